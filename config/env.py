"""The environment, read in one place; every name that may be set is a line here, and the README's table is checked against it.

Addresses that are not set are those of this checkout's embedded servers, so that a command in another shell finds the
servers that `make run` started.
"""

import logging
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError, validate

from config import embedded

BASE_DIR = Path(__file__).resolve().parent.parent

DATABASE_SCHEMES = ("postgres", "postgresql")
MAIL_SCHEMES = ("submission", "smtps", "smtp", "console", "dummy")

_env = Env()

try:
    DEBUG: bool = _env.bool("DEBUG", False)
    SECRET_KEY: str = _env.str("SECRET_KEY", "") or embedded.secret_key() or ""
    ALLOWED_HOSTS: list[str] = _env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
    CSRF_TRUSTED_ORIGINS: list[str] = _env.list("CSRF_TRUSTED_ORIGINS", [])
    HTTPS: bool = _env.bool("HTTPS", False)

    DATABASE_URL: str = _env.str("DATABASE_URL", "") or embedded.database_url()
    REDIS_URL: str = _env.str("REDIS_URL", "") or embedded.redis_url()

    EMAIL_URL: str = _env.str("EMAIL_URL", "")
    MAIL_DIR: Path = Path(_env.str("MAIL_DIR", "") or embedded.var_dir() / "mail")
    STATIC_DIR: Path = Path(_env.str("STATIC_DIR", "") or embedded.var_dir() / "static")
    MAIL_FROM: str = _env.str("MAIL_FROM", "factbase <factbase@localhost>")
    SITE_URL: str = (_env.str("SITE_URL", "") or embedded.site_url()).rstrip("/")

    TIME_ZONE: str = _env.str("TIME_ZONE", "UTC")
    LOG_LEVEL: int = _env.log_level("LOG_LEVEL", logging.INFO)
    LOG_FORMAT: str = _env.str("LOG_FORMAT", "logfmt", validate=validate.OneOf(("logfmt", "json")))
    ARTICLE_MAX_BYTES: int = _env.int("ARTICLE_MAX_BYTES", 1_000_000)
    ALERT_WAIT_SECONDS: int = _env.int("ALERT_WAIT_SECONDS", 60)
    TIMER_SECONDS: float = _env.float("TIMER_SECONDS", 5.0)
    LEASE_SECONDS: int = _env.int("LEASE_SECONDS", 120)
except EnvError as error:
    raise ImproperlyConfigured(f"a setting from the environment cannot be read: {error}") from None


def database_settings() -> dict[str, Any]:
    """Django's database settings from DATABASE_URL; what is wrong with it is said without its password."""
    try:
        if urlsplit(DATABASE_URL).scheme not in DATABASE_SCHEMES:
            raise ImproperlyConfigured("DATABASE_URL must be PostgreSQL's: postgres://user:password@host/name.")
        return dict(dj_database_url.parse(DATABASE_URL))
    except ValueError:
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read; it must be as postgres://user:password@host/name, "
            "with signs such as / and @ in a password as %2F and %40."
        ) from None


def email_settings() -> dict[str, object]:
    """Django's mail settings from EMAIL_URL, such as ``submission://user:password@host:587`` (SMTP with STARTTLS)."""
    scheme = urlsplit(EMAIL_URL).scheme
    if scheme not in MAIL_SCHEMES:
        # A scheme that is not known would be taken for SMTP without encryption, password and all.
        raise ImproperlyConfigured(f"EMAIL_URL begins with {scheme}://; it must be one of {', '.join(MAIL_SCHEMES)}.")
    try:
        return dict(_env.dj_email_url("EMAIL_URL"))
    except EnvError as error:
        raise ImproperlyConfigured(f"EMAIL_URL cannot be read: {error}") from None
