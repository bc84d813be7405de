"""Extraction: text -> the figures that it states, as claims that nobody is yet said to have said.

The order is explicit: numerals make quantities (ranges joined), each quantity is offered to the kind rules in the
order of `KIND_RULES` and goes to the first that reads it, bound words open it, then implied ones and zeros join in
where no number stands, and frames say what happened to what is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factbase.extract.ages import listed_age, read_age
from factbase.extract.bounds import apply_bounds
from factbase.extract.counts import read_count
from factbase.extract.dating import dated_from_before
from factbase.extract.document import Document
from factbase.extract.elided import with_units
from factbase.extract.events import Events
from factbase.extract.figure import Figure, KindRule
from factbase.extract.frames import frame_figures
from factbase.extract.headlines import find_headline_ones
from factbase.extract.implied import find_implied
from factbase.extract.measures import read_duration, read_measure
from factbase.extract.money import read_money
from factbase.extract.numerals import find_numerals
from factbase.extract.percentages import read_percentage
from factbase.extract.ranges import join_ranges
from factbase.extract.rates import read_rate
from factbase.extract.ratios import find_shares, read_ratio
from factbase.extract.replaced import without_replaced
from factbase.extract.resumed import with_resumed
from factbase.extract.skipped import find_skipped
from factbase.extract.totals import with_totals
from factbase.extract.zero import find_zeros
from factbase.figures import Claim, Skipped

# The narrower reading first: an age is also a duration, a sum also a count.
KIND_RULES: tuple[KindRule, ...] = (
    read_age,
    read_money,
    read_percentage,
    read_measure,
    read_ratio,
    read_rate,
    read_duration,
    read_count,
)


def extract(document: Document) -> tuple[Claim, ...]:
    """The claims of a document, in the order of its text, none overlapping, attribution left empty."""
    events = Events(document)
    return _claims(document, events, _figures(document, events))


def extract_all(document: Document) -> tuple[tuple[Claim, ...], tuple[Skipped, ...]]:
    """The same claims, and what looks like a number and is in none of them, with the reasons."""
    events = Events(document)
    figures = _figures(document, events)
    claims = _claims(document, events, figures)
    return claims, find_skipped(document, figures, claims)


def _claims(document: Document, events: Events, figures: list[Figure]) -> tuple[Claim, ...]:
    claims = tuple(with_resumed(document, with_totals(frame_figures(document, events, figures))))
    return tuple(without_replaced(document, tuple(dated_from_before(document, claims))))


def _figures(document: Document, events: Events) -> list[Figure]:
    """What every rule found, in order, none overlapping."""
    shares = [apply_bounds(document, share) for share in find_shares(document)]
    found = [
        find_headline_ones(document, events),
        with_units(document, _written(document)),
        find_implied(document, events),
        find_zeros(document, events),
        shares,
    ]
    return _apart(figure for figures in found for figure in figures)


def _within_sentence(document: Document, figure: Figure) -> bool:
    """Whether the words of a figure are of one sentence: "5" and "percent" of two lines are not."""
    return figure.last <= document.sentence_at(figure.first).last


def _apart(figures: Iterable[Figure]) -> list[Figure]:
    """The figures in the order of the text; where two overlap, the one that came first."""
    taken: set[int] = set()
    kept: list[Figure] = []
    for figure in figures:
        if taken.isdisjoint(range(figure.first, figure.last)):
            taken.update(range(figure.first, figure.last))
            kept.append(figure)
    return sorted(kept, key=lambda figure: figure.first)


def _written(document: Document) -> Iterator[Figure]:
    """The figures that stand in the text as a number."""
    end, before = 0, None
    for quantity in join_ranges(document, find_numerals(document)):
        if quantity.first < end:  # a figure before has taken it in ("one in five", "one attack every three days")
            continue
        figure = next((found for rule in KIND_RULES if (found := rule(document, quantity)) is not None), None)
        if figure is not None:
            figure = apply_bounds(document, listed_age(document, before, figure))
            if figure.first >= end and _within_sentence(document, figure):
                end, before = figure.last, figure
                yield figure
