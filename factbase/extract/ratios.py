"""Ratios: "one in five", "two out of three", "two-thirds", "half of", "twice as many"; value in four places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from factbase.extract.document import Document
from factbase.extract.figure import Figure, Quantity, make_figure
from factbase.extract.fractions import DENOMINATORS, denominator
from factbase.extract.inflection import singular
from factbase.extract.lexicon import NUMBER_WORDS, ONES, TENS, words
from factbase.extract.numerals import read_numeral

_PLACES = Decimal("0.0001")
# "twice as many", "double the level", "triple that of last year": so many times as much.
_MULTIPLES = {"twice": 2, "thrice": 3, "double": 2, "triple": 3, "treble": 3, "quadruple": 4}
_FOLDS = {f"{word}fold": value for table in (ONES, TENS) for word, value in table.items() if value > 1}
_COMPARED = words("as the that its their what last")
_MOST_PARTS = 1_000_000


def read_ratio(document: Document, quantity: Quantity) -> Figure | None:
    """The quantity as a ratio, or None."""
    return (
        _slashed(document, quantity)
        or _part_of_whole(document, quantity)
        or _one_in(document, quantity)
        or _over(document, quantity)
    )


def _slashed(document: Document, quantity: Quantity) -> Figure | None:
    """As in "3/4"; not "2 1/4", which is a number like others."""
    divides = document.lower(quantity.number + 1) == "/" and quantity.last == quantity.number + 3
    if not divides or quantity.value is None or not 0 < abs(quantity.value) < 1:
        return None
    return _ratio(quantity, quantity.value, last=quantity.last)


def _part_of_whole(document: Document, quantity: Quantity) -> Figure | None:
    """As in "two-thirds", "one fifth of", "3/4"."""
    divided = denominator(document, quantity.last)
    if divided is None or quantity.value is None or quantity.value != int(quantity.value):
        return None
    parts, last = divided
    if not 0 < abs(quantity.value) < parts and not (document.lower(last - 1).endswith("ths") and parts > 4):
        return None
    # "one third" is a share, "one second" is not in the table, "the one fifth place" does not occur.
    return _ratio(quantity, quantity.value / parts, last=last)


def _one_in(document: Document, quantity: Quantity) -> Figure | None:
    """As in "one in five", "one in every five", "nine out of ten"."""
    first, second = document.lower(quantity.last), document.lower(quantity.last + 1)
    if first != "in" and (first, second) != ("out", "of"):
        return None
    at = quantity.last + (2 if (first, second) in {("in", "every"), ("out", "of")} else 1)
    whole = _number(document, at)
    small = quantity.value is not None and quantity.value == int(quantity.value) and quantity.value <= 10
    if whole is None or not small or not 1 < whole[0] <= _MOST_PARTS:
        return None
    if quantity.value is None or quantity.value >= whole[0] or (first == "in" and document.lower(at) == "the"):
        return None
    return _ratio(quantity, quantity.value / whole[0], last=whole[1])


def _over(document: Document, quantity: Quantity) -> Figure | None:
    """As in "one over three", where nothing is counted by either number."""
    if document.lower(quantity.last) != "over" or quantity.value is None or quantity.last != quantity.number + 1:
        return None
    under = _number(document, quantity.last + 1)
    if under is None or under[0] <= 1 or (under[1] < len(document.tokens) and document.tokens[under[1]].form != "mark"):
        return None
    share = make_figure(_valued(quantity, quantity.value / under[0]), kind="ratio", rule="ratio", last=under[1])
    return share if document.lower(under[1]) not in {"$", "%"} else None


def _number(document: Document, index: int) -> tuple[Decimal, int] | None:
    if index >= len(document.tokens) or document.masked(index):
        return None
    numeral = read_numeral(document, index)
    return None if numeral is None or numeral.value is None else (numeral.value, numeral.last)


_BEGINNINGS = frozenset({"half", "a", "one", *_MULTIPLES, *_FOLDS})


def find_shares(document: Document) -> Iterator[Figure]:
    """Shares and multiples that no numeral begins: "half of them", "a third of voters", "twice as many"."""
    for index in document.places_of(_BEGINNINGS):
        word = document.lower(index)
        if word == "half" or word == "a" or word == "one":
            share = _share(document, index)
            if share is not None:
                yield share
        elif word in _MULTIPLES and document.lower(index + 1) in _COMPARED and document.lower(index - 1) != "to":
            yield _multiple(index, Decimal(_MULTIPLES[word]))
        elif word in _FOLDS:
            yield _multiple(index, Decimal(_FOLDS[word]))


def _multiple(index: int, value: Decimal) -> Figure:
    quantity = Quantity(index, index + 1, index, value, value, value, "exact")
    return make_figure(quantity, kind="ratio", rule="ratio")


def _share(document: Document, index: int) -> Figure | None:
    following = document.lower(index + 1)
    if document.lower(index) == "half":
        if not _is_share(document, index):
            return None
        parts, last = 2, index + 1
    elif following in DENOMINATORS and document.lower(index + 2) == "of":
        parts, last = DENOMINATORS[following], index + 2
    else:
        return None
    value = 1 / Decimal(parts)
    return _ratio(Quantity(index, last, index, value, value, value, "exact"), value, last=last)


def _is_share(document: Document, index: int) -> bool:
    """Whether "half" is a share of what follows: "half of", "half the", "half people", "nearly half were"."""
    following = document.lower(index + 1)
    if document.lower(index - 1) in _HALVES_BEFORE or following == "-":
        return False
    if (document.lower(index - 2), document.lower(index - 1)) == ("and", "a"):  # "a year and a half"
        return False
    if document.lower(index - 1) == "and":  # "two and half of", but "60 guests | and half of the staff"
        counted = document.tokens[index - 2]
        return following in _WHOLES and counted.form == "word" and counted.lower not in NUMBER_WORDS
    plural = singular(following) != following and following.isalpha()
    return following in _WHOLES or plural or document.lower(index - 1) in _ESTIMATING


# "first half of the year" and "the other half" are no shares; "half a million" is a numeral.
_WHOLES = frozenset({"of", "the", "their", "its", "his", "her", "all", "were", "are", "my", "our", "these", "those"})
_ESTIMATING = words("nearly almost about roughly than approximately over around some just only")
_HALVES_BEFORE = frozenset({"first", "second", "other", "-", "latter", "better", "in", "top", "bottom", "back"})


def _ratio(quantity: Quantity, value: Decimal, *, last: int) -> Figure:
    return make_figure(_valued(quantity, value.quantize(_PLACES)), kind="ratio", rule="ratio", last=last)


def _valued(quantity: Quantity, value: Decimal) -> Quantity:
    return replace(quantity, value=value, low=value, high=value)
