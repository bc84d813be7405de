"""Copies: articles whose current texts are the same, to the letter. They count as the one that was published first."""

from sources.models import Article


def relate_copies(article: Article, *, sha256: str) -> None:
    """Say of this article, and of those that had its text or have it now, whose copies they are.

    Call it under a lock on the text, after the article's text has changed.
    """
    left_behind = list(Article.objects.filter(copy_of=article).exclude(current_revision__sha256=sha256))
    _relate(list(Article.objects.filter(current_revision__sha256=sha256)))
    if left_behind:
        _relate(left_behind)


def _relate(alike: list[Article]) -> None:
    original = min(alike, key=lambda article: (article.published_at, article.pk))
    for article in alike:
        article.copy_of = None if article.pk == original.pk else original
    Article.objects.bulk_update(alike, ["copy_of"])
