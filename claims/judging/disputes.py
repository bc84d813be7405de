"""The life of a conflict: what a new verdict does to it.

no conflict yet      in conflict            -> open            (opened)
open                 other positions        -> open            (changed)
open                 no longer in conflict  -> ended           (ended)
ended                in conflict again      -> open            (reopened)
resolved, dismissed  other positions        -> open            (reopened, and why)
anything else                               -> as it is
"""

from collections.abc import Sequence

from django.utils import timezone

from claims.models import Conflict, ConflictEvent, Verdict
from claims.models.conflicts import ConflictState

REOPENED_AFTER_DECISION = "It was {state}, but what is said has changed since: {reason}"


def follow_verdicts(verdicts: Sequence[Verdict]) -> list[ConflictEvent]:
    """Bring the conflicts of these facts in line with their new verdicts; returns what happened to them.

    Call it with the facts' rows locked, one verdict a fact.
    """
    facts = [verdict.fact_id for verdict in verdicts]
    known = {conflict.fact_id: conflict for conflict in Conflict.objects.select_for_update().filter(fact__in=facts)}
    opened = _open([verdict for verdict in verdicts if verdict.conflict and verdict.fact_id not in known])
    moved = [_move(known[verdict.fact_id], verdict) for verdict in verdicts if verdict.fact_id in known]
    fields = ["state", "kind", "severity", "signature", "verdict", "changed_at"]
    Conflict.objects.bulk_update(known.values(), fields)
    return ConflictEvent.objects.bulk_create([*opened, *(event for event in moved if event is not None)])


def _open(verdicts: Sequence[Verdict]) -> list[ConflictEvent]:
    conflicts = Conflict.objects.bulk_create(
        Conflict(fact=v.fact, kind=v.kind, severity=v.severity, signature=v.signature, verdict=v) for v in verdicts
    )
    return [
        _event(conflict, verdict, ConflictEvent.Kind.OPENED, verdict.reason)
        for conflict, verdict in zip(conflicts, verdicts, strict=True)
    ]


def _move(conflict: Conflict, verdict: Verdict) -> ConflictEvent | None:
    """The conflict as the verdict leaves it, not yet saved, and what happened to it."""
    before, known_signature = conflict.state, conflict.signature
    if not verdict.conflict:
        if before != ConflictState.OPEN:
            return None
        conflict.state, conflict.verdict, conflict.changed_at = ConflictState.ENDED, verdict, timezone.now()
        return _event(conflict, verdict, ConflictEvent.Kind.ENDED, verdict.reason)
    conflict.verdict, conflict.kind, conflict.severity = verdict, verdict.kind, verdict.severity
    if known_signature == verdict.signature and before != ConflictState.ENDED:
        return None
    conflict.state, conflict.changed_at, conflict.signature = ConflictState.OPEN, timezone.now(), verdict.signature
    if before == ConflictState.OPEN:
        return _event(conflict, verdict, ConflictEvent.Kind.CHANGED, verdict.reason)
    decided = before in (ConflictState.RESOLVED, ConflictState.DISMISSED)
    why = REOPENED_AFTER_DECISION.format(state=before, reason=verdict.reason) if decided else verdict.reason
    return _event(conflict, verdict, ConflictEvent.Kind.REOPENED, why)


def _event(conflict: Conflict, verdict: Verdict, kind: ConflictEvent.Kind, reason: str) -> ConflictEvent:
    return ConflictEvent(conflict=conflict, verdict=verdict, kind=kind, reason=reason)
