"""Servers for one test run or one command: in a directory of their own, gone when it ends."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from config.embedded.places import is_root, place_at, root_state
from config.embedded.servers import Servers, end_leftovers

_LOCK = "lock"


@contextmanager
def throwaway() -> Iterator[Servers]:
    """PostgreSQL and Valkey with nothing in them, fast rather than crash-safe; ended and removed on leaving."""
    parent = _parent()
    prefix = f"factbase-{os.geteuid()}-"
    _sweep(parent, prefix)
    home = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    with _locked(home):
        try:
            yield from _serve(Servers(place=place_at(home), throwaway=True))
        finally:
            shutil.rmtree(home)


def _serve(servers: Servers) -> Iterator[Servers]:
    try:
        servers.start()
        yield servers
    finally:
        servers.stop()


def _locked(home: Path) -> IO[str]:
    """The lock that says that this home has a living owner; it is never seen unlocked while its owner lives."""
    unfinished = home / f"{_LOCK}.new"
    lock = unfinished.open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    unfinished.rename(home / _LOCK)
    return lock


def _parent() -> Path:
    # Not tempfile.gettempdir(): TMPDIR may be too long for a socket.
    return root_state() if is_root() else Path("/tmp")  # noqa: S108 (mkdtemp makes a private directory in it)


def _sweep(parent: Path, prefix: str) -> None:
    """Clear up after owners that were killed: the lock of a living one is held."""
    for home in parent.glob(f"{prefix}*"):
        if home.is_symlink() or home.stat().st_uid != os.geteuid() or not (home / _LOCK).exists():
            continue
        with (home / _LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            end_leftovers(place_at(home))
            shutil.rmtree(home, ignore_errors=True)
