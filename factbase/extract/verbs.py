"""Verbs: how a verb stands to the nouns around it: active or passive, with an object, only spoken of.

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
    ONES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TENS,
    words,
)
from factbase.extract.phrases import is_noun_like
from factbase.extract.senses import Event
from factbase.metrics import METRICS

REPORTING = words(
    "reported reportedly confirmed believed feared listed left declared pronounced found presumed said known thought"
    " officially initially also all both still"
)
_TOLD = REPORTING | {"as"}
_PASSIVE = BE | GET
_OBJECTS = DETERMINERS | PRONOUNS
_BEFORE_NOUNS = PREPOSITIONS | DETERMINERS
_ADJUNCTS = PREPOSITIONS | ADVERBS | SUBORDINATORS
_FOUND = words("rendered found pronounced declared reported feared presumed")  # "woman found dead"
_LEFT = words("left leave leaves leaving")


def speaks_of_subject(clause: Clause, event: Event) -> bool:
    """Whether the subject before this event is what it counts: not where it is the one who acts."""
    if event.sense.role == "agent":
        progressive = _word_before(clause, event.index) in BE
        word = clause.document.lower(event.index)
        if event.sense.form == "finite" and word.endswith("s") and (clause.figure.value or 2) > 1:
            return False  # "13 temporary shelters": no verb agrees so
        if METRICS[event.sense.metric].implied == "thing" and has_object(clause, event.last):
            return False  # "a mob burned two huts": it did not burn itself
        return event.sense.form != "gerund" or event.index == clause.after or progressive
    before = _word_before(clause, event.index)
    if event.sense.role == "state":
        left = clause.document.lower(clause.figure.first - 1) in _LEFT  # "left 300 people in Basra in dire need"
        return left or before in COPULAS or before in GET or clause.document.lower(event.index - 1) in _FOUND
    if event.sense.form in {"gerund", "finite"}:
        return before == "being"
    governed = clause.document.lower(event.last - 1) in PREPOSITIONS  # "30 taken to | area hospitals"
    return before in _PASSIVE or (_is_bare(clause, event) and (governed or not has_object(clause, event.last)))


def is_of_governor(clause: Clause, event: Event) -> bool:
    """Whether the finite verb behind a noun with a preposition is that of another noun: "hit by a car | has died"."""
    document, before = clause.document, clause.document.lower(clause.figure.first - 1)
    if before not in _ADJOINING or (before == "from" and clause.figure.modifier == "between"):
        return False
    between = {document.lower(index) for index in range(clause.after, event.index)}
    finite = (event.sense.role == "agent" and event.sense.form != "gerund") or not between.isdisjoint(_FINITE)
    return finite and between.isdisjoint(RELATIVES)


_ADJOINING = words(
    "with in on at by from into onto near against across through toward towards inside outside under underneath beneath"
    " behind beside"
)
_FINITE = words("is are was were has have had")


def is_named(clause: Clause, event: Event) -> bool:
    """Whether a verb form is only spoken of: "accused | of killing two", "with 52% | of the vote"."""
    document = clause.document
    before = document.lower(event.index - 1)
    if event.sense.form == "gerund":
        return before in PREPOSITIONS
    if before == "to":  # "forced 300 people | to flee", "300 people had to flee", but "300 are to vote"
        return event.index - 1 > clause.after and document.lower(event.index - 2) not in _MADE
    if event.sense.form != "finite" or event.sense.role != "agent":
        return False
    return before in _BEFORE_NOUNS or _is_counted(document, event.index)


_MADE = words("had forced compelled obliged ordered driven made")


def _is_counted(document: Document, index: int) -> bool:
    """Whether a word in -s ends what a number counts: "the 13 temporary | shelters"."""
    if not document.lower(index).endswith("s"):
        return False
    return any(
        document.tokens[at].form == "number" or document.lower(at) in _NUMBERS for at in range(max(0, index - 2), index)
    )


def _is_bare(clause: Clause, event: Event) -> bool:
    """A participle without auxiliary: right behind its noun, or joined to a passive ("was shot and killed")."""
    before = clause.document.lower(event.index - 1)
    return before not in AUXILIARIES and before not in PRONOUNS


def has_object(clause: Clause, index: int) -> bool:
    """Whether what follows a verb is its object, so that what precedes it acts ("four men killed a guard")."""
    document = clause.document
    if index >= clause.last:
        return False
    word = document.lower(index)
    if word in _OBJECTS or document.tokens[index].form == "number":
        return True
    if counts_next(document, index):
        return True
    if word in _ADJUNCTS or document.masked(index):
        return False
    if word in {"and", "or"}:  # "shot and killed a guard"
        return clause.events.is_verb(index + 1) and has_object(clause, index + 2)
    return is_noun_like(document, clause.events, index)


def counts_next(document: Document, index: int) -> bool:
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
        document.lower(index) in _TOLD or document.lower(index) in ADVERBS or document.lower(index).endswith("ly")
    ):
        index -= 1
    word = document.lower(index)
    if word in {"and", "or", ","} and clause.events.is_participle(index - 1):
        return _word_before(clause, index - 1)
    return word
