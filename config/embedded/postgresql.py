"""PostgreSQL of one place: its data directory, its command line, and when it is ready."""

import shutil
import subprocess
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from config.embedded.children import user_arguments
from config.embedded.places import DATABASE, DATABASE_USER, EmbeddedError, Place, private_directory
from config.embedded.programs import POSTGRES_MAJOR, SERVER_ENVIRONMENT, Programs

_CLUSTER = (
    "--auth-local=trust",
    "--auth-host=reject",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
)
# Throwaway data need not survive a crash of the machine, and are made and written the faster for it.
_THROWAWAY_CLUSTER = ("--no-sync", "--wal-segsize=1")
_THROWAWAY_SERVER = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


def prepare(place: Place, programs: Programs, *, throwaway: bool) -> None:
    """Make the data directory with our database in it, unless it is there; both or nothing."""
    data = place.postgres_data
    if data.exists():
        _check_major(data)
        return
    unfinished = data.with_name(f"{data.name}.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    private_directory(unfinished, owner=programs.owner)
    options = (*_CLUSTER, *(_THROWAWAY_CLUSTER if throwaway else ()))
    _run_once(programs, [str(programs.initdb), "-D", str(unfinished), "-U", DATABASE_USER, *options], statements="")
    single = [str(programs.postgres), "--single", "-D", str(unfinished), "postgres"]
    _run_once(programs, single, statements=f"CREATE DATABASE {DATABASE};\n")
    unfinished.rename(data)


def command(place: Place, programs: Programs, *, throwaway: bool) -> list[str]:
    """The server's command line: no network, one private Unix socket."""
    # The setting is a list of directories: quotes keep a space or a comma in the path.
    sockets = '"' + str(place.sockets).replace('"', '""') + '"'
    settings = ("listen_addresses=", f"unix_socket_directories={sockets}", "unix_socket_permissions=0700")
    options = [part for setting in settings for part in ("-c", setting)]
    return [str(programs.postgres), "-D", str(place.postgres_data), *options, *(_THROWAWAY_SERVER if throwaway else ())]


def is_ready(place: Place) -> bool:
    """Whether the server says, in the last line of its pid file, that it takes connections."""
    with suppress(FileNotFoundError):
        lines = _pid_file(place).read_text().splitlines()
        return len(lines) > 7 and lines[7].strip() == "ready"
    return False


def remove_stale_files(place: Place, *, dead: Collection[int]) -> None:
    """Remove the pid file and socket of a server that is known to be dead.

    PostgreSQL itself would only look whether the number in the file is in use, and refuse to start where a stranger
    has been given it since.
    """
    with suppress(FileNotFoundError, ValueError, IndexError):
        if int(_pid_file(place).read_text().splitlines()[0]) in dead:
            _pid_file(place).unlink()
            for path in place.sockets.glob(".s.PGSQL.*"):
                path.unlink()


def _pid_file(place: Place) -> Path:
    return place.postgres_data / "postmaster.pid"


def _check_major(data: Path) -> None:
    try:
        found = (data / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        raise EmbeddedError(f"{data} is not a PostgreSQL data directory. Move it away and start again.") from None
    if found != str(POSTGRES_MAJOR):
        raise EmbeddedError(
            f"{data} was written by PostgreSQL {found}, and this version of factbase carries PostgreSQL "
            f"{POSTGRES_MAJOR}, which cannot open it. Dump it with the version of factbase that wrote it "
            "(pg_dump) and load the dump here, or move the directory away to start empty, "
            "or set DATABASE_URL to a server of your own."
        )


def _run_once(programs: Programs, args: list[str], *, statements: str) -> None:
    done = subprocess.run(  # noqa: S603
        args,
        input=statements,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env=SERVER_ENVIRONMENT,
        start_new_session=True,
        **user_arguments(programs.account),
    )
    if done.returncode != 0:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-5:])
        raise EmbeddedError(f"PostgreSQL could not make its data directory:\n{last}")
