"""The steps of the pipeline that workers take: each takes what is owed to it until nothing is."""

from collections.abc import Callable

from claims.alerts.delivery import deliver_next
from claims.doorbell import Step
from claims.judging import judge_batch
from claims.reading import read_next

# Each does one row or one batch, and says whether there was any.
_WORK: dict[Step, Callable[[], bool]] = {"read": read_next, "judge": judge_batch, "deliver": deliver_next}


def take(step: Step) -> int:
    """Work until nothing is owed to this step; returns how often there was something to do."""
    taken = 0
    while _WORK[step]():
        taken += 1
    return taken
