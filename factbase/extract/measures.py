"""Measures and durations: a number and a unit of the table in `factbase.units`, joined, hyphened or apart.

Single letters are units only where they are glued to the number ("5m", not "5 m"). Magnitudes stand on either side.
"""

from __future__ import annotations

from factbase.extract.document import Document
from factbase.extract.figure import Figure, Quantity, make_figure
from factbase.units import BY_ABBREVIATION, BY_SYMBOL, Unit, unit_named

_MAGNITUDE = BY_SYMBOL["magnitude"]
_LONGEST_NAME = 4


def read_measure(document: Document, quantity: Quantity) -> Figure | None:
    """The quantity as a measure of any unit but time, or None."""
    unit, last = _unit_after(document, quantity.last)
    if unit is not None and unit.family != "time":
        return make_figure(quantity, kind="measure", rule="measure", unit=unit.symbol, last=last)
    return _magnitude(document, quantity)


def read_duration(document: Document, quantity: Quantity) -> Figure | None:
    """The quantity as a duration, or None; "two years ago" tells a date and is neither."""
    unit, last = _unit_after(document, quantity.last)
    if unit is None or unit.family != "time":
        return None
    return make_figure(quantity, kind="duration", rule="duration", unit=unit.symbol, last=last)


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
    """The unit that begins at this token, and the token after it; (None, last) where there is none."""
    if last >= len(document.tokens):
        return None, last
    hyphened = document.lower(last) == "-" and document.glued(last)
    index = last + hyphened
    for length in range(min(_LONGEST_NAME, len(document.tokens) - index), 0, -1):
        words = " ".join(document.lower(at) for at in range(index, index + length))
        unit = unit_named(words)
        if unit is not None:
            return unit, index + length
    sign = document.tokens[index].text if index < len(document.tokens) else ""
    if document.lower(index + 1) == "/" and document.glued(index) and document.glued(index + 1):
        joint = f"{sign}/{document.tokens[index + 2].text}"
        if joint in BY_ABBREVIATION:
            return BY_ABBREVIATION[joint], index + 3
    if sign == "°" and document.lower(index + 1) in {"c", "f"}:
        return BY_SYMBOL[f"°{document.tokens[index + 1].text.upper()}"], index + 2
    unit = BY_ABBREVIATION.get(sign)
    if unit is None or (len(sign) == 1 and sign.isalpha() and not document.glued(last - 1)):
        return None, last
    return unit, index + 1
