"""Figures of headlines: they ask what the same figure in the text below asks, which tells more of it.

"Blast kills 14" has no day and no place; the report beneath has both. A headline is in haste, too: "thousands flee", and
"Kestrel cuts 900 jobs" above what is only planned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factbase.figures import Claim
from factbase.group.contexts import ArticleContext
from factbase.group.questions import Question
from factbase.intervals import Interval, interval_of


def in_headline(claim: Claim, context: ArticleContext) -> bool:
    """Whether it stands in the first line of a text of several."""
    return claim.end <= context.headline_end


def told_below(
    asked: Mapping[int, Question], claims: Sequence[Claim], *, context: ArticleContext
) -> Iterator[tuple[int, Question]]:
    """Each question of the headline that a figure of the text repeats, told as there."""
    above = [index for index in asked if in_headline(claims[index], context)]
    if not above:
        return
    below = [index for index in asked if index not in above]
    for index in above:
        again = [asked[at] for at in below if _repeats(claims[at], claims[index]) and _may_be(asked[at], asked[index])]
        if again:
            yield index, _told_as(asked[index], min(again, key=lambda body: body.planned != asked[index].planned))


def _may_be(body: Question, headline: Question) -> bool:
    if body.family != headline.family:
        return False
    if headline.metric is None:
        return not body.population.is_general and body.population == headline.population
    return body.population.relation(headline.population, single=body.single) != "others"


def _repeats(body: Claim, headline: Claim) -> bool:
    """Whether the two state one number; a headline rounds."""
    return body.metric == headline.metric and _interval(body).meets(_interval(headline))


def _interval(claim: Claim) -> Interval:
    return interval_of(
        modifier=claim.modifier, value=claim.value, low=claim.low, high=claim.high, unit=claim.unit, kind=claim.kind
    )


def _told_as(headline: Question, body: Question) -> Question:
    """The headline's question with what only the text's tells: of whom, where, over which while it is counted."""
    (one,), (other,) = headline.tellings, body.tellings
    dates = body if headline.event is None else headline
    return replace(
        headline,
        population=headline.population if headline.population.words else body.population,
        event=dates.event,
        event_date=dates.event_date,
        precision=dates.precision,
        places=headline.places or body.places,
        part=headline.part or body.part,
        planned=headline.planned or body.planned,
        scope=headline.scope or body.scope,
        agent=headline.agent or body.agent,
        all_over=body.all_over,
        tellings=(
            replace(one, event=dates.event, places=other.places if body.all_over else one.places or other.places),
        ),
    )
