"""Predicates: which event word speaks of a figure, by where it stands and how it governs; an ordered tuple of ways.

"killed 30" (governing), "30 dead" (beside), "30 people were killed" (predicate), "the killing of 30" (act),
"30 deaths" (the noun itself), "the death toll rose to 30" (toll), "500 refugees" (what they are called).
"""

from __future__ import annotations

from collections.abc import Callable

from factbase.extract.clause import Clause
from factbase.extract.counts import is_salvo
from factbase.extract.inflection import singular
from factbase.extract.lexicon import (
    ADVERBS,
    DETERMINERS,
    EXTRA,
    words,
)
from factbase.extract.outcomes import outcome
from factbase.extract.phrases import is_noun_like, noun_phrase
from factbase.extract.senses import Event
from factbase.extract.subjects import is_passive, main_verb, predicate_of_subject, resumed_predicate

Finder = Callable[[Clause], Event | None]

_SKIPPED_BEFORE = (
    ADVERBS
    | DETERMINERS
    | EXTRA
    | {"of", "total", "people", "estimated", "reportedly", "allegedly", "about", "average"}
)
_BACKWARD = 10
_STRONG_STOPS = frozenset({";", ":", "?", "!"})


def find_event(clause: Clause) -> Event | None:
    """The event that says what happened to what the figure counts, by the first way that finds one."""
    if not clause.events.within(clause.first, clause.last):
        return None
    event = next((found for find in _FINDERS if (found := find(clause)) is not None), None)
    if event is not None and clause.document.lower(clause.figure.last) == "of":
        event = main_verb(clause, event) or event
    return None if event is None or _is_alternative(clause, event) else outcome(clause, event)


def _is_alternative(clause: Clause, event: Event) -> bool:
    """As in "killed or wounded": the number is of both together, so of neither metric."""
    for word, index in ((event.last, event.last + 1), (event.index - 1, event.index - 2)):
        if clause.document.lower(word) == "or":
            metrics = {
                other.sense.metric for other in clause.events.at(index) if other.sense.role in {"patient", "state"}
            }
            if metrics and event.sense.metric not in metrics and {*metrics, event.sense.metric} != _HARM:
                return True
    return False


# "damaged or destroyed" together are damage, see `outcomes`.
_HARM = {"damaged", "destroyed"}


def _own_noun(clause: Clause) -> Event | None:
    return _of_head(clause, "noun")


def _own_name(clause: Clause) -> Event | None:
    return _of_head(clause, "name")


def _of_head(clause: Clause, role: str) -> Event | None:
    if clause.phrase is None:
        return None
    return clause.event_at(clause.phrase.head, frozenset({role}))


def _beside(clause: Clause) -> Event | None:
    """A state right after the phrase: "30 dead", "four people injured"; or an elided "50 wounded"."""
    index = clause.after
    if (clause.document.lower(index), clause.document.lower(index + 1)) in _OF_THEM:  # "one of them fatally"
        index += 2
    while _is_adverb(clause, index) and not (clause.events.is_state(index) and not clause.events.at(index + 1)):
        index += 1
    state = clause.event_at(index, frozenset({"state"}))
    if state is not None and not _modifies(clause, state.last):
        return state
    if clause.phrase is not None and clause.phrase.first > clause.figure.noun:
        return clause.event_at(clause.phrase.first - 1, frozenset({"state", "patient"}))  # "30 wounded soldiers"
    return None


_OF_THEM = frozenset({("of", "them"), ("of", "whom"), ("of", "those"), ("of", "these")})


def _modifies(clause: Clause, index: int) -> bool:
    """Whether a noun follows an adjective, so that it is told of that noun; a time ("late on Monday") is none."""
    word = clause.document.lower(index)
    return word not in _TIMES and is_noun_like(clause.document, clause.events, index)


_TIMES = frozenset({"late", "early", "overnight", "last", "midday", "shortly", "nearby"})


def _is_adverb(clause: Clause, index: int) -> bool:
    """An adverb between a noun and its state: "a man critically injured", "29 people still reported missing"."""
    word = clause.document.lower(index)
    return index < clause.last and (word.endswith("ly") or word in {"still", "reported", "also", "already", "now"})


def _governing(clause: Clause) -> Event | None:
    """An active verb right before the figure: "killed up to 30", "injuring five"."""
    document = clause.document
    index = clause.figure.first - 1
    while index >= clause.first and document.lower(index) in _SKIPPED_BEFORE:
        index -= 1
    for at in (index, index - 1, index - 2):  # an event may be of several words: "shot down 30"
        event = clause.event_at(at, frozenset({"patient"}))
        if event is not None and index < event.last <= clause.figure.first and not is_passive(clause, at):
            return event
    return None


def _object_of_phrase(clause: Clause) -> Event | None:
    """A verb of several words around its object: "forced 800 families from their homes", "claimed 30 lives"."""
    for index in range(clause.figure.first - 1, max(clause.first, clause.figure.first - 4) - 1, -1):
        event = clause.event_at(index, frozenset({"patient"}))
        if event is not None and event.last == index + 1 and clause.document.lower(index) in _AROUND:
            return event
    return None


_AROUND = words("claimed claims claiming taken took takes taking forced forces forcing driven drove")


def _act(clause: Clause) -> Event | None:
    """As in "the killing of 30", "an evacuation of some 400 families"."""
    document, index = clause.document, clause.figure.first - 1
    while index > clause.first and document.lower(index) in DETERMINERS | EXTRA:
        index -= 1
    event = clause.event_at(index - 1, frozenset({"act"})) if document.lower(index) in {"of", "on", "against"} else None
    aimed = event is not None and event.sense.metric == "struck"
    return event if aimed == (document.lower(index) != "of") else None


def _salvo(clause: Clause) -> Event | None:
    """As in "a 32-rocket salvo"."""
    index = clause.figure.last
    if not is_salvo(clause.document, index):
        return None
    return next(event for event in clause.events.at(index + 2) if event.sense.metric == "launched")


def _alongside(clause: Clause) -> Event | None:
    """As in "was killed along with 24 others", "killed alongside two guards"."""
    index = clause.figure.first - 1
    if clause.document.lower(index) == "with" and clause.document.lower(index - 1) in {"along", "together"}:
        index -= 1
    elif clause.document.lower(index) != "alongside":
        return None
    return clause.event_at(index - 1, frozenset({"patient", "agent"}))


def _toll(clause: Clause) -> Event | None:
    """As in "the death toll rose to 30", "number of wounded: 12": the nearest toll before, no other figure between."""
    for index in range(clause.figure.first - 1, max(clause.first, clause.figure.first - _BACKWARD) - 1, -1):
        for event in clause.events.at(index):
            named = event.last > index + 1 or clause.document.lower(index) == "toll"
            if event.sense.role == "toll" and named and clause.can_be_of(event):
                return event
        if clause.document.lower(index) in _STRONG_STOPS - {":"} or clause.document.tokens[index].form == "number":
            return None
    return None


def _included(clause: Clause) -> Event | None:
    """As in "The wounded included 17 women"."""
    index = clause.figure.first - 1
    return (
        clause.event_at(index - 1, frozenset({"toll", "name"})) if clause.document.lower(index) in _INCLUDING else None
    )


_INCLUDING = frozenset({"included", "include", "includes", "number", "numbered"})


def _listed(clause: Clause) -> Event | None:
    """As in "Martyrs: 1,098", "number of injuries: 12": the noun before a colon."""
    index = clause.figure.first - 1
    if clause.document.lower(index) != ":":
        return None
    return clause.event_at(index - 1, frozenset({"noun", "name", "toll", "state"}))


_FINDERS: tuple[Finder, ...] = (
    _own_noun,
    _salvo,
    _governing,
    _object_of_phrase,
    _beside,
    _act,
    _alongside,
    predicate_of_subject,
    resumed_predicate,
    _toll,
    _listed,
    _included,
    _own_name,
)


def counted_before(clause: Clause) -> str | None:
    """The noun that a list gives before its figure ("Total number of martyrs: 1,098"), or None."""
    document, index = clause.document, clause.figure.first - 1
    if document.lower(index) != ":" or index - 1 < clause.first:
        return _number_of(clause)
    noun = document.tokens[index - 1]
    return noun.text if noun.form == "word" and singular(noun.lower) != noun.lower else None


def _number_of(clause: Clause) -> str | None:
    """As in "the number of jobs fell by 700", "brings to 300 the number of those hurt"."""
    document, figure = clause.document, clause.figure
    if figure.kind != "count":
        return None
    behind = figure.last + (document.lower(figure.last) == "the")
    if (document.lower(behind), document.lower(behind + 1)) == ("number", "of"):
        phrase = noun_phrase(document, clause.events, behind + 2)
        return phrase.text if phrase else None
    for index in range(figure.first - 1, max(clause.first, figure.first - _BACKWARD), -1):
        if document.tokens[index].form == "number" or document.lower(index) in _STRONG_STOPS:
            return None
        if (document.lower(index - 1), document.lower(index)) == ("number", "of"):
            named = noun_phrase(document, clause.events, index + 1)
            return named.text if named and named.last < figure.first else None
    return None
