"""Objects: the verb or the act before a figure that is done to what it counts.

"killed up to 30", "shot his wife and two sons", "claimed 30 lives", "the killing of 30", "a 32-rocket salvo".
"""

from __future__ import annotations

from factbase.extract.clause import Clause
from factbase.extract.counts import is_salvo
from factbase.extract.lexicon import ADVERBS, DETERMINERS, EXTRA, POSSESSIVES, words
from factbase.extract.phrases import is_noun_like
from factbase.extract.senses import Event
from factbase.extract.verbs import is_passive

_SKIPPED_BEFORE = (
    ADVERBS
    | DETERMINERS
    | EXTRA
    | {"of", "total", "people", "estimated", "reportedly", "allegedly", "about", "average"}
)
_BEFORE_OTHERS = EXTRA | POSSESSIVES
_BEFORE_COUNTED = DETERMINERS | EXTRA
_DETERMINING = DETERMINERS | {"'s"}


def governing(clause: Clause) -> Event | None:
    """An active verb right before the figure: "killed up to 30", "injuring five"."""
    document = clause.document
    index = clause.figure.first - 1
    while index >= clause.first and document.lower(index) in _SKIPPED_BEFORE:
        index -= 1
    index = _before_recipient(clause, _before_possessor(clause, index))
    for at in (index, index - 1, index - 2):  # an event may be of several words: "shot down 30"
        event = clause.event_at(at, frozenset({"patient"}))
        if event is not None and index < event.last <= clause.figure.first and not is_passive(clause, at):
            named = (
                event.sense.form == "gerund" and document.lower(at - 1) in DETERMINERS
            )  # "after the shooting a man …"
            return None if named else event
    return None


def _before_possessor(clause: Clause, index: int) -> int:
    """The token before those whose people are counted: "killed | his neighbour's two sons"."""
    if clause.document.lower(index) != "'s":
        return index
    at = index - 1
    while at > clause.first and is_noun_like(clause.document, clause.events, at) and not clause.events.at(at):
        at -= 1
    return at - 1 if clause.document.lower(at) in DETERMINERS else at


def _before_recipient(clause: Clause, index: int) -> int:
    """The token before those who pay or get a sum: "cost | the farmers $400 million", "lend | Freedonia $2 million"."""
    if clause.figure.kind != "money":
        return index
    at = index
    while at > max(clause.first, index - _LONGEST_RECIPIENT) and not clause.events.at(at):
        if not is_noun_like(clause.document, clause.events, at) and clause.document.lower(at) not in DETERMINERS:
            return index
        at -= 1
    return at if clause.events.is_verb(at) else index


_LONGEST_RECIPIENT = 4


def object_of_phrase(clause: Clause) -> Event | None:
    """A verb of several words around its object: "forced 800 families from their homes", "claimed 30 lives"."""
    begin = max(clause.first, clause.figure.first - 4)
    if not clause.events.within(begin, clause.figure.first):
        return None
    for index in range(clause.figure.first - 1, begin - 1, -1):
        if clause.document.lower(index) in _LEADING_AWAY:  # "sent 12 people to | two hospitals"
            return None
        event = clause.event_at(index, frozenset({"patient"}))
        if event is not None and event.last == index + 1 and clause.document.lower(index) in _AROUND:
            return event
    return None


_LEADING_AWAY = frozenset({"to", "in", "at", "from", "into"})


_AROUND = words(
    "claimed claims claiming taken took takes taking forced forces forcing driven drove sent sends sending drew draws"
    " drawing attracted"
)


def with_object_before(clause: Clause) -> Event | None:
    """A verb whose first object is somebody definite: "shot his wife and | two sons", "killed Ann Roe and | two others"."""
    document = clause.document
    index = clause.figure.first - 1
    while index >= clause.first and document.lower(index) in _BEFORE_OTHERS:
        index -= 1
    if document.lower(index) != "and":
        return None
    for at in range(index - 1, max(clause.first, index - _LONGEST_OBJECT) - 1, -1):
        event = clause.event_at(at, frozenset({"patient"}))
        if event is not None:
            theirs = document.lower(clause.figure.first - 1) in POSSESSIVES  # "killed a mother and her | two sons"
            definite = theirs or document.lower(event.last) in _DEFINITE or document.tokens[event.last].capitalised
            return event if event.last < index and definite and not is_passive(clause, at) else None
        aged = document.lower(at) == "," or document.tokens[at].form == "number"  # "Ann Roe, 46, and two others"
        if not aged and not is_noun_like(document, clause.events, at) and document.lower(at) not in _DETERMINING:
            return None
    return None


_LONGEST_OBJECT = 8
_DEFINITE = POSSESSIVES | {"the", "'s"}


def act(clause: Clause) -> Event | None:
    """As in "the killing of 30", "an evacuation of some 400 families"."""
    document, index = clause.document, clause.figure.first - 1
    while index > clause.first and document.lower(index) in _BEFORE_COUNTED:
        index -= 1
    event = clause.event_at(index - 1, frozenset({"act"})) if document.lower(index) in {"of", "on", "against"} else None
    aimed = event is not None and event.sense.metric == "struck"
    return event if aimed == (document.lower(index) != "of") else None


def salvo(clause: Clause) -> Event | None:
    """As in "a 32-rocket salvo"."""
    index = clause.figure.last
    if not is_salvo(clause.document, index):
        return None
    return next(event for event in clause.events.at(index + 2) if event.sense.metric == "launched")


def alongside(clause: Clause) -> Event | None:
    """As in "was killed along with 24 others", "killed alongside two guards"."""
    index = clause.figure.first - 1
    if clause.document.lower(index) == "with" and clause.document.lower(index - 1) in {"along", "together"}:
        index -= 1
    elif clause.document.lower(index) != "alongside":
        return None
    return clause.event_at(index - 1, frozenset({"patient", "agent"}))
