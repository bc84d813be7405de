"""Rates: a number of things per time or per thing; the quote runs to the end of the "per" phrase.

"six incidents per day" is /day, "five times a week" /week, "one attack every three days" /3day, "60 hours a week" h/week.
"""

from __future__ import annotations

from dataclasses import replace

from factbase.extract.document import Document
from factbase.extract.figure import Figure, Quantity, make_figure
from factbase.extract.lexicon import CONJUNCTIONS, IRREGULAR_VERBS, PREPOSITIONS
from factbase.extract.numerals import read_numeral
from factbase.units import BY_SYMBOL, unit_named

_PER = frozenset({"per", "a", "an", "each", "every"})
_TIMES = frozenset(unit.symbol for unit in BY_SYMBOL.values() if unit.family == "time")
_COMPARED = frozenset({"before", "ago", "earlier", "later", "after", "previously", "prior"})
_WINDOW = 4
_NEAR = 2
_STOP = PREPOSITIONS | CONJUNCTIONS | IRREGULAR_VERBS


def read_rate(document: Document, quantity: Quantity) -> Figure | None:
    """The quantity as a rate, or None: a noun of at most three words, then "per day", "a week", "every three days"."""
    for index in range(quantity.last, min(quantity.last + _WINDOW, len(document.tokens))):
        word = document.lower(index)
        if word in _PER:
            near = word == "per" or index - quantity.last <= _NEAR  # "40 move there each year" is no rate
            return _rate(document, quantity, index) if near else None
        if document.tokens[index].form != "word" or word in _STOP:
            return None
    return None


def _rate(document: Document, quantity: Quantity, per: int) -> Figure | None:
    at, count = per + 1, ""
    if document.lower(per) == "every" and at < len(document.tokens):
        number = read_numeral(document, at)
        if number is not None and number.value is not None:
            at, count = number.last, f"{number.value:f}"
    unit = unit_named(document.lower(at)) if document.lower(at) else None
    if unit is None or unit.symbol not in _TIMES or document.lower(at + 1) in _COMPARED:  # "14 a year before"
        return None
    counted = unit_named(document.quote(quantity.last, per)) if per > quantity.last else None
    name = f"{counted.symbol if counted else ''}/{count}{unit.symbol}"
    figure = make_figure(quantity, kind="rate", rule="rate", unit=name, last=at + 1)
    return replace(figure, noun=quantity.last if counted is None else at + 1)
