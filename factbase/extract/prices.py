"""Prices: a sum for each of something ("$80 a barrel", "3 euros per kilo", "40 pence each") or that something is worth."""

from __future__ import annotations

from factbase.extract.document import Document
from factbase.extract.figure import Figure
from factbase.extract.lexicon import BE, words
from factbase.units import unit_named

_PER = words("a an per")
_WORTH = words("worth valued priced")


def is_price(document: Document, figure: Figure) -> bool:
    """Whether a figure is what one of something costs, or what something is worth; wages by the hour are none."""
    if figure.kind != "money":
        return False
    lead = figure.first - 1 - (document.lower(figure.first - 1) == "at")
    worth = document.lower(lead) in _WORTH and document.lower(lead - 1) not in BE  # "he is worth $3bn": a fortune
    return worth or _is_for_each(document, figure.last)


def _is_for_each(document: Document, index: int) -> bool:
    if document.lower(index) == "each" or document.lower(index) == "apiece":
        return True
    if document.lower(index) not in _PER or not document.lower(index + 1).isalpha():
        return False
    unit = unit_named(document.lower(index + 1))
    return unit is None or unit.family != "time"
