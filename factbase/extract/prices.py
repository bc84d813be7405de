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
    if figure.kind in {"money", "percent"} and _is_of_shares(document, figure):
        return True
    if figure.kind != "money":
        return False
    lead = figure.first - 1 - (document.lower(figure.first - 1) == "at")
    worth = document.lower(lead) in _WORTH and document.lower(lead - 1) not in BE  # "he is worth $3bn": a fortune
    return worth or _is_for_each(document, figure.last)


def _is_of_shares(document: Document, figure: Figure) -> bool:
    """As in "shares of the firm closed down | 3 percent | at | $21.40": shares and a verb of trading stand before."""
    traded = False
    for index in range(figure.first - 1, max(document.sentence_at(figure.first).first, figure.first - _REACH) - 1, -1):
        word = document.lower(index)
        if word in {";", "and", "which", "that"}:
            return False
        traded = traded or word in _TRADED
        if word in {"shares", "stock"} and traded:
            return document.lower(index - 1) not in _COUNTING_SHARES
    return False


_REACH = 16
_TRADED = words(
    "rose fell rise fall rising falling gained lost climbed dropped slipped slid jumped surged tumbled closed ended"
    " traded opened advanced declined added shed eased plunged soared sank up down"
)
# "The plant's market shares fell", "sold, bought or issued shares": no prices.
_COUNTING_SHARES = words("market audience million billion thousand sold bought issued")


def _is_for_each(document: Document, index: int) -> bool:
    if document.lower(index) == "each" or document.lower(index) == "apiece":
        return True
    if document.lower(index) not in _PER or not document.lower(index + 1).isalpha():
        return False
    unit = unit_named(document.lower(index + 1))
    return unit is None or unit.family != "time"
