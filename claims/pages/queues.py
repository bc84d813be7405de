"""What waits for a person to decide, each kind in a queue of its own: the front page's counts and the lists behind them."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models import DifferingReading, Fact, FactMatch, Membership
from claims.models.claims import ReviewState
from claims.models.decisions import DecisionState
from claims.queries import differing_to_review
from claims.sourcing.queries import names_to_decide


def queue_counts() -> dict[str, int]:
    """How much there is in each queue, by its name; one query each."""
    queues: dict[str, QuerySet[Any]] = {
        "names": names_to_decide(),
        "differing": differing_to_review(DifferingReading.objects.all()),
        "facts": merges_to_decide(),
        "claims": memberships_to_decide().values("claim").distinct(),
    }
    return {name: waiting.count() for name, waiting in queues.items()}


def merges_to_decide() -> QuerySet[FactMatch]:
    """Pairs of facts that may be one question, which nobody has decided."""
    return FactMatch.objects.filter(state=DecisionState.SUGGESTED, fact__merged_into=None, other__merged_into=None)


def facts_to_decide() -> QuerySet[Fact]:
    """The facts of these pairs."""
    pairs = merges_to_decide()
    return Fact.objects.filter(Q(pk__in=pairs.values("fact")) | Q(pk__in=pairs.values("other")))


def memberships_to_decide() -> QuerySet[Membership]:
    """Claims that may answer a fact's question, unless they count nowhere or a person has said whose they are."""
    suggested = Membership.objects.filter(state=DecisionState.SUGGESTED, fact__merged_into=None)
    placed = Membership.objects.filter(state=DecisionState.CONFIRMED, decided_by__isnull=False)
    counting = suggested.filter(~Exists(placed.filter(claim=OuterRef("claim"))), claim__article__withdrawn_at=None)
    return counting.exclude(claim__review_state__in=(ReviewState.SUPERSEDED, ReviewState.REJECTED))
