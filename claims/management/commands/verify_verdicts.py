"""Judge all facts again and compare with what is stored."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.judging.verification import verify


class Command(BaseCommand):
    help = "Judge all facts again; exit status 1 where a stored verdict differs. It is done every night, too."

    def handle(self, *args: Any, **options: Any) -> None:
        found = verify()
        self.stdout.write(f"{found.facts:,} facts, {found.judged:,} judged again; the rest cannot be in conflict.")
        if found.differing:
            named = ", ".join(map(str, found.differing[:20]))
            raise CommandError(f"{len(found.differing):,} stored verdicts differ, and are owed anew. Facts: {named}")
        self.stdout.write("All stored verdicts are what judging finds.")
