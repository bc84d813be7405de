"""What speaks for or against two tellings being of one event: points, and the words that say why, by the table of weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import log1p, sqrt
from typing import NamedTuple

from factbase.group.common_names import WIDE
from factbase.group.happenings import HAPPENINGS, are_two_diseases
from factbase.group.names import Names
from factbase.group.tellings import Telling
from factbase.group.weights import Matching
from factbase.group.words import sound_of


class Evidence(NamedTuple):
    """Points, and why: words, with what is shared, which are put together only for those who read them."""

    points: float
    why: str = ""
    shared: frozenset[str] = frozenset()


_NONE = Evidence(0.0)
_MOST_SPECIFIC = 2
_SHOWN = 4
_FEW_NAMES = 3
_LONG_NAME = 5
_FEW_WORDS = 12


def evidence_of(one: Telling, other: Telling, matching: Matching) -> list[Evidence]:
    """All evidence on whether two articles tell of one event; symmetric."""
    return [
        _time(one, other, matching),
        *_specific(one.names, other.names, matching),
        _names(one.names, other.names, one.places, other.places, matching),
        _places(one, other, matching),
        _happening(one, other, matching),
        _setting(one, other, matching),
        Evidence(matching.share_of_words * _cosine(one.lead, other.lead, least=_FEW_WORDS)),
    ]


def reason_of(evidence: Iterable[Evidence]) -> str:
    """What speaks for it, as words for a person."""
    return "; ".join(
        f"{found.why} {_shown(found.shared)}" if found.shared else found.why
        for found in evidence
        if found.why and found.points > 0
    )


def is_specific(one: Telling, other: Telling) -> bool:
    """Whether the two name the same person with an age, or the same road: that outweighs a date read wrongly."""
    return bool(one.names.people & other.names.people or one.names.roads & other.names.roads)


def days_apart(one: tuple[int, int] | None, other: tuple[int, int] | None) -> int | None:
    """How many days lie between two periods, None where one is unknown."""
    if one is None or other is None:
        return None
    return max(0, one[0] - other[1], other[0] - one[1])


def _time(one: Telling, other: Telling, matching: Matching) -> Evidence:
    apart = None if one.published is None or other.published is None else abs(one.published - other.published)
    late = matching.unknown_time if apart is None else matching.per_log_day * log1p(apart)
    between = days_apart(one.event, other.event)
    if between == 0:
        is_period = (
            min(event[1] - event[0] for event in (one.event, other.event) if event) > matching.longest_event_days
        )
        points = matching.same_period if is_period else matching.same_event_date
        return Evidence(points + late / 2, "same period" if is_period else "same date of the event")
    return Evidence(late if between is None else matching.other_event_date + late)


def _specific(first: Names, second: Names, matching: Matching) -> Iterator[Evidence]:
    """People with their ages, roads, ages: each that both have speaks for one event, where it is the same, or against."""
    if first.people and second.people:
        people = first.people & second.people
        points = matching.same_person * min(len(people), _MOST_SPECIFIC) if people else matching.other_people
        yield Evidence(points, "both name", people)
    if first.roads and second.roads:
        roads = first.roads & second.roads
        points = matching.same_road * min(len(roads), _MOST_SPECIFIC) if roads else matching.other_roads
        yield Evidence(points, "same road:", roads)
    if first.ages and second.ages:
        ages = first.ages & second.ages
        share = matching.share_of_ages * len(ages) / len(first.ages | second.ages)
        yield Evidence(matching.same_age * min(len(ages), _MOST_SPECIFIC) + share if ages else matching.other_ages)


@lru_cache(maxsize=16_384)
def _names(
    one: Names, other: Names, places: frozenset[str], other_places: frozenset[str], matching: Matching
) -> Evidence:
    """How many names two texts share, and what part of theirs; many figures of two texts ask it again."""
    first, second = one.words | places, other.words | other_places
    shared = first & second
    if len(shared) < _FEW_NAMES:
        shared |= _spelt_otherwise(first - shared, second - shared)
    if not shared:
        expected = min(len(one.lead), len(other.lead)) >= matching.names_expected
        return Evidence(matching.no_shared_name) if expected else _NONE
    bodies = one.bodies | other.bodies
    telling = shared - WIDE - bodies
    points = matching.per_log_name * log1p(len(telling) + matching.wide_name * (len(shared) - len(telling)))
    points += matching.per_log_pair * log1p(len(one.pairs & other.pairs))
    points += matching.share_of_names * _cosine(first - WIDE - bodies, second - WIDE - bodies)
    points += matching.share_of_lead * _cosine(one.lead - WIDE - bodies, other.lead - WIDE - bodies)
    return Evidence(points, "both name", telling or shared)


def _spelt_otherwise(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    """Names of one that sound like names of the other."""
    sounds = _sounds_of(first) & _sounds_of(second)
    return (
        frozenset(word for word in first if len(word) >= _LONG_NAME and sound_of(word) in sounds) if sounds else sounds
    )


@lru_cache(maxsize=16_384)
def _sounds_of(words: frozenset[str]) -> frozenset[str]:
    return frozenset(sound_of(word) for word in words if len(word) >= _LONG_NAME)


def _places(one: Telling, other: Telling, matching: Matching) -> Evidence:
    """Places of both clauses; a place of the one that stands in the other's title and lead is no other place."""
    if not one.places or not other.places:
        placed, lead = (one.places, other.names.lead) if one.places else (other.places, one.names.lead)
        is_unknown = bool(lead) and bool(placed - WIDE) and placed.isdisjoint(lead)
        return Evidence(matching.unknown_place) if is_unknown else _NONE
    # Beside a town its country says nothing.
    places, other_places = one.places - WIDE or one.places, other.places - WIDE or other.places
    first, second = places - other_places, other_places - places
    if shared := (places & other_places) - WIDE:
        if first <= other.names.lead or second <= one.names.lead or _spelt_otherwise(first, second):
            return Evidence(matching.same_place, "same place:", shared)
        return Evidence(matching.places_beside)
    if len(first) < len(places) or not first.isdisjoint(other.known_lead) or not second.isdisjoint(one.known_lead):
        return _NONE
    return _NONE if _spelt_otherwise(first, second) else Evidence(matching.other_places)


def _happening(one: Telling, other: Telling, matching: Matching) -> Evidence:
    if not one.happenings or not other.happenings:
        return _NONE
    if are_two_diseases(one.happenings, other.happenings):
        return Evidence(matching.other_disease)
    if shared := one.happenings & other.happenings:
        kind = max(sorted(shared), key=lambda name: HAPPENINGS[name].telling)
        return Evidence(HAPPENINGS[kind].telling, f"both tell of a kind of event: {kind}")
    return Evidence(matching.other_happening)


def _setting(one: Telling, other: Telling, matching: Matching) -> Evidence:
    if not one.settings or not other.settings:
        return _NONE
    shared = one.settings & other.settings
    return (
        Evidence(matching.same_setting, "same kind of place:", shared) if shared else Evidence(matching.other_setting)
    )


def _cosine(one: frozenset[str], two: frozenset[str], *, least: int = 1) -> float:
    """How much of their words two texts share, 0…1; a set of fewer than ``least`` counts as that many."""
    if not (shared := len(one & two)):
        return 0.0
    return shared / sqrt(max(len(one), least) * max(len(two), least))


def _shown(words: frozenset[str]) -> str:
    """The longest few, as names are written."""
    return ", ".join(word.title() for word in sorted(words, key=lambda word: (-len(word), word))[:_SHOWN])
