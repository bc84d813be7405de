"""Have the texts read again that an earlier version of the extractor read."""

import time
from argparse import ArgumentTypeError
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import accumulate
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet
from django.urls import reverse

import factbase
from claims import steps
from claims.reviewing import rereading
from claims.reviewing.rereading import Counts
from sources.models import Article, Source
from sources.queries import find_sources, source_key

POLL_SECONDS = 1.0
PATIENCE_SECONDS = 60.0


class Command(BaseCommand):
    help = (
        "Have all texts read again that another version of the extractor read last, the newest articles first, after "
        "those that just came in. Withdrawn articles and earlier texts of an article stay as they are. What reads the "
        "same keeps its claim; what the machine alone had read otherwise is superseded; where a person has reviewed "
        "a claim, what is read otherwise is kept beside it for review. Run it again to go on, or to see how far it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--article", metavar="ID", type=int, nargs="+", default=[], help="these articles only")
        parser.add_argument(
            "--publisher", metavar="NAME", action="append", default=[], help="articles of this publisher"
        )
        parser.add_argument(
            "--since", metavar="DATE", type=_moment, help="articles published then or later: 2019-12-31"
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="owe nothing, only say how many texts would be read; with --here read them, and say what would change",
        )
        way = parser.add_mutually_exclusive_group()
        way.add_argument(
            "--wait", action="store_true", help="wait until workers have read them, and show how far it is"
        )
        way.add_argument("--here", action="store_true", help="read them in this process, beside the workers or without")

    def handle(self, *args: Any, **options: Any) -> None:
        publishers = [source for name in options["publisher"] for source in _publishers(name)]
        articles = rereading.articles_with_texts(ids=options["article"], publishers=publishers, since=options["since"])
        _refuse_unknown(options["article"], articles)
        self._say_what_is_outdated(articles)
        if options["dry_run"]:
            if options["here"]:
                self._preview(articles)
            return
        if anew := rereading.ask_facts_anew():
            self.stdout.write(
                f"{anew:,} fact{'' if anew == 1 else 's'} of an earlier release can be joined by new claims."
            )
        for owed in rereading.owe_rereadings(articles):
            self.stdout.write(f"{_texts(owed)} owed a reading.")
        try:
            following = options["wait"] or options["here"]
            counts = self._follow(articles, here=options["here"]) if following else rereading.progress(articles)
        except KeyboardInterrupt:
            raise CommandError("Stopped. What is owed stays owed: run it again to go on.", returncode=130) from None
        self.stdout.write("\n".join([_summary(counts), *_where_to_look(counts)]))

    def _say_what_is_outdated(self, articles: QuerySet[Article]) -> None:
        versions = rereading.versions(articles)
        read_last = ", ".join(f"{how_many:,} {_by(version)}" for version, how_many in sorted(versions.items()))
        found = f"{_texts(sum(versions.values()))} to be read by extractor {factbase.EXTRACTOR_VERSION}"
        self.stdout.write(f"{found}: {read_last}." if read_last else f"{found}.")
        if withdrawn := articles.exclude(withdrawn_at=None).count():
            self.stdout.write(f"Left as they are: {withdrawn:,} withdrawn.")

    def _preview(self, articles: QuerySet[Article]) -> None:
        counts = self._show(accumulate(rereading.previews(articles)), total=sum(rereading.versions(articles).values()))
        self.stdout.write(_summary(counts, read="would be read"))
        if counts.failed:
            self.stdout.write(f"{counts.failed:,} could not be read.")

    def _follow(self, articles: QuerySet[Article], *, here: bool) -> Counts:
        counts = rereading.progress(articles)
        return self._show(_until_done(articles, here=here), total=counts.pending + counts.done + counts.failed)

    def _show(self, counts: Iterable[Counts], *, total: int) -> Counts:
        """Follow these counts on the terminal, on one line; returns the last of them."""
        last = Counts()
        for last in counts:
            if self.stderr.isatty():
                self.stderr.write(f"\r{last.done + last.failed:,} of {_texts(total)} read", style_func=str, ending="")
        if self.stderr.isatty():
            self.stderr.write("", style_func=str)
        return last


def _until_done(articles: QuerySet[Article], *, here: bool) -> Iterator[Counts]:
    """How far it is, as often as that changes, until nothing is owed any more."""
    seen, deadline = (Counts(), 0), time.monotonic()
    while (counts := rereading.progress(articles)).pending:
        yield counts
        # Workers that are busy with what came in are at work, too.
        now = counts, rereading.texts_before_these()
        if now != seen:
            seen, deadline = now, time.monotonic() + PATIENCE_SECONDS
        elif time.monotonic() > deadline and not here:
            raise CommandError(
                f"None was read within {PATIENCE_SECONDS:.0f} s. They stay owed: is a worker running? "
                "With --here they are read in this process."
            )
        else:
            time.sleep(POLL_SECONDS)
        if here:
            steps.take_turns()
    if here:
        steps.take("judge")
    yield counts


def _summary(counts: Counts, *, read: str = "read again") -> str:
    """What became of the texts and their claims."""
    of = f" of {counts.pending + counts.done + counts.failed:,}" if counts.pending or counts.failed else ""
    return (
        f"{counts.done:,}{of} {read}: claims the same {counts.same:,}, superseded {counts.superseded:,}, "
        f"new {counts.new:,}; readings that differ from a reviewed claim: {counts.differing:,}."
    )


def _where_to_look(counts: Counts) -> Iterator[str]:
    if counts.failed:
        failed = reverse("admin:claims_reading_changelist")
        yield f"{counts.failed:,} could not be read: {settings.SITE_URL}{failed}?state__exact=failed"
    if counts.differing:
        yield f"To review: {settings.SITE_URL}{reverse('admin:claims_differingreading_changelist')}"
    if counts.pending:
        yield f"Still owed: {counts.pending:,}. Workers read them when nothing new waits to be read."


def _by(version: str) -> str:
    return f"read last by {version}" if version else "that could not be read before"


def _texts(how_many: int) -> str:
    return f"{how_many:,} text{'' if how_many == 1 else 's'}"


def _publishers(name: str) -> list[Source]:
    found = find_sources(source_key(name))
    if not found:
        raise CommandError(f"There is no publisher {name!r}.")
    return found


def _refuse_unknown(asked: Iterable[int], articles: QuerySet[Article]) -> None:
    if unknown := sorted(set(asked) - set(articles.values_list("pk", flat=True))):
        raise CommandError(f"There is no article {', '.join(map(str, unknown))} with a text among those asked for.")


def _moment(written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise ArgumentTypeError(f"{written!r} is no date like 2019-12-31") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
