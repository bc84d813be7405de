"""The engine's verdicts as rows."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.conf import settings
from psycopg.types.json import Jsonb

from claims.bulk import copy_rows, take_ids
from claims.models import Claim, Fact, Verdict
from factbase.intervals import Interval, interval_of
from factbase.policy import Policy
from factbase.positions import judge
from factbase.verdicts import FactClaim
from factbase.verdicts import Verdict as Judgement

# Everything that a verdict says, but not when it said it.
_SAID = [field.name for field in Verdict._meta.concrete_fields if field.name not in ("id", "fact", "judged_at")]


def policy() -> Policy:
    """Today's conflict policy: the engine's defaults with what the settings change."""
    return _policy(tuple(sorted(settings.FACTBASE["POLICY"].items())))


@lru_cache(maxsize=8)
def _policy(changes: tuple[tuple[str, Any], ...]) -> Policy:
    return Policy(**dict(changes))


def interval_of_claim(claim: Claim) -> Interval:
    """What today's policy lets a claim's figure be, in its own unit."""
    return interval_of(
        modifier=claim.modifier,  # type: ignore[arg-type]  # one of the model's choices
        value=claim.value,
        low=claim.low,
        high=claim.high,
        unit=claim.unit or None,
        kind=claim.kind,
        policy=policy(),
    )


def verdict_on(fact: Fact, claims: Sequence[FactClaim]) -> Verdict:
    """What the engine finds of these claims, as a row that is not yet stored."""
    judgement = judge(claims, counting=fact.counting, settled_at=fact.settled_at, policy=policy())  # type: ignore[arg-type]
    return Verdict(fact=fact, **_fields(judgement))


def says_the_same(verdict: Verdict, latest: Verdict | None) -> bool:
    """Whether the last verdict said the same of the same claims."""
    return latest is not None and all(getattr(latest, name) == getattr(verdict, name) for name in _SAID)


def _fields(judgement: Judgement) -> dict[str, Any]:
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


def store_verdicts(verdicts: Sequence[Verdict]) -> None:
    """Write these verdicts; each has its number then."""
    for pk, verdict in zip(take_ids(Verdict, len(verdicts)), verdicts, strict=True):
        verdict.pk = pk
    rows = ((verdict.pk, verdict.fact_id, *(_column(verdict, field) for field in _SAID)) for verdict in verdicts)
    copy_rows(Verdict, ["id", "fact_id", *_SAID], rows)


def _column(verdict: Verdict, field: str) -> Any:
    value = getattr(verdict, field)
    return Jsonb(value) if isinstance(value, list) else value
