"""Subjects: the verb or state that a counted phrase is the subject of, told from verbs that it only acts by.

"Four gunmen were killed" counts the killed; "four gunmen killed a guard" does not.
"""

from __future__ import annotations

from factbase.extract.clause import Clause
from factbase.extract.document import Document
from factbase.extract.inflection import singular
from factbase.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    HAVE,
    IRREGULAR_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
    SUBORDINATORS,
)
from factbase.extract.people import AGE_NOUNS, PERSONS
from factbase.extract.senses import Event
from factbase.extract.verbs import REPORTING, counts_next, has_object, is_named, is_of_governor, speaks_of_subject

_FORWARD = 24
_OPENING = frozenset({",", "(", "\u2014", "\u2013"})
_CLOSING = frozenset({",", ")", "\u2014", "\u2013"})
_STRONG_STOPS = frozenset({";", ":", "?", "!"})
_BE_OR_HAVE = BE | HAVE
_WRITTEN_OUT = _BE_OR_HAVE - {"'s"}  # behind a noun that is a possessive: "took part in Monday's strike"
_BEFORE_PARTICIPLE = BE | HAVE | ADVERBS
_ONE_PERSON = PERSONS | AGE_NOUNS
_OBJECTS = DETERMINERS | PRONOUNS
_RESUMING = AUXILIARIES | {"who"}
_SPEAKING = frozenset({"patient", "agent", "state"})


def predicate_of_subject(clause: Clause) -> Event | None:
    """The verb or state that the phrase is the subject of, or a participle behind it."""
    document, index = clause.document, _behind_ages(clause.document, clause.after)
    if not clause.events.within(index, clause.last):
        return None
    limit = min(clause.last, index + _FORWARD)
    while index < limit:
        word = document.lower(index)
        adverb = word.endswith("ly") and clause.events.at(index + 1)  # "fatally shot": the verb tells it
        event = None if adverb or word == "with" else clause.event_at(index, _SPEAKING)  # "men with wounds were taken"
        if event is not None and not is_named(clause, event):
            return next((found for found in clause.events_at(index, _SPEAKING) if _is_of_subject(clause, found)), None)
        if event is None and word in _OPENING:
            index = _after_parenthesis(clause, index, limit)
        elif event is None and not adverb and _breaks_off(clause, index):
            return _shared_predicate(clause, index)
        else:
            index += 1
    return None


def _behind_ages(document: Document, index: int) -> int:
    """The token behind a list of ages: "two boys | aged 14 and 16 | were hurt"; the same one where none stands there."""
    if document.lower(index) not in {"aged", "ages"}:
        return index
    return _behind_numbers(document, index + 1)


def _behind_numbers(document: Document, index: int) -> int:
    while index < document.count and (
        document.tokens[index].form == "number" or document.lower(index) in {"and", "or", "to"}
    ):
        index += 1
    return index


def _breaks_off(clause: Clause, index: int) -> bool:
    """Whether the subject's own clause ends at this token."""
    document, word = clause.document, clause.document.lower(index)
    if word in _JOINING:  # "received several wounds | and were taken": the subject stands before
        taken_up = word != "or" and index == clause.after and document.lower(index + 1) in AUXILIARIES
        return taken_up or _begins_predicate(clause, index + 1)
    if word == "who":
        return _has_noun_between(document, clause.after, index)
    if word == "with":  # "in 19 towns, | with 300 people displaced"
        return counts_next(document, index + 1)
    return word in _STRONG_STOPS or _ends_clause(document, index)


def _shared_predicate(clause: Clause, index: int) -> Event | None:
    """What a subject does in the second of two verbs: "a boy found a gun | and accidentally shot himself"."""
    document, before = clause.document, clause.document.lower(clause.figure.first - 1)
    begins = clause.figure.first == clause.first or before in SAYING or before in SUBORDINATORS or before == ","
    if document.lower(index) not in _JOINING or not begins:
        return None
    at = _behind_adverbs(document, index + 1)
    return next((found for found in clause.events_at(at, frozenset({"agent"})) if found.last > at + 1), None)


_JOINING = frozenset({"and", "or", "but"})


def _is_of_subject(clause: Clause, event: Event) -> bool:
    return speaks_of_subject(clause, event) and not is_of_governor(clause, event)


def _has_noun_between(document: Document, first: int, last: int) -> bool:
    """Whether a relative clause is that of a noun behind the phrase: "at a vigil | for a person | who had died"."""
    return any(document.lower(at) in DETERMINERS or document.tokens[at].form == "number" for at in range(first, last))


def main_verb(clause: Clause, event: Event) -> Event | None:
    """As in "one of the five people hurt in the blast | has died": the verb of the part, behind a participle of all."""
    if event.index < clause.after or clause.document.lower(event.index - 1) in AUXILIARIES:
        return None
    at_once = clause.event_at(event.last, frozenset({"agent"}))
    if at_once is not None and at_once.sense.form == "past":  # "nine of the wounded | died"
        return at_once
    for index in range(event.last, min(clause.last, event.last + _FORWARD)):
        if clause.document.lower(index) in _STRONG_STOPS or clause.document.lower(index) == ",":
            return None
        if clause.document.lower(index) in _WRITTEN_OUT:
            return clause.event_at(index + 1, _SPEAKING)
    return None


def resumed_predicate(clause: Clause) -> Event | None:
    """The passive that a later clause has of the same person: "a girl is in a critical state after she was shot"."""
    if clause.phrase is None or clause.phrase.head_singular not in _ONE_PERSON:
        return None
    document, end = clause.document, min(clause.last, clause.after + _FORWARD)
    if _TAKING_UP.isdisjoint(document.lowers[clause.after : end]):
        return None
    for index in range(clause.after, end):
        word = document.lower(index)
        if word in _STRONG_STOPS or document.tokens[index].form == "number":
            return None
        if word == "being" or (word in _SAME_PERSON and document.lower(index + 1) in _BE_OR_HAVE):
            return _passive_from(clause, index + 1)
    return None


def _passive_from(clause: Clause, index: int) -> Event | None:
    while clause.document.lower(index) in _BEFORE_PARTICIPLE or clause.document.lower(index).endswith("ly"):
        index += 1
    event = clause.event_at(index, frozenset({"patient"}))
    return None if event is None or has_object(clause, event.last) else event


_SAME_PERSON = frozenset({"he", "she", "they"})
_TAKING_UP = _SAME_PERSON | {"being"}


def wounded_with(clause: Clause) -> Event | None:
    """What the subject has about it, where its verb tells nothing: "three men came to a clinic | with gunshot wounds"."""
    document, end = clause.document, min(clause.last, clause.after + _FORWARD)
    if "with" not in document.lowers[clause.after : end]:
        return None
    for index in range(clause.after, end):
        word = document.lower(index)
        if word in _STRONG_STOPS or word in SUBORDINATORS or word in {",", "and", "who"}:
            return None
        if word == "with" and (event := clause.event_at(index, frozenset({"state"}))) is not None:
            return None if singular(document.lower(index - 1)) in PERSONS else event  # "nurses saw two men with wounds"
    return None


def _begins_predicate(clause: Clause, index: int) -> bool:
    """Whether another verb, or a number that is a subject of its own ("and 51 were hurt"), begins here."""
    index = _behind_adverbs(clause.document, index)
    if clause.events.is_verb(index):
        return True
    return (
        index < clause.last
        and clause.document.tokens[index].form == "number"
        and (clause.document.lower(index + 1) in AUXILIARIES or clause.events.is_verb(index + 1))
    )


def _behind_adverbs(document: Document, index: int) -> int:
    while document.lower(index).endswith("ly"):
        index += 1
    return index


def _ends_clause(document: Document, index: int) -> bool:
    word = document.lower(index)
    if word == "which":
        return document.lower(index - 1) in PREPOSITIONS
    if word == "that":  # "reported that …": another subject follows
        return document.lower(index - 1) in SAYING
    if word == "since" and document.lower(index - 1) in HAVE:  # "ten have | since been freed"
        return False
    if word in SUBORDINATORS:
        return word != "as" or document.lower(index - 1) not in REPORTING  # "listed | as missing"
    if word == "said":  # "a clinic said two were hurt", unlike "20 are said to be hurt"
        return document.lower(index + 1) != "to" and document.lower(index - 1) not in BE
    if word in SAYING and _says(document, index):
        return True
    return word in IRREGULAR_VERBS and word not in REPORTING


def _says(document: Document, index: int) -> bool:
    """Whether its subject says it: "a caller reported to guards that …", unlike "30 reported dead, "reported to be"."""
    following = document.lower(index + 1)
    if document.lower(index - 1) in BE:
        return False
    if following == "to":
        return document.lower(index + 2) not in _BE_OR_HAVE
    return following in _OBJECTS


def _after_parenthesis(clause: Clause, comma: int, limit: int) -> int:
    """Where to go on after a comma: behind "…, including 13 women, were killed", else nowhere."""
    document = clause.document
    if document.lower(comma + 1) in _RESUMING:
        return comma + 1
    if document.lower(comma + 1) in SUBORDINATORS:  # "near a shop, where four men were shot"
        return limit
    behind = _behind_numbers(document, comma + 1)
    aged = behind > comma + 1 and document.lower(behind) in _CLOSING
    found = behind + 1 + (document.lower(behind + 1) == "found")  # "two sons, 4 and 6, found slain"
    if aged and clause.event_at(found, _SPEAKING) is not None:  # "Boy, 10, killed", "two guests, 22 and 24, died"
        return behind + 1
    parts = document.lower(comma + 2) == "of" and document.lower(comma + 3) in {
        "them",
        "whom",
    }  # ", three of them men,"
    told = parts or document.lower(comma + 1) in _TELLING_MORE
    for index in range(comma + 2, limit):
        if document.lower(index) in _CLOSING:
            resumes = told and clause.event_at(index + 1, _SPEAKING) is not None  # ", aged 14 and 17, drowned"
            if resumes or document.lower(index + 1) in AUXILIARIES:
                return index + 1
    return limit


_TELLING_MORE = frozenset({"aged", "ages", "age", "including", "all", "both", "from", "among", "most", "mostly"})
