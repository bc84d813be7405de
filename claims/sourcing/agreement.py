"""How often a source's current claims agreed with what was resolved, and on how many facts that rests.

A fact is resolved where a person has preferred a value or a range, or where it is settled and two origins or more all
stand in one position: what they have in common is the value then. A source's claims on it that stand in a position of
the last verdict agree where each of them leaves a resolved value possible; what was superseded or is out of date does
not count, and neither does a fact on which none of its claims stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from claims.judging.verdicts import interval_of_claim
from claims.models import Claim, Fact, Resolution, Verdict
from claims.models.conflicts import ConflictState
from claims.models.decisions import DecisionState
from claims.queries import latest_verdicts
from factbase.intervals import INFINITY, Interval
from factbase.units import convert
from sources.models import Source

_LEAST_ORIGINS = 2


@dataclass(frozen=True, slots=True)
class Compared:
    """A resolved fact, the value in the verdict's unit, the source's current claims on it, and whether they agree."""

    fact: Fact
    low: Decimal | None
    high: Decimal | None
    unit: str
    claims: tuple[Claim, ...]
    agrees: bool


def agreement_of(source: Source) -> list[Compared]:
    """Each resolved fact on which a claim of the source stands, the last one first."""
    facts = {fact.pk: fact for fact in _resolved_facts(source)}
    verdicts = {verdict.fact_id: verdict for verdict in latest_verdicts().filter(fact__in=facts)}
    decided = Resolution.objects.filter(conflict__fact__in=facts, conflict__state=ConflictState.RESOLVED)
    last = decided.select_related("conflict").order_by("conflict_id", "-pk").distinct("conflict_id")
    resolutions = {resolution.conflict.fact_id: resolution for resolution in last}
    ranges = {pk: _range(verdict, resolutions.get(pk)) for pk, verdict in verdicts.items()}
    own = _standing_claims(source, [verdicts[pk] for pk, found in ranges.items() if found])
    return [
        _compared(facts[pk], verdicts[pk].unit, found, own[pk])
        for pk, found in sorted(ranges.items(), reverse=True)
        if found and own.get(pk)
    ]


def _resolved_facts(source: Source) -> Iterable[Fact]:
    said = {"memberships__claim__origin": source, "memberships__state": DecisionState.CONFIRMED}
    decided = Q(conflict__state=ConflictState.RESOLVED) | Q(settled_at__isnull=False)
    return Fact.objects.filter(decided, merged_into=None, **said).distinct()


def _range(verdict: Verdict, resolution: Resolution | None) -> Interval | None:
    """The resolved value as an interval, an open side without end; None where there is none."""
    if resolution is not None:
        preferred = resolution.outcome == Resolution.Outcome.PREFERRED
        return _interval(resolution.low, resolution.high) if preferred else None
    if verdict.fact.settled_at is None or verdict.conflict or len(verdict.positions) != 1:
        return None
    (agreed,) = verdict.positions
    if len(agreed["origins"]) < _LEAST_ORIGINS:
        return None
    low, high = (None if bound is None else Decimal(bound) for bound in (agreed["low"], agreed["high"]))
    return _interval(low, high)


def _interval(low: Decimal | None, high: Decimal | None) -> Interval:
    return Interval(-INFINITY if low is None else low, INFINITY if high is None else high)


def _standing_claims(source: Source, verdicts: Iterable[Verdict]) -> dict[int, list[Claim]]:
    """The source's claims in the positions of these verdicts, by their facts."""
    fact_of = {pk: verdict.fact_id for verdict in verdicts for at in verdict.positions for pk in at["claims"]}
    found: dict[int, list[Claim]] = {}
    for claim in Claim.objects.filter(pk__in=fact_of, origin=source).order_by("pk"):
        found.setdefault(fact_of[claim.pk], []).append(claim)
    return found


def _compared(fact: Fact, unit: str, resolved: Interval, claims: list[Claim]) -> Compared:
    low, high = (None if bound.is_infinite() else bound for bound in (resolved.low, resolved.high))
    agrees = all(_leaves_possible(claim, unit, resolved) for claim in claims)
    return Compared(fact, low, high, unit, tuple(claims), agrees)


def _leaves_possible(claim: Claim, unit: str, resolved: Interval) -> bool:
    """Whether the claim, in the verdict's unit, meets the value; one that cannot be brought into it does not."""
    stated = interval_of_claim(claim)
    try:
        low, high = (_converted(bound, claim.unit, unit) for bound in (stated.low, stated.high))
    except ValueError:
        return False
    return Interval(low, high).meets(resolved)


def _converted(bound: Decimal, unit: str, to_unit: str) -> Decimal:
    return bound if bound.is_infinite() else convert(bound, unit or None, to_unit or None)
