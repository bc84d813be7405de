"""Percentages: "12 percent", "12%", "12 per cent", and "3 percentage points" (unit ``pp``)."""

from __future__ import annotations

from factbase.extract.document import Document
from factbase.extract.figure import Figure, Quantity, make_figure

_FORMS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("percentage", "points"), "pp"),
    (("percentage", "point"), "pp"),
    (("percent",), "%"),
    (("percentage",), "%"),
    (("%",), "%"),
    (("pct",), "%"),
    (("pc",), "%"),
    (("per", "cent"), "%"),
)


_FIRST_WORDS = frozenset(words[0] for words, _ in _FORMS) | {"point", "points"}


def read_percentage(document: Document, quantity: Quantity) -> Figure | None:
    """The quantity as a percent figure, or None."""
    last = quantity.last + (document.lower(quantity.last) == "-")
    if document.lower(last) not in _FIRST_WORDS:
        return None
    for words, unit in _FORMS:
        end = last + len(words)
        if tuple(document.lower(at) for at in range(last, end)) == words:
            return make_figure(quantity, kind="percent", rule="percentage", unit=unit, last=end)
    if document.lower(last) in {"point", "points"} and _is_of_shares(document, last):
        return make_figure(quantity, kind="percent", rule="percentage", unit="pp", last=last + 1)
    return None


def _is_of_shares(document: Document, index: int) -> bool:
    """Whether points are of percentages: in a sentence that speaks of polls or percents, and of no stock index."""
    sentence = document.sentence_at(index)
    words = {document.lower(at) for at in range(sentence.first, sentence.last)}
    return not words.isdisjoint(_POLLS) and words.isdisjoint(_INDEXES)


_POLLS = frozenset(
    {"poll", "polls", "voters", "percent", "%", "lead", "leads", "leading", "trailing", "approval", "margin"}
)
_INDEXES = frozenset(
    {
        "index",
        "dow",
        "nasdaq",
        "stocks",
        "shares",
        "futures",
        "basis",
        "game",
        "scored",
        "season",
        "team",
        "beat",
        "halftime",
        "half",
        "quarter",
    }
)
