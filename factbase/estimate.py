"""What a fact's number is: the lowest and highest bound stated, and the best guess between (rule 11).

The best guess is no average of sources: it is the middle of what the best supported position has in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from factbase.intervals import EXACT
from factbase.placing import Placed
from factbase.sweep import Stand


@dataclass(frozen=True, slots=True)
class Estimate:
    """Low, best and high, in the unit of the family that they are of; all None where no claim stands."""

    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None


def estimate_of(standing: Sequence[Placed], stands: Sequence[Stand], *, kind: str) -> Estimate:
    """The estimate from the claims of one family that stand, and their positions."""
    if not standing:
        return Estimate()
    stated = [bound for placed in standing for bound in placed.stated]
    most = max(len(stand.origins) for stand in stands)
    supported = [stand for stand in stands if len(stand.origins) == most]
    return Estimate(min(stated), _best(max(supported, key=_recency), kind=kind), max(stated))


def _recency(stand: Stand) -> tuple[tuple[int, int, bool], Decimal, Decimal]:
    """By the latest, then the later published, then the highest."""
    return max(placed.order for placed in stand.members), stand.low, stand.high


def _best(stand: Stand, *, kind: str) -> Decimal:
    if stand.high.is_infinite():
        return stand.low
    if not any(placed.low == stand.low and not placed.floored for placed in stand.members):
        return stand.high
    middle = EXACT.divide(EXACT.add(stand.low, stand.high), Decimal(2))
    return middle.to_integral_value(ROUND_HALF_UP, EXACT) if kind == "count" else middle
