"""Zero: "no one was killed", "no casualties", "none were hurt": value 0, negated; the word is the quote."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factbase.extract.clause import Clause
from factbase.extract.document import Document
from factbase.extract.events import Events
from factbase.extract.figure import Figure
from factbase.extract.phrases import noun_phrase
from factbase.extract.predicates import find_event
from factbase.metrics import METRICS

_ZERO = Decimal(0)
_LONE = frozenset({"none", "nobody"})
_NONE = _LONE | {"no"}
_NO_MORE = frozenset({"longer", "matter", "doubt", "less", "fewer", "more"})


def find_zeros(document: Document, events: Events) -> Iterator[Figure]:
    """The words of a document that count none of the metric table, in order."""
    for index in document.places_of(_NONE):
        if document.lower(index) != "no" or document.lower(index + 1) not in _NO_MORE:
            figure = _zero(document, events, index)
            if figure is not None:
                yield figure


def _zero(document: Document, events: Events, index: int) -> Figure | None:
    sentence = document.sentence_at(index)
    lone = document.lower(index) in _LONE or document.lower(index + 1) == "one"
    last = index + 2 if document.lower(index + 1) == "one" and document.lower(index) == "no" else index + 1
    figure = _figure(index, last)
    phrase = None if lone else noun_phrase(document, events, last)
    if phrase is None and not lone:
        return None
    event = find_event(Clause(document, events, figure, phrase, sentence.first, sentence.last))
    casualties = phrase is not None and phrase.head_singular in {"casualty", "victim"}
    counted = event is not None and METRICS[event.sense.metric].implied is not None
    return figure if counted or casualties else None


def _figure(first: int, last: int) -> Figure:
    return Figure(
        first=first,
        last=last,
        noun=last,
        kind="count",
        value=_ZERO,
        low=_ZERO,
        high=_ZERO,
        modifier="exact",
        unit=None,
        rule="zero",
        confidence=0.7,
    )
