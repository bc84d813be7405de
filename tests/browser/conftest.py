"""What the journeys ask for: the system's Chromium."""

import os

import pytest

from tests.browser.chromium import MISSING, find_chromium


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the system's Chromium. Without one the test is skipped, or fails where REQUIRE_BROWSER=1."""
    found = find_chromium()
    if found:
        return found
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(MISSING)
    pytest.skip(MISSING)
