"""Percentages: "12 percent", "12%", "12 per cent", and "3 percentage points" (unit ``pp``)."""

from __future__ import annotations

from factbase.extract.document import Document
from factbase.extract.figure import Figure, Quantity, make_figure

_FORMS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("percentage", "points"), "pp"),
    (("percentage", "point"), "pp"),
    (("percent",), "%"),
    (("%",), "%"),
    (("pct",), "%"),
    (("pc",), "%"),
    (("per", "cent"), "%"),
)


def read_percentage(document: Document, quantity: Quantity) -> Figure | None:
    """The quantity as a percent figure, or None."""
    last = quantity.last + (document.lower(quantity.last) == "-")
    for words, unit in _FORMS:
        end = last + len(words)
        if tuple(document.lower(at) for at in range(last, end)) == words:
            return make_figure(quantity, kind="percent", rule="percentage", unit=unit, last=end)
    return None
