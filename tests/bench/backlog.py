"""A backlog of articles, read by one, two and four Celery workers: how much sooner, and whether they make the same facts."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime

from django.core.management import call_command
from django.db.models import F
from django.db.models.functions import Now

from claims.models import Fact, Membership, Reading
from claims.pipeline import take_in
from claims.work.doorbell import ring
from tests.bench.table import Row

# BENCH_BACKLOG=200 for a quicker run.
ARTICLES = int(os.environ.get("BENCH_BACKLOG", "2000"))
WORKERS = (1, 2, 4)
_TOWNS = [
    f"{first}{last}" for first in ("Nor", "Sal", "Ker", "Mab", "Tul", "Dar") for last in ("ham", "wick", "una", "eth")
]
_WHAT = ("A blast at the market", "Shelling of the port", "A raid on the barracks", "A fire at the depot")


def measure() -> list[Row]:
    """A row for each number of workers, against one worker over the same texts."""
    call_command("migrate", verbosity=0)
    rows: list[Row] = []
    alone: tuple[float, set[frozenset[str]]] | None = None
    for workers in WORKERS:
        print(f"… a backlog of {ARTICLES:,} articles, {workers} worker{'s' * (workers > 1)}", flush=True)
        call_command("flush", verbosity=0, interactive=False)
        call_command("migrate", verbosity=0)
        _take_in_backlog()
        seconds = _read_by(workers)
        facts = _facts()
        alone = alone or (seconds, facts)
        same = len(facts & alone[1]) / len(facts | alone[1])
        name = f"a backlog read by {workers} ({same:.1%} of the facts the same)"
        rows.append(Row(name, ARTICLES, "articles", seconds, "one worker", alone[0]))
    return rows


def _take_in_backlog() -> None:
    """Reports of some hundred events, several on each, by many outlets; the same at each call."""
    chance = random.Random(1)
    for number in range(ARTICLES):
        town, what = chance.choice(_TOWNS), chance.choice(_WHAT)
        day, killed, injured = chance.randrange(1, 28), chance.randrange(3, 40), chance.randrange(5, 90)
        take_in(
            title=f"{what} in {town}",
            text=(
                f"{what} in {town} on {day} March killed at least {killed} people and wounded {injured}, a doctor said."
                f" Rescuers pulled {chance.randrange(2, 9)} men from the ruins, report {number} of this desk says.\n\n"
                f"The provincial council put the damage at ${chance.randrange(2, 90)} million."
            ),
            publisher=f"Outlet {number % 60}",
            published_at=f"2016-03-{day + 1:02}",
        )


def _read_by(workers: int) -> float:
    """Seconds from the bell until nothing is owed; the workers are up by then."""
    with ExitStack() as stack:
        Reading.objects.update(due_at=datetime(9999, 1, 1, tzinfo=UTC))
        for _ in range(workers):
            stack.enter_context(_worker())
        time.sleep(8)  # they start, and find nothing that is due
        began = time.perf_counter()
        Reading.objects.update(due_at=Now())
        ring("read")
        while _owed():
            time.sleep(0.1)
        return time.perf_counter() - began


@contextmanager
def _worker() -> Iterator[None]:
    """A Celery worker of one process, as a machine of a desk would run it; ended when left."""
    command = ["-m", "celery", "--quiet", "-A", "config", "worker", "--concurrency=1"]
    process = subprocess.Popen(
        [sys.executable, *command, "--without-gossip", "--without-mingle"],
        env={**os.environ, "LOG_LEVEL": "ERROR"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def _owed() -> bool:
    waiting = Reading.objects.filter(state__in=Reading.OWED)
    return waiting.exists() or Fact.objects.filter(wanted__gt=F("judged"), merged_into=None).exists()


def _facts() -> set[frozenset[str]]:
    """The facts as sets of claims, each named by its text and place."""
    members: dict[int, list[str]] = {}
    confirmed = Membership.objects.filter(state="confirmed")
    named: Iterable[tuple[int, str, int]] = confirmed.values_list(
        "fact", "claim__reading__revision__sha256", "claim__start"
    )
    for fact, text, start in named:
        members.setdefault(fact, []).append(f"{text}:{start}")
    return {frozenset(claims) for claims in members.values()}
