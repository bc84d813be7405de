"""Claims placed on one scale, so that they can be compared: by family, in one unit, in the order in which they were said.

Figures of different families (a percent and a count, two currencies) are never compared; those of one family are
brought into the unit of its first claim.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from factbase.intervals import Interval, interval_of, kind_of_unit
from factbase.moments import DAY, Moment, instant
from factbase.policy import Policy
from factbase.units import convert, unit_family
from factbase.verdicts import FactClaim


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim with what judging compares, in its family's unit: interval, stated bounds, moment and order of telling.

    ``rank`` is its place among the claims given; ``order`` is as-of time, publication, whether a change is said.
    """

    claim: FactClaim
    rank: int
    low: Decimal
    high: Decimal
    stated: tuple[Decimal, ...]
    moment: Moment | None
    order: tuple[int, int, bool]

    @property
    def origin(self) -> str:
        """The one voice that it is."""
        return self.claim.origin

    @property
    def timed(self) -> bool:
        """Whether its as-of time is known to the time of day."""
        return isinstance(self.moment, datetime)

    @property
    def day(self) -> int:
        """The calendar day of its as-of time, as an ordinal; negative where it is unknown."""
        return self.order[0] // DAY

    @property
    def floored(self) -> bool:
        """Whether its low bound is not its own words, but where the open side ends."""
        return self.claim.low is None and self.claim.modifier in {"up_to", "fewer_than", "between", "vague"}

    def below(self, other: Placed) -> bool:
        """Whether it is wholly below the other."""
        return self.high < other.low

    def meets(self, other: Placed) -> bool:
        """Whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class Family:
    """Claims that can be compared with one another, in the order given; their numbers are in ``unit``."""

    name: str
    kind: str
    unit: str | None
    members: tuple[Placed, ...]


def place(claims: Iterable[FactClaim], *, policy: Policy) -> tuple[Family, ...]:
    """The families of these claims, in the order of their first claims."""
    found: dict[str, tuple[str, str | None, list[Placed]]] = {}
    for rank, claim in enumerate(claims):
        kind = claim.kind or kind_of_unit(claim.unit)
        name = unit_family(claim.unit, kind)
        if name in found and not _converts(claim.unit, found[name][1]):
            name = f"{name} in {claim.unit}"
        _, unit, members = found.setdefault(name, (kind, claim.unit, []))
        members.append(_placed(claim, rank=rank, unit=unit, policy=policy))
    return tuple(Family(name, kind, unit, tuple(members)) for name, (kind, unit, members) in found.items())


def _placed(claim: FactClaim, *, rank: int, unit: str | None, policy: Policy) -> Placed:
    interval = interval_of(
        modifier=claim.modifier,
        value=claim.value,
        low=claim.low,
        high=claim.high,
        unit=claim.unit,
        kind=claim.kind,
        policy=policy,
    )
    stated = tuple(bound for bound in (claim.low, claim.high) if bound is not None) or tuple(
        number for number in (claim.value,) if number is not None
    )
    if claim.unit != unit:
        interval = Interval(_converted(interval.low, claim.unit, unit), _converted(interval.high, claim.unit, unit))
        stated = tuple(_converted(bound, claim.unit, unit) for bound in stated)
    moment = claim.as_of or claim.published
    order = (_instant(moment), _instant(claim.published), claim.change is not None)
    return Placed(claim, rank, interval.low, interval.high, stated, moment, order)


def _instant(moment: Moment | None) -> int:
    return -1 if moment is None else instant(moment)


def _converted(number: Decimal, unit: str | None, to_unit: str | None) -> Decimal:
    return number if number.is_infinite() else convert(number, unit, to_unit)


def _converts(unit: str | None, to_unit: str | None) -> bool:
    try:
        convert(Decimal(1), unit, to_unit)
    except ValueError:
        return False
    return True
