"""A clause: a figure with what surrounds it, as the finders of `predicates` search it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factbase.extract.document import Document
from factbase.extract.events import Events
from factbase.extract.figure import Figure
from factbase.extract.lexicon import words
from factbase.extract.people import PERSONS, names_people
from factbase.extract.phrases import Phrase
from factbase.extract.senses import Event
from factbase.metrics import METRICS


@dataclass(frozen=True, slots=True)
class Clause:
    """A figure in its sentence: its tokens, its phrase, and the bounds that a search may not leave."""

    document: Document
    events: Events
    figure: Figure
    phrase: Phrase | None
    first: int
    last: int

    @property
    def after(self) -> int:
        """The token after the figure and its phrase."""
        return max(self.figure.last, self.phrase.last if self.phrase else 0)

    def event_at(self, index: int, roles: frozenset[str]) -> Event | None:
        """The event of one of these roles at this token that can be of this figure, or None."""
        # Most tokens have no event, and need no walk.
        return next(self.events_at(index, roles), None) if self.events.at(index) else None

    def events_at(self, index: int, roles: frozenset[str]) -> Iterator[Event]:
        """All events of these roles at this token that can be of this figure."""
        if self.first <= index < self.last:
            for event in self.events.at(index):
                if event.sense.role in roles and self.can_be_of(event):
                    yield event

    def can_be_of(self, event: Event) -> bool:
        """Whether the event's metric can be of this figure: money is spent, rockets are fired, people are sent."""
        metric, kind = METRICS[event.sense.metric], self.figure.kind
        things = metric.things
        if kind == "measure":
            return metric.name in {"produced", "destroyed", "damaged"}
        if kind == "money" or "money" in things:
            return kind == "money" and ("money" in things or metric.name in {"donated", "damaged"})
        if self.phrase is None:
            return True
        if metric.implied == "thing" and self.phrase.head_singular in _SOMEBODY:
            return False  # "a boat with 45 migrants sank"
        if metric.implied == "person" and self.phrase.head_singular in _NOBODY:
            return False  # "men shot 20 rounds", "was shot one time"
        held = self.document.lower(event.index) in _OF_PEOPLE
        if (held or metric.name == "hospitalised") and not self._names_people(self.phrase):
            return False  # "sent 12 lorries to the hospital"
        return not things or self.phrase.head_singular in things

    def _names_people(self, phrase: Phrase) -> bool:
        return names_people(phrase.head_singular) or self.document.tokens[phrase.head].capitalised


# Talks are held, and towns captured, too.
_OF_PEOPLE = frozenset({"held", "being", "captured"})
_SOMEBODY = PERSONS | {"person"}
_NOBODY = frozenset(METRICS["launched"].things) | words(
    "shot bullet gunshot arrow time occasion leg arm hand foot knee shoulder"
)
