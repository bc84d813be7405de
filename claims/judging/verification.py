"""Nightly verification: what is stored of a fact must be what judging it again finds; none may differ.

1. One aggregate over all claims leaves out the facts that cannot be in conflict: what their claims state, of one unit
   and without parts, has a value in common. It only ever skips: of those it skips, no stored verdict may tell a conflict.
2. The others are read and judged in batches, by the same code as ever, and compared with what is stored.
3. What differs is looked at again with the fact locked, since a judge or a writer may have been at work on it.

Facts that wait for a verdict are not looked at: theirs is owed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import structlog
from django.db import connection, transaction
from django.db.models import F

from claims.judging.fact_claims import fact_claims_of
from claims.judging.judge import want_judging
from claims.judging.verdicts import says_the_same, verdict_on
from claims.models import Fact
from claims.queries import latest_verdicts
from claims.work.doorbell import ring

BATCH = 500
# Rounding only widens, so what meets as stated meets. An open low side is 0 or below in an interval: taken as 0, it lets
# a fact through to judging, never past it. "More than 12" leaves 12 out, so facts with such claims are let through.
_TO_JUDGE = """
    SELECT member.fact_id
    FROM claims_membership AS member JOIN claims_claim AS claim ON claim.id = member.claim_id
    WHERE member.state = 'confirmed' AND claim.review_state <> 'superseded'
    GROUP BY member.fact_id
    HAVING
        max(coalesce(claim.low, 0)) > min(claim.high)
        OR bool_or(claim.modifier IN ('more_than', 'fewer_than') OR coalesce(claim.low, claim.high) IS NULL)
        OR min(claim.unit) <> max(claim.unit)
        OR bool_or(claim.id IN (SELECT part_of_id FROM claims_claim WHERE part_of_id IS NOT NULL))
"""
_TOLD_IN_CONFLICT = """
    SELECT fact_id FROM (
        SELECT DISTINCT ON (fact_id) fact_id, conflict FROM claims_verdict ORDER BY fact_id, id DESC
    ) AS latest WHERE conflict
"""
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Verification:
    """How many facts there are, how many of them were judged again, and the ids of those whose verdict differs."""

    facts: int
    judged: int
    differing: tuple[int, ...]


def verify() -> Verification:
    """Judge all facts again and compare. Those that differ are logged, and owed a new verdict."""
    wanted = sorted(_ids(_TO_JUDGE) | _ids(_TOLD_IN_CONFLICT))
    differing = [fact for batch in _batches(wanted) for fact in _differing(batch) if _still_differs(fact)]
    if differing:
        log.error("stored verdicts differ from what judging finds", facts=differing[:100], how_many=len(differing))
        with transaction.atomic():
            want_judging(differing)
            ring("judge")
    return Verification(Fact.objects.filter(merged_into=None).count(), len(wanted), tuple(differing))


def _ids(query: str) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {fact for (fact,) in cursor}


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def _differing(ids: Sequence[int]) -> list[int]:
    """Those of these facts, with nothing owed, whose last verdict is not what judging finds."""
    facts = list(Fact.objects.filter(pk__in=ids, merged_into=None, wanted=F("judged")))
    claims = fact_claims_of([fact.pk for fact in facts])
    latest = {verdict.fact_id: verdict for verdict in latest_verdicts().filter(fact__in=facts)}
    return [
        fact.pk for fact in facts if not says_the_same(verdict_on(fact, claims.get(fact.pk, [])), latest.get(fact.pk))
    ]


@transaction.atomic
def _still_differs(fact: int) -> bool:
    """Whether it differs with nobody else at work on it."""
    Fact.objects.select_for_update(no_key=True).filter(pk=fact).first()
    return bool(_differing([fact]))
