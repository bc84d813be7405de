"""Judging: the claims of a fact -> a verdict, its conflict, what happened to it, and the letters owed for that.

1. Lock a batch of facts whose `wanted` is above `judged`; those that another judge holds are passed over.
2. Read the claims that count, of the whole batch at once.
3. Judge each by the engine. Where the verdict says what the last one said, nothing is written.
4. Store as `judged` the value of `wanted` that was read in step 1: a claim that arrives meanwhile has raised it again.

All of it is one transaction. A batch that fails is judged again one by one, each fact in a savepoint, so that one that
cannot be judged holds up no other.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from psycopg.types.json import Jsonb

from claims.alerts.subscriptions import owe_letters
from claims.bulk import copy_rows, take_ids
from claims.disputes import follow_verdicts
from claims.fact_claims import fact_claims_of
from claims.models import Fact, Verdict
from claims.queries import latest_verdicts
from factbase.policy import Policy
from factbase.positions import judge
from factbase.verdicts import FactClaim
from factbase.verdicts import Verdict as Judgement

BATCH = 200
# Everything that a verdict says, but not when it said it.
_SAID = [field.name for field in Verdict._meta.concrete_fields if field.name not in ("id", "fact", "judged_at")]
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
                wanted_at = CASE WHEN wanted = judged THEN now() ELSE wanted_at END
            FROM held WHERE claims_fact.id = held.id
            """,
            [ids],
        )


def want_judging_by_policy() -> int:
    """Owe a verdict to the facts that were judged by another policy than today's; returns how many."""
    stale = Fact.objects.exclude(judged_policy__in=("", policy().version)).filter(wanted=F("judged"))
    ids = list(stale.values_list("pk", flat=True))
    want_judging(ids)
    return len(ids)


def policy() -> Policy:
    """Today's conflict policy: the engine's defaults with what the settings change."""
    return _policy(tuple(sorted(settings.FACTBASE["POLICY"].items())))


@lru_cache(maxsize=8)
def _policy(changes: tuple[tuple[str, Any], ...]) -> Policy:
    return Policy(**dict(changes))


@transaction.atomic
def judge_batch() -> bool:
    """Judge the facts that want it, at most a batch of them. False where none does."""
    owed = Fact.objects.filter(
        wanted__gt=F("judged"), judging_attempts__lt=settings.FACTBASE["JUDGING_ATTEMPTS"]
    ).order_by("pk")
    locked = owed.select_related("event").select_for_update(skip_locked=True, no_key=True, of=("self",))
    facts = list(locked[:BATCH])
    if not facts:
        return False
    claims = fact_claims_of([fact.pk for fact in facts])
    try:
        with transaction.atomic():
            _judge(facts, claims)
    except Exception:
        log.exception("batch not judged, trying its facts one by one", facts=len(facts))
        for fact in facts:
            _judge_alone(fact, claims)
    return True


def _judge(facts: Sequence[Fact], claims: Mapping[int, list[FactClaim]]) -> None:
    """Judge these facts and write what is new, set-based."""
    ids = [fact.pk for fact in facts]
    latest = {verdict.fact_id: verdict for verdict in latest_verdicts().filter(fact__in=ids)}
    verdicts = [_verdict_on(fact, claims.get(fact.pk, [])) for fact in facts]
    new = [verdict for verdict in verdicts if not _says_the_same(verdict, latest.get(verdict.fact_id))]
    _store_verdicts(new)
    owe_letters(follow_verdicts(new))
    _store_judged(facts)


def _store_verdicts(verdicts: Sequence[Verdict]) -> None:
    for pk, verdict in zip(take_ids(Verdict, len(verdicts)), verdicts, strict=True):
        verdict.pk = pk
    rows = ((verdict.pk, verdict.fact_id, *(_column(verdict, field) for field in _SAID)) for verdict in verdicts)
    copy_rows(Verdict, ["id", "fact_id", *_SAID], rows)


def _column(verdict: Verdict, field: str) -> Any:
    value = getattr(verdict, field)
    return Jsonb(value) if isinstance(value, list) else value


def _judge_alone(fact: Fact, claims: Mapping[int, list[FactClaim]]) -> None:
    """Judge one fact of a batch that failed; the one that makes it fail says why, and holds up no other."""
    try:
        with transaction.atomic():
            _judge([fact], claims)
    except Exception as error:
        log.exception("fact not judged", fact=fact.pk)
        Fact.objects.filter(pk=fact.pk).update(
            judging_attempts=F("judging_attempts") + 1, judging_error=f"{type(error).__name__}: {error}"[:2000]
        )


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


def _verdict_on(fact: Fact, claims: Sequence[FactClaim]) -> Verdict:
    judgement = judge(claims, counting=fact.counting, settled_at=fact.settled_at, policy=policy())  # type: ignore[arg-type]
    return Verdict(fact=fact, **verdict_fields(judgement))


def _says_the_same(verdict: Verdict, latest: Verdict | None) -> bool:
    """Whether the last verdict said the same of the same claims."""
    return latest is not None and all(getattr(latest, name) == getattr(verdict, name) for name in _SAID)


def verdict_fields(judgement: Judgement) -> dict[str, Any]:
    """The engine's verdict as the columns of `Verdict`; the ids of claims are numbers again."""
    shape = judgement.to_json()
    return {
        "policy_version": judgement.policy_version,
        "conflict": judgement.conflict,
        "kind": judgement.kind or "",
        "kinds": shape["kinds"],
        "severity": judgement.severity or "",
        "positions": [{**position, "claims": _ids(position["claims"])} for position in shape["positions"]],
        "superseded": _ids(judgement.superseded),
        "outdated": _ids(judgement.outdated),
        "copies": _ids(judgement.copies),
        "not_comparable": [[int(a), int(b), reason] for a, b, reason in judgement.not_comparable],
        "low": judgement.low,
        "best": judgement.best,
        "high": judgement.high,
        "unit": judgement.unit or "",
        "reason": judgement.reason,
        "signature": judgement.signature,
    }


def _ids(written: Iterable[str]) -> list[int]:
    return [int(claim) for claim in written]
