"""The embedded PostgreSQL and Valkey, and the supervisor that runs the whole service under one command.

Importing this starts nothing and needs the standard library only. `python -m config.embedded run` is what `make run`
calls; `python -m config.embedded exec -- COMMAND` runs a command with throwaway servers.
"""

from pathlib import Path

from config.embedded.places import EmbeddedError, celery_broker_url, checkout_place
from config.embedded.secret_files import read_secret
from config.embedded.servers import Servers
from config.embedded.throwaways import throwaway

__all__ = [
    "EmbeddedError",
    "Servers",
    "celery_broker_url",
    "database_url",
    "redis_url",
    "secret_key",
    "site_url",
    "throwaway",
    "var_dir",
]


def database_url() -> str:
    """The address of this checkout's own PostgreSQL, whether it runs or not."""
    return checkout_place().database_url


def redis_url() -> str:
    """The address of this checkout's own Valkey as redis-py takes it; `celery_broker_url` turns it into Celery's."""
    return checkout_place().redis_url


def secret_key() -> str | None:
    """The secret key that the first `make run` made, None where there is none yet."""
    return read_secret(checkout_place(), "secret_key")


def site_url() -> str:
    """Where `make run` serves, or last served."""
    try:
        return checkout_place().site_url_file.read_text()
    except OSError:
        return "http://127.0.0.1:8000"


def var_dir() -> Path:
    """Where this checkout keeps what it makes while running: mail, logs, collected static files, secrets."""
    return checkout_place().var
