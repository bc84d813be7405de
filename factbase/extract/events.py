"""Event words: where the words of the metric table stand in a text, and in which form.

Computed once per text. An event is a sign only; `frames` decides whether it speaks of a given figure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from factbase.extract.document import Document
from factbase.extract.idioms import IDIOMS, idiom_at
from factbase.extract.inflection import gerund, pasts, plural, third_person
from factbase.extract.senses import Event, Form, Sense
from factbase.metrics import METRICS


def _verb_forms(verb: str) -> Iterator[tuple[str, Form]]:
    past, participle = pasts(verb)
    if verb != past:  # "hurt", "hit"
        yield verb, "finite"
    yield third_person(verb), "finite"
    yield gerund(verb), "gerund"
    yield past, "past"
    if participle != past:
        yield participle, "participle"


def _vocabulary() -> dict[str, tuple[Sense, ...]]:
    found: dict[str, list[Sense]] = {}
    for metric in METRICS.values():
        rows: list[tuple[str, Sense]] = []
        for role, verbs in (("patient", metric.verbs), ("agent", metric.agents)):
            rows += [(word, Sense(metric.name, role, form)) for verb in verbs for word, form in _verb_forms(verb)]  # type: ignore[arg-type]
        for role, nouns in (("noun", metric.nouns), ("name", metric.names), ("act", metric.acts)):
            rows += [(word, Sense(metric.name, role)) for noun in nouns for word in (noun, plural(noun))]  # type: ignore[arg-type]
        rows += [(word, Sense(metric.name, "state")) for word in metric.states]
        rows += [(word, Sense(metric.name, "toll")) for word in metric.tolls]
        for word, sense in rows:
            found.setdefault(word, []).append(sense)
    return {word: tuple(senses) for word, senses in found.items()}


VOCABULARY = _vocabulary()
_SIGNALS = frozenset(VOCABULARY) | frozenset(IDIOMS)


class Events:
    """The event words of a document, by the index of their first token."""

    def __init__(self, document: Document) -> None:
        self._at: dict[int, tuple[Event, ...]] = {}
        for index in document.places_of(_SIGNALS):
            word = document.lower(index)
            if word in VOCABULARY and not document.masked(index):  # "in March"
                self._at[index] = tuple(Event(index, index + 1, sense) for sense in VOCABULARY[word])
            if word in IDIOMS and (found := idiom_at(document.folded, word, document.tokens[index].end)) is not None:
                last = bisect_left(document.tokens, found[0], lo=index, key=lambda token: token.start)
                self._at[index] = (Event(index, last, found[1]),)
        self._places = tuple(self._at)  # in order, as they were found

    def at(self, index: int) -> tuple[Event, ...]:
        """The events whose first word is this token."""
        return self._at.get(index, ())

    def within(self, first: int, last: int) -> bool:
        """Whether any event word stands among these tokens."""
        place = bisect_left(self._places, first)
        return place < len(self._places) and self._places[place] < last

    def is_state(self, index: int) -> bool:
        """Whether the token is an adjective such as "dead" or "missing"."""
        return index in self._at and any(event.sense.role == "state" for event in self.at(index))

    def is_participle(self, index: int) -> bool:
        """Whether the token can be a past participle of an event verb."""
        return index in self._at and any(event.sense.form in {"past", "participle"} for event in self.at(index))

    def is_deed(self, index: int, *, bare: bool) -> bool:
        """Whether the token is a verb of those before it ("30 | sought refuge"), a base form too where it is ``bare``."""
        forms = {event.sense.form for event in self.at(index) if event.sense.role == "agent"}
        return "past" in forms or (bare and "finite" in forms)

    def is_verb(self, index: int) -> bool:
        """Whether the token is a form of an event verb."""
        return index in self._at and any(event.sense.form != "none" for event in self.at(index))
