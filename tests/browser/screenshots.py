"""The pictures of the documentation, `make screenshots`: the sample desk as a browser shows it, on throwaway servers.

`python -m config.embedded exec -- python -m tests.browser.screenshots` runs it, with the servers' addresses in its
environment. With `--look FOLDER` it takes the whole of each page, wide and narrow, light and dark, for looking at.
"""

import argparse
import http.client
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import django
from playwright.sync_api import Browser, Page

from config.embedded import service
from config.embedded.places import CHECKOUT, checkout_place
from tests.browser.chromium import MISSING, find_chromium, log_in, running
from tests.embedded.desk import free_port

PICTURES = CHECKOUT / "docs" / "pictures"
PATIENCE_SECONDS = 60
# What this machine's own service may be told, and these pictures must not hear.
NOT_OURS = ("ALLOWED_HOSTS", "DEBUG", "EMAIL_URL", "HTTPS", "MAIL_DIR", "STATIC_DIR", "TIME_ZONE")


@dataclass(frozen=True, slots=True)
class Shape:
    """How large the window is and in which colours; `height` None is the whole page."""

    name: str
    width: int
    height: int | None
    colours: Literal["light", "dark"] = "light"


DOCUMENTATION = (Shape("", 1280, 900),)
LOOK = (
    Shape("-wide-light", 1280, None),
    Shape("-wide-dark", 1280, None, "dark"),
    Shape("-narrow-light", 360, None),
    Shape("-narrow-dark", 360, None, "dark"),
)


def main() -> None:
    """Take the pictures, or say what is missing."""
    parser = argparse.ArgumentParser(description="take the pictures of the documentation")
    parser.add_argument("--look", type=Path, metavar="FOLDER", help="whole pages, wide and narrow, light and dark")
    folder: Path | None = parser.parse_args().look
    path = find_chromium()
    if path is None:
        sys.exit(MISSING)
    port = free_port()
    with _sample_desk(port=port) as password:
        pages = {name: f"{service.address(port)}{address}" for name, address in _pages().items()}
        with running(path) as browser:
            for shape in LOOK if folder else DOCUMENTATION:
                page = _page(browser, shape, log_in_at=f"{service.address(port)}/admin/", password=password)
                _shoot(page, pages, shape, into=folder or PICTURES)


@contextmanager
def _sample_desk(*, port: int) -> Iterator[str]:
    """The service with the sample desk, for as long as this lasts; gives the password of the user admin."""
    password = secrets.token_urlsafe(20)
    theirs = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    env = {
        **theirs, "FACTBASE_ADMIN_PASSWORD": password, "SITE_URL": service.address(port), "TIMER_SECONDS": "0.5",
    }  # fmt: skip
    for verb in ("migrate", "collectstatic --noinput", "ensure_admin"):
        _manage(verb, env)
    commands = [service.web(port=port), service.background(checkout_place())["worker"]]
    programs = [subprocess.Popen([sys.executable, *command], env=env, cwd=CHECKOUT) for command in commands]
    try:
        _await(lambda: _answers(port))
        _manage("load_sample_desk", env)
        yield password
    finally:
        for program in programs:
            program.terminate()
        for program in programs:
            program.wait()


def _manage(verb: str, env: Mapping[str, str]) -> None:
    subprocess.run([sys.executable, "manage.py", *verb.split()], env=env, cwd=CHECKOUT, check=True)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(service.HOST, port, timeout=PATIENCE_SECONDS)
    try:
        connection.request("GET", "/livez")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _await(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        if time.monotonic() > deadline:
            sys.exit(f"factbase: what the pictures show was not there within {PATIENCE_SECONDS} s.")
        time.sleep(0.1)


def _pages() -> dict[str, str]:
    """The address of each picture's page: what is contested most, an article on it, and a letter of it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from claims.models import Claim, Delivery
    from claims.queries import conflicts_for_list

    conflict = conflicts_for_list()[0]
    article = Claim.objects.get(pk=conflict.verdict.positions[0]["claims"][0]).article_id
    letters = Delivery.objects.filter(items__event__conflict=conflict, state=Delivery.State.SENT)
    _await(letters.exists)
    return {
        "front-page": "/",
        "fact-page": f"/admin/claims/fact/{conflict.fact_id}/change/",
        "article-page": f"/admin/sources/article/{article}/change/",
        "letter": f"/admin/claims/delivery/{letters.latest('pk').pk}/letter/",
    }


def _page(browser: Browser, shape: Shape, *, log_in_at: str, password: str) -> Page:
    """A page of this shape, logged in; for the documentation without the admin's list of desks beside it."""
    page = browser.new_page(viewport={"width": shape.width, "height": shape.height or 900}, color_scheme=shape.colours)
    page.goto(log_in_at)
    log_in(page, username="admin", password=password)
    if shape.height:
        page.goto(f"{log_in_at}claims/fact/")
        page.get_by_role("button", name="Toggle navigation").click()
    return page


def _shoot(page: Page, pages: Mapping[str, str], shape: Shape, *, into: Path) -> None:
    into.mkdir(parents=True, exist_ok=True)
    for name, address in pages.items():
        page.goto(address)
        page.screenshot(path=into / f"{name}{shape.name}.png", full_page=shape.height is None)
    page.close()


if __name__ == "__main__":
    main()
