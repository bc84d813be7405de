"""What the service consists of: its environment, its programs, and what a person is told of it."""

import os
from collections.abc import Mapping

from config.embedded.places import EmbeddedError, Place
from config.embedded.secret_files import ensure_secret, secret_path

HOST = "127.0.0.1"
_YES_OR_NO = {"": True, "true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def address(port: int) -> str:
    return f"http://{HOST}:{port}"


def environment(place: Place, *, port: int) -> dict[str, str]:
    """What every program is told; what whoever starts us has set stands."""
    ours = {
        "DATABASE_URL": place.database_url,
        "REDIS_URL": place.redis_url,
        "SECRET_KEY": ensure_secret(place, "secret_key"),
        "SITE_URL": address(port),
    }
    theirs = {name: value for name, value in os.environ.items() if value or name not in ours}
    return {**ours, **theirs, "FACTBASE_VAR": str(place.var), "PYTHONUNBUFFERED": "1"}


def admin_environment(place: Place) -> dict[str, str]:
    """The first user's password, in the environment: a command line can be read by every user of the machine."""
    return {"FACTBASE_ADMIN_PASSWORD": ensure_secret(place, "admin_password")}


def wants_sample_desk() -> bool:
    """Whether the first run loads the sample desk: SAMPLE_DESK, which is true where it is not set."""
    written = os.environ.get("SAMPLE_DESK", "")
    if written.lower() not in _YES_OR_NO:
        raise EmbeddedError(f"SAMPLE_DESK is {written!r}; it must be true or false.")
    return _YES_OR_NO[written.lower()]


def web(*, port: int) -> list[str]:
    """Arguments for Python."""
    return ["-m", "gunicorn", "--config", "python:config.gunicorn", "--bind", f"{HOST}:{port}", "config.wsgi"]


def background(place: Place) -> dict[str, list[str]]:
    """Arguments for Python of what works behind the pages, by name."""
    celery = ["-m", "celery", "--quiet", "-A", "config"]
    return {
        "worker": [*celery, "worker", "--concurrency=2", "--without-gossip", "--without-mingle"],
        "beat": [*celery, "beat", "--schedule", str(place.var / "beat-schedule")],
    }


def announcement(place: Place, env: Mapping[str, str], *, port: int) -> str:
    """What a person needs to know once it runs."""
    password = ensure_secret(place, "admin_password")
    mail = "sent as EMAIL_URL says" if env.get("EMAIL_URL") else env.get("MAIL_DIR") or place.mail
    return f"""
factbase is running.

  Admin     {address(port)}/admin/
            user admin, password {password} (unless changed since; kept in {secret_path(place, "admin_password")})
  API       {address(port)}/api/v1/
  API docs  {address(port)}/api/docs/
  Mail      {mail}

Ctrl-C ends everything; the data stay.
"""
