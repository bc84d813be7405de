"""Predicates: which event word speaks of a figure, by where it stands and how it governs; an ordered tuple of ways.

"killed 30" (governing), "30 dead" (beside), "30 people were killed" (predicate), "the killing of 30" (act),
"30 deaths" (the noun itself), "the death toll rose to 30" (toll), "500 refugees" (what they are called).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from factbase.extract.clause import Clause
from factbase.extract.lexicon import (
    AUXILIARIES,
    DETERMINERS,
    SUBORDINATORS,
    words,
)
from factbase.extract.objects import act, alongside, governing, object_of_phrase, salvo, with_object_before
from factbase.extract.outcomes import outcome
from factbase.extract.people import PARENTS
from factbase.extract.phrases import is_noun_like
from factbase.extract.senses import Event
from factbase.extract.subjects import (
    main_verb,
    predicate_of_subject,
    resumed_predicate,
    wounded_with,
)
from factbase.extract.tolls import happenings_told, included, listed, number_named, toll
from factbase.extract.verbs import has_object

Finder = Callable[[Clause], Event | None]

_STRONG_STOPS = frozenset({";", ":", "?", "!"})


def find_event(clause: Clause) -> Event | None:
    """The event that says what happened to what the figure counts, by the first way that finds one."""
    if not clause.events.within(clause.first, clause.last) or _is_only_told_of(clause):
        return None
    clause = _with_family(clause)
    event = next((found for find in _FINDERS if (found := find(clause)) is not None), None)
    if event is not None and clause.document.lower(clause.figure.last) == "of":
        event = main_verb(clause, event) or event
    return None if event is None or _is_alternative(clause, event) else outcome(clause, event)


def _with_family(clause: Clause) -> Clause:
    """The clause of a figure that its group is told by, the group taken in: "killed a | family of seven"."""
    document, first = clause.document, clause.figure.first - 2
    if document.lower(first + 1) != "of" or document.lower(first) not in _GROUPS_OF:
        return clause
    return replace(clause, figure=replace(clause.figure, first=first))


_GROUPS_OF = frozenset({"family", "crew"})


def _is_only_told_of(clause: Clause) -> bool:
    """Whether nothing happened to those counted: the children of "a father of three", "none of the five men"."""
    document, index = clause.document, clause.figure.first - 1
    index -= document.lower(index) in DETERMINERS
    return document.lower(index) == "of" and document.lower(index - 1) in _OF_OTHERS


_OF_OTHERS = PARENTS | {"none", "neither"}


def _is_alternative(clause: Clause, event: Event) -> bool:
    """As in "killed or wounded": the number is of both together, so of neither metric."""
    document = clause.document
    for word, index in ((event.last, event.last + 1), (event.index - 1, event.index - 2)):
        if document.lower(word) == "or":
            metrics = {
                other.sense.metric for other in clause.events.at(index) if other.sense.role in {"patient", "state"}
            }
            if metrics and event.sense.metric not in metrics and {*metrics, event.sense.metric} != _HARM:
                return True
        if document.lower(word) == "and" and {document.lower(event.index), document.lower(index)} <= _OF_BOTH:
            return any(other.sense.metric != event.sense.metric for other in clause.events.at(index))
    return False


# "The death and injury of nine", "killing and wounding 12"; those shot and killed are dead.
_OF_BOTH = words("killed killing kills death deaths martyrdom wounded wounding wounds injured injuring injury injuries")


# "damaged or destroyed" together are damage, see `outcomes`.
_HARM = {"damaged", "destroyed"}


def _hit_by_toll(clause: Clause) -> Event | None:
    """As in "the toll hits 1,000": it strikes nothing."""
    return toll(clause) if clause.document.lower(clause.figure.first - 1) in {"hit", "hits"} else None


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


def _by_agents(clause: Clause) -> Event | None:
    """As in "a concert attended by | 18,000": those who do it stand behind the verb."""
    if clause.document.lower(clause.figure.first - 1) != "by":
        return None
    return clause.event_at(clause.figure.first - 2, frozenset({"agent"}))


def _of_those(clause: Clause) -> Event | None:
    """As in "five of | the dead", "70% of | those killed": no noun behind."""
    document, index = clause.document, clause.figure.last + 1
    if document.lower(index - 1) != "of" or document.lower(index) not in DETERMINERS:
        return None
    event = clause.event_at(index + 1, frozenset({"state", "toll", "patient"}))
    return None if event is None or is_noun_like(document, clause.events, event.last) else event


def _opening_with(clause: Clause) -> Event | None:
    """As in "Of the dead, | nine were children", "Among the hurt, two were guards"."""
    document, first = clause.document, clause.first
    opens = document.lower(first) in {"of", "among"} and document.lower(first + 1) in {"the", "those"}
    if not opens or document.lower(first + 3) != "," or clause.figure.first != first + 4:
        return None
    return clause.event_at(first + 2, frozenset({"state", "toll", "patient"}))


def _possessed(clause: Clause) -> Event | None:
    """As in "three officers' deaths"."""
    if clause.phrase is None or clause.document.lower(clause.after) != "'":
        return None
    return clause.event_at(clause.after + 1, frozenset({"noun", "act"}))


def _inverted(clause: Clause) -> Event | None:
    """A participle that opens its sentence, the subject behind its verb: "Also wounded in the raid were | three men"."""
    document = clause.document
    if document.lower(clause.figure.first - 1) not in {"was", "were", "is", "are"}:
        return None
    first = clause.first + (document.lower(clause.first) in {"also", "and"})
    event = clause.event_at(first, frozenset({"patient", "state"}))
    between = range(first, clause.figure.first - 1)
    return None if any(document.lower(at) in _CLAUSE_BREAKS for at in between) else event


def _participle_before(clause: Clause) -> Event | None:
    """A participle that opens its sentence, its subject behind a comma: "Shot in the leg, | two men drove home"."""
    document, first, comma = clause.document, clause.first, clause.figure.first - 1
    between = range(first + 1, comma)
    if document.lower(comma) != "," or len(between) > _LONGEST_OPENING:
        return None
    if not clause.events.is_participle(first) or has_object(clause, first + 1):
        return None
    broken = any(document.lower(at) in _CLAUSE_BREAKS | AUXILIARIES for at in between)
    return None if broken else clause.event_at(first, frozenset({"patient"}))


_LONGEST_OPENING = 8
_CLAUSE_BREAKS = _STRONG_STOPS | SUBORDINATORS | {","}


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


_FINDERS: tuple[Finder, ...] = (
    _own_noun,
    salvo,
    _hit_by_toll,
    governing,
    object_of_phrase,
    _beside,
    _of_those,
    _opening_with,
    _possessed,
    _by_agents,
    _inverted,
    _participle_before,
    act,
    alongside,
    predicate_of_subject,
    resumed_predicate,
    with_object_before,
    wounded_with,
    toll,
    number_named,
    happenings_told,
    listed,
    included,
    _own_name,
)
