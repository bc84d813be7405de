"""Event words: where the words of the metric table stand in a text, and in which form.

Computed once per text. An event is a sign only; `frames` decides whether it speaks of a given figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from factbase.extract.document import Document
from factbase.extract.inflection import gerund, pasts, plural, third_person
from factbase.metrics import METRICS

Role = Literal["patient", "agent", "noun", "name", "act", "state", "toll"]
Form = Literal["past", "participle", "gerund", "finite", "none"]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word can say: its metric, who is counted by it, and its grammatical form."""

    metric: str
    role: Role
    form: Form = "none"


@dataclass(frozen=True, slots=True)
class Event:
    """A sense at its place: tokens from ``index`` up to ``last``."""

    index: int
    last: int
    sense: Sense


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

_HOSPITAL = (
    r"(?:hospitals?|Hospitals?|Medical (?:Center|Centre)|medical (?:center|centre|facilit)|clinics?|trauma center)"
)
# What takes several words to say; each look-ahead is bounded, so that the search stays linear.
_PHRASES: tuple[tuple[str, Sense], ...] = (
    (
        rf"\b(?:taken|rushed|airlifted|transported|flown|brought|admitted|carried) (?:by \w+ )?to\b(?=[^.;\n]{{0,60}}{_HOSPITAL})",
        Sense("hospitalised", "patient", "participle"),
    ),
    (r"\bwent to (?:a |the )?hospital", Sense("hospitalised", "agent", "past")),
    (
        rf"\b(?:treated|hospitali[sz]ed) (?:at|in)\b(?=[^.;\n]{{0,60}}{_HOSPITAL})",
        Sense("hospitalised", "patient", "participle"),
    ),
    (r"\bin (?:the |a )?hospitals?\b", Sense("hospitalised", "state")),
    (r"\b(?:lost|losing|lose) (?:their|his|her) (?:life|lives)\b", Sense("killed", "agent", "past")),
    (r"\bpassed away\b|\bsuccumbed\b", Sense("killed", "agent", "past")),
    (r"\b(?:claimed|claims|claiming|taken)\b(?=[^.;\n]{0,40}\blives\b)", Sense("killed", "patient", "past")),
    (r"\bgunned down\b|\bput to death\b|\bburn(?:ed|t) to death\b", Sense("killed", "patient", "past")),
    (r"\bshot down\b|\bblown up\b|\bburn(?:ed|t) down\b|\bbrought down\b", Sense("destroyed", "patient", "past")),
    (
        r"\b(?:forced|forces|driven|drove)\b(?=[^.;\n]{0,60}\bfrom (?:their|its) homes?)",
        Sense("displaced", "patient", "past"),
    ),
    (r"\bforcing\b(?=[^.;\n]{0,60}\bfrom (?:their|its) homes?)", Sense("displaced", "patient", "gerund")),
    (r"\bin custody\b|\bunder arrest\b|\bbehind bars\b", Sense("detained", "state")),
    (r"\b(?:taken|took) into custody\b|\bheld in custody\b", Sense("detained", "patient", "past")),
    (r"(?<!casualty )\b(?:death )?toll\b|\bnumber of (?:the )?(?:dead|deaths|killed)\b", Sense("killed", "toll")),
    (r"\bnumber of (?:the )?(?:wounded|injured|injuries)\b", Sense("injured", "toll")),
    (r"\bin need\b", Sense("affected", "state")),
)
_PATTERNS = tuple((re.compile(source), sense) for source, sense in _PHRASES)


class Events:
    """The event words of a document, by the index of their first token."""

    def __init__(self, document: Document) -> None:
        self._at: dict[int, tuple[Event, ...]] = {
            index: tuple(Event(index, index + 1, sense) for sense in VOCABULARY[token.lower])
            for index, token in enumerate(document.tokens)
            if token.lower in VOCABULARY
        }
        starts = [token.start for token in document.tokens]
        for pattern, sense in _PATTERNS:
            for match in pattern.finditer(document.folded):
                first, last = bisect_left(starts, match.start()), bisect_left(starts, match.end())
                self._at[first] = (Event(first, last, sense),)

    def at(self, index: int) -> tuple[Event, ...]:
        """The events whose first word is this token."""
        return self._at.get(index, ())

    def within(self, first: int, last: int) -> bool:
        """Whether any event word stands among these tokens."""
        return any(index in self._at for index in range(first, last))

    def is_state(self, index: int) -> bool:
        """Whether the token is an adjective such as "dead" or "missing"."""
        return any(event.sense.role == "state" for event in self.at(index))

    def is_participle(self, index: int) -> bool:
        """Whether the token can be a past participle of an event verb."""
        return any(event.sense.form in {"past", "participle"} for event in self.at(index))

    def is_verb(self, index: int) -> bool:
        """Whether the token is a form of an event verb."""
        return any(event.sense.form != "none" for event in self.at(index))
