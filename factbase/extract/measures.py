"""Measures and durations: a number and a unit of the table in `factbase.units`, joined, hyphened or apart.

Single letters are units only where they are glued to the number ("5m", not "5 m"). Two numbers may make one measure
("5 feet 2 inches", "6'2\\""), and a unit may be per another ("50 km per second"). Magnitudes stand on either side.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factbase.extract.document import Document
from factbase.extract.figure import Figure, Quantity, make_figure
from factbase.extract.lexicon import words
from factbase.extract.numerals import read_numeral
from factbase.units import BY_ABBREVIATION, BY_SYMBOL, Unit, may_begin_unit, unit_named

_MAGNITUDE = BY_SYMBOL["magnitude"]
_LONGEST_NAME = 4
# Which smaller unit goes on with which, and how many of it make one.
_CONTINUED = {
    ("ft", "in"): 12,
    ("lb", "oz"): 16,
    ("m", "cm"): 100,
    ("yd", "ft"): 3,
    ("mi", "yd"): 1760,
    ("km", "m"): 1000,
}
_EXTENTS = frozenset({"long", "wide", "tall", "high", "thick", "deep", "across", "screen", "display"})
_PLACES = Decimal("0.000001")


def read_measure(document: Document, quantity: Quantity) -> Figure | None:
    """The quantity as a measure of any unit but time, or None."""
    if (warmth := _warmth(document, quantity)) is not None:
        return warmth
    unit, last = _unit_after(document, quantity.last)
    if unit is not None and unit.family != "time":
        return _measure(document, quantity, unit, last)
    return _marked_length(document, quantity) or _magnitude(document, quantity)


def read_duration(document: Document, quantity: Quantity) -> Figure | None:
    """The quantity as a duration, or None; "two years ago" tells a date and is neither."""
    unit, last = _unit_after(document, quantity.last)
    if unit is None or unit.family != "time" or document.lower(last) == "ago":
        return None
    return make_figure(quantity, kind="duration", rule="duration", unit=unit.symbol, last=last)


def _warmth(document: Document, quantity: Quantity) -> Figure | None:
    """As in "47C", "90F" where a sentence speaks of heat; elsewhere the letter may name a gate or a seat."""
    sign = document.tokens[quantity.last].text if quantity.last < document.count else ""
    if sign not in {"C", "F"} or not document.glued(quantity.last - 1):
        return None
    sentence = document.sentence_at(quantity.number)
    if not any(document.lower(index) in _HEAT for index in range(sentence.first, sentence.last)):
        return None
    return make_figure(quantity, kind="measure", rule="measure", unit=f"°{sign}", last=quantity.last + 1)


_HEAT = words(
    "temperature temperatures heat heatwave hot warm cold cool freezing thermometer mercury fever weather highs lows"
)


def _measure(document: Document, quantity: Quantity, unit: Unit, last: int) -> Figure:
    """The measure with a smaller part behind it, or with what its unit is per."""
    quantity, last = _with_smaller(document, quantity, unit, last)
    symbol, last = _per(document, unit, last)
    return make_figure(quantity, kind="measure", rule="measure", unit=symbol, last=last)


def _with_smaller(document: Document, quantity: Quantity, unit: Unit, last: int) -> tuple[Quantity, int]:
    """As in "5 ft 2 in": whole units and a smaller part of the same."""
    foot_and = unit.symbol == "ft" and "-" in {document.lower(last - 1), document.lower(last)}  # "5-foot-10"
    at = last + (document.lower(last) in {",", "and", "-"})
    if quantity.value is None or quantity.value != int(quantity.value) or at >= len(document.tokens):
        return quantity, last
    part = None if document.masked(at) else read_numeral(document, at)
    if part is None or part.value is None:
        return quantity, last
    smaller, end = _unit_after(document, part.last)
    if smaller is None and document.lower(part.last) == "in":  # a preposition elsewhere
        smaller, end = BY_SYMBOL["in"], part.last + 1
    if smaller is None and foot_and:
        smaller, end = BY_SYMBOL["in"], part.last
    factor = _CONTINUED.get((unit.symbol, smaller.symbol)) if smaller else None
    if factor is None or part.value >= factor:
        return quantity, last
    return _as(quantity, quantity.value + part.value / factor), end


def _as(quantity: Quantity, value: Decimal) -> Quantity:
    rounded = value.quantize(_PLACES).normalize()
    return replace(quantity, value=rounded, low=rounded, high=rounded)


def _per(document: Document, unit: Unit, last: int) -> tuple[str, int]:
    """The symbol of a unit per another, as in "km per second", "g/kg", or the unit's own."""
    word = document.lower(last)
    if word not in {"per", "/"} or (word == "/" and not document.glued(last - 1)):
        return unit.symbol, last
    other, end = _unit_at(document, last + 1, glued=True)
    return (f"{unit.symbol}/{other.symbol}", end) if other is not None else (unit.symbol, last)


def _marked_length(document: Document, quantity: Quantity) -> Figure | None:
    """Feet and inches by their marks: "6'2\\"", "10\\" long", "30' high"."""
    mark, after = document.lower(quantity.last), quantity.last + 1
    if mark == "'" and document.glued(quantity.last - 1) and quantity.value is not None:
        inches = (
            read_numeral(document, after) if document.glued(quantity.last) and after < len(document.tokens) else None
        )
        if inches is not None and inches.value is not None and inches.value < 12:  # the last mark may be left out
            whole = _as(quantity, quantity.value + inches.value / 12)
            last = inches.last + (document.lower(inches.last) == '"')
            return make_figure(whole, kind="measure", rule="measure", unit="ft", last=last)
        return _extent(document, quantity, "ft", after)
    return _extent(document, quantity, "in", after) if mark == '"' else None


def _extent(document: Document, quantity: Quantity, unit: str, last: int) -> Figure | None:
    if document.lower(last) not in _EXTENTS:
        return None
    return make_figure(quantity, kind="measure", rule="measure", unit=unit, last=last)


def _magnitude(document: Document, quantity: Quantity) -> Figure | None:
    after = quantity.last + (document.lower(quantity.last) == "-")
    if document.lower(after) == "magnitude":
        last = after + 1
        return make_figure(quantity, kind="measure", rule="measure", unit=_MAGNITUDE.symbol, last=last)
    before = quantity.number - 1 - (document.lower(quantity.number - 1) in {"-", "of"})
    if document.lower(before) == "magnitude":
        return make_figure(quantity, kind="measure", rule="measure", unit=_MAGNITUDE.symbol, first=before)
    return None


def _unit_after(document: Document, last: int) -> tuple[Unit | None, int]:
    """The unit that begins at this token, a hyphen or a bracket before it, and the token after it; else (None, last)."""
    hyphened = document.lower(last) == "-" and (document.glued(last) or document.lower(last + 1) == "-")
    index = last + hyphened
    if document.lower(index) == "(":  # "20 (kg)"
        unit, end = _unit_at(document, index + 1, glued=True)
        return (unit, end + 1) if unit is not None and document.lower(end) == ")" else (None, last)
    unit, end = _unit_at(document, index, glued=document.glued(last - 1) or bool(hyphened))
    return (unit, end) if unit is not None else (None, last)


def _unit_at(document: Document, index: int, *, glued: bool) -> tuple[Unit | None, int]:
    """The unit that begins at this very token, and the token after it."""
    if index >= len(document.tokens) or index < 0:
        return None, index
    words: list[str] = []
    named: tuple[Unit | None, int] = (None, index)
    if not may_begin_unit(document.lower(index)):
        return _abbreviated(document, index, glued=glued)
    for at in range(index, index + _LONGEST_NAME):
        if not document.lower(at):  # the end of the line or of the text
            break
        words.append(document.lower(at))
        unit = unit_named(" ".join(words))
        if unit is not None and document.lower(at) != "-":  # "30 years - was it worth it?"
            named = (unit, at + 1)
    return named if named[0] is not None else _abbreviated(document, index, glued=glued)


def _abbreviated(document: Document, index: int, *, glued: bool) -> tuple[Unit | None, int]:
    """As in "km", "km/h", "m2", "°C", "deg C"."""
    sign = document.tokens[index].text
    if document.lower(index + 1) == "/" and document.glued(index) and document.glued(index + 1):  # "km/h"
        joint = f"{sign}/{document.tokens[index + 2].text}"
        if joint in BY_ABBREVIATION:
            return BY_ABBREVIATION[joint], index + 3
    if index + 1 < len(document.tokens) and document.glued(index):
        joint = sign + document.tokens[index + 1].text  # "m2", "°C", "lb-ft"
        if joint in BY_ABBREVIATION:
            return BY_ABBREVIATION[joint], index + 2
    if sign in {"°", "deg"} and document.lower(index + 1) in {"c", "f"}:
        return BY_SYMBOL[f"°{document.tokens[index + 1].text.upper()}"], index + 2
    unit = BY_ABBREVIATION.get(sign)
    letter = len(sign) == 1 and sign.isalpha() and not glued
    if unit is None or (letter and document.lower(index + 1) not in _EXTENTS):  # "300 m long", but "300 m"
        return None, index
    return unit, index + 1
