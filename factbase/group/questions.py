"""The question that a claim's figure answers: what happened, to whom, when and where. Two claims are one fact where it is
the same.

A fact of several claims has one question, too: that of its claims merged.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from factbase.figures import Claim
from factbase.group.agents import agent_of
from factbase.group.clauses import clause_of
from factbase.group.contexts import ArticleContext, Passage
from factbase.group.happenings import happenings_in, most_telling
from factbase.group.measured import measured_by
from factbase.group.narrower import narrower_words
from factbase.group.populations import Population, population_of
from factbase.group.scopes import Scope, is_all_over, scope_of
from factbase.group.settings import settings_in
from factbase.group.sites import sites_of
from factbase.group.tellings import Telling, kept
from factbase.group.words import content_words, folded, words_of
from factbase.units import unit_family


@dataclass(frozen=True, slots=True)
class Question:
    """What a figure, or all figures of a fact, answer. Days are ordinals.

    ``event`` is the first and last day of the event, None where unknown. ``part`` tells a figure that is part of
    another's, ``single`` one of a single thing, ``scope`` the while that it is counted over, ``planned`` what is to be,
    ``happening`` the kind of event that the claim's own sentence tells, ``agent`` who did it, where that is asked, and
    ``all_over`` a figure of many places together.
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
    agent: str = ""
    all_over: bool = False
    tellings: tuple[Telling, ...] = ()

    @property
    def asked(self) -> str | None:
        """The metric; of a crowd at a protest the protesters, since papers call them either."""
        is_protest = any("protest" in telling.happenings for telling in self.tellings)
        return "protested" if self.metric == "attended" and is_protest else self.metric

    @property
    def articles(self) -> frozenset[str]:
        """The articles whose tellings it keeps."""
        return frozenset(telling.article for telling in self.tellings)


def question_of(claim: Claim, *, context: ArticleContext) -> Question:
    """The question that this claim of that article answers, seen alone: `questions_of` compares it with its others."""
    day = context.published.toordinal() if context.published else None
    event = _event_days(claim, published=day)
    sentence = context.text[slice(*claim.sentence)]
    passage = context.passage_at(claim.start)
    clause = clause_of(claim, context.text)
    return Question(
        metric=claim.metric,
        kind=claim.kind,
        family=unit_family(claim.unit, claim.kind),
        unit=claim.unit,
        counted=claim.counted,
        population=_population(claim, context.text, clause),
        event=event,
        event_date=claim.event_date.start if claim.event_date and event else None,
        precision=claim.event_date.precision if claim.event_date and event else None,
        published=None if day is None else (day, day),
        places=claim.places,
        part=claim.part_of is not None,
        single=claim.kind == "count" and claim.value == 1,
        scope=scope_of(claim, clause),
        planned=claim.hedge == "projected",
        happening=most_telling(happenings_in(sentence)),
        agent=agent_of(claim, context.text, names=passage.names.words),
        all_over=is_all_over(clause),
        tellings=(_telling(claim, clause, passage, context=context, event=event),),
    )


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
        agent=fact.agent or claim.agent,
        all_over=fact.all_over and claim.all_over,
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
        *filter(None, [question.agent]),
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _population(claim: Claim, text: str, clause: str) -> Population:
    """Who or what is counted; of a figure that neither a noun nor a metric explains, what it measures."""
    is_told = claim.counted or claim.metric or claim.kind == "count"
    population = population_of(claim.counted) if is_told else measured_by(claim, text)
    narrower = narrower_words(claim, text, clause)
    return replace(population, words=population.words | narrower) if narrower else population


def _telling(
    claim: Claim, clause: str, passage: Passage, *, context: ArticleContext, event: tuple[int, int] | None
) -> Telling:
    origin = claim.attribution[-1].full_name if claim.attribution else ""
    return Telling(
        article=context.article,
        published=context.published.toordinal() if context.published else None,
        event=event,
        places=sites_of(claim, context.text, clause),
        names=passage.names,
        happenings=happenings_in(context.text[slice(*claim.sentence)]) or passage.happenings,
        settings=settings_in(clause) or passage.settings,
        words=frozenset() if claim.metric else content_words(clause.replace(claim.quote, "")),
        lead=passage.lead,
        voice=" ".join(word for word in map(folded, words_of(origin)) if len(word) > 2),
        bounds=(claim.low, claim.high),
        changes=claim.change is not None,
    )


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
