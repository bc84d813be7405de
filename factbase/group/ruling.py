"""What rules out that two questions are the same, whatever else speaks for it."""

from __future__ import annotations

from factbase.group.agents import are_rivals
from factbase.group.common_names import NO_NAMES, WIDE
from factbase.group.evidence import days_apart, is_specific
from factbase.group.populations import Relation
from factbase.group.questions import Question
from factbase.group.scopes import may_be_one
from factbase.group.tellings import Telling
from factbase.group.weights import Matching

# Only these say that both count the same people; else it is for a person to say.
SURE: frozenset[Relation] = frozenset(
    {"same group", "same class", "nobody in particular", "the same people in other words"}
)
# Of figures that neither a metric nor a noun explains so many words must be the same.
_TELLING_WORDS = 3


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
        if first.names != second.names:
            return "told as two events in one text"
        # A country is no other place than its town.
        one, other = first.places - WIDE, second.places - WIDE
        if one and other and not one & other:
            return "other places in one text"
        if days_apart(first.event, second.event):
            return "other days in one text"
    return ""


def words_shared(one: Question, other: Question) -> int:
    """How many words the clauses of two figures without a metric share, besides those that tell who is counted.

    Who did it is one, too.
    """
    known = one.population.words | other.population.words
    shared = max((len((first.words & second.words) - known) for first, second in pairs_of(one, other)), default=0)
    return shared + bool(one.agent and one.agent == other.agent)


def _names_known(question: Question) -> frozenset[str]:
    return frozenset().union(*(telling.known_names for telling in question.tellings))


def _other_question(one: Question, other: Question, relation: Relation) -> str:
    """Why the two ask different things of whatever event."""
    if one.metric != other.metric and one.asked != other.asked:
        return f"other metrics: {one.metric or 'none'} and {other.metric or 'none'}"
    if (one.kind, one.family) != (other.kind, other.family):
        return f"other units: {one.family} and {other.family}"
    if relation == "others":
        return f"other populations: {one.counted or 'people'} and {other.counted or 'people'}"
    if (
        one.metric is None
        and (one.population.is_general or other.population.is_general)
        and words_shared(one, other) < _TELLING_WORDS
    ):
        return "nothing says what is counted"
    if one.agent and other.agent and are_rivals(one.agent, other.agent):
        return f"of others: {one.agent.title()} and {other.agent.title()}"
    if one.all_over != other.all_over and _are_elsewhere(one, other):
        return "one is of many places together"
    if one.scope != other.scope and not _is_one_while(one, other):
        return "one is counted over another while"
    if one.planned != other.planned:
        return "one is expected, the other has happened"
    if one.part != other.part and not _stands_alone(one, other, relation):
        return "one is a part of a total"
    return ""


def _are_elsewhere(one: Question, other: Question) -> bool:
    """Whether all tellings of both give places, and no two the same."""
    return all(
        first.places and second.places and first.places != second.places for first, second in pairs_of(one, other)
    )


def _is_one_while(one: Question, other: Question) -> bool:
    """Whether two scopes are the same while: of a day's number and its event's; of all since the day of an event."""
    scopes = {one.scope, other.scope}
    if scopes == {"", "since"}:
        return one.event is None or other.event is None or one.event[0] == other.event[0]
    if scopes == {"", "day"}:
        return one.event is not None and one.event == other.event
    return may_be_one(one.scope, other.scope)


def _stands_alone(one: Question, other: Question, relation: Relation) -> bool:
    """Whether a part may be what the other tells alone: "including 12 children" and "15 children were killed"."""
    return relation in {"same group", "same class"} or (one.single and other.single and relation in SURE)


def _other_time(one: Question, other: Question, matching: Matching) -> str:
    """An event of a day is not a period's total; what was published before an event does not tell of it."""
    periods = [question for question in (one, other) if _is_period(question, matching)]
    if len(periods) == 2 and _share_of(one, other) < matching.same_period_share:
        return "counted over other periods"
    if len(periods) == 1 and not _is_vague_date(periods[0], one, other):
        return "one is of a longer period"
    if _told_before(one, other) and not any(is_specific(*pair) for pair in pairs_of(one, other)):
        return "told before it happened"
    return ""


def _is_period(question: Question, matching: Matching) -> bool:
    return question.event is not None and question.event[1] - question.event[0] > matching.longest_event_days


def _share_of(one: Question, other: Question) -> float:
    """What part of all the days of two periods are of both, 0…1."""
    (first, last), (start, end) = one.event or (0, 0), other.event or (0, 0)
    both = min(last, end) - max(first, start) + 1
    return max(0, both) / (max(last, end) - min(first, start) + 1)


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
