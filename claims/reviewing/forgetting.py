"""Erasing history: what pghistory keeps of rows that are erased, earlier states and deletions alike.

Each table of history is asked for the rows of what went, by whichever of its columns leads there, since a row that was
deleted long before (a membership, a name in a chain that was corrected) is known by its history alone.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.postgres.functions import TransactionNow
from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models import Attribution, Claim, DifferingReading, Event, Fact, FactMatch, Membership, SourceMatch
from claims.reviewing.removal import Leaving
from sources.models import Article, CopyMatch, Source, SourceAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What went, by its numbers: `hops` are those of its claims. `facts` and `events` that stay have another name now."""

    leaving: Leaving
    hops: Collection[int]
    sources: Collection[int]
    facts: Collection[int]
    events: Collection[int]


def forget(gone: Gone) -> int:
    """Delete the history of what went. Call it in the transaction that deleted the rest.

    Returns how many earlier states it held; that all was deleted in this transaction is in it, too, and goes uncounted.
    """
    went = gone.leaving
    facts, events = (*went.facts, *gone.facts), (*went.events, *gone.events)
    # Before that of the claims: it tells when one of their chains was corrected.
    rows = [
        _replaced_hops(went.articles),
        _history(SourceMatch).filter(Q(attribution__in=gone.hops) | _of(gone.sources, "source", "voice")),
        _history(Claim).filter(article__in=went.articles),
        _history(DifferingReading).filter(claim__in=went.claims),
        _history(Membership).filter(Q(claim__in=went.claims) | Q(fact__in=went.facts)),
        _history(FactMatch).filter(_of(went.facts, "fact", "other")),
        _history(Fact).filter(pgh_obj__in=facts),
        _history(Event).filter(pgh_obj__in=events),
        _history(CopyMatch).filter(_of(went.articles, "copy", "original")),
        _history(Source).filter(pgh_obj__in=gone.sources),
        _history(SourceAlias).filter(source__in=gone.sources),
        _history(Article).filter(pgh_obj__in=went.articles),
    ]
    return sum(_deleted(found) for found in rows)


def _deleted(rows: QuerySet) -> int:  # type: ignore[type-arg]
    earlier = rows.filter(pgh_created_at__lt=TransactionNow()).count()
    rows.delete()
    return earlier


def _history(model: type) -> QuerySet:  # type: ignore[type-arg]  # a model of pghistory's own making
    return model.pgh_event_model.objects.all()  # type: ignore[attr-defined, no-any-return]


def _of(numbers: Collection[int], *columns: str) -> Q:
    """Rows that lead to one of these by any of the columns."""
    found = Q()
    for column in columns:
        found |= Q(**{f"{column}__in": numbers})
    return found


def _replaced_hops(articles: Collection[int]) -> QuerySet:  # type: ignore[type-arg]
    """Names in chains that a correction has replaced: they went in the transaction that changed their claim."""
    changed = _history(Claim).filter(article__in=articles, pgh_created_at=OuterRef("pgh_created_at"))
    standing = Attribution.objects.filter(pk=OuterRef("attribution"))
    return _history(SourceMatch).filter(Exists(changed), ~Exists(standing))
