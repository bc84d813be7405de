"""The questions of one article's claims, each seen beside the others: which of its figures are parts of another of it.

A text that has "four people shot" and then "one man was shot in the leg" tells one number and its parts, though nothing
says so: where one voice gives a smaller number of the same, it is part of the greatest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from factbase.figures import GROUPED_KINDS, Claim
from factbase.group.contexts import ArticleContext
from factbase.group.evidence import days_apart
from factbase.group.headlines import in_headline, told_below
from factbase.group.questions import Question, question_of


def questions_of(claims: Sequence[Claim], *, context: ArticleContext) -> dict[int, Question]:
    """The question of each claim that is grouped, by its place: totals before parts, the text before its headline."""
    asked = {
        index: question_of(claim, context=context) for index, claim in enumerate(claims) if claim.kind in GROUPED_KINDS
    }
    asked |= dict(told_below(asked, claims, context=context))
    asked |= dict(_told_by_place(asked, claims))
    by_metric: dict[tuple[str | None, str, str], list[tuple[int, Question]]] = defaultdict(list)
    for index, question in asked.items():
        by_metric[question.metric, question.family, question.scope].append((index, question))
    for told in by_metric.values():
        asked |= {index: replace(question, part=True) for index, question in _implied_parts(told)}
    return dict(sorted(asked.items(), key=lambda item: (item[1].part, in_headline(claims[item[0]], context))))


def _told_by_place(asked: Mapping[int, Question], claims: Sequence[Claim]) -> Iterator[tuple[int, Question]]:
    """Totals that are told place by place, and what is told of each place, which answers a question of its own."""
    parts: dict[int, list[int]] = defaultdict(list)
    for index, question in asked.items():
        total = claims[index].part_of
        if total is not None and total in asked and asked[total].metric == question.metric and _places(question):
            parts[total].append(index)
    for total, of_it in parts.items():
        places = [_places(asked[index]) for index in of_it]
        if not frozenset.intersection(*places):
            (telling,) = asked[total].tellings
            told = replace(telling, places=telling.places.union(*places))
            yield total, replace(asked[total], all_over=True, tellings=(told,))
            yield from ((index, replace(asked[index], part=False)) for index in of_it)


def _places(question: Question) -> frozenset[str]:
    return question.tellings[0].places


def _implied_parts(told: Sequence[tuple[int, Question]]) -> Iterator[tuple[int, Question]]:
    """Those smaller than the greatest that their voice gives, or, in the text's own voice, than one given before."""
    greatest: dict[str, Question] = {}
    for _, question in told:
        voice = question.tellings[0].voice
        greatest[voice] = max(greatest.get(voice, question), question, key=_size)
    before: Question | None = None
    for index, question in told:
        voice = question.tellings[0].voice
        if _is_part(question, greatest[voice]) or (not voice and before and _is_part(question, before)):
            yield index, question
        before = question if before is None else max(before, question, key=_size)


def _size(question: Question) -> tuple[bool, Decimal]:
    low, high = question.tellings[0].bounds
    return not question.part, low if low is not None else high if high is not None else Decimal(-1)


def _is_part(question: Question, whole: Question) -> bool:
    if question is whole or question.part or whole.part or question.metric is None or question.kind != "count":
        return False
    one, total = question.tellings[0], whole.tellings[0]
    # "Two died at the scene": of those told before.
    of_them = question.counted is None or question.single or whole.population.words <= question.population.words
    is_there = one.names == total.names and not _is_elsewhere(question, whole)
    return (
        of_them
        and is_there
        and _size(question) < _size(whole)
        and not one.meets(total)
        and not (one.changes or total.changes)
        and not days_apart(one.event, total.event)
    )


def _is_elsewhere(question: Question, whole: Question) -> bool:
    """Whether it is of another place than the whole, or of one of its many."""
    places, all_places = _places(question), _places(whole)
    if not places or not all_places:
        return False
    return places.isdisjoint(all_places) or (whole.all_over and places != all_places)
