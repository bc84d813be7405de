"""Rows as the serializers show them: whatever they look at is read with them, in a constant number of queries."""

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from claims.models import (
    Attribution,
    Claim,
    Conflict,
    ConflictEvent,
    DifferingReading,
    Fact,
    Membership,
    Resolution,
    SourceMatch,
)
from claims.models.decisions import DecisionState
from claims.queries import differing_to_review, how_many, latest_verdicts, readings_shown
from sources.models import Article, Revision


def articles_shown() -> QuerySet[Article]:
    """Articles with `reading_state`, the state of the newest reading of the current revision."""
    newest = readings_shown().filter(revision=OuterRef("current_revision"))
    return Article.objects.select_related("publisher", "credited_to", "current_revision").annotate(
        reading_state=Subquery(newest.values("state")[:1])
    )


def articles_with_text() -> QuerySet[Article]:
    """The same with their revisions, of which only the current one brings its text."""
    return articles_shown().prefetch_related(Prefetch("revisions", Revision.objects.defer("text")))


def claims_shown() -> QuerySet[Claim]:
    """Claims with their chains, `confirmed_memberships` (one or none) and the `confirmed_matches` of each hop.

    `differing_count` is of the readings that differ from a reviewed claim and wait for review.
    """
    matches = SourceMatch.objects.filter(state=DecisionState.CONFIRMED).select_related("source__merged_into")
    chain = Attribution.objects.order_by("position").prefetch_related(
        Prefetch("matches", matches, to_attr="confirmed_matches")
    )
    memberships = Membership.objects.filter(state=DecisionState.CONFIRMED)
    differing = differing_to_review(DifferingReading.objects.filter(claim=OuterRef("pk")))
    claims = Claim.objects.annotate(differing_count=how_many(differing, of="claim"))
    return claims.select_related("reading", "part_of", "origin__merged_into").prefetch_related(
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
