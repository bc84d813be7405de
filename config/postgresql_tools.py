"""PostgreSQL's own programs (pg_dump, pg_restore, psql) for one database: which to run, and how they find it."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from config.embedded import EmbeddedError, Servers
from config.embedded.lock import HeldError, hold
from config.embedded.places import Place, checkout_place, private_directory
from config.embedded.programs import POSTGRES_MAJOR, find_programs
from config.embedded.servers import end_leftovers


@dataclass(frozen=True)
class Database:
    """A database that answers: its address, and its server's major version."""

    url: str
    major: int

    @property
    def environment(self) -> dict[str, str]:
        """The address as PostgreSQL's programs take it: a command line can be read by every user of the machine."""
        options = psycopg.pq.Conninfo.parse(self.url.encode())
        address = {option.envvar.decode(): option.val.decode() for option in options if option.envvar and option.val}
        return {**os.environ, **address}

    def program(self, name: str) -> str:
        """The path of a program that is no older than the server, which would turn it away."""
        found = shutil.which(name)
        if found and _major_of(found) >= self.major:
            return found
        if self.major <= POSTGRES_MAJOR:
            return str(find_programs().postgres.with_name(name))
        raise EmbeddedError(f"The server is PostgreSQL {self.major}: install its {name} (Debian: postgresql-client).")


@contextmanager
def the_database(*, alone: bool) -> Iterator[Database]:
    """The service's database; this checkout's own server is started for it where nothing runs.

    With `alone`, raises EmbeddedError where the service of this checkout runs.
    """
    if url := os.environ.get("DATABASE_URL"):
        yield _answering(url)
        return
    place = checkout_place()
    private_directory(place.var)
    private_directory(place.records)
    try:
        with hold(place, who=f"process {os.getpid()}, a backup or restore"):
            yield from _started(place)
    except HeldError:
        if alone:
            raise
        yield _answering(place.database_url)


def _started(place: Place) -> Iterator[Database]:
    end_leftovers(place)
    servers = Servers(place=place)
    try:
        servers.start(broker=False)
        yield _answering(servers.database_url)
    finally:
        servers.stop()


def _answering(url: str) -> Database:
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            return Database(url=url, major=connection.info.server_version // 10_000)
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise EmbeddedError(f"The database does not answer: {reason}") from None


def _major_of(program: str) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    found = re.search(r"\d+", said)
    return int(found[0]) if found else 0


def is_dump(path: Path) -> bool:
    """Whether the file begins as one that pg_dump wrote in its custom format."""
    with path.open("rb") as file:
        return file.read(5) == b"PGDMP"
