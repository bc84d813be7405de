"""Taking text in: the same publisher and text is the same article, the same address with another text a new revision."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from django.db import transaction

from sources.article_text import ArticleText
from sources.copies import want_search
from sources.kinds import kind_of
from sources.locks import lock
from sources.models import Article, Revision, Source, SourceKind
from sources.queries import family_of, find_sources, known_by, source_key, survivor_of

Outcome = Literal["created", "revised", "unchanged"]


@dataclass(frozen=True, slots=True)
class Stored:
    """What `store_revision` did: the article, its revision that holds the text, and whether that is new."""

    article: Article
    revision: Revision
    outcome: Outcome


@transaction.atomic
def store_revision(text: ArticleText) -> Stored:
    """Store a checked text once, however often and from however many sides it comes.

    Intake of one publisher, and of one text, is one after the other: the locks make "look, then store" safe, and the
    unique constraints hold it even against a writer that forgets them.
    """
    lock("source", [source_key(text.publisher)])
    digest = hashlib.sha256(text.text.encode()).hexdigest()
    lock("text", [digest])
    publisher = publisher_named(text.publisher)
    # By whichever of its names it comes.
    lock("publisher", [publisher.key])
    family = family_of(publisher)
    revisions = Revision.objects.filter(publisher__in=family, sha256=digest).select_related("article").order_by("pk")
    # The article is held: one that is being erased is waited for, and is then not known any more.
    known = revisions.select_for_update(of=("article",), no_key=True).first()
    if known is not None:
        return _return_to(known, text)
    articles = Article.objects.filter(publisher__in=family, url=text.url).order_by("pk")
    article = articles.select_for_update(no_key=True).first() if text.url else None
    outcome: Outcome = "revised" if article else "created"
    if article is None:
        article = Article.objects.create(
            publisher=publisher,
            url=text.url,
            published_at=text.published_at,
            published_precision=text.published_precision,
        )
    revision = Revision.objects.create(
        article=article, publisher=article.publisher, title=text.title, text=text.text, sha256=digest
    )
    _make_current(article, revision, text)
    return Stored(article, revision, outcome)


def publisher_named(name: str) -> Source:
    """The publisher of this name; a new one where no source or more than one goes by it. Call it under a lock."""
    key = source_key(name)
    found = find_sources(key)
    if len(found) == 1:
        return found[0]
    kind = SourceKind.AGENCY if kind_of(name) == SourceKind.AGENCY else SourceKind.PUBLISHER
    source, _ = Source.objects.get_or_create(key=key, defaults={**known_by(name), "kind": kind})
    return survivor_of(source)


def _return_to(revision: Revision, text: ArticleText) -> Stored:
    """The text is known. Where its address had moved on to another text, and it stands there again, so do we.

    Sent again without its address it says nothing of what stands there now: an old capture may arrive late.
    """
    article = revision.article
    if article.current_revision_id == revision.pk or not text.url or text.url != article.url:
        return Stored(article, revision, "unchanged")
    _make_current(article, revision, text)
    return Stored(article, revision, "revised")


def _make_current(article: Article, revision: Revision, text: ArticleText) -> None:
    """What the article says now, and since when: a new text is of the date that comes with it."""
    article.current_revision = revision
    article.published_at, article.published_precision = text.published_at, text.published_precision
    article.save(update_fields=["current_revision", "published_at", "published_precision"])
    want_search(article)
