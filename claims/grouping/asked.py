"""The questions that stored claims answer, read from the texts that they stand in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import factbase
from claims.models import Claim
from factbase.group import Question, context_of
from factbase.group import questions_of as text_questions


def questions_of(claims: Iterable[Claim]) -> list[tuple[Claim, Question]]:
    """The question of each claim that is grouped, text by text, each looked at once for all its claims.

    Of each text totals come before their parts.
    """
    by_reading: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_reading[claim.reading_id].append(claim)
    return [asked for told in by_reading.values() for asked in _questions_of_text(told)]


def _questions_of_text(claims: Sequence[Claim]) -> list[tuple[Claim, Question]]:
    # A revised text speaks for itself, so that its numbers are not those of one voice in one text.
    article, revision = claims[0].article, claims[0].reading.revision
    context = context_of(article=str(revision.pk), text=revision.text, published=article.published_at.date())
    asked = text_questions([_engine_claim(claim) for claim in claims], context=context)
    return [(claims[index], question) for index, question in asked.items()]


def _engine_claim(row: Claim) -> factbase.Claim:
    """A row as the engine's claim, with what grouping asks of it; the chain is left out."""
    event = None
    if row.event_from is not None:
        until = row.event_to.isoformat() if row.event_to else None
        event = factbase.EventDate(row.event_from.isoformat(), until, row.event_precision)  # type: ignore[arg-type]
    return factbase.Claim(
        start=row.start,
        end=row.end,
        quote=row.quote,
        sentence=(row.sentence_start, row.sentence_end),
        kind=row.kind,  # type: ignore[arg-type]
        value=row.value,
        low=row.low,
        high=row.high,
        modifier=row.modifier,  # type: ignore[arg-type]
        unit=row.unit or None,
        counted=row.counted or None,
        metric=row.metric or None,
        event_date=event,
        places=tuple(row.places),
        part_of=row.part_of_id,
    )
