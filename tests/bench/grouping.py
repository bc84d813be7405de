"""`python -m factbase group --batch` on more and more articles: processor time and memory of each, and how many pairs of
articles are rightly brought together.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from tests.bench.newsroom import METRICS, Article, articles
from tests.bench.table import Row

# BENCH_GROUPED=1000,10000,100000 for a longer run: a hundred thousand articles take ten minutes.
SIZES = [int(size) for size in os.environ.get("BENCH_GROUPED", "1000,10000").split(",")]
COMMAND = (sys.executable, "-m", "factbase", "group", "--batch")
_KIB = 1024 if sys.platform == "darwin" else 1  # macOS tells bytes

Pair = tuple[str, str, str]


@dataclass(frozen=True)
class _Run:
    """Processor seconds and the greatest memory of one run of the command, and the pairs that it made."""

    seconds: float
    kib: int
    found: frozenset[Pair]


def measure() -> list[Row]:
    """A row for each size, against the smallest, which is run again beside it; memory and pairs are printed."""
    nothing = _run([])
    smallest = SIZES[0]
    rows = []
    for size in SIZES:
        print(f"… grouping {size:,} articles", flush=True)
        done, beside = _run(articles(size)), _run(articles(smallest))
        true = _true_pairs(articles(size))
        right = len(done.found & true)
        assert right, "nothing was grouped"
        print(
            f"{(done.kib - nothing.kib) / size:.1f} KiB an article; {len(true):,} pairs to find:"
            f" precision {right / len(done.found):.3f}, recall {right / len(true):.3f}"
        )
        as_many = beside.seconds * size / smallest
        rows.append(
            Row(f"grouping {size:,} articles", size, "articles", done.seconds, f"runs of {smallest:,}", as_many)
        )
    return rows


def _run(told: Iterable[Article]) -> _Run:
    """One run of the command in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        texts, facts = Path(folder, "articles.jsonl"), Path(folder, "facts.jsonl")
        with texts.open("w", encoding="utf-8") as out:
            out.writelines(f"{_line(article)}\n" for article in told)
        with texts.open("rb") as given, facts.open("wb") as out:
            process = subprocess.Popen(COMMAND, stdin=given, stdout=out)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0, "the command failed"
        with facts.open("rb") as made:
            found = frozenset(pair for line in made for pair in _pairs_of(json.loads(line)))
    return _Run(used.ru_utime + used.ru_stime, used.ru_maxrss // _KIB, found)


def _line(article: Article) -> str:
    told = {"id": article.id, "text": article.text, "published": f"{article.published}", "publisher": article.publisher}
    return json.dumps(told, ensure_ascii=False)


def _pairs_of(fact: dict[str, object]) -> Iterable[Pair]:
    """The articles that a fact of the metrics that are known brings together."""
    metric = fact["metric"]
    if metric in METRICS:
        named = sorted({claim["article"] for claim in fact["claims"] if claim["state"] == "confirmed"})
        yield from ((metric, one, other) for one, other in combinations(named, 2))


def _true_pairs(told: Iterable[Article]) -> frozenset[Pair]:
    tellers: dict[int, list[str]] = defaultdict(list)
    for article in told:
        for event in article.events:
            tellers[event].append(article.id)
    return frozenset(
        (metric, *pair) for metric in METRICS for named in tellers.values() for pair in combinations(sorted(named), 2)
    )
