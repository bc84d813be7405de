"""Which current claims are out of date: cumulative facts grow, so an old number wholly below a new one is no dispute.

A claim is out of date where one wholly above it is as of a time beyond the window later, or is a later update ("has
risen to"). On a settled fact growth is no longer believed (rule 4). A claim of unknown time is never out of date, and
puts none out of date.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import accumulate
from typing import Any

from factbase.intervals import INFINITY
from factbase.moments import Moment, not_before
from factbase.placing import Placed
from factbase.policy import Policy

_MICROSECOND = timedelta(microseconds=1)


def out_of_date(
    current: Sequence[Placed], *, settled_at: Moment | None, policy: Policy
) -> tuple[tuple[Placed, Placed], ...]:
    """The current claims of a cumulative fact that are out of date, each with the highest claim that says so."""
    if max((placed.low for placed in current), default=INFINITY) <= min(
        (placed.high for placed in current), default=INFINITY
    ):
        return ()  # all have a value in common, so none is wholly below another
    known = [placed for placed in current if placed.moment is not None]
    believed = [placed for placed in known if _believed(placed, settled_at)]
    by_day = _HighestAfter((placed.day, placed) for placed in believed)
    by_bare_day = _HighestAfter((placed.day, placed) for placed in believed if not placed.timed)
    by_time = _HighestAfter((placed.order[0], placed) for placed in believed if placed.timed)
    updates = _HighestAfter((placed.order, placed) for placed in believed if placed.claim.change == "update")
    found = []
    for placed in known:
        last_day, last = placed.day + policy.window_days, placed.order[0] + policy.window // _MICROSECOND
        later = [by_time.than(last), by_bare_day.than(last_day)] if placed.timed else [by_day.than(last_day)]
        higher = [answer for answer in (updates.than(placed.order), *later) if answer is not None]
        top = max(higher, key=_height, default=None)
        if top is not None and placed.below(top):
            found.append((placed, top))
    return tuple(found)


def _believed(placed: Placed, settled_at: Moment | None) -> bool:
    """Whether growth is believed that this claim tells: on a settled fact, only where it is said to be an update."""
    if settled_at is None or placed.moment is None or placed.claim.change == "update":
        return True
    return not not_before(placed.moment, settled_at)


def _height(placed: Placed) -> tuple[Decimal, tuple[int, int, bool], str]:
    """By the low bound, then the later, then by id, so that the order in which claims are given decides nothing."""
    return placed.low, placed.order, placed.claim.id


def _higher(one: Placed, other: Placed) -> Placed:
    return max(one, other, key=_height)


class _HighestAfter:
    """Answers which of some claims has the highest low bound among those whose key is greater than a given one."""

    def __init__(self, keyed: Iterable[tuple[Any, Placed]]) -> None:
        in_order = sorted(keyed, key=lambda pair: pair[0])
        self._keys = [key for key, _ in in_order]
        claims = [placed for _, placed in reversed(in_order)]
        self._highest = list(accumulate(claims, _higher))[::-1]

    def than(self, key: Any) -> Placed | None:
        at = bisect_right(self._keys, key)
        return self._highest[at] if at < len(self._keys) else None
