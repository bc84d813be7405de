"""Blocking keys: short strings by which the facts that a claim could join are found, so that none is compared with all.

A key is what is asked, something telling of the event (a person, a road, a pair of names, a name, a kind of event, a
population) and a stretch of days. A key that very many facts share tells nothing, and is not followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from factbase.group.common_names import WIDE
from factbase.group.names import Names
from factbase.group.populations import head_of
from factbase.group.questions import Question
from factbase.group.tellings import Telling

# More facts than this under one key: it is no clue. And of all that the keys find, the likeliest that are compared.
MOST_SHARING = 64
MOST_CANDIDATES = 16
# A question of several tellings has no more keys than this.
MOST_KEYS = 80
# Two overlapping rows of buckets: any two days that lie within half a bucket share one of their two keys.
_NEAR_DAYS = 14
_FAR_DAYS = 60
_MOST_NAMES = 6
# Figures that no metric explains are many, and few of them ever meet another.
_MOST_OF_NO_METRIC = 16
_MOST_PAIRS = 6
# Of a text that names nothing, the longest words of its title and lead.
_MOST_WORDS = 3


def blocking_keys(question: Question) -> tuple[str, ...]:
    """Sorted, at most 80: two questions that `match` could confirm nearly always share one of them."""
    if not (question.metric or _counted(question)):
        return ()  # nothing says what is counted: it matches nothing
    asked = f"{question.asked or f'-{_counted(question)}'}|{question.family}"
    found = dict.fromkeys(key for telling in question.tellings for key in _telling_keys(question, telling))
    most = MOST_KEYS if question.metric else _MOST_OF_NO_METRIC
    return tuple(sorted(f"{asked}|{key}" for key in list(found)[:most]))


def _counted(question: Question) -> str:
    """What is counted, in a word, so that figures without a metric are compared only with those of the same."""
    kind = question.kind if question.kind in {"money", "percent"} else ""
    return head_of(question.counted) or min(question.population.words, default=kind)


def _telling_keys(question: Question, telling: Telling) -> Iterator[str]:
    for day in _days(telling):
        yield from _clues(telling.names, telling.places, telling.happenings, day)
        yield from _dated(sorted(question.population.words)[:2], day, _NEAR_DAYS)
        if not (telling.names.words or telling.places):
            yield from _dated(_first(telling.lead, _MOST_WORDS, liked=frozenset()), day, _NEAR_DAYS)


def _days(telling: Telling) -> Iterator[int | None]:
    """The first day of the event, else that of publication; of a long event both, since who omits its date is found by that."""
    if telling.event is None:
        yield telling.published
        return
    yield telling.event[0]
    if telling.event[1] - telling.event[0] > _NEAR_DAYS:
        yield telling.published


@lru_cache(maxsize=1_024)
def _clues(names: Names, places: frozenset[str], happenings: frozenset[str], day: int | None) -> tuple[str, ...]:
    """What the figures of one event in one text are found by; many share it."""
    found = [f"who {person}" for person in sorted(names.people)[:_MOST_PAIRS]]
    found += _dated(_first(names.roads | names.pairs, _MOST_PAIRS, liked=names.lead), day, _FAR_DAYS)
    telling = (places | names.lead or names.words) - WIDE or places | names.words
    found += _dated(_first(telling, _MOST_NAMES, liked=places), day, _NEAR_DAYS)
    found += _dated((f"a {kind}" for kind in sorted(happenings)[:2]), day, _NEAR_DAYS)
    return tuple(found)


def _first(words: Iterable[str], most: int, *, liked: frozenset[str]) -> list[str]:
    """Some of these words, the same for the same words: those liked first, then the longest."""
    return sorted(words, key=lambda word: (not liked.intersection(word.split()), -len(word), word))[:most]


def _dated(words: Iterable[str], day: int | None, width: int) -> Iterator[str]:
    for word in words:
        if day is None:
            yield f"{word}|any"
        else:
            yield f"{word}|a{day // width}"
            yield f"{word}|b{(day + width // 2) // width}"
