"""What a task logs carries the task's name and id; a task that fails is logged without the words of its error.

Celery's own lines of a task quote its error, so they are silent (`config.logs`) and this speaks for them.
"""

from typing import Any

import structlog
from celery import signals

log = structlog.get_logger(__name__)


def connect() -> None:
    """Begin to listen to Celery's signals, once per process."""
    # Whoever listens to this says that logging is set up: it is, by Django's settings.
    signals.setup_logging.connect(_leave_logging, weak=False)
    signals.task_prerun.connect(_bind, weak=False)
    signals.task_failure.connect(_tell_failure, weak=False)
    signals.task_postrun.connect(_unbind, weak=False)


def _leave_logging(**_: Any) -> None:
    """Nothing is to be done."""


def _bind(sender: Any, task_id: str, **_: Any) -> None:
    structlog.contextvars.bind_contextvars(task=sender.name, task_id=task_id)


def _tell_failure(exception: BaseException, **_: Any) -> None:
    log.error("task failed", exc_info=exception)


def _unbind(**_: Any) -> None:
    structlog.contextvars.unbind_contextvars("task", "task_id")
