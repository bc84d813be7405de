"""Erase articles for good, as the law may ask."""

import sys
from collections.abc import Iterator, Sequence
from typing import Any

import structlog
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from claims.reviewing.erasing import Erased, NoSuchArticleError, erase, would_erase
from sources.models import Article

GO_ON = "erase"
# What is counted of `Erased`, in the order in which it is told.
COUNTED = {
    "articles": ("article", "articles"),
    "texts": ("text", "texts"),
    "claims": ("claim", "claims"),
    "facts": ("fact that nothing else answers", "facts that nothing else answers"),
    "sources": ("source that nothing else names", "sources that nothing else names"),
    "verdicts": ("earlier verdict on a fact that stays", "earlier verdicts on facts that stay"),
    "letters": ("letter that was sent", "letters that were sent"),
    "history": ("earlier state in the history", "earlier states in the history"),
}
log = structlog.get_logger(__name__)


class Command(BaseCommand):
    help = (
        "Erase articles for good, with their history, as the law may ask: their texts, what was read of them, and what "
        "was told of that. To take an article out of all positions and keep it, withdraw it in the admin instead. Shows "
        "first what would go, and asks. All of it is erased or, where anything goes wrong, nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "article", metavar="ID", type=int, nargs="+", help="the article's number, which its page's address holds"
        )
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        articles = sorted(set(options["article"]))
        try:
            if not options["yes"]:
                self._ask(articles, would_erase(articles))
            erased = erase(articles)
        except NoSuchArticleError as error:
            raise CommandError(f"Nothing is erased: {error}.") from None
        log.info("articles erased", articles=articles, texts=erased.texts, claims=erased.claims)
        self.stdout.write("\n".join(["Erased:", *_lines(erased), *_what_stays(erased)]))

    def _ask(self, articles: Sequence[int], erased: Erased) -> None:
        rows = Article.objects.filter(pk__in=articles).select_related("publisher", "current_revision").order_by("pk")
        named = [f"Article {row.pk}: {row}, {row.published_at:%Y-%m-%d}" for row in rows]
        self.stdout.write("\n".join([*named, "This would erase, for good:", *_lines(erased), *_what_stays(erased)]))
        self.stdout.write(f"Type “{GO_ON}” to erase it: ", ending="")
        self.stdout.flush()
        if sys.stdin.readline().strip() != GO_ON:
            raise CommandError("Nothing is erased.")


def _lines(erased: Erased) -> Iterator[str]:
    for name, (one, many) in COUNTED.items():
        if count := getattr(erased, name):
            yield f"  {count:,} {one if count == 1 else many}"


def _what_stays(erased: Erased) -> Iterator[str]:
    """What the person who was asked to erase may have to look at."""
    if erased.judged_again:
        yield f"Judged again, without what is erased:{_pages('claims/fact', erased.judged_again)}"
    if erased.resolved:
        yield f"Kept, as people wrote it: why they resolved {_pages('claims/fact', erased.resolved)}"
    if erased.copies:
        yield f"Kept, though the same text or most of it stands there:{_pages('sources/article', erased.copies)}"


def _pages(desk: str, numbers: Sequence[int]) -> str:
    """The addresses of these rows' pages in the admin, each on a line of its own."""
    pages = (f"{settings.SITE_URL}{reverse('admin:index')}{desk}/{number}/change/" for number in numbers)
    return "".join(f"\n  {page}" for page in pages)
