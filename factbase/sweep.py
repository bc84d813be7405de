"""The positions on a fact: maximal sets of claims that have a value in common, by one sweep over their sorted bounds.

Intervals that meet in pairs have a value common to all, so a set is complete at the first end that follows a start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factbase.placing import Placed
from factbase.verdicts import Position


@dataclass(frozen=True, slots=True)
class Stand:
    """The claims of one position, who says them (each origin once), and the interval that all have in common."""

    members: tuple[Placed, ...]
    origins: tuple[str, ...]
    low: Decimal
    high: Decimal

    def position(self) -> Position:
        """As the verdict tells it: an end that is infinite is None."""
        low, high = (bound if bound.is_finite() else None for bound in (self.low, self.high))
        return Position(low, high, tuple([placed.claim.id for placed in self.members]), self.origins)


def stands_of(claims: Sequence[Placed]) -> tuple[Stand, ...]:
    """The positions of these claims of one family, from the lowest to the highest."""
    starts = sorted(claims, key=lambda placed: (placed.low, placed.high, placed.claim.id))
    ends = sorted(claims, key=lambda placed: placed.high)
    found: list[Stand] = []
    active: dict[int, Placed] = {}
    begun, grown = 0, False
    for ending in ends:
        while begun < len(starts) and starts[begun].low <= ending.high:
            active[starts[begun].rank] = starts[begun]
            begun, grown = begun + 1, True
        if grown:
            members = tuple(active.values())
            origins = tuple(dict.fromkeys([placed.claim.origin for placed in members]))
            found.append(Stand(members, origins, starts[begun - 1].low, ending.high))
            grown = False
        del active[ending.rank]
    return tuple(found)
