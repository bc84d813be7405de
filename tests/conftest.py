"""What every test may ask for. The builders are plain functions, see `tests.builders`."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User

from claims import doorbell
from config.embedded import Servers
from tests import builders
from tests.servers import servers as run_servers


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
