"""How a program of the service begins: with settings that can be used and a database that answers, or not at all.

The web server, the worker and beat ask here, so that each of them ends with the same one line. Management commands ask
for the settings only: those that need the database find out by themselves.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from claims.probes import ask_database

PATIENCE_SECONDS = 5


@contextmanager
def refusing(*, status: int = 1) -> Iterator[None]:
    """End the program with one line on standard error where something is not set as it must be."""
    try:
        yield
    except ImproperlyConfigured as error:
        sys.stderr.write(f"factbase: {error}\n")
        sys.exit(status)


def load_settings() -> None:
    """Read the settings now. Raises ImproperlyConfigured where they cannot be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    _ = settings.SECRET_KEY


def require_database() -> None:
    """Raise ImproperlyConfigured where the database does not answer within some seconds."""
    try:
        ask_database(seconds=PATIENCE_SECONDS)
    except psycopg.OperationalError as error:
        raise ImproperlyConfigured(_unanswered(error)) from None


def why_unanswered(error: Exception) -> str:
    """What to tell a person whom the database did not answer: the pool knows only that it waited, so ask again."""
    try:
        ask_database(seconds=PATIENCE_SECONDS)
    except psycopg.OperationalError as reason:
        return _unanswered(reason)
    return _unanswered(error)


def _unanswered(error: Exception) -> str:
    """One line; a server's answer repeats no password."""
    reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return f"the database does not answer ({reason}). Is `make run` up, or DATABASE_URL right?"
