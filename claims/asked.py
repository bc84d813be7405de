"""The questions that stored claims answer, read from the texts that they stand in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claims.models import Claim
from claims.storing import engine_claim
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
    asked = text_questions([engine_claim(claim) for claim in claims], context=context)
    return [(claims[index], question) for index, question in asked.items()]
