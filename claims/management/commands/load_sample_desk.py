"""Load the sample desk, or remove it."""

from argparse import ArgumentTypeError
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims import sample_desk

REMOVE = "`manage.py load_sample_desk --remove` takes it away"


class Command(BaseCommand):
    help = (
        "Load the sample desk: reports by outlets that do not exist, read and judged as any others. "
        "What is there already stays as it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument(
            "--remove", action="store_true", help="remove its articles, and whatever came from them alone"
        )
        choice.add_argument(
            "--first-run",
            metavar="TIME",
            type=_moment,
            help="load it only where no article came in before TIME, such as 2026-01-31T12:00:00+00:00, "
            "and where it has never been removed; or finish a loading that was cut off (`make run` does so)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["remove"]:
            self._remove()
            return
        begun = options["first_run"]
        try:
            loaded = sample_desk.load_on_first_run(begun=begun) if begun else sample_desk.load()
        except sample_desk.NotReadError as error:
            raise CommandError(f"The sample desk is stored, but {error}. Workers go on with it.") from None
        if loaded is not None:
            self.stdout.write(_words(loaded))

    def _remove(self) -> None:
        removed = sample_desk.remove()
        self.stdout.write(f"The sample desk is removed: {removed} articles." if removed else "There is no sample desk.")


def _moment(written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise ArgumentTypeError(f"{written!r} is no time like 2026-01-31T12:00:00+00:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _words(loaded: sample_desk.Loaded) -> str:
    how = "loaded" if loaded.new else "there already"
    holds = f"{loaded.articles} reports, {loaded.facts} facts, {loaded.conflicts} of them contested"
    return f"The sample desk is {how}: {holds}. {REMOVE}."
