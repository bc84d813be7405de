"""Copies: searched for before a text's claims are placed; the facts concerned are judged again.

How they are found and related is `sources.copies`; what people say of them is `claims.reviewing.copy_decisions`.
"""

from collections.abc import Collection
from datetime import timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Now

from claims.grouping.placing import want_judging_of
from claims.models import Claim
from claims.work.doorbell import ring
from claims.work.faults import fault
from sources.copies import relate
from sources.copy_prints import store_prints, told_by
from sources.models import Article, CopyMatch, CopySearch

BATCH = 1_000
log = structlog.get_logger(__name__)


def find_copies(article: Article) -> None:
    """Search for the copies of an article, if that is owed. Call it outside of a transaction."""
    search = CopySearch.objects.filter(article=article).select_related("article__current_revision").first()
    if search:
        _search(search)


def find_next_copies() -> bool:
    """Do the search that has waited longest: of an article that no reading has searched for. False where none has."""
    with transaction.atomic():
        owed = CopySearch.objects.filter(due_at__lte=Now()).order_by("due_at")
        search = owed.select_for_update(skip_locked=True).first()
        if search is None:
            return False
        search.due_at = Now() + timedelta(seconds=settings.FACTBASE["LEASE_SECONDS"])
        search.save(update_fields=["due_at"])
        search.refresh_from_db()
    try:
        _search(search)
    except Exception as error:  # noqa: BLE001  (it stays owed, and holds up no other)
        log.error("copies not searched for", article=search.article_id, **fault(error))
    return True


def _search(search: CopySearch) -> None:
    """The prints are committed first, see `sources.copies`. A text that came meanwhile owes a search of its own."""
    told = told_by(search.article)
    if told:
        store_prints(told)
    with transaction.atomic():
        changed = relate(told) if told else set()
        judge_copies_again(changed)
        CopySearch.objects.filter(article=search.article_id, due_at=search.due_at).delete()
    if changed:
        log.info("copies related", article=search.article_id, changed=len(changed))


def search_again(publishers: Collection[int]) -> None:
    """Owe a search to articles of these publishers that are copies or are copied: another one may be the original now.

    For who comes first, what counts is whether a publisher is an agency, and that it is not the other one by another name.
    """
    is_copy, is_copied = (Exists(CopyMatch.objects.filter(**{side: OuterRef("pk")})) for side in ("copy", "original"))
    search_for_copies_of(Article.objects.filter(is_copy | is_copied, publisher__in=publishers))


def search_for_copies_of(articles: QuerySet[Article]) -> None:
    """Owe all of these a search. Nobody waits for it: workers search when no text is to be read."""
    owed = [CopySearch(article_id=article, due_at=Now()) for article in articles.values_list("pk", flat=True)]
    CopySearch.objects.bulk_create(
        owed, batch_size=BATCH, update_conflicts=True, unique_fields=["article"], update_fields=["due_at"]
    )
    ring("read")


def judge_copies_again(articles: Collection[int]) -> None:
    """Owe a verdict to the facts of these articles, whose original is another than before."""
    if articles:
        want_judging_of(Claim.objects.filter(article__in=articles).values_list("pk", flat=True))
        ring("judge")
