"""The plots of a fact: of all its claims for its own page, of its positions alone for a list of facts.

Both are in the unit of the verdict; what cannot be brought into it is left out, and the page says so in words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from claims.alerts.wording import one_line
from claims.judging.verdicts import interval_of_claim
from claims.models import Claim, Verdict
from claims.pages.plots import Band, Mark, Plot, hue_of, plot_of
from claims.pages.wording import day_words, figure_words, position_words
from claims.queries import voice_as_shown
from factbase.phrases import joined
from factbase.units import convert

# Where a claim of these lists of a verdict stands instead of in a position.
ASIDE = (("superseded", "superseded"), ("outdated", "out of date"), ("copies", "a copy"))
MOST_POSITIONS_IN_A_LIST = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as a line of the table that says what the plot shows."""

    when: str
    figure: str
    origin: str
    outlet: str
    stands: str


def fact_plot(verdict: Verdict, claims: Mapping[int, Claim]) -> Plot | None:
    """The claims that the verdict speaks of, on the bands of its positions; None where there is nothing to draw."""
    found = {pk: _mark(claims[pk], verdict.unit, aside) for pk, aside in _asides(verdict).items() if pk in claims}
    marks = {pk: mark for pk, mark in found.items() if mark is not None}
    bands = [_band(number, position, claims, verdict.unit) for number, position in _comparable(verdict, claims)]
    return plot_of(list(marks.values()), bands=bands, unit=verdict.unit) if marks else None


def fact_lines(verdict: Verdict, claims: Mapping[int, Claim]) -> list[Line]:
    """The same claims as lines, in the order of their times; those in another unit, too."""
    stands = {pk: position_words(at, claims, verdict.unit) for at in verdict.positions for pk in at["claims"]}
    told = [(claims[pk], aside or stands[pk]) for pk, aside in _asides(verdict).items() if pk in claims]
    told.sort(key=lambda pair: (_moment(pair[0]), pair[0].pk))
    return [
        Line(_when(claim), figure_words(claim), str(claim.origin), str(claim.article.publisher), stands_at)
        for claim, stands_at in told
    ]


def positions_plot(verdict: Verdict, claims: Mapping[int, Claim]) -> Plot:
    """The positions alone, each as a bar with those who stand there; `claims` has at least those of the positions."""
    shown = _foremost(_comparable(verdict, claims))
    marks = [_position_mark(number, position, claims, verdict.unit) for number, position in shown]
    return plot_of(marks, unit=verdict.unit)


def claims_of_positions(verdicts: Iterable[Verdict]) -> list[int]:
    """The claims in the positions of these verdicts."""
    return [pk for verdict in verdicts for position in verdict.positions for pk in position["claims"]]


def _comparable(verdict: Verdict, claims: Mapping[int, Claim]) -> list[tuple[int, dict[str, Any]]]:
    """The positions in the verdict's unit, with their numbers: those whose claims can be brought into it."""
    return [
        (number, position)
        for number, position in enumerate(verdict.positions)
        if all(_converts(claims[pk].unit, verdict.unit) for pk in position["claims"] if pk in claims)
    ]


def _asides(verdict: Verdict) -> dict[int, str]:
    """The claims that the verdict speaks of, and why one stands in no position ("" where it does)."""
    asides = {pk: why for name, why in ASIDE for pk in getattr(verdict, name)}
    return asides | {pk: "" for position in verdict.positions for pk in position["claims"]}


def _mark(claim: Claim, unit: str, aside: str) -> Mark | None:
    """The claim by the interval that it is compared by, where a bound that it leaves open stays open."""
    low, high = _bounds(claim)
    try:
        low, high, point = (_converted(number, claim.unit, unit) for number in (low, high, claim.value))
    except ValueError:
        return None
    return Mark(
        name=one_line(str(claim.origin)),
        words=one_line(figure_words(claim)),
        low=low,
        high=high,
        point=point,
        at=_moment(claim),
        when=_when(claim),
        aside=aside,
    )


def _bounds(claim: Claim) -> tuple[Decimal | None, Decimal | None]:
    interval = interval_of_claim(claim)
    opens_below = claim.low is None and claim.high is not None
    return (
        None if opens_below or interval.low.is_infinite() else interval.low,
        None if interval.high.is_infinite() else interval.high,
    )


def _moment(claim: Claim) -> datetime:
    return claim.as_of or claim.article.published_at


def _when(claim: Claim) -> str:
    article = claim.article
    return day_words(_moment(claim), claim.as_of_precision if claim.as_of else article.published_precision)


def _band(number: int, position: dict[str, Any], claims: Mapping[int, Claim], unit: str) -> Band:
    words = one_line(position_words(position, claims, unit))
    return Band(words, _decimal(position["low"]), _decimal(position["high"]), hue_of(number))


def _foremost(positions: list[tuple[int, dict[str, Any]]]) -> list[tuple[int, dict[str, Any]]]:
    """Of many positions the outermost two, and between them those of the most origins."""
    inner = sorted(positions[1:-1], key=lambda pair: -len(pair[1]["origins"]))[: MOST_POSITIONS_IN_A_LIST - 2]
    kept = {number for number, _ in (*positions[:1], *inner, *positions[-1:])}
    return [(number, position) for number, position in positions if number in kept]


def _position_mark(number: int, position: dict[str, Any], claims: Mapping[int, Claim], unit: str) -> Mark:
    band = _band(number, position, claims, unit)
    point = band.low if band.low == band.high else None
    names = [one_line(voice_as_shown(voice)) for voice in position["origins"]]
    return Mark(joined(names), band.words, band.low, band.high, point, hue=band.hue)


def _decimal(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


def _converted(number: Decimal | None, unit: str, to_unit: str) -> Decimal | None:
    return None if number is None else convert(number, unit or None, to_unit or None)


def _converts(unit: str, to_unit: str) -> bool:
    try:
        _converted(Decimal(1), unit, to_unit)
    except ValueError:
        return False
    return True
