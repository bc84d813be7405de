"""The events that one text has told so far: its next figure is of the first of them that it may be of.

Found by day and place, and not one after the other: a text may tell of thousands.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Generic, TypeVar

from factbase.group.common_names import WIDE
from factbase.group.questions import Question

Event = TypeVar("Event")
# Under what stands the event of a figure without a place, and the first event of the same days wherever it was.
_NOWHERE = ""
_ANYWHERE = None
_Key = tuple[tuple[int, int] | None, str | None]


class EventsTold(Generic[Event]):
    """Of which events the figures of a text are. Two are of one where days are the same, and places are not others."""

    def __init__(self) -> None:
        self._numbers = count()
        self._first: dict[_Key, tuple[int, Event]] = {}

    def add(self, question: Question, event: Event) -> None:
        """The text tells this figure of that event."""
        told = next(self._numbers), event
        for place in (_ANYWHERE, *(_places(question) or [_NOWHERE])):
            self._first.setdefault((question.event, place), told)

    def of(self, question: Question) -> Event | None:
        """The event that the text told first of those that this figure may be of; None for none."""
        places = _places(question)
        looked_at: Iterable[str | None] = (_NOWHERE, *places) if places else (_ANYWHERE,)
        keys = [(question.event, place) for place in looked_at]
        found = [self._first[key] for key in keys if key in self._first]
        return min(found, key=lambda told: told[0])[1] if found else None


def _places(question: Question) -> frozenset[str]:
    """The places of its tellings; beside a town its country says nothing."""
    places = frozenset().union(*(telling.places for telling in question.tellings))
    return places - WIDE or places
