"""The question that a claim's figure answers: what happened, to whom, when and where. Two claims are one fact where it is
the same.

A fact of several claims has one question, too: that of its claims merged. Candidates are found by blocking keys, so
that no claim is ever compared with all others.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date

from factbase.figures import Claim
from factbase.group.populations import Population, folded, population_of
from factbase.units import unit_family

# Two overlapping rows of buckets: any two days that lie within half a bucket share one of their two keys.
_BUCKET_DAYS = 14
_KEY_WORDS = 2
_KEY_NAMES = 3
_LEAD = 700
# A capital inside a sentence: after a word, a comma or another name, so that a sentence's first word is none.
_NAME = re.compile(r"(?<=[\w,;\u2019'] )[A-Z][\w'\u2019&-]*[\w.]?(?![\w.])")
_NO_NAMES = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "i", "the"}
)


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """What an article lends to its claims: when it was published, and the names in its title and lead."""

    article: str
    text: str
    published: date | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What a figure, or all figures of a fact, answer. Days are ordinals; names and places are folded words.

    ``event`` is the first and last day of the event, None where unknown; ``published`` the first and last day of
    publication. ``local_names`` are those of the claim's own sentence. ``part`` tells a figure given as part of a total.
    """

    metric: str | None
    kind: str
    family: str
    unit: str | None
    counted: str | None
    population: Population
    event: tuple[int, int] | None = None
    event_date: str | None = None
    precision: str | None = None
    published: tuple[int, int] | None = None
    places: tuple[str, ...] = ()
    place_words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    local_names: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    part: bool = False


def context_of(*, article: str, text: str, published: date | None) -> ArticleContext:
    """What this article lends to each of its claims."""
    return ArticleContext(article, text, published, names_in(text[:_LEAD]))


def question_of(claim: Claim, *, context: ArticleContext) -> Question:
    """The question that this claim of that article answers."""
    start, end = claim.sentence
    local = frozenset(names_in(context.text[start:end]))
    day = context.published.toordinal() if context.published else None
    event = _event_days(claim, published=day)
    return Question(
        metric=claim.metric,
        kind=claim.kind,
        family=unit_family(claim.unit, claim.kind),
        unit=claim.unit,
        counted=claim.counted,
        population=population_of(claim.counted),
        event=event,
        event_date=claim.event_date.start if claim.event_date and event else None,
        precision=claim.event_date.precision if claim.event_date and event else None,
        published=None if day is None else (day, day),
        places=claim.places,
        place_words=frozenset(folded(place) for place in claim.places),
        names=local | frozenset(context.names),
        local_names=local,
        articles=frozenset({context.article}),
        part=claim.part_of is not None,
    )


def merged(fact: Question, claim: Question) -> Question:
    """The question of a fact that this claim has joined: what either knows, the narrower where both do."""
    narrower = _narrower(fact, claim)
    wider = claim if len(claim.population.words) > len(fact.population.words) else fact
    return replace(
        fact,
        counted=wider.counted or fact.counted or claim.counted,
        population=wider.population,
        event=narrower.event,
        event_date=narrower.event_date,
        precision=narrower.precision,
        published=_span(fact.published, claim.published),
        places=tuple(dict.fromkeys((*fact.places, *claim.places))),
        place_words=fact.place_words | claim.place_words,
        names=fact.names | claim.names,
        local_names=fact.local_names | claim.local_names,
        articles=fact.articles | claim.articles,
    )


def blocking_keys(question: Question) -> tuple[str, ...]:
    """At most ten short strings, sorted: two questions that `match` could confirm share one of them."""
    words = sorted(question.population.words)[:_KEY_WORDS]
    names = [*sorted(question.place_words), *sorted(question.names - question.place_words)]
    about = dict.fromkeys([*words, *names[:_KEY_NAMES]] or ["-"])
    asked = f"{question.metric or '-'}|{question.family}"
    return tuple(sorted(f"{asked}|{word}|{bucket}" for word in about for bucket in _buckets(anchor_of(question))))


def fact_key(question: Question) -> str:
    """A short name of the question, the same for the same question, for a fact that it founds."""
    told = [
        question.metric,
        question.family,
        sorted(question.population.words),
        anchor_of(question),
        question.event,
        sorted(question.place_words),
        sorted(question.names),
        question.part,
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def anchor_of(question: Question) -> int | None:
    """The day that the question is found by: the event's, else that of the first publication."""
    if question.event and question.precision == "day":
        return question.event[0]
    return question.published[0] if question.published else None


def names_in(text: str) -> tuple[str, ...]:
    """The names in a text, folded, in the order of their first mention."""
    found = dict.fromkeys(folded(name) for name in _NAME.findall(text))
    return tuple(name for name in found if name not in _NO_NAMES and name)


def _buckets(anchor: int | None) -> tuple[str, ...]:
    if anchor is None:
        return ("any",)
    return (f"a{anchor // _BUCKET_DAYS}", f"b{(anchor + _BUCKET_DAYS // 2) // _BUCKET_DAYS}")


def _event_days(claim: Claim, *, published: int | None) -> tuple[int, int] | None:
    """First and last day of the event; a period that is still open lasts until publication."""
    if claim.event_date is None:
        return None
    try:
        first = date.fromisoformat(claim.event_date.start).toordinal()
        last = date.fromisoformat(claim.event_date.end).toordinal() if claim.event_date.end else published
    except ValueError:
        return None
    return first, max(first, first if last is None else last)


def _narrower(one: Question, other: Question) -> Question:
    if one.event is None or other.event is None:
        return one if other.event is None else other
    return other if other.event[1] - other.event[0] < one.event[1] - one.event[0] else one


def _span(one: tuple[int, int] | None, other: tuple[int, int] | None) -> tuple[int, int] | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])
