"""The way of a reviewer through the admin, in a real browser, under the real Content-Security-Policy.

Playwright runs an event loop in this thread, in which Django refuses to touch the database: rows are made before it
starts and looked at after it has ended.
"""

import os

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect, sync_playwright

from claims import steps
from claims.models import Conflict, Resolution
from tests.builders import PASSWORD, a_user, an_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_a_reviewer_reads_an_article_and_resolves_its_conflict(live_server, chromium):
    a_user(group="reviewer", username="anna")
    an_article(
        title="Ferry sinks off the coast",
        text="The ferry Aurora sank on Monday near Port Said. 🚢 The disaster killed 120 passengers, the ministry said.",
        publisher="Northern Herald",
    )
    an_article(
        title="Aurora: the dead",
        text="The sinking of the Aurora near Port Said on Monday killed 310 passengers, the coast guard said.",
        publisher="Southern Star",
    )
    steps.take("read")
    steps.take("judge")
    refusals: list[str] = []

    def keep_refusals(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            refusals.append(message.text)

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        with playwright.chromium.launch(executable_path=chromium, args=arguments) as browser:
            page = browser.new_page()
            page.on("console", keep_refusals)
            _log_in(page, live_server.url)
            _read_the_article(page)
            _resolve_the_conflict(page)

    assert refusals == []
    assert Conflict.objects.get().state == "resolved"
    assert Resolution.objects.get().reason == "The coast guard counted the bodies."


def _log_in(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/")
    page.get_by_label("Username").fill("anna")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def _read_the_article(page: Page) -> None:
    page.get_by_role("main").get_by_role("link", name="Articles", exact=True).click()
    page.get_by_role("link", name="Ferry sinks off the coast").click()
    figure = page.get_by_label("Text").get_by_role("link", name="120")
    expect(figure).to_be_visible()
    figure.click()
    row = page.get_by_label("Claims").get_by_role("listitem").filter(has_text="passengers")
    expect(row).to_contain_text("ministry")
    row.get_by_role("button", name="Accept “120”").click()
    expect(row).to_contain_text("accepted")


def _resolve_the_conflict(page: Page) -> None:
    page.get_by_role("link", name="Home").click()
    page.get_by_role("main").get_by_role("link", name="Conflicts", exact=True).click()
    page.locator("#result_list tbody").get_by_role("link").click()
    expect(page.get_by_label("Positions")).to_contain_text("120")
    expect(page.get_by_label("Positions")).to_contain_text("310")
    page.get_by_label("Outcome").select_option("preferred")
    page.get_by_label("Low").fill("310")
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_label("Conflict")).to_contain_text("Say why")
    page.get_by_label("Reason").fill("The coast guard counted the bodies.")
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_role("heading", name="Conflict: resolved")).to_be_visible()
