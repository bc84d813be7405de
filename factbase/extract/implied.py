"""Implied ones: "a contractor was killed" says 1. The article is the quote.

Only before a person to whom, or a thing to which, something of the metric table happened; never before those who act.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factbase.extract.clause import Clause
from factbase.extract.document import Document
from factbase.extract.events import Event, Events
from factbase.extract.figure import Figure
from factbase.extract.lexicon import words
from factbase.extract.phrases import noun_phrase
from factbase.extract.predicates import find_event
from factbase.metrics import METRICS

_ARTICLES = frozenset({"a", "an", "another"})
_ONE = Decimal(1)
_DONE_TO = frozenset({"patient", "agent", "state", "act"})
# Collective and measuring nouns are no single person or thing, places where things happen are not hit themselves.
_NO_ONE = words(
    "total number group crowd lot pair couple handful majority minority series result part man's toll report attack"
    " strike raid shooting bid statement hospital house home area town city village case day week month year"
)


def find_implied(document: Document, events: Events) -> Iterator[Figure]:
    """The articles of a document that stand for one, in order."""
    for index, token in enumerate(document.tokens):
        if token.lower in _ARTICLES and not document.masked(index):
            sentence = document.sentence_at(index)
            if events.within(sentence.first, sentence.last):
                yield from _implied(document, events, index)


def _implied(document: Document, events: Events, index: int) -> Iterator[Figure]:
    sentence = document.sentence_at(index)
    figure = _figure(index)
    phrase = noun_phrase(document, events, _behind_age(document, index + 1))
    if phrase is None or phrase.head_singular != document.lower(phrase.head) or phrase.head_singular in _NO_ONE:
        return
    event = find_event(Clause(document, events, figure, phrase, sentence.first, sentence.last))
    if event is not None and _happens_to_one(event):
        yield figure


def _behind_age(document: Document, index: int) -> int:
    """The token after an age in front of the noun: "a 34-year-old man"."""
    for at in range(index, index + 5):
        if document.lower(at) in {"year-old", "old", "month-old"}:
            return at + 1
    return index


def _happens_to_one(event: Event) -> bool:
    """Whether it is a thing done to somebody or something; a person is told from a thing by the metric alone."""
    return METRICS[event.sense.metric].implied is not None and event.sense.role in _DONE_TO


def _figure(index: int) -> Figure:
    return Figure(
        first=index,
        last=index + 1,
        noun=index + 1,
        kind="count",
        value=_ONE,
        low=_ONE,
        high=_ONE,
        modifier="exact",
        unit=None,
        rule="implied",
        confidence=0.7,
    )
