"""Rows as the serializers show them: whatever they look at is read with them, in a constant number of queries."""

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from claims.models import (
    Attribution,
    Claim,
    Conflict,
    ConflictEvent,
    Fact,
    Membership,
    Reading,
    Resolution,
    SourceMatch,
)
from claims.models.decisions import DecisionState
from claims.queries import latest_verdicts
from sources.models import Article, Revision


def articles_shown() -> QuerySet[Article]:
    """Articles with `reading_state`, the state of the newest reading of the current revision."""
    newest = Reading.objects.filter(revision=OuterRef("current_revision")).order_by("-id")
    return Article.objects.select_related("publisher", "credited_to", "current_revision").annotate(
        reading_state=Subquery(newest.values("state")[:1])
    )


def articles_with_text() -> QuerySet[Article]:
    """The same with their revisions, of which only the current one brings its text."""
    return articles_shown().prefetch_related(Prefetch("revisions", Revision.objects.defer("text")))


def claims_shown() -> QuerySet[Claim]:
    """Claims with their chains, `confirmed_memberships` (one or none) and the `confirmed_matches` of each hop."""
    matches = SourceMatch.objects.filter(state=DecisionState.CONFIRMED)
    chain = Attribution.objects.order_by("position").prefetch_related(
        Prefetch("matches", matches, to_attr="confirmed_matches")
    )
    memberships = Membership.objects.filter(state=DecisionState.CONFIRMED)
    return Claim.objects.select_related("reading", "part_of", "origin__merged_into").prefetch_related(
        Prefetch("attribution", chain), Prefetch("memberships", memberships, to_attr="confirmed_memberships")
    )


def facts_shown() -> QuerySet[Fact]:
    """Facts with event, conflict and `latest_verdict`, a list of one or none."""
    return Fact.objects.select_related("event", "conflict").prefetch_related(
        Prefetch("verdicts", latest_verdicts(), to_attr="latest_verdict")
    )


def conflicts_shown() -> QuerySet[Conflict]:
    """Conflicts with fact and verdict."""
    return Conflict.objects.select_related("fact", "verdict")


def conflicts_with_history() -> QuerySet[Conflict]:
    """The same with what happened and what was decided, and by whom."""
    return conflicts_shown().prefetch_related(
        Prefetch("events", ConflictEvent.objects.select_related("by_user")),
        Prefetch("resolutions", Resolution.objects.select_related("by_user")),
    )
