"""Grouping: the claims of an article join the facts whose question they answer, or found facts.

1. Lock the blocking keys of all the article's questions, in order: whoever asks the same waits here.
2. Lock and read the facts that share a key (the candidates, never all facts) and those that claims leave, in order.
3. Each claim joins the one that it matches best: confirmed, or suggested beside a fact of its own.
4. Owe the facts concerned a verdict.

A claim that no metric explains founds a fact only with a second one that answers the same (`claims.grouping.pairing`). Ages and
durations stay ungrouped. A pair that a person rejected is never suggested again.
"""

from collections.abc import Collection, Iterable, Sequence

from django.db import connection

from claims.grouping.asked import questions_of
from claims.grouping.pairing import pair_up
from claims.grouping.placement import Placement
from claims.judging.judge import want_judging
from claims.locks import hold
from claims.models import Claim, Fact, Membership
from claims.models.decisions import DecisionState
from factbase.group import MOST_SHARING, blocking_keys, clue_of
from sources.locks import lock

# Of each key no more facts are read than tell that it is no clue. They are read by the index, which the planner would not
# take for the sake of the limit, if it saw it: of a materialized query only as many rows are made as are asked for.
_SHARING = """
    SELECT DISTINCT unnest(found.facts)
    FROM unnest(%(keys)s::varchar[]) AS sought
    CROSS JOIN LATERAL (
        WITH sharing AS MATERIALIZED (
            SELECT id FROM claims_fact WHERE blocking_keys @> ARRAY[sought] AND merged_into_id IS NULL
        )
        SELECT array_agg(few.id) AS facts FROM (SELECT id FROM sharing LIMIT %(most)s + 1) AS few
    ) AS found
    WHERE cardinality(found.facts) <= %(most)s
"""


def place_claims(claims: Sequence[Claim], *, new: Collection[int] | None = None, leaving: Sequence[int] = ()) -> None:
    """Let the claims of one article join facts; those that are in one already stay there. Call it in a transaction.

    `new` are the numbers of those that look for a fact, all where it is not given: the others stay as they are, and are
    given because a part keeps apart from its total. `leaving` are claims whose facts are judged again, too.
    """
    looking = {claim.pk for claim in claims} if new is None else set(new)
    known = Membership.objects.filter(claim__in=claims)
    settled = dict(known.filter(state=DecisionState.CONFIRMED).values_list("claim", "fact"))
    asked = [
        (claim, question) for claim, question in questions_of(claims) if claim.pk in looking and claim.pk not in settled
    ]
    keys = {key for _, question in asked for key in blocking_keys(question)}
    lock("group", {clue_of(key) for key in keys})
    concerned = [*candidate_facts(keys), *_facts_of([*leaving, *(claim.pk for claim in claims)])]
    facts = hold(Fact, concerned).values()
    placement = Placement(
        facts=[fact for fact in facts if fact.merged_into_id is None and keys.intersection(fact.blocking_keys)],
        claims=claims,
        settled=settled,
        rejected=set(known.filter(state=DecisionState.REJECTED).values_list("claim", "fact")),
    )
    alone = [(claim, question) for claim, question in asked if not placement.place(claim, question)]
    pair_up(alone, placement=placement)
    placement.write()
    want_judging_of([*leaving, *looking])


def want_judging_of(claims: Iterable[int]) -> None:
    """Owe a verdict to the facts of these claims, and to those of the totals that they are parts of."""
    want_judging(_facts_of(claims))


def candidate_facts(keys: Iterable[str]) -> list[int]:
    """The facts that share a blocking key with these; a key that very many share is no clue, and costs no more."""
    with connection.cursor() as cursor:
        cursor.execute(_SHARING, {"keys": sorted(keys), "most": MOST_SHARING})
        return [fact for (fact,) in cursor.fetchall()]


def _facts_of(claims: Iterable[int]) -> list[int]:
    """The facts of these claims, and of the totals that they are parts of."""
    ids = list(claims)
    totals = Claim.objects.filter(pk__in=ids, part_of__isnull=False).values_list("part_of", flat=True)
    confirmed = Membership.objects.filter(state=DecisionState.CONFIRMED, claim__in=[*ids, *totals])
    return list(confirmed.values_list("fact", flat=True))
