"""`make backup` and `make restore`: the whole database in one file of pg_dump's custom format, and back.

A backup is one moment's state, taken while the service runs or not. A restore is one transaction: it loads all or
nothing. Nothing is ever overwritten unasked, neither a file by a backup nor a database by a restore. Secrets are not in
the file (they stand in var/ or the environment); passwords and tokens are in it as digests.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from config.embedded import EmbeddedError, var_dir
from config.postgresql_tools import Database, is_dump, the_database

# What a database that was just made holds, and nothing else.
_EMPTY_AGAIN = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"


def save(path: Path) -> None:
    """Write a backup to `path`, which must not be there yet; nobody but its owner reads it."""
    if path.exists():
        raise EmbeddedError(f"{path} is there already, and a backup overwrites nothing. Name another file.")
    with the_database(alone=False) as database:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = path.with_name(f"{path.name}.{os.getpid()}.unfinished")
        os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            _dump(database, unfinished)
            # Unlike a rename, a link fails where somebody has made a file of this name meanwhile.
            path.hardlink_to(unfinished)
        finally:
            unfinished.unlink()


def load(path: Path, *, replace: bool) -> None:
    """Load a backup into the service's database, which must be empty unless it is to be replaced, and used by nobody."""
    if not path.is_file():
        raise EmbeddedError(f"There is no file {path}. Name the backup to load: make restore BACKUP=file.")
    if not is_dump(path):
        raise EmbeddedError(f"{path} is no backup: it is not as `make backup` writes it.")
    with the_database(alone=True) as database:
        _refuse_in_use(database)
        if not replace:
            _refuse_filled(database)
        _restore(database, path)


def _dump(database: Database, path: Path) -> None:
    options = ["--format=custom", "--no-owner", "--no-privileges", f"--file={path}"]
    _run(database, "pg_dump", options, failure="Nothing is saved.")


def _refuse_in_use(database: Database) -> None:
    with psycopg.connect(database.url) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        ).fetchone()
    if row and row[0]:
        raise EmbeddedError(
            f"{row[0]} connections to the database are open: end the service, web, worker and beat, and try again."
        )


def _refuse_filled(database: Database) -> None:
    with psycopg.connect(database.url) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        ).fetchone()
    if row and row[0]:
        raise EmbeddedError(
            f"The database is not empty: it holds {row[0]} tables. REPLACE=yes gives them up for those of the backup."
        )


def _restore(database: Database, path: Path) -> None:
    """Load the backup by psql in one transaction: pg_restore's own would leave tables that only a later version has."""
    with TemporaryDirectory(prefix="factbase-restore-") as home:
        script = f"{home}/backup.sql"
        options = ["--no-owner", "--no-privileges", f"--file={script}", str(path)]
        _run(database, "pg_restore", options, failure=f"{path} cannot be read; the database is as it was.")
        steps = ["--single-transaction", f"--command={_EMPTY_AGAIN}", f"--file={script}"]
        options = ["--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--output=/dev/null", *steps]
        _run(database, "psql", options, failure="Nothing is loaded; the database is as it was.")
    _run(database, "psql", ["--quiet", "--no-psqlrc", "--command=ANALYZE"], failure="It is loaded, but not analysed.")


def _run(database: Database, name: str, options: Sequence[str], *, failure: str) -> None:
    command = [database.program(name), *options]
    done = subprocess.run(command, env=database.environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        last = "\n".join(done.stderr.strip().splitlines()[-5:])
        raise EmbeddedError(f"{failure} {name} says:\n{last}")


def main(args: Sequence[str]) -> int:
    """Run the verb that the arguments name; what goes wrong is one message, not a traceback."""
    options = _parser().parse_args(args)
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    try:
        if options.verb == "save":
            path = Path(options.file or var_dir() / "backups" / f"factbase-{now}.dump")
            save(path)
            sys.stdout.write(f"The database is saved in {path} ({path.stat().st_size:,} bytes).\n")
        else:
            load(Path(options.file), replace=options.replace)
            sys.stdout.write(f"{options.file} is loaded. `make run` brings its tables up to date.\n")
    except (EmbeddedError, OSError, psycopg.Error) as error:
        sys.stderr.write(f"factbase: {error}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m config.backup", description="the database in a file, and back")
    verbs = parser.add_subparsers(dest="verb", required=True)
    save_verb = verbs.add_parser("save", help="save the database")
    save_verb.add_argument("file", nargs="?", default="", help="default: a new file in var/backups")
    load_verb = verbs.add_parser("load", help="load a backup while the service is stopped")
    load_verb.add_argument("file")
    load_verb.add_argument("--replace", action="store_true", help="give up what is in the database")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
