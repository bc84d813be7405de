"""One row a measurement, and how often it takes the time of what it is measured against."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """What was measured, over how many things, in how many seconds, and the bare thing's seconds beside it."""

    name: str
    things: int
    unit: str
    seconds: float
    against: str
    bare_seconds: float

    @property
    def ratio(self) -> float:
        return self.seconds / self.bare_seconds


def best_of(job: Callable[[], Any], *, times: int = 3) -> float:
    """Seconds of the fastest run: what the machine can do, less what else it was doing."""
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        job()
        seconds.append(time.perf_counter() - began)
    return min(seconds)


def print_table(rows: list[Row]) -> None:
    """For people; the ratio is what to compare between runs and machines."""
    print(f"{'':44} {'per second':>16} {'ratio':>8}  against")
    for row in rows:
        speed = f"{row.things / row.seconds:,.0f} {row.unit}"
        print(f"{row.name:44} {speed:>16} {row.ratio:8.1f}  {row.against}")
