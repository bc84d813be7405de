"""`manage.py load_well_known_sources`: agencies and outlets that were added to the table since; again changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from sources.models import Source, SourceAlias
from sources.well_known import load_well_known, refresh_match_keys, well_known


class Command(BaseCommand):
    help = "Load the agencies and large outlets of sources/well_known.csv that are not there yet."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        new = load_well_known(Source, SourceAlias, rows=well_known())
        refresh_match_keys(Source, SourceAlias)
        self.stdout.write(f"{new} source{'' if new == 1 else 's'} loaded.")
