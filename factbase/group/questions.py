"""The question that a claim's figure answers: what happened, to whom, when and where. Two claims are one fact where it is
the same.

A fact of several claims has one question, too: that of its claims merged.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from factbase.figures import Claim
from factbase.group.happenings import happenings_in, most_telling
from factbase.group.measured import measured_by
from factbase.group.names import Names, names_of
from factbase.group.populations import Population, population_of
from factbase.group.scopes import Scope, scope_of
from factbase.group.tellings import Telling, kept
from factbase.group.words import content_words, folded, lead_words, words_of
from factbase.units import unit_family

_LEAD = 800


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """What an article lends to its claims: when it was published, its names, and what its title and lead say happened."""

    article: str
    text: str
    published: date | None
    names: Names
    happenings: frozenset[str]
    lead: frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """What a figure, or all figures of a fact, answer. Days are ordinals.

    ``event`` is the first and last day of the event, None where unknown. ``part`` tells a figure that is part of
    another's, ``single`` one of a single thing, ``scope`` the while that it is counted over, ``planned`` what is to be, and
    ``happening`` the kind of event that the claim's own sentence tells.
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
    part: bool = False
    single: bool = False
    scope: Scope = ""
    planned: bool = False
    happening: str = ""
    tellings: tuple[Telling, ...] = ()

    @property
    def articles(self) -> frozenset[str]:
        """The articles whose tellings it keeps."""
        return frozenset(telling.article for telling in self.tellings)


def context_of(*, article: str, text: str, published: date | None) -> ArticleContext:
    """What this article lends to each of its claims."""
    lead = text[:_LEAD]
    return ArticleContext(article, text, published, names_of(text), happenings_in(lead), lead_words(lead))


def question_of(claim: Claim, *, context: ArticleContext) -> Question:
    """The question that this claim of that article answers, seen alone: `questions_of` compares it with its others."""
    day = context.published.toordinal() if context.published else None
    event = _event_days(claim, published=day)
    sentence = context.text[slice(*claim.sentence)]
    return Question(
        metric=claim.metric,
        kind=claim.kind,
        family=unit_family(claim.unit, claim.kind),
        unit=claim.unit,
        counted=claim.counted,
        population=_population(claim, context.text),
        event=event,
        event_date=claim.event_date.start if claim.event_date and event else None,
        precision=claim.event_date.precision if claim.event_date and event else None,
        published=None if day is None else (day, day),
        places=claim.places,
        part=claim.part_of is not None,
        single=claim.kind == "count" and claim.value == 1,
        scope=scope_of(context.text, claim),
        planned=claim.hedge == "projected",
        happening=most_telling(happenings_in(sentence)),
        tellings=(_telling(claim, sentence, context=context, event=event, published=day),),
    )


def dated(question: Question, by: Question) -> Question:
    """The question with the date of another of its article."""
    told = tuple(replace(telling, event=by.event) for telling in question.tellings)
    return replace(question, event=by.event, event_date=by.event_date, precision=by.precision, tellings=told)


def merged(fact: Question, claim: Question) -> Question:
    """The question of a fact that this claim has joined: what either knows, the narrower where both do."""
    narrower = _narrower(fact, claim)
    # A group is known by its full name; people whom each writer describes anew by what all say of them.
    told = sorted((fact, claim), key=lambda asked: (asked.population.is_group, len(asked.population.words)))
    best = told[-1] if told[-1].population.is_group else told[0]
    return replace(
        fact,
        counted=best.counted or fact.counted or claim.counted,
        population=best.population,
        event=narrower.event,
        event_date=narrower.event_date,
        precision=narrower.precision,
        published=_span(fact.published, claim.published),
        places=fact.places or claim.places,
        part=fact.part and claim.part,
        single=fact.single and claim.single,
        scope=fact.scope or claim.scope,
        tellings=kept((*fact.tellings, *claim.tellings)),
    )


def fact_key(question: Question) -> str:
    """A short name of the question, the same for the same question, for a fact that it founds."""
    first = question.tellings[0] if question.tellings else None
    told = [
        question.metric,
        question.family,
        sorted(question.population.words),
        question.event or question.published,
        sorted(first.places) if first else [],
        sorted(first.names.words) if first else [],
        question.part,
        question.scope,
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _population(claim: Claim, text: str) -> Population:
    """Who or what is counted; of a figure that neither a noun nor a metric explains, what it measures."""
    if claim.counted or claim.metric or claim.kind == "count":
        return population_of(claim.counted)
    return measured_by(claim, text)


def _telling(
    claim: Claim, sentence: str, *, context: ArticleContext, event: tuple[int, int] | None, published: int | None
) -> Telling:
    origin = claim.attribution[-1].full_name if claim.attribution else ""
    # "the ministry in Ansel said": where a source sits is not where it happened.
    sources = frozenset(word for hop in claim.attribution for word in _folded_words(hop.source))
    return Telling(
        article=context.article,
        published=published,
        event=event,
        places=frozenset(word for place in claim.places for word in _folded_words(place)) - sources,
        names=context.names,
        happenings=happenings_in(sentence) or context.happenings,
        words=frozenset() if claim.metric else content_words(sentence),
        lead=context.lead,
        voice=" ".join(_folded_words(origin)),
        bounds=(claim.low, claim.high),
        changes=claim.change is not None,
    )


def _folded_words(phrase: str) -> list[str]:
    return [word for word in map(folded, words_of(phrase)) if len(word) > 2]


def _event_days(claim: Claim, *, published: int | None) -> tuple[int, int] | None:
    """First and last day of the event; a period that is still open lasts until publication."""
    # "The toll rose to 31 on Friday": the day may be that of the rise.
    if claim.event_date is None or claim.change is not None:
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
