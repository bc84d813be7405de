"""What speaks for two claims being of one event, weighed: the table that all matching follows.

Points are log odds: they add up, and a score is the chance that they stand for, 0…1. Weights were set on reports of
local events whose truth is known, and rounded; names count by how many are shared, on a scale that flattens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from factbase.group.populations import Relation

_POPULATIONS: Mapping[Relation, float] = {
    "same group": 6.0,
    "same class": 0.8,
    "nobody in particular": 0.4,
    "the same people in other words": 0.0,
    "one may be of the other": -0.6,
}


# Equal only to itself: caches look it up for each pair, and would hash all its weights each time.
@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """Thresholds (scores) and weights (points)."""

    confirmed_from: float = 0.45
    suggested_from: float = 0.4
    # Reports of one event differ by a day in telling when it was; an event of one day is not a period's total.
    longest_event_days: int = 7
    # "Since 2020" and "in May" overlap, and are two periods.
    same_period_share: float = 0.5
    # What nothing speaks for is improbable.
    start: float = -4.6
    same_article: float = 6.0
    populations: Mapping[Relation, float] = field(default_factory=lambda: dict(_POPULATIONS))
    part_and_total: float = -1.0
    one_and_several: float = -1.2
    one_place_and_many: float = -2.0
    # Time: reports that appear days apart are less often of one event.
    same_event_date: float = 1.2
    # "Since October": few count over the very same while.
    same_period: float = 3.0
    other_event_date: float = -2.0
    per_log_day: float = -1.0
    unknown_time: float = -1.0
    # Names: shared words, pairs in a row, what part of all names they are.
    per_log_name: float = 2.0
    wide_name: float = 0.4
    per_log_pair: float = 1.6
    share_of_names: float = 2.3
    share_of_lead: float = 2.2
    same_person: float = 2.2
    same_road: float = 1.7
    other_people: float = -1.0
    other_roads: float = -0.5
    same_age: float = 0.45
    share_of_ages: float = 1.0
    other_ages: float = -2.2
    share_of_words: float = 8.0
    # Places: shared; none of the one in the other's clause, title and lead; given by one clause alone, and not in the
    # other's title and lead; shared, but each with one of its own beside it ("Orsk in Mirella", "Salwick in Mirella").
    same_place: float = 1.0
    other_places: float = -7.0
    unknown_place: float = -1.0
    places_beside: float = -4.0
    # Kinds of events, and of places at which they are set: a bar, a school.
    other_happening: float = -1.0
    other_disease: float = -6.0
    same_setting: float = 0.7
    other_setting: float = -2.5
    # Both texts have this many names in title and lead, and none in common.
    no_shared_name: float = -2.5
    names_expected: int = 3


DEFAULT_MATCHING = Matching()
