"""Taking text in: the same publisher and text is the same article, the same address with another text a new revision."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from django.db import transaction

from sources.article_text import ArticleText
from sources.locks import lock
from sources.models import Article, Revision, Source, SourceKind
from sources.queries import find_sources, source_key

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

    Intake of one publisher is one after the other: the lock makes "look, then store" safe, and the unique constraints
    hold it even against a writer that forgets the lock.
    """
    lock("source", [source_key(text.publisher)])
    publisher = publisher_named(text.publisher)
    digest = hashlib.sha256(text.text.encode()).hexdigest()
    known = Revision.objects.filter(publisher=publisher, sha256=digest).select_related("article").first()
    if known is not None:
        return _return_to(known.article, known)
    article = Article.objects.filter(publisher=publisher, url=text.url).first() if text.url else None
    outcome: Outcome = "revised" if article else "created"
    if article is None:
        article = Article.objects.create(
            publisher=publisher,
            url=text.url,
            published_at=text.published_at,
            published_precision=text.published_precision,
            copy_of=_original(digest),
        )
    revision = Revision.objects.create(
        article=article, publisher=publisher, title=text.title, text=text.text, sha256=digest
    )
    _make_current(article, revision)
    return Stored(article, revision, outcome)


def _original(digest: str) -> Article | None:
    """The article that published this very text first, if any holds it; a copy counts as its original."""
    first = Revision.objects.filter(sha256=digest).order_by("article__published_at", "article").first()
    if first is None:
        return None
    return first.article.copy_of or first.article


def publisher_named(name: str) -> Source:
    """The publisher of this name; a new one where no source or more than one goes by it. Call it under a lock."""
    key = source_key(name)
    found = find_sources(key)
    if len(found) == 1:
        return found[0]
    source, _ = Source.objects.get_or_create(key=key, defaults={"name": name, "kind": SourceKind.PUBLISHER})
    return source


def _return_to(article: Article, revision: Revision) -> Stored:
    """The text is known. Where the article had moved on to another text, it has come back to this one."""
    if article.current_revision_id == revision.pk:
        return Stored(article, revision, "unchanged")
    _make_current(article, revision)
    return Stored(article, revision, "revised")


def _make_current(article: Article, revision: Revision) -> None:
    article.current_revision = revision
    article.save(update_fields=["current_revision"])
