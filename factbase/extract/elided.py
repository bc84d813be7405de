"""Elided units: "rose from 5 to 8 euros", "20 or 25 percent": the unit told of the second is that of the first, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factbase.extract.document import Document
from factbase.extract.figure import Figure

_BETWEEN = frozenset({"to", "or"})
_WITH_UNITS = frozenset({"percent", "money", "measure", "duration"})


def with_units(document: Document, figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures in order; a bare count that one word parts from a figure with a unit takes that unit."""
    held: Figure | None = None
    for figure in figures:
        if held is not None:
            yield _of_unit(held, figure) if _is_elided(document, held, figure) else held
        held = figure
    if held is not None:
        yield held


def _is_elided(document: Document, one: Figure, other: Figure) -> bool:
    """Whether nothing but "to" or "or" stands between, and the unit behind the second, not before it."""
    near = other.first == one.last + 1 and document.lower(one.last) in _BETWEEN
    unit_behind = document.tokens[other.last - 1].form == "word" or document.lower(other.last - 1) == "%"
    return near and one.kind == "count" and other.kind in _WITH_UNITS and unit_behind and one.modifier != "vague"


def _of_unit(one: Figure, other: Figure) -> Figure:
    return replace(one, kind=other.kind, unit=other.unit, rule=other.rule)
