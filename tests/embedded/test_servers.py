"""The servers themselves: real ones, in directories of their own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
import redis

from config.embedded import EmbeddedError, Servers, celery_broker_url, throwaway
from config.embedded.children import Child, Rank, end_recorded, start_time
from config.embedded.places import CHECKOUT, place_at
from config.embedded.programs import find_programs
from config.embedded.servers import end_leftovers
from tests.embedded.desk import family, record, survivors

AS_ORDINARY_USER = """
import os, pwd, sys
from pathlib import Path
from config.embedded import Servers
from config.embedded.places import place_at
sys.path.insert(0, sys.argv[2])
if os.geteuid() == 0:
    nobody = pwd.getpwnam("nobody")
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)
servers = Servers(place=place_at(Path(sys.argv[1])))
servers.start()
owner = (servers.place.postgres_data / "PG_VERSION").stat().st_uid
servers.stop()
print(owner == os.geteuid() != 0, sorted(path.name for path in servers.place.records.iterdir()))
"""

RINGS_A_BELL = """
import sys
from kombu import Connection
with Connection(sys.argv[1]) as connection:
    queue = connection.SimpleQueue("bells")
    queue.put("ring")
    print(queue.get(timeout=5).payload)
"""

OWNER_THAT_IS_KILLED = """
import time
from config.embedded import throwaway
with throwaway() as servers:
    print(servers.place.var, flush=True)
    time.sleep(600)
"""


@pytest.fixture
def lasting(short_directory):
    """Servers that keep their data, in a path with a space."""
    home = short_directory / "data of a desk"
    servers = Servers(place=place_at(home))
    yield servers
    servers.stop()


def test_throwaway_servers_leave_neither_process_nor_file():
    with throwaway() as servers:
        processes = family(servers.postgres_pid) | family(servers.valkey_pid)
        with psycopg.connect(servers.database_url) as connection:
            assert connection.execute("SHOW fsync").fetchone() == ("off",)
            assert connection.info.server_version // 10000 == 18
        home = servers.place.var
        assert home.exists()
    assert survivors(processes) == []
    assert not home.exists()


def test_a_broker_can_go_down_come_back_and_hang():
    with throwaway() as servers, redis.Redis.from_url(servers.redis_url, socket_timeout=0.2, retry=None) as broker:
        assert broker.ping()
        servers.stop_broker()
        with pytest.raises(redis.ConnectionError):
            broker.ping()
        servers.start_broker()
        assert broker.ping()
        servers.freeze_broker()
        with pytest.raises(redis.TimeoutError):
            broker.ping()
        servers.thaw_broker()
        assert broker.ping()
        servers.freeze_broker()


def test_data_survive_a_restart(lasting):
    lasting.start()
    with psycopg.connect(lasting.database_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'a claim' AS words")
    with redis.Redis.from_url(lasting.redis_url) as broker:
        broker.set("kept", "a bell")
    lasting.stop()

    lasting.start()
    with psycopg.connect(lasting.database_url) as connection:
        assert connection.execute("SELECT words FROM kept").fetchone() == ("a claim",)
    with redis.Redis.from_url(lasting.redis_url) as broker:
        assert broker.get("kept") == b"a bell"


def test_celery_reaches_the_broker_through_a_path_with_a_space(lasting):
    lasting.start(postgres=False)
    # In a process of its own: kombu leaves closing its sockets to the garbage collector.
    script = [sys.executable, "-c", RINGS_A_BELL, celery_broker_url(lasting.redis_url)]
    assert subprocess.run(script, capture_output=True, text=True).stdout == "ring\n"


def test_data_of_another_version_are_named_and_not_touched(lasting):
    lasting.place.postgres_data.mkdir(parents=True)
    (lasting.place.postgres_data / "PG_VERSION").write_text("16\n")
    with pytest.raises(EmbeddedError, match=r"written by PostgreSQL 16.*carries PostgreSQL 18.*pg_dump"):
        lasting.start()
    assert [path.name for path in lasting.place.postgres_data.iterdir()] == ["PG_VERSION"]
    assert list(lasting.place.records.iterdir()) == []


def test_a_data_directory_that_was_not_finished_is_begun_anew(lasting):
    unfinished = lasting.place.state / "postgresql.new"
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18\n")
    lasting.start(broker=False)
    assert not unfinished.exists()


def test_a_stranger_with_a_recorded_number_is_left_alone(lasting):
    """After a crash and a restart of the machine, our old numbers belong to others."""
    lasting.start()
    pid_file = lasting.place.postgres_data / "postmaster.pid"
    old = pid_file.read_text()
    old_pid = str(lasting.postgres_pid)
    lasting.stop()
    with subprocess.Popen(["sleep", "600"], start_new_session=True) as stranger:
        try:
            child = Child(
                "postgres", stranger.pid, "another start", Rank.DATABASE, signal.SIGINT, str(lasting.place.var)
            )
            record(lasting.place, child)
            pid_file.write_text(old.replace(old_pid, str(stranger.pid)))
            assert end_leftovers(lasting.place) == []
            assert start_time(stranger.pid) is not None
            lasting.start()
        finally:
            stranger.kill()


def test_records_that_came_with_a_copied_checkout_are_not_acted_upon(tmp_path):
    original, copy = place_at(tmp_path / "original"), place_at(tmp_path / "copy")
    copy.records.mkdir(parents=True)
    with subprocess.Popen(["sleep", "600"], start_new_session=True) as other:
        try:
            started = family(other.pid)[other.pid]
            record(copy, Child("web", other.pid, started, Rank.PROGRAM, signal.SIGTERM, str(original.var)))
            assert end_recorded(copy) == []
            assert start_time(other.pid) == started
        finally:
            other.kill()


def test_a_process_that_waits_to_be_collected_counts_as_dead():
    with subprocess.Popen(["true"]) as process:
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert start_time(process.pid) is None
    assert start_time(os.getpid()) is not None


@pytest.mark.deep
def test_throwaway_servers_of_a_killed_owner_are_cleared_up_by_the_next():
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER_THAT_IS_KILLED], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    with owner:
        assert owner.stdout is not None
        home = Path(owner.stdout.readline().strip())
        orphans = family(owner.pid)
        owner.kill()
    del orphans[owner.pid]
    assert len(survivors(orphans)) > 2
    with throwaway() as servers:
        assert survivors(orphans) == []
        assert not home.exists()
        assert start_time(servers.postgres_pid) is not None


def test_an_ordinary_user_runs_them_without_help(short_directory):
    short_directory.chmod(0o777)
    site = find_programs().postgres.parents[3]
    script = [sys.executable, "-c", AS_ORDINARY_USER, str(short_directory / "home"), str(site)]
    done = subprocess.run(script, cwd=CHECKOUT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("True []\n", "")


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ('test -n "$DATABASE_URL$REDIS_URL" && exit 3', 3),
        pytest.param("true", 0, marks=pytest.mark.deep),
        pytest.param("kill -9 $$", 137, marks=pytest.mark.deep),
    ],
)
def test_exec_passes_on_how_the_command_ended(command, status):
    done = subprocess.run([sys.executable, "-m", "config.embedded", "exec", "--", "sh", "-c", command], cwd=CHECKOUT)
    assert done.returncode == status
