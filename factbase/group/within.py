"""The questions of one article's claims, each seen beside the others: which of its figures are parts of another of it.

A text that has "four people shot" and then "one man was shot in the leg" tells one number and its parts, though nothing
says so: where one voice gives a smaller number of the same, it is part of the greatest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from factbase.figures import GROUPED_KINDS, Claim
from factbase.group.evidence import days_apart
from factbase.group.questions import ArticleContext, Question, dated, question_of


def questions_of(claims: Sequence[Claim], *, context: ArticleContext) -> dict[int, Question]:
    """The question of each claim that is grouped, by its place; totals before parts, then in the order of the text."""
    asked = {
        index: question_of(claim, context=context) for index, claim in enumerate(claims) if claim.kind in GROUPED_KINDS
    }
    by_metric: dict[tuple[str | None, str, str], list[tuple[int, Question]]] = defaultdict(list)
    for index, question in asked.items():
        by_metric[question.metric, question.family, question.scope].append((index, question))
    for told in by_metric.values():
        asked |= {index: replace(question, part=True) for index, question in _implied_parts(told)}
        asked |= {index: dated(asked[index], day) for index, day in _days_told_elsewhere(told)}
    return dict(sorted(asked.items(), key=lambda item: item[1].part))


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


def _days_told_elsewhere(told: Sequence[tuple[int, Question]]) -> Iterator[tuple[int, Question]]:
    """Figures without a day that the text gives again with one, as a headline does; with the first that has it."""
    days = [question for _, question in told if question.event and question.precision == "day"]
    for index, question in told:
        if question.event is None and days:
            again = (day for day in days if _is_said_again(question, day))
            if (day := next(again, None)) is not None:
                yield index, day


def _is_said_again(question: Question, other: Question) -> bool:
    one, two = question.tellings[0], other.tellings[0]
    return one.bounds == two.bounds and question.population.relation(other.population) != "others"


def _size(question: Question) -> tuple[bool, Decimal]:
    low, high = question.tellings[0].bounds
    return not question.part, low if low is not None else high if high is not None else Decimal(-1)


def _is_part(question: Question, whole: Question) -> bool:
    if question is whole or question.part or whole.part or question.metric is None or question.kind != "count":
        return False
    one, total = question.tellings[0], whole.tellings[0]
    wider = not whole.population.words or whole.population.words <= question.population.words
    return (
        (wider or question.single)
        and _size(question) < _size(whole)
        and not one.meets(total)
        and not (one.changes or total.changes)
        and not days_apart(one.event, total.event)
    )
