"""The steps of the pipeline that workers take: each takes what is owed to it until nothing is, or its turn is over.

Turns are short, so that a long backlog of one step (a thousand texts to be read) never keeps the others waiting.
"""

import time
from collections.abc import Callable

from claims.alerts.delivery import deliver_next
from claims.grouping.turns import group_next
from claims.judging.judge import judge_batch
from claims.reading.reader import read_next
from claims.sourcing.copying import find_next_copies
from claims.work.doorbell import STEPS, Step, ring, ring_for_help

TURN_SECONDS = 2.0


# So many texts are read, if a turn is not half over, before what is read is grouped together.
_READ_AT_ONCE = 16


def _read_and_group() -> bool:
    """Read some texts and group what is read; where nothing is due, search for the copies that no reading searched for."""
    half = time.monotonic() + TURN_SECONDS / 2
    texts = 0
    while read_next():
        texts += 1
        if texts == _READ_AT_ONCE or time.monotonic() > half:
            break
    return group_next() or texts > 0 or find_next_copies()


# Each does some rows, and says whether there was any.
_WORK: dict[Step, Callable[[], bool]] = {"read": _read_and_group, "judge": judge_batch, "deliver": deliver_next}


def take(step: Step) -> int:
    """Work until nothing is owed to this step; returns how often there was something to do."""
    taken = 0
    while _WORK[step]():
        taken += 1
    return taken


def take_turn(step: Step) -> bool:
    """Work for one turn; returns whether there may be more."""
    over = time.monotonic() + TURN_SECONDS
    while _WORK[step]():
        if time.monotonic() > over:
            return True
    return False


def answer_bell(step: Step) -> None:
    """One turn at this step; where there is more, the bell is rung again, behind those that wait.

    One bell would keep one worker at a long backlog while the others slept, so whoever is idle is rung for, too.
    """
    if take_turn(step):
        ring_for_help(step)
        ring(step)


def take_turns() -> bool:
    """One turn at each step, in their order; returns whether there may be more."""
    more = [take_turn(step) for step in STEPS]
    return any(more)
