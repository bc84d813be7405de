"""Whether two questions are the same: what rules it out first, then the evidence for it, weighed by one table.

Abstain rather than guess: a pair that nothing rules out and little speaks for is suggested to a person, or left apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factbase.group.populations import Relation
from factbase.group.questions import Question

State = Literal["confirmed", "suggested", "apart"]


@dataclass(frozen=True, slots=True)
class Matching:
    """Thresholds and weights; a score is the sum of what speaks for the pair, at most 1."""

    confirmed_from: float = 0.6
    suggested_from: float = 0.45
    # Reports of one event appear over some days; farther apart, with no date of the event, they are of two.
    near_days: int = 7
    # An event of one day is not a period's total.
    longest_event_days: int = 7
    same_group: float = 0.45
    same_class: float = 0.25
    nobody_in_particular: float = 0.2
    one_of_the_other: float = 0.2
    same_event_date: float = 0.3
    same_day: float = 0.2
    near: float = 0.15
    unknown_time: float = 0.05
    same_place: float = 0.25
    place_named: float = 0.15
    same_article: float = 0.2
    shared_names: float = 0.35
    one_shared_name: float = 0.1


DEFAULT_MATCHING = Matching()


@dataclass(frozen=True, slots=True)
class Match:
    """How well two questions match, 0…1, what follows, and why in words."""

    score: float
    state: State
    reason: str


def match(one: Question, other: Question, *, matching: Matching = DEFAULT_MATCHING) -> Match:
    """Whether the two ask the same; symmetric."""
    apart = _ruled_out(one, other, matching)
    if apart:
        return Match(0.0, "apart", apart)
    relation = one.population.relation(other.population)
    evidence = [
        _population(relation, matching),
        _time(one, other, matching),
        _place(one, other, matching),
        _names(one, other, matching),
    ]
    score = round(min(1.0, sum(weight for weight, _ in evidence)), 2)
    state: State = "apart"
    if score >= matching.suggested_from:
        state = "confirmed" if score >= matching.confirmed_from else "suggested"
    if state == "confirmed" and relation == "one may be of the other":
        state = "suggested"
    return Match(score, state, "; ".join(words for weight, words in evidence if weight))


def _ruled_out(one: Question, other: Question, matching: Matching) -> str:
    """Why the two cannot be the same question, "" where nothing says so."""
    if one.metric != other.metric:
        return f"other metrics: {one.metric or 'none'} and {other.metric or 'none'}"
    if (one.kind, one.family) != (other.kind, other.family):
        return f"other units: {one.family} and {other.family}"
    if one.population.relation(other.population) == "others":
        return f"other populations: {one.counted or 'people'} and {other.counted or 'people'}"
    if one.metric is None and not one.population.words:
        return "nothing says what is counted"
    if one.part != other.part and not one.population.words:
        return "one is a part of a total"
    return _other_time(one, other, matching) or _other_place(one, other)


def _other_time(one: Question, other: Question, matching: Matching) -> str:
    if one.event and other.event:
        if one.event[0] > other.event[1] or other.event[0] > one.event[1]:
            return f"other days: {one.event_date} and {other.event_date}"
        lengths = sorted(last - first for first, last in (one.event, other.event))
        return "a day and a longer period" if lengths[0] < matching.longest_event_days < lengths[1] else ""
    if _is_period(one, matching) != _is_period(other, matching):
        return "one is of a longer period"
    distance = _days_apart(one, other)
    return f"told {distance} days apart" if distance is not None and distance > matching.near_days else ""


def _is_period(question: Question, matching: Matching) -> bool:
    return question.event is not None and question.event[1] - question.event[0] > matching.longest_event_days


def _other_place(one: Question, other: Question) -> str:
    """Places differ where neither text names a place of the other."""
    if not one.place_words or not other.place_words or _places_named(one, other):
        return ""
    return f"other places: {', '.join(one.places)} and {', '.join(other.places)}"


def _places_named(one: Question, other: Question) -> frozenset[str]:
    """Places of one that the other names; within one article only the sentences of the two are looked at."""
    same_article = bool(one.articles & other.articles)
    first, second = (asked.local_names if same_article else asked.names for asked in (one, other))
    return (one.place_words & (other.place_words | second)) | (other.place_words & first)


def _days_apart(one: Question, other: Question) -> int | None:
    """How many days lie between the two, by event where it is known, else by publication; None where unknown."""
    first, second = one.event or one.published, other.event or other.published
    if first is None or second is None:
        return None
    return max(0, first[0] - second[1], second[0] - first[1])


def _population(relation: Relation, matching: Matching) -> tuple[float, str]:
    weights = {
        "same group": matching.same_group,
        "same class": matching.same_class,
        "nobody in particular": matching.nobody_in_particular,
    }
    return weights.get(relation, matching.one_of_the_other), f"population: {relation}"


def _time(one: Question, other: Question, matching: Matching) -> tuple[float, str]:
    if one.event and other.event:
        return matching.same_event_date, "same date of the event"
    distance = _days_apart(one, other)
    if distance is None:
        return matching.unknown_time, "time unknown"
    if distance <= 1:
        return matching.same_day, "told at most a day apart"
    return matching.near, f"told {distance} days apart"


def _place(one: Question, other: Question, matching: Matching) -> tuple[float, str]:
    if shared := one.place_words & other.place_words:
        return matching.same_place, f"same place: {', '.join(sorted(shared))}"
    if named := _places_named(one, other):
        return matching.place_named, f"both name {', '.join(sorted(named))}"
    return 0.0, ""


def _names(one: Question, other: Question, matching: Matching) -> tuple[float, str]:
    """Names that both texts have, beyond those of population and place; within one article it is the article."""
    if one.articles & other.articles:
        return matching.same_article, "same article"
    known = one.population.words | other.population.words | one.place_words | other.place_words
    first, second = one.names - known, other.names - known
    shared = first & second
    if not shared:
        return 0.0, ""
    words = f"shared names: {', '.join(sorted(shared)[:5])}"
    if len(shared) == 1:
        return matching.one_shared_name, words
    return matching.shared_names * len(shared) / min(len(first), len(second)), words
