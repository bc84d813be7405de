"""From the front page to a decision and back, in a real browser, under the real Content-Security-Policy.

Playwright runs an event loop in this thread, in which Django refuses to touch the database: rows are made before it
starts and looked at after it has ended.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from claims import steps
from claims.models import Conflict, Resolution
from tests.browser.chromium import log_in, open_page, running
from tests.builders import PASSWORD, a_conflict, a_user, an_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

REASON = "The coast guard counted the bodies."


def test_a_reviewer_resolves_what_the_front_page_shows(live_server, chromium):
    a_user(group="reviewer", username="anna")
    an_article(
        title="Ferry sinks off the coast",
        text="The ferry Aurora sank on Monday near Port Said. The disaster killed 120 passengers, the ministry said.",
        publisher="Northern Herald",
    )
    an_article(
        title="Aurora: the dead",
        text="The sinking of the Aurora near Port Said on Monday killed 310 passengers, the coast guard said.",
        publisher="Southern Star",
    )
    steps.take("read")
    steps.take("judge")
    with running(chromium) as browser:
        page, refusals = open_page(browser)
        page.goto(live_server.url)
        page.get_by_role("main").get_by_role("link", name="Log in").click()
        log_in(page, username="anna", password=PASSWORD)
        _open_the_conflict(page)
        _read_both_sides(page)
        _resolve(page)
        _see_it_gone(page, live_server.url)
    assert refusals == []
    assert Conflict.objects.get().state == "resolved"
    assert Resolution.objects.get().reason == REASON


@pytest.mark.parametrize("colours", ["light", pytest.param("dark", marks=pytest.mark.deep)])
def test_a_telephone_without_scripts_shows_all_of_it(live_server, chromium, colours):
    a_user(group="viewer", username="bert")
    fact = a_conflict(values=(30, 45, 90_000), title="Killed in the strikes of the long night " * 3).fact_id
    with running(chromium) as browser:
        page, refusals = open_page(
            browser, viewport={"width": 360, "height": 740}, color_scheme=colours, java_script_enabled=False
        )
        page.goto(live_server.url)
        page.get_by_role("main").get_by_role("link", name="Log in").click()
        log_in(page, username="bert", password=PASSWORD)
        for address in ("/", f"/admin/claims/fact/{fact}/change/"):
            page.goto(f"{live_server.url}{address}")
            expect(page.get_by_role("img", name="Killed in the strikes")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, address
    assert refusals == []


def _open_the_conflict(page: Page) -> None:
    contested = page.get_by_role("region", name="Open conflicts")
    expect(contested.get_by_role("img")).to_be_visible()
    expect(contested).to_contain_text("they cannot both hold")
    contested.get_by_role("link").click()


def _read_both_sides(page: Page) -> None:
    expect(page.get_by_role("region", name="Plot").get_by_role("img")).to_have_accessible_description(
        re.compile("2 positions: 120; 310")
    )
    positions = page.get_by_role("region", name="Positions")
    expect(positions).to_contain_text("killed 120 passengers, the ministry said")
    expect(positions).to_contain_text("killed 310 passengers, the coast guard said")
    page.get_by_text("The plot as a table").click()
    expect(page.get_by_role("row").filter(has_text="310")).to_contain_text("Southern Star")


def _resolve(page: Page) -> None:
    page.get_by_label("Outcome").select_option("preferred")
    page.get_by_label("Low").fill("310")
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_role("region", name="Conflict")).to_contain_text("Say why")
    page.get_by_label("Reason").fill(REASON)
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_role("heading", name="Conflict: resolved")).to_be_visible()


def _see_it_gone(page: Page, site: str) -> None:
    history = page.get_by_role("region", name="Conflict").get_by_role("listitem")
    expect(history.filter(has_text="Resolved")).to_contain_text(f"by anna: {REASON}")
    page.get_by_role("link", name="View site").click()
    expect(page.get_by_role("region", name="Open conflicts")).to_contain_text("None.")
    page.goto(f"{site}/admin/claims/conflict/")
    expect(page.locator("#result_list").get_by_role("row").filter(has_text="resolved")).to_be_visible()
