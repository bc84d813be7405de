"""Ranges: "20 to 30", "between 20 and 30", "five or six", "2-3 million", "$5m-$10m" are one quantity.

Not: "rose from 5 to 8", which states two figures of two times; "50-48", a score (masked).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factbase.currencies import BY_SIGN, currency_named
from factbase.extract.document import Document
from factbase.extract.figure import Quantity
from factbase.extract.lexicon import words
from factbase.extract.numeral import Numeral
from factbase.units import BY_ABBREVIATION, unit_named

_CONNECTORS = frozenset({"to", "-", "\u2013", "or", "and", "through", "thru", "til", "till", "\u2014"})
_PERCENTS = frozenset({"%", "percent", "pct", "pc"})
_CHANGE_WORDS = words(
    "rose risen rise rises rising grew grown growing fell fallen fall falling dropped drop dropping down up increased"
    " increase increasing decreased decrease jumped climbed climbing went gone soared cut raised raise reduced lowered"
    " expanded changed moved surged shrank declined slid revised slow slowed improved ticked swung doubled doubling tripled tripling quadrupled halved"
)
_LOOK_BACK = 5
_LONGEST_GAP = 6


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
        numeral.first + numeral.signed,
        numeral.value,
        numeral.low,
        numeral.high,
        modifier,  # type: ignore[arg-type]
    )


def _range(document: Document, one: Numeral, other: Numeral) -> Quantity | None:
    if other.first - one.last > _LONGEST_GAP or _is_of_feet(document, one, other):
        return None
    connector = _connector(document, one.last, other.first)
    if connector is None:
        return None
    low = _scaled_alike(one, other)
    between = _word_before(document, one.first, "between")
    if low.low >= other.high or not _connects(document, connector, one, other, between=between is not None):
        return None
    first = one.first if between is None else between
    return Quantity(first, other.last, one.first + one.signed, None, low.low, other.high, "between")


def _is_of_feet(document: Document, one: Numeral, other: Numeral) -> bool:
    """As in "5-foot-10": feet and inches."""
    between = [document.lower(index) for index in range(one.last, other.first)]
    return between == ["-", "foot", "-"]


def _connector(document: Document, first: int, last: int) -> str | None:
    """The one connecting word between two numerals, a unit before it and a currency sign after it aside."""
    if _CONNECTORS.isdisjoint(document.lowers[first:last]):  # most numbers stand alone
        return None
    after = _unit_end(document, first, last)
    before = _sign_start(document, after, last)
    if after > first and before < last:  # "7% to $2.3 billion"
        return None
    between = [document.lower(index) for index in range(after, before)]
    if between == ["\u2014"] and not (document.glued(after) or document.glued(after - 1)):
        return None  # "four in 10 \u2014 38 percent": an aside
    return between[0] if len(between) == 1 and between[0] in _CONNECTORS else None


def _unit_end(document: Document, first: int, last: int) -> int:
    """The token after a unit that begins at ``first`` and leaves room for a connector; ``first`` where there is none."""
    for length in (3, 2, 1):
        if first + length >= last:
            continue
        name = " ".join(document.lower(at) for at in range(first, first + length))
        plain = document.tokens[first].text
        if name in _PERCENTS or name in {"per cent", "percentage points"} or (length == 1 and plain in BY_ABBREVIATION):
            return first + length
        if unit_named(name) is not None or currency_named(name) is not None:
            return first + length
    return first


def _sign_start(document: Document, first: int, last: int) -> int:
    """Where a currency sign before ``last`` begins, one or two tokens long; ``last`` where there is none."""
    for length in (2, 1):
        if last - length > first:
            sign = document.quote(last - length, last)
            if sign in BY_SIGN:
                return last - length
    return last


def _connects(document: Document, connector: str, one: Numeral, other: Numeral, *, between: bool) -> bool:
    if connector == "and":
        return between
    if connector == "or":
        return one.value is not None and other.value is not None and other.value <= 2 * one.value
    if connector == "to":
        return not _is_change(document, one.first)
    return other.value is not None


def _is_change(document: Document, first: int) -> bool:
    """Whether a verb of change stands before: "rose from 5 to 8", "up 5 to 8", "falling by 5 to 8"."""
    return any(document.lower(first - step) in _CHANGE_WORDS for step in range(1, _LOOK_BACK))


def _scaled_alike(one: Numeral, other: Numeral) -> Numeral:
    """As in "2 to 3 million": the scale of the second is that of the first."""
    if one.scale > 1 or other.scale == 1 or one.value is None or one.high * other.scale >= other.high:
        return one
    return replace(one, low=one.low * other.scale, high=one.high * other.scale)


def _word_before(document: Document, first: int, word: str) -> int | None:
    """Where this word stands before a numeral, a currency sign between them aside."""
    index = _sign_start(document, first - 3, first) - 1
    return index if document.lower(index) == word else None
