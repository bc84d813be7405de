"""The peer: quantulum3 on the same sentences in the same run, in an environment of its own outside the service's.

It is measured as it tells units apart best, with its classifier, and as it is fastest, without. It reads sentence by
sentence, and finds quantities only: no bounds, nouns counted, events or sources.
"""

import hashlib
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from factbase import extract_claims
from tests.bench import texts
from tests.bench.table import Row, processor_seconds

LOCK = texts.ROOT / "requirements/peer.txt"
SENTENCES = 600
PUBLISHED = date(2019, 12, 31)
_READ = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
from quantulum3 import classifier, parser
sentences = json.load(sys.stdin)
seconds = []
for with_classifier in (True, False):
    classifier.USE_CLF = with_classifier
    parser.parse("a rod of 3 kg and 5 pounds")
    began = time.process_time()
    for sentence in sentences:
        parser.parse(sentence)
    seconds.append(time.process_time() - began)
print(json.dumps(seconds))
"""


def measure() -> list[Row]:
    """How often the peer takes our time; no rows, and the reason in print, where there is no peer to be had."""
    sentences = texts.sentences(SENTENCES)
    try:
        seconds = _read_by_peer(sentences)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"no peer to compare with: {_reason(error)}", file=sys.stderr)
        return []
    articles = texts.articles(sentences)
    ours = processor_seconds(lambda: [extract_claims(text, published=PUBLISHED) for text in articles])
    return [
        Row(f"quantulum3, {how}", SENTENCES, "sentences", theirs, "factbase on the same sentences", ours)
        for how, theirs in zip(("with its classifier", "without its classifier"), seconds, strict=True)
    ]


def python() -> Path:
    """The interpreter that has the peer; its environment is made where it is missing or of another lock.

    Raises OSError or subprocess.CalledProcessError where it cannot be made.
    """
    lock = hashlib.sha256(LOCK.read_bytes()).hexdigest()[:12]
    folder = Path(os.environ.get("FACTBASE_VAR", texts.ROOT / "var")) / f"bench-peer-{lock}"
    interpreter, made = folder / "bin/python", folder / "made"
    if not made.exists():
        print("… an environment for the peer", flush=True)
        _run(sys.executable, "-m", "venv", "--clear", str(folder))
        _run(
            interpreter,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            LOCK,
        )
        made.touch()
    return interpreter


def _read_by_peer(sentences: list[str]) -> list[float]:
    answer: list[float] = json.loads(_run(python(), "-c", _READ, given=json.dumps(sentences)))
    return answer


def _run(*command: str | Path, given: str = "") -> str:
    return subprocess.run(list(map(str, command)), input=given, capture_output=True, text=True, check=True).stdout


def _reason(error: OSError | subprocess.CalledProcessError) -> str:
    """The last line that the failed command said."""
    said = error.stderr.strip().splitlines() if isinstance(error, subprocess.CalledProcessError) else []
    return said[-1] if said else str(error)
