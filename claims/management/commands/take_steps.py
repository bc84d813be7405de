"""Take the steps that are owed, without Celery: by hand, or on the request of a worker's timer."""

import signal
import sys
import uuid
from typing import Any

import structlog
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from claims import steps
from claims.work.doorbell import STEPS
from claims.work.faults import fault

log = structlog.get_logger(__name__)


class Command(BaseCommand):
    help = "Read, judge and send what is owed now, once. Workers do so by themselves; this does it without them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--on-request",
            action="store_true",
            help="for each line on standard input take one turn at each step, and answer `more` or `done`, until `end` (for workers)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["on_request"]:
            taken = {step: steps.take(step) for step in STEPS}
            self.stdout.write(", ".join(f"{step}: {times}" for step, times in taken.items()))
            return
        # A Ctrl-C meant for the worker lets us finish the row that we are at: the worker tells us when to end.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for request in sys.stdin:
            if request.strip() == "end":
                return
            self.stdout.write("more" if _take_turns() else "done")
            self.stdout.flush()


def _take_turns() -> bool:
    close_old_connections()
    structlog.contextvars.bind_contextvars(task="timer", task_id=str(uuid.uuid4()))
    try:
        return steps.take_turns()
    except Exception as error:  # noqa: BLE001  (the database may be away; the next request tries again)
        log.warning("steps not taken", **fault(error))
        return False
