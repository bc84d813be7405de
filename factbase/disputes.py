"""What cannot all be true: the four kinds of dispute, each with the two claims that show it best (rules 6 and 7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factbase.intervals import EXACT
from factbase.placing import Placed
from factbase.verdicts import ConflictKind


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two claims, the lower wholly below the upper, and the gap by which the severity is told, as a share of 1."""

    kind: ConflictKind
    lower: Placed
    upper: Placed
    gap: Decimal


@dataclass(frozen=True, slots=True)
class _Extremes:
    """The claim of one origin that ends lowest, and the one that begins highest."""

    lowest: Placed
    highest: Placed


def disputes_of(
    standing: Sequence[Placed],
    *,
    regressions: Iterable[tuple[Placed, Placed]],
    parts: Iterable[tuple[Placed, Placed]],
) -> tuple[Dispute, ...]:
    """The disputes of one family, at most one of a kind.

    ``standing`` are its current claims that are not out of date, ``regressions`` pairs of (now, what the origin said
    before), ``parts`` pairs of (part, its total).
    """
    extremes = [_extremes(claims) for claims in _by_origin(standing)] if _fall_apart(standing) else []
    widest = _widest_gap(standing)
    exceeding = [(total, part) for part, total in parts if total.below(part)]
    return tuple(
        dispute
        for dispute in (
            _self_contradiction(extremes, gap=widest),
            _worst("part_exceeds_whole", exceeding),
            _disjoint(extremes, gap=widest),
            _worst("regression", list(regressions)),
        )
        if dispute is not None
    )


def _fall_apart(claims: Sequence[Placed]) -> bool:
    """Whether they have no value common to all."""
    return bool(claims) and max(placed.low for placed in claims) > min(placed.high for placed in claims)


def gap_between(lower: Placed, upper: Placed) -> Decimal:
    """How far the lower ends below the start of the upper, as a share of that start (or of 1, where it is less)."""
    return EXACT.divide(EXACT.subtract(upper.low, lower.high), max(Decimal(1), upper.low))


def _self_contradiction(extremes: list[_Extremes], *, gap: Decimal) -> Dispute | None:
    own = [(origin.lowest, origin.highest) for origin in extremes if origin.lowest.below(origin.highest)]
    worst = _worst("self_contradiction", own)
    return worst and Dispute(worst.kind, worst.lower, worst.upper, gap)


def _disjoint(extremes: list[_Extremes], *, gap: Decimal) -> Dispute | None:
    """Between origins: the lowest end and the highest start of different ones, among the two outermost of each."""
    lowest = sorted((origin.lowest for origin in extremes), key=_end)[:2]
    highest = sorted((origin.highest for origin in extremes), key=_start, reverse=True)[:2]
    pairs = [(low, high) for low in lowest for high in highest if low.origin != high.origin and low.below(high)]
    worst = _worst("disjoint", pairs)
    return worst and Dispute(worst.kind, worst.lower, worst.upper, gap)


def _worst(kind: ConflictKind, pairs: list[tuple[Placed, Placed]]) -> Dispute | None:
    disputes = (Dispute(kind, lower, upper, gap_between(lower, upper)) for lower, upper in pairs)
    return max(disputes, key=_rank, default=None)


def _rank(dispute: Dispute) -> tuple[Decimal, Decimal, str, str]:
    """The widest gap first; the ids see to it that the order of claims decides nothing."""
    return dispute.gap, dispute.upper.low, dispute.lower.claim.id, dispute.upper.claim.id


def _by_origin(claims: Iterable[Placed]) -> list[list[Placed]]:
    found: dict[str, list[Placed]] = {}
    for placed in claims:
        found.setdefault(placed.origin, []).append(placed)
    return list(found.values())


def _extremes(claims: list[Placed]) -> _Extremes:
    return _Extremes(min(claims, key=_end), max(claims, key=_start))


def _widest_gap(claims: Sequence[Placed]) -> Decimal:
    return gap_between(min(claims, key=_end), max(claims, key=_start)) if claims else Decimal(0)


def _end(placed: Placed) -> tuple[Decimal, str]:
    return placed.high, placed.claim.id


def _start(placed: Placed) -> tuple[Decimal, str]:
    return placed.low, placed.claim.id
