"""Subjects: the verb or state that a counted phrase is the subject of, told from verbs that it only acts by.

"Four gunmen were killed" counts the killed; "four gunmen killed a guard" does not.
"""

from __future__ import annotations

from factbase.extract.clause import Clause
from factbase.extract.document import Document
from factbase.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    COPULAS,
    DETERMINERS,
    GET,
    HAVE,
    IRREGULAR_VERBS,
    ONES,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
    SUBORDINATORS,
    TENS,
    words,
)
from factbase.extract.people import AGE_NOUNS, PERSONS
from factbase.extract.phrases import is_noun_like
from factbase.extract.senses import Event

_REPORTING = words(
    "reported reportedly confirmed believed feared listed left declared pronounced found presumed said known thought"
    " officially initially also all both still"
)
_FOUND = words("found pronounced declared reported feared presumed")  # "woman found dead"
_FORWARD = 24
_OPENING = frozenset({",", "(", "\u2014", "\u2013"})
_CLOSING = frozenset({",", ")", "\u2014", "\u2013"})
_STRONG_STOPS = frozenset({";", ":", "?", "!"})
_SPEAKING = frozenset({"patient", "agent", "state"})


def predicate_of_subject(clause: Clause) -> Event | None:
    """The verb or state that the phrase is the subject of, or a participle behind it."""
    document, index = clause.document, clause.after
    limit = min(clause.last, index + _FORWARD)
    while index < limit:
        word = document.lower(index)
        event = clause.event_at(index, _SPEAKING)
        if word.endswith("ly") and clause.events.at(index + 1):  # "fatally shot": the verb tells it
            index += 1
            continue
        if event is not None and word != "with":  # "three men with gunshot wounds were taken …"
            if event.sense.form == "gerund" and document.lower(index - 1) in PREPOSITIONS:  # "accused of killing two"
                index += 1
                continue
            if not _speaks_of_subject(clause, event):
                return None
            return event
        if word in _OPENING:
            index = _after_parenthesis(clause, index, limit)
            continue
        if word in {"and", "but"} and index == clause.after and document.lower(index + 1) in AUXILIARIES:
            return None  # "received several wounds and were taken": the subject stands before
        if word in {"and", "or", "but"} and _begins_predicate(clause, index + 1):
            return None
        if word in _STRONG_STOPS or _ends_clause(document, index):
            return None
        index += 1
    return None


def main_verb(clause: Clause, event: Event) -> Event | None:
    """As in "one of the five people hurt in the blast | has died": the verb of the part, behind a participle of all."""
    if event.index < clause.after or clause.document.lower(event.index - 1) in AUXILIARIES:
        return None
    for index in range(event.last, min(clause.last, event.last + _FORWARD)):
        if clause.document.lower(index) in _STRONG_STOPS or clause.document.lower(index) == ",":
            return None
        if clause.document.lower(index) in HAVE | BE:
            return clause.event_at(index + 1, _SPEAKING)
    return None


def resumed_predicate(clause: Clause) -> Event | None:
    """The passive that a later clause has of the same person: "a girl is in a critical state after she was shot"."""
    if clause.phrase is None or clause.phrase.head_singular not in PERSONS | AGE_NOUNS:
        return None
    document = clause.document
    for index in range(clause.after, min(clause.last, clause.after + _FORWARD)):
        word = document.lower(index)
        if word in _STRONG_STOPS or document.tokens[index].form == "number":
            return None
        if word == "being" or (word in _SAME_PERSON and document.lower(index + 1) in BE | HAVE):
            return _passive_from(clause, index + 1)
    return None


def _passive_from(clause: Clause, index: int) -> Event | None:
    while clause.document.lower(index) in BE | HAVE | ADVERBS or clause.document.lower(index).endswith("ly"):
        index += 1
    event = clause.event_at(index, frozenset({"patient"}))
    return None if event is None or _has_object(clause, event.last) else event


_SAME_PERSON = frozenset({"he", "she", "they"})


def _begins_predicate(clause: Clause, index: int) -> bool:
    """Whether another verb, or a number that is a subject of its own ("and 51 were hurt"), begins here."""
    if clause.events.is_verb(index):
        return True
    return (
        index < clause.last
        and clause.document.tokens[index].form == "number"
        and clause.document.lower(index + 1) in AUXILIARIES
    )


def _ends_clause(document: Document, index: int) -> bool:
    word = document.lower(index)
    if word == "which":
        return document.lower(index - 1) in PREPOSITIONS
    if word == "that":  # "reported that …": another subject follows
        return document.lower(index - 1) in SAYING
    if word in SUBORDINATORS:
        return True
    if word == "said":  # "a clinic said two were hurt", unlike "20 are said to be hurt"
        return document.lower(index + 1) != "to" and document.lower(index - 1) not in BE
    return word in IRREGULAR_VERBS and word not in _REPORTING


def _after_parenthesis(clause: Clause, comma: int, limit: int) -> int:
    """Where to go on after a comma: behind "…, including 13 women, were killed", else nowhere."""
    document = clause.document
    if document.lower(comma + 1) in AUXILIARIES | {"who"}:
        return comma + 1
    aged = document.lower(comma + 2) in _CLOSING and document.tokens[comma + 1].form == "number"
    if aged and clause.event_at(comma + 3, _SPEAKING) is not None:  # "Boy, 10, killed"
        return comma + 3
    told = document.lower(comma + 1) in _TELLING_MORE
    for index in range(comma + 2, limit):
        if document.lower(index) in _CLOSING:
            resumes = told and clause.event_at(index + 1, _SPEAKING) is not None  # ", aged 14 and 17, drowned"
            if resumes or document.lower(index + 1) in AUXILIARIES:
                return index + 1
    return limit


_TELLING_MORE = frozenset({"aged", "ages", "age", "including", "all", "both", "from", "among", "most", "mostly"})


def _speaks_of_subject(clause: Clause, event: Event) -> bool:
    """Whether the subject before this event is what it counts: not where it is the one who acts."""
    if event.sense.role == "agent":
        progressive = _word_before(clause, event.index) in BE
        return event.sense.form != "gerund" or event.index == clause.after or progressive
    before = _word_before(clause, event.index)
    if event.sense.role == "state":
        return before in COPULAS or before in GET or clause.document.lower(event.index - 1) in _FOUND
    if event.sense.form in {"gerund", "finite"}:
        return before == "being"
    return before in BE | GET or (_is_bare(clause, event) and not _has_object(clause, event.last))


def _is_bare(clause: Clause, event: Event) -> bool:
    """A participle without auxiliary: right behind its noun, or joined to a passive ("was shot and killed")."""
    before = clause.document.lower(event.index - 1)
    return before not in AUXILIARIES and before not in PRONOUNS


def _has_object(clause: Clause, index: int) -> bool:
    """Whether what follows a verb is its object, so that what precedes it acts ("four men killed a guard")."""
    document = clause.document
    if index >= clause.last:
        return False
    word = document.lower(index)
    if word in DETERMINERS | PRONOUNS or document.tokens[index].form == "number":
        return True
    if _counts_next(document, index):
        return True
    if word in PREPOSITIONS | ADVERBS | SUBORDINATORS or document.masked(index):
        return False
    if word in {"and", "or"}:  # "shot and killed a guard"
        return clause.events.is_verb(index + 1) and _has_object(clause, index + 2)
    return is_noun_like(document, clause.events, index)


def _counts_next(document: Document, index: int) -> bool:
    """A bound and a number: "at least 30", "up to five", "dozens"."""
    for at in range(index, min(index + 3, len(document.tokens))):
        word = document.lower(at)
        if word in _NUMBERS or (document.tokens[at].form == "number" and not document.masked(at)):
            return True
        if word not in _BOUND_WORDS:
            return False
    return False


_NUMBERS = (frozenset(ONES) | frozenset(TENS) | {"dozens", "scores", "hundreds", "thousands", "several"}) - {"one"}
_BOUND_WORDS = words("at least up to more than as many about around some nearly almost over close between fewer")


def is_passive(clause: Clause, index: int) -> bool:
    return _word_before(clause, index) in BE


def _word_before(clause: Clause, index: int) -> str:
    """The word before this one, adverbs and "reported", "left" and the like skipped."""
    index -= 1
    document = clause.document
    while index > clause.first and (
        document.lower(index) in _REPORTING or document.lower(index) in ADVERBS or document.lower(index).endswith("ly")
    ):
        index -= 1
    word = document.lower(index)
    if word in {"and", "or", ","} and clause.events.is_participle(index - 1):
        return _word_before(clause, index - 1)
    return word
