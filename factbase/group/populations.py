"""Who or what is counted, as words that can be compared: "the Kataib members" and "Kataib Hezbollah fighters".

Words that say no more than "people" are left out, and so are members, fighters and the like where a name says whose.
What is left tells a population: a group by its name, a class ("soldiers"), or nobody in particular.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from factbase.group.people import (
    ADULTS,
    CHILDREN,
    CIVILIANS,
    DESCRIBING,
    FIGHTERS,
    FORCES,
    GENERAL,
    MEN,
    PRESENT,
    TEENAGERS,
    TOGETHER,
    WOMEN,
)
from factbase.group.words import folded, roots_of, words_of

Relation = Literal[
    "same group",
    "same class",
    "nobody in particular",
    "the same people in other words",
    "one may be of the other",
    "others",
]

_END = frozenset(
    {"in", "on", "at", "from", "near", "with", "who", "that", "which", "by", "during", "after", "for", "to", "aboard"}
)
_EMPTY = frozenset({"the", "a", "an", "of", "and", "or", "its", "his", "her", "their", "our", "some", "all", "other"})
_EMPTY |= {"others", "more", "another", "additional", "up", "least", "about", "these", "those", "many", "were", "was"}
_EMPTY |= {"confirmed", "separate", "further", "own", "total"}
_OTHERS = frozenset({"other", "others"})
_MEMBER = FIGHTERS | {"member", "policeman"}
_AGED = re.compile(r"\d+[- ]?(?:year|month|week|day)s?[- ]?old|yearold|monthold", re.IGNORECASE)
# No set of people is of both: each row is one dimension.
_CONTRASTS: tuple[tuple[frozenset[str], ...], ...] = (
    (MEN, WOMEN),
    (CHILDREN - TEENAGERS, ADULTS),
    (CIVILIANS, FORCES, FIGHTERS),
)
# One writer's man of 17 is another's boy.
_OF_ONE = ((MEN, WOMEN), (CIVILIANS, FORCES, FIGHTERS))


@dataclass(frozen=True, slots=True)
class Population:
    """Its telling words; whether they name a group whose members are counted; or "others", of whatever was told before."""

    words: frozenset[str] = frozenset()
    is_group: bool = False
    is_others: bool = False

    @property
    def is_general(self) -> bool:
        """Whether it is of nobody in particular: whoever it befell."""
        return not self.words

    def relation(self, other: Population, *, single: bool = False) -> Relation:
        """How the two stand to each other; symmetric. ``single``: each is one person, described as writers do."""
        return _relation(self, other, single)


@lru_cache(maxsize=65_536)
def _relation(one: Population, other: Population, single: bool) -> Relation:  # noqa: FBT001 - a cache takes no keywords
    if one.is_group or other.is_group:
        return _of_groups(one, other)
    one = _in_words_of(one, other)
    if one.words == other.words:
        return "same class" if one.words else "nobody in particular"
    if one.is_others or other.is_others:
        return "the same people in other words"
    if one.words & TOGETHER != other.words & TOGETHER:
        return "others"
    if _contrast(one.words, other.words, _OF_ONE if single else _CONTRASTS):
        return "others"
    return _of_classes(one, other, single=single)


def _in_words_of(one: Population, other: Population) -> Population:
    """The one, with what it calls by a people's name called by the other's: "Belmarkian soldiers", "soldiers of Belmark"."""
    of_root = {root: word for word in sorted(other.words - one.words) for root in roots_of(word)}
    called = {word: of_root[root] for word in one.words - other.words for root in roots_of(word) & of_root.keys()}
    return replace(one, words=frozenset(called.get(word, word) for word in one.words)) if called else one


def _of_groups(one: Population, other: Population) -> Relation:
    named, loose = (one, other) if one.is_group else (other, one)
    if loose.is_group:
        nested = one.words <= other.words or other.words <= one.words
        return "same group" if nested else "others"
    if not loose.words or loose.words <= FIGHTERS or loose.words & named.words:
        return "one may be of the other"
    return "others"


def _of_classes(one: Population, other: Population, *, single: bool) -> Relation:
    first, second = _kinds(one, single=single), _kinds(other, single=single)
    if first == second or (single and (not first or not second)):
        return "the same people in other words"
    # "Anglophone separatist generals", "self-proclaimed separatist generals".
    if len(first & second) > 1 and len(first ^ second) <= len(first & second):
        return "the same people in other words"
    if first and second and not (first <= second or second <= first):
        return "one may be of the other" if single else "others"
    if (first and second) or one.is_general or other.is_general or one.words < other.words or other.words < one.words:
        return "one may be of the other"
    return "others"


def _kinds(population: Population, *, single: bool) -> frozenset[str]:
    """The words that make it a set of its own; of several, women and children are such sets."""
    kinds = population.words - DESCRIBING - PRESENT
    if not single:
        kinds |= {name for name, words in (("women", WOMEN), ("children", CHILDREN)) if population.words & words}
    return kinds


@lru_cache(maxsize=65_536)
def population_of(counted: str | None) -> Population:
    """The population that a counted noun phrase tells, as written; None is nobody in particular."""
    words = _words_until_place(_AGED.sub(" ", counted or ""))
    if (head := head_of(counted)) in TOGETHER:
        return Population(frozenset({head}))
    # "Seven members of one family" are people.
    said = _EMPTY | TOGETHER
    telling = [(word, folded(word)) for word in words if folded(word) not in said]
    names = [word for written, word in telling if written[:1].isupper() and word not in GENERAL | _MEMBER | DESCRIBING]
    if names and any(word in _MEMBER for _, word in telling):
        return Population(frozenset(names), is_group=True)
    found = frozenset(word for _, word in telling if word not in GENERAL)
    if not found:
        return Population(is_others=any(word.lower() in _OTHERS for word in words))
    # "Harbour man", "Lakeside teen": whence somebody is, in a place's name, is how one writer describes them.
    return Population(found - frozenset(names) if names and found & DESCRIBING else found)


def head_of(counted: str | None) -> str:
    """The head of a counted noun phrase, folded; "" for none."""
    words = _words_until_place(counted or "")
    end = next((at for at, word in enumerate(words) if at and word == "of"), len(words))
    return folded(words[end - 1]) if words else ""


def _words_until_place(counted: str) -> list[str]:
    words = words_of(counted)
    end = next((at for at, word in enumerate(words) if at and word.lower() in _END), len(words))
    return words[:end]


def _contrast(one: frozenset[str], two: frozenset[str], dimensions: tuple[tuple[frozenset[str], ...], ...]) -> bool:
    """Whether each says something of one dimension, and not the same."""
    for sides in dimensions:
        first, second = ([bool(words & side) for side in sides] for words in (one, two))
        if any(first) and any(second) and not any(a and b for a, b in zip(first, second, strict=True)):
            return True
    return False
