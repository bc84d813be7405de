"""Logs: one line an event, as logfmt or JSON, on standard error; ours, Django's, Celery's and gunicorn's alike.

Each line carries the id of the request or task that it came of. No line carries what an article, a password or a token
says: errors are told by their class and place and not by their message, which may quote a text or a row; and addresses
that hold a secret are cut.
"""

import re
import sys
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from config import env

RENDERERS: dict[str, Processor] = {
    "logfmt": structlog.processors.LogfmtRenderer(bool_as_flag=False),
    "json": structlog.processors.JSONRenderer(),
}
# Whoever holds the address of a reset page may set the password.
_SECRET_IN_PATH = re.compile(r"(/reset/)[^/\s]+/[^/\s]+")
_FRAMES_SHOWN = 8


def tell_errors_by_class(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Replace `exc_info` by the error's class and frames, and those of what it came of, the outermost first."""
    error = _error_of(event.pop("exc_info", None))
    told: list[str] = []
    while error is not None and len(told) < 5:
        told.append(f"{type(error).__name__} at {_places(error.__traceback__)}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if told:
        event["exception"] = ", after ".join(told)
    return event


def cut_secret_paths(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Keep of an address that holds a secret only where it leads."""
    for name in ("event", "path"):
        if name in event:
            event[name] = _SECRET_IN_PATH.sub(r"\1…", str(event[name]))
    return event


def _error_of(exc_info: Any) -> BaseException | None:
    """The error of whatever a logger takes for one: itself, `sys.exc_info()`, or True for the current one."""
    if exc_info is True:
        return sys.exc_info()[1]
    found = exc_info[1] if isinstance(exc_info, tuple) else exc_info
    return found if isinstance(found, BaseException) else None


def _places(traceback: TracebackType | None) -> str:
    places = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        places.append(f"{_short(code.co_filename)}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return " > ".join(places[-_FRAMES_SHOWN:]) or "nowhere"


def _short(filename: str) -> str:
    """Where the code is in its package; where packages are on this machine is nobody's business."""
    return filename.rpartition("site-packages/")[2].removeprefix(f"{env.BASE_DIR}/")


_EVERY_LINE: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso"),
    tell_errors_by_class,
    cut_secret_paths,
]
_QUIET = {
    # Each request has a line of ours; these are repetitions of it, but for what failed.
    "django.request": "ERROR",
    "django.server": "ERROR",
    "gunicorn.access": "ERROR",
    # Statements hold the text of articles.
    "django.db.backends": "INFO",
    # One line a bell says nothing; what a task did is told by itself, and its failure by `config.task_log`.
    "celery.app.trace": "CRITICAL",
    "celery.worker.strategy": "WARNING",
    # It tells of each try; whoever waited for a connection tells that none came.
    "psycopg.pool": "ERROR",
}
# As all others, whatever level and handlers its maker gave it.
_PLAIN = {"handlers": [], "level": "NOTSET", "propagate": True}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "lines": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, RENDERERS[env.LOG_FORMAT]],
            "foreign_pre_chain": _EVERY_LINE,
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["stderr"], "level": env.LOG_LEVEL},
    "loggers": {
        "django": _PLAIN,
        "gunicorn.error": _PLAIN,
        **{name: {**_PLAIN, "level": level} for name, level in _QUIET.items()},
    },
}


def configure_structlog() -> None:
    """Let our own loggers write through the standard library's, with the same fields."""
    structlog.configure(
        processors=[*_EVERY_LINE, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
