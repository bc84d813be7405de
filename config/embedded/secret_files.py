"""The secrets that the first run makes: each in a file of its own, which only its owner reads."""

import os
import secrets
from pathlib import Path

from config.embedded.places import Place

_BYTES = {"secret_key": 50, "admin_password": 12}


def secret_path(place: Place, name: str) -> Path:
    return place.var / name


def read_secret(place: Place, name: str) -> str | None:
    """What the file holds, None where there is none yet."""
    try:
        return secret_path(place, name).read_text().strip() or None
    except FileNotFoundError:
        return None


def ensure_secret(place: Place, name: str) -> str:
    """The secret of this name, made where it is not there yet."""
    found = read_secret(place, name)
    if found is not None:
        return found
    made = secrets.token_urlsafe(_BYTES[name])
    path = secret_path(place, name)
    # Written aside and renamed: a file cut off by a crash would be a shorter secret. Its mode is set before its text.
    unfinished = path.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(made + "\n")
    unfinished.rename(path)
    return made
