"""Removing the sample desk: its articles, and whatever came from nothing else, in one transaction.

Whatever a desk of its own has since put there stays: a fact that another article's claim answers is judged again
without the sample's claims, and a source that others use, or that was edited, is kept. History stays, as it does
with every deletion.
"""

from datetime import timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from claims import steps
from claims.models import ConflictEvent, Resolution
from claims.reviewing import removal
from claims.sample_desk.loading import REVIEWER
from claims.sample_desk.reports import sample_articles
from sources.models import Source

# A publisher is stored a moment before its first article is.
_PUBLISHER_BEFORE_ARTICLE = timedelta(seconds=2)


def remove() -> int:
    """Remove the sample desk, and judge what is left of its facts; returns how many articles went."""
    removed = _remove()
    steps.take("judge")
    return removed


@transaction.atomic
def _remove() -> int:
    leaving = removal.hold_leaving(sample_articles(), sources=_sources())
    if leaving.articles:
        removal.remove(leaving)
        _unneeded_reviewer().delete()
    return len(leaving.articles)


def _sources() -> QuerySet[Source]:
    """The sources that the reports named, and that were not here before the first of them."""
    first = sample_articles().aggregate(at=Min("created_at"))["at"]
    if first is None:
        return Source.objects.none()
    articles = sample_articles().values("pk")
    matched = {"matches__attribution__claim__article__in": articles}
    named = Q(published__in=articles) | Q(claims__article__in=articles) | Q(**matched)
    return Source.objects.filter(named, created_at__gte=first - _PUBLISHER_BEFORE_ARTICLE).distinct()


def _unneeded_reviewer() -> QuerySet[User]:
    """The sample desk's reviewer, unless a conflict that stays was decided in its name."""
    undecided = (~Exists(model.objects.filter(by_user=OuterRef("pk"))) for model in (Resolution, ConflictEvent))
    return User.objects.filter(
        *undecided, username=REVIEWER, is_active=False, password__startswith=UNUSABLE_PASSWORD_PREFIX
    )
