"""Two copies at once: one of them sees the other. With a control that shows the race where the prints come too late."""

from threading import Barrier

import pytest
from django.db import transaction

from claims.sourcing import copying
from claims.sourcing.copying import find_copies
from sources.models import Article, CopyMatch
from tests.builders import an_article
from tests.concurrency.threads import at_once
from tests.factbase.near_copies.pairs import events

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

STORY, _ = events()["14-plane"]
PAPERS = 4


@pytest.fixture
def everybody():
    return Barrier(PAPERS, timeout=20)


@pytest.fixture
def articles():
    """The same text by some papers, none compared yet."""
    body = "\n\n".join(STORY.paragraphs)
    return [an_article(title=f"Headline {number}", text=body, publisher=f"Paper {number}") for number in range(PAPERS)]


def test_copies_that_come_at_once_have_one_original(monkeypatch, everybody, articles):
    """All compare at the same moment."""
    relate = copying.relate

    def relate_at_once(told):
        everybody.wait()
        return relate(told)

    monkeypatch.setattr(copying, "relate", relate_at_once)
    at_once(*[lambda article=article: find_copies(article) for article in articles])
    first, *others = Article.objects.order_by("pk")
    assert first.copy_of is None
    assert {article.copy_of for article in others} == {first}
    assert CopyMatch.objects.count() == len(others)


def test_control_prints_that_are_committed_too_late_are_not_seen(monkeypatch, everybody, articles):
    relate = copying.relate

    def relate_at_once(told):
        everybody.wait()
        changed = relate(told)
        everybody.wait()
        return changed

    def in_one_transaction(article):
        with transaction.atomic():
            find_copies(article)

    monkeypatch.setattr(copying, "relate", relate_at_once)
    at_once(*[lambda article=article: in_one_transaction(article) for article in articles])
    assert not CopyMatch.objects.exists()
