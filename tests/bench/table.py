"""One row a measurement, and how often it takes the time of what it is measured against."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
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


def best_of(job: Callable[[], Any], *, times: int = 3, clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds of the fastest run: what the machine can do, less what else it was doing.

    ``clock`` is `time.process_time` for what runs in this process alone: other programs then count for even less.
    """
    seconds = []
    for _ in range(times):
        began = clock()
        job()
        seconds.append(clock() - began)
    return min(seconds)


processor_seconds = partial(best_of, clock=time.process_time)


def print_table(rows: list[Row]) -> None:
    """For people; the ratio is what to compare between runs and machines."""
    speeds = [f"{row.things / row.seconds:,.0f} {row.unit}" for row in rows]
    name, speed = (max(map(len, texts), default=0) for texts in ([row.name for row in rows], [*speeds, "per second"]))
    print(f"{'':{name}}  {'per second':>{speed}} {'ratio':>8}  against")
    for row, told in zip(rows, speeds, strict=True):
        print(f"{row.name:{name}}  {told:>{speed}} {row.ratio:8.1f}  {row.against}")
