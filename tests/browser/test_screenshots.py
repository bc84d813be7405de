"""The pictures of the documentation: there, small, and made by one command."""

import subprocess
import sys

import pytest

from config.embedded.places import CHECKOUT
from tests.browser.screenshots import LOOK, PICTURES

NAMES = {"front-page", "fact-page", "article-page", "letter"}


def test_the_pictures_are_there_and_small():
    assert {picture.stem: picture.stat().st_size < 200_000 for picture in PICTURES.iterdir()} == dict.fromkeys(
        NAMES, True
    )


@pytest.mark.deep
@pytest.mark.browser
def test_they_are_taken_in_all_sizes_and_colours(chromium, tmp_path):
    command = [sys.executable, "-m", "config.embedded", "exec", "--"]
    script = [sys.executable, "-m", "tests.browser.screenshots", "--look", str(tmp_path)]
    done = subprocess.run([*command, *script], cwd=CHECKOUT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert {path.name for path in tmp_path.iterdir()} == {f"{name}{shape.name}.png" for name in NAMES for shape in LOOK}
