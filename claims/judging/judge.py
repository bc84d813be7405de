"""Judging: the claims of a fact -> a verdict, its conflict, what happened to it, and the letters owed for that.

1. Lock a batch of facts whose `wanted` is above `judged`; those that another judge holds are passed over.
2. Read the claims that count, of the whole batch at once.
3. Judge each by the engine. Where the verdict says what the last one said, nothing is written.
4. Store as `judged` the value of `wanted` that was read in step 1: a claim that arrives meanwhile has raised it again.

All of it is one transaction. A batch that fails is judged again one by one, each fact in a savepoint, so that one that
cannot be judged holds up no other.
"""

from collections.abc import Iterable, Sequence

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q

from claims.alerts.subscriptions import owe_letters
from claims.judging.disputes import follow_verdicts
from claims.judging.fact_claims import fact_claims_of
from claims.judging.verdicts import policy, says_the_same, store_verdicts, verdict_on
from claims.models import Fact
from claims.queries import latest_verdicts
from claims.work.faults import fault, told

BATCH = 200
log = structlog.get_logger(__name__)


def want_judging(facts: Iterable[int]) -> None:
    """Owe these facts a verdict. Unconditional, and in the order of their ids: a judge may be at work on them."""
    ids = sorted(set(facts))
    if not ids:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH held AS (SELECT id FROM claims_fact WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE)
            UPDATE claims_fact SET
                wanted = wanted + 1,
                judging_attempts = 0,
                judging_error = '',
                wanted_at = CASE WHEN wanted = judged THEN now() ELSE wanted_at END
            FROM held WHERE claims_fact.id = held.id
            """,
            [ids],
        )


def want_judging_by_policy() -> int:
    """Owe a verdict to facts judged by another policy than today's, and to those given up; returns how many."""
    by_another = ~Q(judged_policy__in=("", policy().version)) & Q(wanted=F("judged"))
    given_up = Q(wanted__gt=F("judged"), judging_attempts__gte=settings.FACTBASE["JUDGING_ATTEMPTS"])
    ids = list(Fact.objects.filter(by_another | given_up).values_list("pk", flat=True))
    want_judging(ids)
    return len(ids)


@transaction.atomic
def judge_batch() -> bool:
    """Judge the facts that want it, at most a batch of them. False where none does."""
    owed = Fact.objects.filter(
        wanted__gt=F("judged"), merged_into=None, judging_attempts__lt=settings.FACTBASE["JUDGING_ATTEMPTS"]
    ).order_by("pk")
    locked = owed.select_related("event").select_for_update(skip_locked=True, no_key=True, of=("self",))
    facts = list(locked[:BATCH])
    if not facts:
        return False
    try:
        with transaction.atomic():
            _judge(facts)
    except Exception as error:  # noqa: BLE001  (whatever it is, the facts that have nothing to do with it are judged)
        log.warning("batch not judged, trying its facts one by one", facts=len(facts), error=type(error).__name__)
        for fact in facts:
            _judge_alone(fact)
    return True


def _judge(facts: Sequence[Fact]) -> None:
    """Judge these facts and write what is new, set-based."""
    ids = [fact.pk for fact in facts]
    claims = fact_claims_of(ids)
    latest = {verdict.fact_id: verdict for verdict in latest_verdicts().filter(fact__in=ids)}
    verdicts = [verdict_on(fact, claims.get(fact.pk, [])) for fact in facts]
    new = [verdict for verdict in verdicts if not says_the_same(verdict, latest.get(verdict.fact_id))]
    store_verdicts(new)
    owe_letters(follow_verdicts(new))
    _store_judged(facts)


def _judge_alone(fact: Fact) -> None:
    """Judge one fact of a batch that failed; the one that makes it fail says why, and holds up no other."""
    try:
        with transaction.atomic():
            _judge([fact])
    except Exception as error:  # noqa: BLE001  (kept with the fact, and shown)
        log.error("fact not judged", fact=fact.pk, **fault(error))
        Fact.objects.filter(pk=fact.pk).update(judging_attempts=F("judging_attempts") + 1, judging_error=told(error))


def _store_judged(facts: Sequence[Fact]) -> None:
    """As judged counts what was wanted when the claims were read, however much has been wanted since."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE claims_fact
            SET judged = read.wanted, judging_attempts = 0, judging_error = '', judged_policy = %s
            FROM unnest(%s::bigint[], %s::bigint[]) AS read (id, wanted) WHERE claims_fact.id = read.id
            """,
            [policy().version, [fact.pk for fact in facts], [fact.wanted for fact in facts]],
        )
