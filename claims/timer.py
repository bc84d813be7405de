"""Every worker's own timer: the steps are taken even where no bell comes, with the broker down or hanging, too.

A thread in the worker sees when a step's bell was last heard; after some seconds of silence it asks a child process
(`manage.py take_steps`) to take a turn at each step. It is a process of its own because the broker's connection, which may hang,
belongs to the worker's, and because a text that kills its reader must not take the worker with it: the child is
started again.
"""

import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import Any

import structlog
from celery import bootsteps, signals
from django.conf import settings

from claims.steps import TURN_SECONDS
from claims.work.doorbell import STEPS

TICK_SECONDS = 0.25
HANGING_SECONDS = 15
log = structlog.get_logger(__name__)


class WorkerTimer(bootsteps.StartStopStep):
    """A step of the worker itself, not of its consumer: it goes on where there is no broker."""

    def __init__(self, parent: Any, **options: Any) -> None:
        super().__init__(parent, **options)
        self._heard = dict.fromkeys(STEPS, 0.0)
        self._stopping = threading.Event()
        self._child: StepTaker | None = None
        self._thread: threading.Thread | None = None

    def start(self, parent: Any) -> None:
        """Begin to listen; the first round is at once, for what was owed while no worker ran."""
        signals.task_received.connect(self._hear)
        self._thread = threading.Thread(target=self._run, name="factbase-timer", daemon=True)
        self._thread.start()

    def stop(self, parent: Any) -> None:
        """End the child after the row it is at."""
        self._stopping.set()
        signals.task_received.disconnect(self._hear)
        if self._thread is not None:
            self._thread.join(timeout=TICK_SECONDS * 8)
        if self._child is not None:
            self._child.end()

    terminate = stop

    def _hear(self, request: Any = None, **_: Any) -> None:
        step = str(getattr(request, "name", "")).rpartition(".")[2]
        if step in self._heard:
            self._heard[step] = time.monotonic()

    def _run(self) -> None:
        while not self._stopping.wait(TICK_SECONDS):
            try:
                self._take_silent_steps()
            except OSError:
                log.exception("the timer's process could not be started; trying again")

    def _take_silent_steps(self) -> None:
        if self._child is None or self._child.has_ended():
            self._child = StepTaker()
        if self._child.is_busy():
            self._child.end_if_it_hangs()
            return
        now = time.monotonic()
        silent = [step for step in STEPS if now - self._heard[step] >= settings.FACTBASE["TIMER_SECONDS"]]
        if silent or self._child.has_more:
            self._child.ask()
            self._heard.update(dict.fromkeys(silent, now))


class StepTaker:
    """The child process: for each line in, a turn at each step; a line out, `more` or `done`, when they are over."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "django", "take_steps", "--on-request"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            # Started by posix_spawn, that is: otherwise Popen waits until a pipe of its own closes, which a process that
            # the worker's pool forks at that very moment inherits and keeps open.
            close_fds=False,
        )
        self.has_more = False
        self._asked_at: float | None = None
        threading.Thread(target=self._hear_answers, daemon=True).start()

    def ask(self) -> None:
        """Have a turn taken at each step. A child that has just ended is noticed at the next tick."""
        assert self._process.stdin is not None  # noqa: S101  (it was opened as a pipe)
        self._asked_at = time.monotonic()
        try:
            self._process.stdin.write("\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            log.warning("the timer's process ended", status=self._process.poll())

    def is_busy(self) -> bool:
        return self._asked_at is not None

    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def end_if_it_hangs(self) -> None:
        """A row that takes longer than its lease is another's by now; who still works at it works for nobody."""
        longest = settings.FACTBASE["LEASE_SECONDS"] + TURN_SECONDS * len(STEPS) + HANGING_SECONDS
        if self._asked_at is not None and time.monotonic() - self._asked_at > longest:
            log.error("the timer's process hangs and is ended", seconds=longest)
            self._process.kill()
            self._process.wait()

    def end(self, *, patience_seconds: float = 10.0) -> None:
        """End the child after the row it is at; one that takes longer is ended, its row's lease runs out."""
        assert self._process.stdin is not None  # noqa: S101  (it was opened as a pipe)
        with suppress(BrokenPipeError):
            # Closing it is not enough: processes that the pool forked may hold the other end.
            self._process.stdin.write("end\n")
            self._process.stdin.close()
        try:
            self._process.wait(patience_seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _hear_answers(self) -> None:
        assert self._process.stdout is not None  # noqa: S101  (it was opened as a pipe)
        with self._process.stdout as answers:
            for answer in answers:
                self.has_more = answer.strip() == "more"
                self._asked_at = None
