"""Bounds: the words around a figure that make it a bound or an estimate ("at least", "up to", "or more").

One table: the words, and what they make of the number. The words belong to the quote.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factbase.extract.document import Document
from factbase.extract.figure import Figure
from factbase.figures import Modifier

_BEFORE: dict[Modifier, str] = {
    "at_least": "at least, no fewer than, no less than, not less than, not fewer than, a minimum of, minimum of,"
    " as few as",
    "more_than": "more than, over, above, upwards of, upward of, north of, exceeding, greater than, in excess of",
    "up_to": "up to, as many as, as much as, at most, no more than, not more than, a maximum of, maximum of, as high as",
    "fewer_than": "less than, fewer than, under, below, short of",
    "about": "about, around, some, nearly, almost, close to, roughly, approximately, an estimated, estimated, approx,"
    " in the range of, circa, near, somewhere around, in the region of, virtually, ~, c., well over about",
    "between": "somewhere",
}
_AFTER: dict[Modifier, str] = {
    "at_least": "or more, or above, or higher, or older, at least, and over, and above, plus",
    "up_to": "or less, or fewer, or under, or below, at most, or younger",
    "about": "or so, or thereabouts",
}


def _phrases(table: dict[Modifier, str]) -> dict[tuple[str, ...], Modifier]:
    return {tuple(phrase.split()): modifier for modifier, row in table.items() for phrase in row.split(",")}


_PHRASES_BEFORE = _phrases(_BEFORE)
_PHRASES_AFTER = _phrases(_AFTER)
_LONGEST = 4


def apply_bounds(document: Document, figure: Figure) -> Figure:
    """The figure with its bound words in the quote, and its bounds opened as they say."""
    modifier, last = _after(document, figure.last)
    if modifier is None:
        before, first = _before(document, figure.first)
        return _bounded(figure, before, first=first) if before else figure
    noun = last if figure.noun == figure.last else figure.noun
    return replace(_bounded(figure, modifier, first=figure.first), last=last, noun=noun)


def _before(document: Document, index: int) -> tuple[Modifier | None, int]:
    sentence = document.sentence_at(index)
    for length in range(min(_LONGEST, index - sentence.first), 0, -1):
        words = tuple(document.lower(at) for at in range(index - length, index))
        if words in _PHRASES_BEFORE:
            return _PHRASES_BEFORE[words], index - length
    return None, index


def _after(document: Document, index: int) -> tuple[Modifier | None, int]:
    for length in (2, 1):
        words = tuple(document.lower(at) for at in range(index, index + length))
        if words in _PHRASES_AFTER:
            return _PHRASES_AFTER[words], index + length
    if document.lower(index) == "+" and document.glued(index - 1):
        return "at_least", index + 1
    return None, index


def _bounded(figure: Figure, modifier: Modifier, *, first: int) -> Figure:
    """What the words make of the number; a range stays one ("about 20 to 30"), but for "up to 20 or 30"."""
    widened = replace(figure, first=first)
    if modifier == "about":
        return widened if figure.value is None else replace(widened, modifier="about")
    if modifier == "between":
        return widened if figure.modifier == "between" else figure
    if figure.modifier == "between":
        return widened
    low, high = _opened(figure, modifier)
    return replace(widened, modifier=modifier, low=low, high=high)


def _opened(figure: Figure, modifier: Modifier) -> tuple[Decimal | None, Decimal | None]:
    return (figure.low, None) if modifier in {"at_least", "more_than"} else (None, figure.high)
