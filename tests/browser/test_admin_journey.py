"""The way of a reviewer through an article, in a real browser, under the real Content-Security-Policy.

Playwright runs an event loop in this thread, in which Django refuses to touch the database: rows are made before it
starts and looked at after it has ended.
"""

import pytest
from playwright.sync_api import Page, expect

from claims import steps
from claims.models import Claim
from tests.browser.chromium import log_in, open_page, running
from tests.builders import PASSWORD, a_user, an_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_a_reviewer_reads_an_article_and_accepts_its_figure(live_server, chromium):
    a_user(group="reviewer", username="anna")
    an_article(
        title="Ferry sinks off the coast",
        text="The ferry Aurora sank on Monday near Port Said. 🚢 The disaster killed 120 passengers, the ministry said.",
        publisher="Northern Herald",
    )
    steps.take("read")
    with running(chromium) as browser:
        page, refusals = open_page(browser)
        page.goto(f"{live_server.url}/admin/")
        log_in(page, username="anna", password=PASSWORD)
        _read_the_article(page)
    assert refusals == []
    assert Claim.objects.get(quote="120").review_state == "accepted"


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
