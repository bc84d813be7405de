"""What rules out that two questions are the same, whatever else speaks for it."""

from __future__ import annotations

from factbase.group.common_names import NO_NAMES
from factbase.group.evidence import days_apart, is_specific
from factbase.group.populations import Relation
from factbase.group.questions import Question
from factbase.group.tellings import Telling
from factbase.group.weights import Matching

# Only these say that both count the same people; else it is for a person to say.
SURE: frozenset[Relation] = frozenset(
    {"same group", "same class", "nobody in particular", "the same people in other words"}
)


def pairs_of(one: Question, other: Question) -> list[tuple[Telling, Telling]]:
    """Each telling of the one with each of the other."""
    return [(first, second) for first in one.tellings for second in other.tellings]


def relation_of(one: Question, other: Question) -> Relation:
    """How the populations stand; a name that only one phrase has may stand elsewhere in the other's text."""
    relation = one.population.relation(other.population, single=one.single and other.single)
    if relation != "one may be of the other":
        return relation
    for named, loose in ((one, other), (other, one)):
        more = named.population.words - loose.population.words - NO_NAMES
        if more and loose.population.words and more <= _names_known(loose):
            return "same group" if named.population.is_group else "same class"
    return relation


def ruled_out(one: Question, other: Question, relation: Relation, matching: Matching) -> str:
    """Why the two cannot be the same question, "" where nothing says so."""
    return _other_question(one, other, relation) or _other_time(one, other, matching)


def ruled_out_in_one_text(own: list[tuple[Telling, Telling]]) -> str:
    """One voice does not silently give two numbers to one question, nor does one text two places or days."""
    for first, second in own:
        if not (first.changes or second.changes or first.meets(second)) and _of_one_voice(first, second):
            return "one voice gives both numbers in one text"
        if first.places and second.places and not first.places & second.places:
            return "other places in one text"
        if days_apart(first.event, second.event):
            return "other days in one text"
    return ""


def _names_known(question: Question) -> frozenset[str]:
    return frozenset().union(*(telling.known_names for telling in question.tellings))


def _other_question(one: Question, other: Question, relation: Relation) -> str:
    """Why the two ask different things of whatever event."""
    if one.metric != other.metric:
        return f"other metrics: {one.metric or 'none'} and {other.metric or 'none'}"
    if (one.kind, one.family) != (other.kind, other.family):
        return f"other units: {one.family} and {other.family}"
    if relation == "others":
        return f"other populations: {one.counted or 'people'} and {other.counted or 'people'}"
    if one.metric is None and (one.population.is_general or other.population.is_general):
        return "nothing says what is counted"
    if one.scope != other.scope and not _is_one_day(one, other):
        return "one is counted over another while"
    if one.planned != other.planned:
        return "one is expected, the other has happened"
    if one.part != other.part and not _stands_alone(one, other, relation):
        return "one is a part of a total"
    return ""


def _is_one_day(one: Question, other: Question) -> bool:
    """Whether a day's number and an event's are the same, as both are of that one day."""
    return one.event is not None and one.event == other.event and {one.scope, other.scope} == {"", "day"}


def _stands_alone(one: Question, other: Question, relation: Relation) -> bool:
    """Whether a part may be what the other tells alone: "including 12 children" and "15 children were killed"."""
    return relation in {"same group", "same class"} or (one.single and other.single and relation in SURE)


def _other_time(one: Question, other: Question, matching: Matching) -> str:
    """An event of a day is not a period's total; what was published before an event does not tell of it."""
    periods = [question for question in (one, other) if _is_period(question, matching)]
    if len(periods) == 1 and not _is_vague_date(periods[0], one, other):
        return "one is of a longer period"
    if _told_before(one, other) and not any(is_specific(*pair) for pair in pairs_of(one, other)):
        return "told before it happened"
    return ""


def _is_period(question: Question, matching: Matching) -> bool:
    return question.event is not None and question.event[1] - question.event[0] > matching.longest_event_days


def _is_vague_date(period: Question, one: Question, other: Question) -> bool:
    """Whether a month is when it was rather than what is counted: of one person, or beside a text without a date."""
    return period.precision == "month" and ((one.single and other.single) or one.event is None or other.event is None)


def _told_before(one: Question, other: Question) -> bool:
    return any(
        first.event and first.precision == "day" and second.published and second.published[1] < first.event[0]
        for first, second in ((one, other), (other, one))
    )


def _of_one_voice(one: Telling, other: Telling) -> bool:
    """Whether both figures are of one voice; a text that quotes a greater number speaks of fewer itself, not against it."""
    return one.voice == other.voice or _speaks_of_fewer(one, other) or _speaks_of_fewer(other, one)


def _speaks_of_fewer(one: Telling, other: Telling) -> bool:
    most, least = one.bounds[1], other.bounds[0]
    return not one.voice and most is not None and least is not None and most < least
