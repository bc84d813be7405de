"""What every test may ask for. The builders are plain functions, see `tests.builders`."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User

from claims.work import doorbell
from config.embedded import Servers
from tests import builders
from tests.servers import servers as run_servers


@pytest.fixture
def transactional_db(django_db_serialized_rollback, transactional_db):
    """As pytest-django has it, and what a flush empties is put back: the groups come by migration."""


def pytest_collection_modifyitems(items):
    """A test that leaves the tables empty fails others, far from itself and in some orders only: refuse it here."""
    for item in items:
        for marker in item.iter_markers("django_db"):
            if marker.kwargs.get("transaction") and not marker.kwargs.get("serialized_rollback"):
                raise pytest.UsageError(f"{item.nodeid}: transaction=True needs serialized_rollback=True")


@pytest.fixture
def viewer(db) -> User:
    return builders.a_user(group="viewer")


@pytest.fixture
def reviewer(db) -> User:
    return builders.a_user(group="reviewer")


@pytest.fixture
def editor(db) -> User:
    return builders.a_user(group="editor")


@pytest.fixture
def administrator(db) -> User:
    return builders.a_user(group="administrator")


@pytest.fixture
def stranger(db) -> User:
    """Logged in, but in no group: sees nothing."""
    return builders.a_user(group=None)


@pytest.fixture
def broker() -> Iterator[Servers]:
    """The run's broker, to be stopped or frozen; whole again afterwards."""
    yield run_servers
    if "valkey" not in run_servers.processes:
        run_servers.start_broker()
    run_servers.thaw_broker()
    doorbell.breaker.close()


@pytest.fixture(autouse=True)
def _quiet_bell():
    """Each test begins with a bell that works."""
    doorbell.breaker.close()
