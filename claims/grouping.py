"""Grouping: the claims of an article join the facts whose question they answer, or found facts.

1. Lock the blocking keys of all the article's questions, in order: whoever asks the same waits here.
2. Lock and read the facts that share a key (the candidates, never all facts) and those that claims leave, in order.
3. Each claim joins the one that it matches best: confirmed, or suggested beside a fact of its own.
4. Owe the facts concerned a verdict.

Claims without a metric, ages and durations stay ungrouped. A pair that a person rejected is never suggested again.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claims.judging import want_judging
from claims.models import Claim, Fact, Membership
from claims.models.decisions import DecisionState
from claims.placement import Placement
from claims.storing import engine_claim
from factbase.figures import GROUPED_KINDS
from factbase.group import Question, blocking_keys, context_of, question_of
from sources.locks import lock


def place_claims(claims: Sequence[Claim], *, leaving: Sequence[int] = ()) -> None:
    """Let the claims of one article join facts; those that are in one already stay there. Call it in a transaction.

    `leaving` are the numbers of claims whose place these take: their facts are judged again, too.
    """
    known = Membership.objects.filter(claim__in=claims)
    settled = dict(known.filter(state=DecisionState.CONFIRMED).values_list("claim", "fact"))
    asked = [(claim, question) for claim, question in questions_of(claims) if claim.pk not in settled]
    keys = {key for _, question in asked for key in blocking_keys(question)}
    lock("group", keys)
    facts = _lock_facts([*candidate_facts(keys), *_facts_of([*leaving, *(claim.pk for claim in claims)])])
    placement = Placement(
        facts=[fact for fact in facts if fact.merged_into_id is None and keys.intersection(fact.blocking_keys)],
        claims=claims,
        settled=settled,
        rejected=set(known.filter(state=DecisionState.REJECTED).values_list("claim", "fact")),
    )
    for claim, question in asked:
        placement.place(claim, question)
    placement.write()
    want_judging_of([*leaving, *(claim.pk for claim in claims)])


def want_judging_of(claims: Iterable[int]) -> None:
    """Owe a verdict to the facts of these claims, and to those of the totals that they are parts of."""
    want_judging(_facts_of(claims))


def candidate_facts(keys: Iterable[str]) -> list[int]:
    """The facts that share a blocking key with these."""
    sharing = Fact.objects.filter(blocking_keys__overlap=sorted(keys), merged_into=None)
    return list(sharing.values_list("pk", flat=True))


def _lock_facts(ids: Iterable[int]) -> list[Fact]:
    """These facts as they are now, nobody else's to change until we are done; locked in the order of their ids."""
    return list(Fact.objects.filter(pk__in=set(ids)).order_by("pk").select_for_update(no_key=True))


def _facts_of(claims: Iterable[int]) -> list[int]:
    """The facts of these claims, and of the totals that they are parts of."""
    ids = list(claims)
    totals = Claim.objects.filter(pk__in=ids, part_of__isnull=False).values_list("part_of", flat=True)
    confirmed = Membership.objects.filter(state=DecisionState.CONFIRMED, claim__in=[*ids, *totals])
    return list(confirmed.values_list("fact", flat=True))


def questions_of(claims: Iterable[Claim]) -> list[tuple[Claim, Question]]:
    """The question of each claim that is grouped, article by article: a text is looked at once for all its claims."""
    by_article: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.metric and claim.kind in GROUPED_KINDS:
            by_article[claim.article_id].append(claim)
    return [asked for told in by_article.values() for asked in _questions_of_article(told)]


def _questions_of_article(claims: Sequence[Claim]) -> list[tuple[Claim, Question]]:
    article, text = claims[0].article, claims[0].reading.revision.text
    context = context_of(article=str(article.pk), text=text, published=article.published_at.date())
    return [(claim, question_of(engine_claim(claim), context=context)) for claim in claims]
