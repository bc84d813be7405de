"""Directories and desks for the tests of the embedded servers, which need nothing of Django's."""

import shutil
import tempfile
from pathlib import Path

import pytest

from tests.embedded.desk import Desk


@pytest.fixture
def short_directory():
    """A directory with a short path that every user can enter, as pytest's own is neither."""
    path = Path(tempfile.mkdtemp(prefix="fb-", dir="/tmp"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def desk(short_directory):
    home = short_directory / "A desk"
    home.mkdir()
    desk = Desk(home)
    yield desk
    desk.clear_up()
