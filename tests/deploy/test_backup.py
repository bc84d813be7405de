"""Saved, lost, loaded: the same rows, and what was protected is protected again. Nothing is overwritten unasked."""

import os
import subprocess
import sys
from contextlib import contextmanager

import psycopg
import pytest

from claims.models import Verdict
from config import embedded
from config.embedded.lock import hold
from config.embedded.places import place_of, private_directory
from tests.builders import a_claim, a_conflict, a_fact
from tests.deploy.programs import database_of_tests, run
from tests.servers import servers

TABLES = ("sources_article", "sources_revision", "claims_claim", "claims_verdict", "django_migrations", "auth_group")


@pytest.fixture
def rows(transactional_db):
    """A desk with something on it, committed."""
    a_claim(value=45, fact=a_fact())
    a_conflict()
    assert Verdict.objects.exists()
    return contents(database_of_tests())


@pytest.fixture
def empty():
    """The address of a database with nothing in it."""
    with database("factbase_restored") as url:
        yield url


@contextmanager
def database(name):
    with psycopg.connect(servers.database_url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{servers.database_url.rpartition('/')[0]}/{name}"
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def contents(url):
    with psycopg.connect(url) as asked:
        return {
            table: asked.execute(f"SELECT array_agg(t::text ORDER BY t::text) FROM {table} t").fetchone()[0]  # noqa: S608
            for table in TABLES
        }


def save(path, url):
    return run("-m", "config.backup", "save", str(path), DATABASE_URL=url)


def load(path, url, *options):
    return run("-m", "config.backup", "load", str(path), *options, DATABASE_URL=url)


def test_no_file_is_overwritten(tmp_path):
    path = tmp_path / "mine.dump"
    path.write_text("something of mine")
    done = save(path, servers.database_url)
    assert (done.returncode, done.stdout) == (1, "")
    assert "is there already" in done.stderr
    assert path.read_text() == "something of mine"


def test_nothing_is_left_of_a_backup_that_failed(tmp_path):
    done = save(tmp_path / "new.dump", "postgres://facts:hunter2@127.0.0.1:1/factbase")
    assert done.returncode == 1
    assert done.stderr.startswith("factbase: The database does not answer")
    assert "hunter2" not in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("text", "said"), [(None, "There is no file"), ("porridge", "is no backup"), ("PGDMP", "psql")]
)
def test_what_is_no_backup_is_not_loaded(tmp_path, empty, text, said):
    path = tmp_path / "some.dump"
    if text:
        path.write_text(text)
    done = load(path, empty)
    assert done.returncode == 1
    assert said.replace("psql", "cannot be read; the database is as it was") in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_is_loaded_while_the_service_runs(tmp_path, rows):
    path = tmp_path / "a.dump"
    url = database_of_tests()
    assert save(path, url).returncode == 0
    # This very test is connected.
    done = load(path, url, "--replace")
    assert done.returncode == 1
    assert "connections to the database are open" in done.stderr
    assert contents(url) == rows


def test_saved_lost_and_loaded(tmp_path, rows, empty):
    path = tmp_path / "new folder" / "a desk.dump"
    done = save(path, database_of_tests())
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"The database is saved in {path} (")
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["a desk.dump"]

    assert load(path, empty).returncode == 0
    assert contents(empty) == rows
    assert_protected(empty)
    assert run("manage.py", "migrate", "--check", DATABASE_URL=empty).returncode == 0

    with psycopg.connect(empty) as changed:
        changed.execute("CREATE TABLE of_a_later_version ()")
        changed.execute("DELETE FROM claims_membership")
    done = load(path, empty)
    assert done.returncode == 1
    assert "The database is not empty" in done.stderr
    done = load(path, empty, "--replace")
    assert done.returncode == 0, done.stderr
    assert contents(empty) == rows
    with psycopg.connect(empty) as asked:
        assert asked.execute("SELECT to_regclass('of_a_later_version')").fetchone() == (None,)
        assert asked.execute("SELECT count(*) FROM claims_membership").fetchone()[0] > 0


def assert_protected(url):
    for statement in ("UPDATE claims_verdict SET reason = ''", "DELETE FROM claims_verdict"):
        with psycopg.connect(url) as asked, pytest.raises(psycopg.errors.RaiseException, match="Cannot"):
            asked.execute(statement)


class TestTheEmbeddedServer:
    """Without DATABASE_URL: `make backup` and `make restore` in a checkout, here with a `var` of its own."""

    @pytest.fixture
    def place(self, tmp_path):
        place = place_of(tmp_path / "var")
        yield place
        subprocess.run(["rm", "-rf", str(place.state)], check=True)

    def call(self, place, *args):
        own = {"FACTBASE_VAR": str(place.var), "PATH": os.environ["PATH"]}
        command = [sys.executable, "-m", "config.backup", *args]
        return subprocess.run(command, env=own, capture_output=True, text=True, check=False, timeout=60)

    @pytest.mark.deep
    def test_a_fresh_one_is_started_filled_and_ended(self, place, tmp_path, rows):
        path = tmp_path / "a.dump"
        assert save(path, database_of_tests()).returncode == 0
        done = self.call(place, "load", str(path))
        assert done.returncode == 0, done.stderr
        assert not list(place.records.glob("*.json"))
        assert "not empty" in self.call(place, "load", str(path)).stderr
        done = self.call(place, "save")
        assert done.returncode == 0, done.stderr
        (again,) = (place.var / "backups").iterdir()
        with database("factbase_again") as url:
            assert load(again, url).returncode == 0
            assert contents(url) == rows

    def test_nothing_is_loaded_while_it_runs(self, place, tmp_path):
        path = tmp_path / "a.dump"
        path.write_bytes(b"PGDMP")
        private_directory(place.var)
        with hold(place, who="process 1, http://127.0.0.1:8000"):
            done = self.call(place, "load", str(path))
        assert done.returncode == 1
        assert "the service of this checkout runs already (process 1, " in done.stderr

    def test_it_is_saved_while_it_runs(self, place, tmp_path):
        private_directory(place.var)
        own = embedded.Servers(place=place)
        with hold(place, who="process 1, http://127.0.0.1:8000"):
            own.start(broker=False)
            try:
                done = self.call(place, "save", str(tmp_path / "a.dump"))
            finally:
                own.stop()
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "a.dump").read_bytes().startswith(b"PGDMP")
