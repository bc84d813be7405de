"""Ranges: "20 to 30", "between 20 and 30", "five or six", "2-3 million", "$5m-$10m" are one quantity.

Not: "rose from 5 to 8", which states two figures of two times; "50-48", a score (masked).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factbase.currencies import BY_SIGN
from factbase.extract.document import Document
from factbase.extract.figure import Quantity
from factbase.extract.lexicon import words
from factbase.extract.numerals import Numeral
from factbase.units import BY_ABBREVIATION

_CONNECTORS = frozenset({"to", "-", "\u2013", "or", "and"})
_UNITS_BETWEEN = frozenset({"%", "percent", "pct"}) | frozenset(BY_ABBREVIATION)
_CHANGE_WORDS = words(
    "rose risen rise rises grew grown fell fallen fall dropped drop down up increased increase decreased decrease"
    " jumped climbed went gone soared cut raised reduced lowered expanded changed moved surged shrank declined slid"
    " revised"
)
_LOOK_BACK = 4


def join_ranges(document: Document, numerals: Iterable[Numeral]) -> Iterator[Quantity]:
    """The quantities of these numerals, in order: two that make a range as one."""
    held: Numeral | None = None
    for numeral in numerals:
        if held is not None:
            quantity = _range(document, held, numeral)
            if quantity is not None:
                yield quantity
                held = None
                continue
            yield _single(held)
        held = numeral
    if held is not None:
        yield _single(held)


def _single(numeral: Numeral) -> Quantity:
    vague = numeral.value is None
    modifier = "vague" if vague else ("about" if numeral.rough else "exact")
    return Quantity(
        numeral.first,
        numeral.last,
        numeral.first,
        numeral.value,
        numeral.low,
        numeral.high,
        modifier,  # type: ignore[arg-type]
    )


def _range(document: Document, one: Numeral, other: Numeral) -> Quantity | None:
    connector = _connector(document, one.last, other.first)
    if connector is None:
        return None
    low = _scaled_alike(one, other)
    between = _word_before(document, one.first, "between")
    if low.low >= other.high or not _connects(document, connector, one, other, between=between is not None):
        return None
    first = one.first if between is None else between
    return Quantity(first, other.last, one.first, None, low.low, other.high, "between")


def _connector(document: Document, first: int, last: int) -> str | None:
    """The one connecting word between two numerals, a unit before it and a currency sign after it aside."""
    words = [document.lower(index) for index in range(first, min(last, first + 5))]
    unit = words[0] if words and words[0] in _UNITS_BETWEEN else None
    words = words[1:] if unit else words
    if len(words) > 1 and document.tokens[last - 1].text in BY_SIGN:
        if unit:  # "7% to $2.3 billion"
            return None
        words = words[:-1]
    return words[0] if len(words) == 1 and words[0] in _CONNECTORS else None


def _connects(document: Document, connector: str, one: Numeral, other: Numeral, *, between: bool) -> bool:
    if connector == "and":
        return between
    if connector == "or":
        return one.value is not None and other.value is not None and other.value <= 2 * one.value
    if connector == "to":
        return not _is_change(document, one.first)
    return other.value is not None


def _is_change(document: Document, first: int) -> bool:
    """Whether a verb of change stands before: "rose from 5 to 8", "up 5 to 8"."""
    return any(document.lower(first - step) in _CHANGE_WORDS for step in range(1, _LOOK_BACK))


def _scaled_alike(one: Numeral, other: Numeral) -> Numeral:
    """As in "2 to 3 million": the scale of the second is that of the first."""
    if one.scale > 1 or other.scale == 1 or one.value is None or one.high * other.scale >= other.high:
        return one
    return replace(one, low=one.low * other.scale, high=one.high * other.scale)


def _word_before(document: Document, first: int, word: str) -> int | None:
    """Where this word stands before a numeral, a currency sign between them aside."""
    index = first - 1
    if index >= 0 and document.tokens[index].text in BY_SIGN:
        index -= 1
    return index if document.lower(index) == word else None
