"""Grouping: claims join the facts whose question they answer, or found facts.

1. What each claim asks is read from the text that it stands in; ages and durations are not grouped.
2. Facts that share a key with it are candidates; few of them are looked at, however much the desk holds.
3. Each claim joins the one that it matches best: confirmed, or suggested beside a fact of its own.
4. Owe the facts concerned a verdict.

One at a time groups, so that nothing is founded twice; many texts are grouped in the time of few (`claims.grouping.turns`).
A claim that no metric explains founds a fact only with a second one that answers the same (`claims.grouping.pairing`). A
pair that a person rejected is never suggested again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby

from django.db import connection

from claims.grouping.asked import questions_of
from claims.grouping.candidates import Desk
from claims.grouping.founding import Founding
from claims.grouping.pairing import pair_up
from claims.grouping.placement import Placement
from claims.judging.judge import want_judging
from claims.locks import hold
from claims.models import Claim, Fact, Membership
from claims.models.decisions import DecisionState
from factbase.group import MOST_SHARING, Question, blocking_keys
from sources.locks import lock

# Of each key no more facts are read than tell that it is no clue. They are read by the index, which the planner would not
# take for the sake of the limit, if it saw it: of a materialized query only as many rows are made as are asked for.
_SHARING = """
    SELECT sought, found.facts
    FROM unnest(%(keys)s::varchar[]) AS sought
    CROSS JOIN LATERAL (
        WITH sharing AS MATERIALIZED (
            SELECT id FROM claims_fact WHERE blocking_keys @> ARRAY[sought] AND merged_into_id IS NULL
        )
        SELECT array_agg(few.id) AS facts FROM (SELECT id FROM sharing LIMIT %(most)s + 1) AS few
    ) AS found
    WHERE found.facts IS NOT NULL
"""


def place_claims(
    claims: Sequence[Claim],
    *,
    new: Collection[int] | None = None,
    leaving: Sequence[int] = (),
    facts_left: Sequence[int] = (),
) -> None:
    """Let claims join facts, text by text; those that are in one already stay there. Call it in a transaction.

    `claims` are those of whole texts, in the order of the texts. `new` are the numbers of those that look for a fact, all
    where it is not given: the others are given because a part keeps apart from its total. `leaving` are claims whose
    facts are judged again, too, and so are `facts_left`, which claims are in no more.
    """
    one_at_a_time()
    looking = {claim.pk for claim in claims} if new is None else set(new)
    settled, rejected = _known_of(claims)
    asked = [
        (claim, question) for claim, question in questions_of(claims) if claim.pk in looking and claim.pk not in settled
    ]
    questions = [question for _, question in asked]
    sharing = _sharing({key for question in questions for key in blocking_keys(question)})
    near = {fact for facts in sharing.values() if len(facts) <= MOST_SHARING for fact in facts}
    held = hold(Fact, {*near, *facts_left, *_facts_of([*leaving, *(claim.pk for claim in claims)])})
    placement = Placement(
        Desk(held.values(), sharing=sharing),
        Founding(questions),
        claims=claims,
        settled=settled,
        rejected=rejected,
    )
    for text, told in groupby(asked, key=lambda pair: pair[0].reading_id):
        placement.begin_text(claim for claim in claims if claim.reading_id == text)
        _place_text(list(told), placement)
    placement.write()
    want_judging([*facts_left, *_facts_of([*leaving, *looking])])


def one_at_a_time() -> None:
    """Wait until nobody else groups, and let nobody until the transaction ends."""
    lock("group", ["one at a time"])


def want_judging_of(claims: Iterable[int]) -> None:
    """Owe a verdict to the facts of these claims, and to those of the totals that they are parts of."""
    want_judging(_facts_of(claims))


def candidate_facts(keys: Iterable[str]) -> list[int]:
    """The facts that share a blocking key with these; a key that very many share is no clue, and costs no more."""
    return sorted({fact for facts in _sharing(keys).values() if len(facts) <= MOST_SHARING for fact in facts})


def _place_text(asked: Sequence[tuple[Claim, Question]], placement: Placement) -> None:
    # One may have been paired already, with a claim of a text that comes before this one.
    open_ones = [(claim, question) for claim, question in asked if not placement.is_placed(claim)]
    alone = [(claim, question) for claim, question in open_ones if not placement.place(claim, question)]
    pair_up(alone, placement=placement)


def _known_of(claims: Sequence[Claim]) -> tuple[dict[int, int], dict[int, set[int]]]:
    """The fact that each claim is in, and those that it was rejected from."""
    settled: dict[int, int] = {}
    rejected: dict[int, set[int]] = defaultdict(set)
    for claim, fact, state in Membership.objects.filter(claim__in=claims).values_list("claim", "fact", "state"):
        if state == DecisionState.CONFIRMED:
            settled[claim] = fact
        elif state == DecisionState.REJECTED:
            rejected[claim].add(fact)
    return settled, rejected


def _sharing(keys: Iterable[str]) -> Mapping[str, list[int]]:
    """The facts that have each of these keys; of one that very many share, one more than are followed."""
    with connection.cursor() as cursor:
        cursor.execute(_SHARING, {"keys": sorted(keys), "most": MOST_SHARING})
        return dict(cursor.fetchall())


def _facts_of(claims: Iterable[int]) -> list[int]:
    """The facts of these claims, and of the totals that they are parts of."""
    ids = list(claims)
    totals = Claim.objects.filter(pk__in=ids, part_of__isnull=False).values_list("part_of", flat=True)
    confirmed = Membership.objects.filter(state=DecisionState.CONFIRMED, claim__in=[*ids, *totals])
    return list(confirmed.values_list("fact", flat=True))
