"""Which claims of one origin are current: later ones replace earlier ones, a stale repeat replaces nothing (rule 3).

A source that told nine dead and now tells 26 stands at 26. When another paper then repeats the nine, with no word of a
change, that is an old number, not news. Where claims tie in time, growth says that the highest is the later one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from factbase.placing import Placed
from factbase.verdicts import Counting


@dataclass(frozen=True, slots=True)
class Voice:
    """What one origin says now, what it has left, and where it went down without a word: (now, earlier) pairs."""

    current: tuple[Placed, ...]
    superseded: tuple[Placed, ...]
    regressions: tuple[tuple[Placed, Placed], ...]


def voice_of(claims: Sequence[Placed], *, counting: Counting) -> Voice:
    """The voice of one origin, of all its claims within one family, in any order."""
    if len(claims) == 1:
        return Voice(tuple(claims), (), ())
    current: tuple[Placed, ...] = ()
    superseded: list[Placed] = []
    left = _Values()
    top: Placed | None = None  # the highest that it said before, since its last correction
    told: list[Placed] = []  # what it said at the last moment, tied claims that were not the highest too
    for _, tied in groupby(sorted(claims, key=lambda placed: placed.order), key=lambda placed: placed.order):
        fresh, stale = _without_stale(tuple(tied), current=current, left=left)
        superseded += stale
        if not fresh:
            continue
        corrected = any(placed.claim.change == "correction" for placed in fresh)
        top = None if corrected else max((*told, *filter(None, [top])), key=_last_highest, default=None)
        now, lower = _highest_of(fresh) if counting == "cumulative" else (fresh, ())
        superseded += [*current, *lower]
        left.add((*current, *lower))
        current, told = now, list(fresh)
    fallen = top if counting == "cumulative" else None
    return Voice(current, tuple(superseded), tuple((now, fallen) for now in current if fallen and now.below(fallen)))


def _without_stale(
    tied: tuple[Placed, ...], *, current: tuple[Placed, ...], left: _Values
) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
    """The claims of one moment, those that only repeat a value that the origin has left apart."""
    if not left:
        return tied, ()
    publishers = {placed.claim.publisher for placed in current}
    stands = _Values()
    stands.add(current)
    stale = {
        placed.rank
        for placed in tied
        if placed.claim.change is None
        and placed.claim.publisher not in publishers
        and left.meet(placed)
        and not stands.meet(placed)
    }
    return (
        tuple(placed for placed in tied if placed.rank not in stale),
        tuple(placed for placed in tied if placed.rank in stale),
    )


def _highest_of(tied: tuple[Placed, ...]) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
    """Those that tie with the highest (it, those that meet it, and those of its publisher), and the rest."""
    top = max(tied, key=_highest)
    publishers = {placed.claim.publisher for placed in tied if _highest(placed) == _highest(top)}
    stays = [placed.meets(top) or placed.claim.publisher in publishers for placed in tied]
    return (
        tuple(placed for placed, stay in zip(tied, stays, strict=True) if stay),
        tuple(placed for placed, stay in zip(tied, stays, strict=True) if not stay),
    )


def _last_highest(placed: Placed) -> tuple[Decimal, Decimal, tuple[int, int, bool], str]:
    """Of claims equally high the last, so that the order in which claims are given decides nothing."""
    return placed.low, placed.high, placed.order, placed.claim.id


def _highest(placed: Placed) -> tuple[Decimal, Decimal]:
    return placed.low, placed.high


class _Values:
    """A set of values, as disjoint intervals in order: whether a claim meets any costs one look-up."""

    def __init__(self) -> None:
        self._lows: list[Decimal] = []
        self._highs: list[Decimal] = []

    def __bool__(self) -> bool:
        return bool(self._lows)

    def add(self, claims: Iterable[Placed]) -> None:
        for placed in claims:
            first = bisect_left(self._highs, placed.low)
            last = bisect_right(self._lows, placed.high)
            inside = slice(first, max(first, last))
            low = min([placed.low, *self._lows[inside]])
            high = max([placed.high, *self._highs[inside]])
            self._lows[inside], self._highs[inside] = [low], [high]

    def meet(self, placed: Placed) -> bool:
        first = bisect_left(self._highs, placed.low)
        return first < len(self._lows) and self._lows[first] <= placed.high
