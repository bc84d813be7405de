"""Take one article in from the shell."""

import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims import queries
from claims.models import Reading
from claims.pipeline import take_in
from sources.article_text import InvalidArticleError
from sources.intake import Stored

OUTCOMES = {
    "created": "Article {id} is stored.",
    "revised": "Article {id} is known at this address; its new text is stored.",
    "unchanged": "Article {id} is stored already, with this very text.",
}
PATIENCE_SECONDS = 60.0
POLL_SECONDS = 0.2


class Command(BaseCommand):
    help = (
        "Take one article in from a UTF-8 text file. Its first line is the title where an empty line follows it. "
        "With --wait, wait until workers have read and judged it, and print its claims and conflicts."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the text file, or - for standard input")
        parser.add_argument("--publisher", required=True, help="who published it")
        parser.add_argument("--published", required=True, help="when: 2019-12-31, or 2019-12-31T14:30+03:00")
        parser.add_argument("--title", help="the title (default: the file's first line, where an empty line follows)")
        parser.add_argument("--url", default="", help="where it stands on the web")
        parser.add_argument(
            "--wait", action="store_true", help="wait until it is read and judged, and print what it says"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        title, text = _title_and_text(_read(options["file"]), options["title"])
        try:
            stored = take_in(
                title=title,
                text=text,
                publisher=options["publisher"],
                published_at=options["published"],
                url=options["url"],
            )
        except InvalidArticleError as error:
            reasons = "\n".join(f"  {_flag(field)}: {reason}" for field, reason in error.errors.items())
            raise CommandError(f"Nothing is stored:\n{reasons}") from None
        self.stdout.write(OUTCOMES[stored.outcome].format(id=stored.article.pk))
        if options["wait"]:
            self._wait_and_show(stored)

    def _wait_and_show(self, stored: Stored) -> None:
        self.stderr.write("Waiting for a worker to read it ...")
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not queries.is_judged(stored.revision):
            if time.monotonic() > deadline:
                raise CommandError(
                    f"Nobody has read it within {PATIENCE_SECONDS:.0f} s. It stays due: is a worker running (`make run`)?"
                )
            time.sleep(POLL_SECONDS)
        reading = stored.revision.readings.latest("id")
        if reading.state == Reading.State.FAILED:
            raise CommandError(f"It could not be read: {reading.error}")
        self._show(stored)

    def _show(self, stored: Stored) -> None:
        claims = list(queries.claims_of_article(stored.article))
        self.stdout.write(f"{len(claims)} claims" if len(claims) != 1 else "1 claim")
        for claim in claims:
            words = [claim.quote, claim.counted, claim.metric, f"({claim.origin.name})"]
            self.stdout.write("  " + " · ".join(word for word in words if word))
        for conflict in queries.conflicts_of_article(stored.article):
            self.stdout.write(f"CONFLICT ({conflict.severity}): {conflict.fact.title}")
            self.stdout.write(f"  {conflict.verdict.reason}")
            self.stdout.write(f"  {settings.SITE_URL}/admin/claims/fact/{conflict.fact_id}/change/")
        for verdict in queries.verdicts_of_article(stored.article):
            if not verdict.conflict:
                self.stdout.write(f"No conflict: {verdict.fact.title}")
                self.stdout.write(f"  {verdict.reason}")


def _read(name: str) -> str:
    """The file's text. What is no UTF-8 is no text to us."""
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from None
    if len(raw) > settings.FACTBASE["ARTICLE_MAX_BYTES"] + 10_000:
        raise CommandError(
            f"{name} is {len(raw):,} bytes long; at most {settings.FACTBASE['ARTICLE_MAX_BYTES']:,} are taken."
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(
            f"{name} is no UTF-8 text: byte {error.start + 1:,} fits nowhere. Save it as UTF-8."
        ) from None


def _title_and_text(whole: str, title: str | None) -> tuple[str, str]:
    if title is not None:
        return title, whole
    head, gap, body = whole.replace("\r\n", "\n").lstrip().partition("\n\n")
    if gap and body.strip() and "\n" not in head and len(head) <= 500:
        return head, body
    return "", whole


def _flag(field: str) -> str:
    return {"text": "FILE", "published_at": "--published"}.get(field, f"--{field}")
