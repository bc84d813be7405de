"""Take the steps that are owed, without Celery: by hand, or on the request of a worker's timer."""

import sys
from typing import Any

import structlog
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from claims import steps
from claims.doorbell import STEPS, Step

log = structlog.get_logger(__name__)


class Command(BaseCommand):
    help = "Read, judge and send what is owed now, once. Workers do so by themselves; this does it without them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--on-request",
            action="store_true",
            help="wait for lines of step names on standard input, and answer each with a line (for the worker's timer)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["on_request"]:
            taken = {step: steps.take(step) for step in STEPS}
            self.stdout.write(", ".join(f"{step}: {times}" for step, times in taken.items()))
            return
        for line in sys.stdin:
            for step in STEPS:
                if step in line.split():
                    _take(step)
            self.stdout.write("done")
            self.stdout.flush()


def _take(step: Step) -> None:
    close_old_connections()
    try:
        steps.take(step)
    except Exception as error:  # noqa: BLE001  (the database may be away; the next request tries again)
        log.warning("step not taken", step=step, error=f"{type(error).__name__}: {error}"[:300])
