"""What probes are told while the database is really gone, hangs, and is back: on servers of this module's own."""

import json
import os
import signal

import pytest

from config import embedded
from config.embedded import children
from config.embedded.children import Rank
from tests.deploy.programs import run, web

# Who probes gives up after five seconds.
PATIENCE = 4.5


@pytest.fixture(scope="module")
def own():
    with embedded.throwaway() as servers:
        assert run("manage.py", "migrate", "-v0", DATABASE_URL=servers.database_url).returncode == 0
        yield servers


@pytest.fixture(scope="module")
def server(own, tmp_path_factory):
    with web(tmp_path_factory.mktemp("web") / "log", DATABASE_URL=own.database_url, REDIS_URL=own.redis_url) as server:
        yield server


def readiness(server):
    answer = server.ask("/readyz", patience=PATIENCE)
    told = json.loads(answer.body)
    return answer.status, told["database"], told["broker"], told["oldest_owed_seconds"]


NOTHING_OWED = {"read": None, "judge": None, "deliver": None}
READY = (200, True, True, NOTHING_OWED)
NOT_READY = (503, False, True, None)


@pytest.fixture(autouse=True)
def _ready_before_and_after(server):
    assert readiness(server) == READY
    yield
    assert readiness(server) == READY


def test_a_database_that_is_stopped(own, server):
    process = own.processes["postgres"]
    children.end_recorded(own.place, ranks={Rank.DATABASE})
    process.wait()
    try:
        assert readiness(server) == NOT_READY
        assert server.ask("/livez", patience=PATIENCE).status == 200
    finally:
        own.start(postgres=True, broker=False)


def test_a_database_that_hangs(own, server):
    os.kill(own.postgres_pid, signal.SIGSTOP)
    try:
        assert readiness(server) == NOT_READY
        assert server.ask("/livez", patience=PATIENCE).status == 200
    finally:
        os.kill(own.postgres_pid, signal.SIGCONT)


def test_a_broker_that_is_stopped(own, server):
    own.stop_broker()
    try:
        assert readiness(server) == (200, True, False, NOTHING_OWED)
    finally:
        own.start_broker()
