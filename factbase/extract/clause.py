"""A clause: a figure with what surrounds it, as the finders of `predicates` search it."""

from __future__ import annotations

from dataclasses import dataclass

from factbase.extract.document import Document
from factbase.extract.events import Events
from factbase.extract.figure import Figure
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
        if not self.first <= index < self.last:
            return None
        for event in self.events.at(index):
            if event.sense.role in roles and self.can_be_of(event):
                return event
        return None

    def can_be_of(self, event: Event) -> bool:
        """Whether the event's metric can be of this figure: money is spent, rockets are fired, people are sent."""
        things, kind = METRICS[event.sense.metric].things, self.figure.kind
        if kind == "measure":
            return event.sense.metric in {"produced", "destroyed", "damaged"}
        if kind == "money" or "money" in things:
            return kind == "money" and ("money" in things or event.sense.metric in {"donated", "damaged"})
        return not things or self.phrase is None or self.phrase.head_singular in things
