"""Ratios: "one in five", "two out of three", "two-thirds", "half of", "twice as many"; value in four places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from factbase.extract.document import Document
from factbase.extract.figure import Figure, Quantity, make_figure
from factbase.extract.numerals import read_numeral

_PARTS: dict[str, int] = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_PLACES = Decimal("0.0001")


def read_ratio(document: Document, quantity: Quantity) -> Figure | None:
    """The quantity as a ratio, or None."""
    return _part_of_whole(document, quantity) or _one_in(document, quantity)


def _part_of_whole(document: Document, quantity: Quantity) -> Figure | None:
    """As in "two-thirds", "one fifth of"."""
    last = quantity.last + (document.lower(quantity.last) == "-")
    word = document.lower(last)
    parts = _PARTS.get(word) or _PARTS.get(word.removesuffix("s"))
    if not parts or quantity.value is None or not 0 < quantity.value < parts:
        return None
    # "one third" is a share, "one second" is not in the table, "the one fifth place" does not occur.
    return _ratio(quantity, quantity.value / parts, last=last + 1)


def _one_in(document: Document, quantity: Quantity) -> Figure | None:
    """As in "one in five", "one in every five", "nine out of ten"."""
    words = [document.lower(quantity.last + step) for step in range(3)]
    at = quantity.last + (2 if words[:2] in (["in", "every"], ["out", "of"]) else 1)
    if words[0] not in {"in", "out"} or (words[0] == "out" and words[1] != "of") or at >= len(document.tokens):
        return None
    whole = None if document.masked(at) else read_numeral(document, at)
    small = quantity.value is not None and quantity.value == int(quantity.value) and quantity.value <= 10
    if whole is None or whole.value is None or not small or not 1 < whole.value <= 1_000_000:
        return None
    if quantity.value is None or quantity.value >= whole.value or (words[0] == "in" and document.lower(at) == "the"):
        return None
    return _ratio(quantity, quantity.value / whole.value, last=whole.last)


def find_shares(document: Document) -> Iterator[Figure]:
    """Shares that no numeral begins: "half of them", "half the villages", "a third of voters"."""
    for index in range(len(document.tokens)):
        share = _share(document, index)
        if share is not None:
            yield share


def _share(document: Document, index: int) -> Figure | None:
    word, following = document.lower(index), document.lower(index + 1)
    if word == "half" and following in _WHOLES and document.lower(index - 1) not in _HALVES_BEFORE:
        parts, last = 2, index + 1
    elif word in {"a", "one"} and following in _PARTS and document.lower(index + 2) == "of":
        parts, last = _PARTS[following], index + 2
    else:
        return None
    value = 1 / Decimal(parts)
    quantity = Quantity(index, last, index, value, value, value, "exact")
    return _ratio(quantity, value, last=last)


# "first half of the year" and "the other half" are no shares; "half a million" is a numeral.
_WHOLES = frozenset({"of", "the", "their", "its", "his", "her", "all", "were", "are"})
_HALVES_BEFORE = frozenset({"first", "second", "other", "-", "latter", "better", "in"})


def _ratio(quantity: Quantity, value: Decimal, *, last: int) -> Figure:
    rounded = value.quantize(_PLACES)
    share = replace(quantity, value=rounded, low=rounded, high=rounded)
    return make_figure(share, kind="ratio", rule="ratio", last=last)
