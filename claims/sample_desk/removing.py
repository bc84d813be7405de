"""Removing the sample desk: its articles, and whatever came from nothing else, in one transaction.

Whatever a desk of its own has since put there stays: a fact that another article's claim answers is judged again
without the sample's claims, and a source that others use, or that was edited, is kept. History stays, as it does
with every deletion.

Locks are taken in the order in which readers take theirs (reading, article, sources, groups, facts), so that a worker
that is at work on the same waits for us or we for it, and neither for ever.
"""

from collections.abc import Iterable
from datetime import timedelta

import pgtrigger
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from claims import steps
from claims.judging.judge import want_judging
from claims.models import Claim, ConflictEvent, Delivery, Event, Fact, Membership, Reading, Resolution
from claims.models.decisions import DecisionState
from claims.sample_desk.loading import REVIEWER
from claims.sample_desk.reports import sample_articles
from claims.work.doorbell import ring
from factbase.group import clue_of
from sources.copies import search_again_for_copies_of
from sources.locks import lock
from sources.models import Article, Revision, Source

# What is never deleted otherwise: what the desk has found and decided.
_APPEND_ONLY = ("claims.Verdict:append_only", "claims.ConflictEvent:append_only", "claims.Resolution:append_only")
# A publisher is stored a moment before its first article is.
_PUBLISHER_BEFORE_ARTICLE = timedelta(seconds=2)


def remove() -> int:
    """Remove the sample desk, and judge what is left of its facts; returns how many articles went."""
    removed = _remove()
    steps.take("judge")
    return removed


@transaction.atomic
def _remove() -> int:
    articles = _locked_articles()
    if not articles:
        return 0
    claims = Claim.objects.filter(article__in=articles)
    sources = _locked_sources(articles, claims)
    gone, shared = _locked_facts(claims)
    events = set(Event.objects.filter(facts__in=gone).values_list("pk", flat=True))
    with pgtrigger.ignore(*_APPEND_ONLY):
        Delivery.objects.filter(items__event__conflict__fact__in=gone).delete()
        Fact.objects.filter(pk__in=gone).delete()
    claims.delete()
    search_again_for_copies_of(articles)
    Article.objects.filter(pk__in=articles).delete()
    Event.objects.filter(pk__in=events, facts=None, merged=None).delete()
    _unused(sources).delete()
    _unneeded_reviewer().delete()
    want_judging(shared)
    ring("judge")
    return len(articles)


def _locked_articles() -> list[int]:
    readings = Reading.objects.filter(revision__article__in=sample_articles()).order_by("pk")
    list(readings.select_for_update(of=("self",)))
    return list(sample_articles().select_for_update().values_list("pk", flat=True))


def _locked_sources(articles: Iterable[int], claims: QuerySet[Claim]) -> list[int]:
    """The sources that the reports named, and that were not here before the first of them."""
    first = sample_articles().aggregate(at=Min("created_at"))["at"] - _PUBLISHER_BEFORE_ARTICLE
    named = Q(published__in=articles) | Q(claims__in=claims) | Q(matches__attribution__claim__in=claims)
    found = dict(Source.objects.filter(named, created_at__gte=first).values_list("pk", "key"))
    lock("source", found.values())
    return list(found)


def _locked_facts(claims: QuerySet[Claim]) -> tuple[list[int], list[int]]:
    """The facts that go with their last claim, and those that claims of other articles answer, too."""
    touched = Fact.objects.filter(memberships__claim__in=claims)
    lock("group", {clue_of(key) for keys in touched.values_list("blocking_keys", flat=True) for key in keys})
    others = Membership.objects.filter(state=DecisionState.CONFIRMED).exclude(claim__in=claims)
    facts = Fact.objects.filter(pk__in=touched.values("pk")).order_by("pk").select_for_update()
    ids = [fact.pk for fact in facts]
    shared = set(others.filter(fact__in=ids).values_list("fact", flat=True))
    return [pk for pk in ids if pk not in shared], sorted(shared)


def _unused(sources: Iterable[int]) -> QuerySet[Source]:
    """Those of the sources that nothing names any more and nobody has edited."""
    unnamed = dict.fromkeys(("published", "credited", "claims", "matches", "aliases", "children", "merged"))
    captured = Revision.objects.filter(publisher=OuterRef("pk"))
    edited = Source.pgh_event_model.objects.filter(pgh_obj=OuterRef("pk"))  # type: ignore[attr-defined]
    return Source.objects.filter(~Exists(captured), ~Exists(edited), pk__in=sources, merged_into=None, **unnamed)


def _unneeded_reviewer() -> QuerySet[User]:
    """The sample desk's reviewer, unless a conflict that stays was decided in its name."""
    undecided = (~Exists(model.objects.filter(by_user=OuterRef("pk"))) for model in (Resolution, ConflictEvent))
    return User.objects.filter(
        *undecided, username=REVIEWER, is_active=False, password__startswith=UNUSABLE_PASSWORD_PREFIX
    )
