"""The system's Chromium, driven by Playwright: for the journeys and for the pictures of the documentation."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = f"There is no Chromium ({', '.join(NAMES)}) on this machine; on Debian: apt-get install chromium."


def find_chromium() -> str | None:
    """The path of the system's Chromium, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def running(path: str) -> Iterator[Browser]:
    """A browser. Within, Django refuses to touch the database: Playwright runs an event loop in this thread."""
    # Chromium's sandbox does not work for root.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=path, args=arguments) as browser:
        yield browser


def open_page(browser: Browser, **options: Any) -> tuple[Page, list[str]]:
    """A page of this size, colours and the like, and what the Content-Security-Policy refuses on it as it goes on."""
    refusals: list[str] = []

    def keep(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            refusals.append(message.text)

    page = browser.new_page(**options)
    page.on("console", keep)
    return page, refusals


def log_in(page: Page, *, username: str, password: str) -> None:
    """Fill in the form of the page that asks who it is."""
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
