"""The way of a reviewer through an article, in a real browser, under the real Content-Security-Policy.

Playwright runs an event loop in this thread, in which Django refuses to touch the database: rows are made before it
starts and looked at after it has ended.
"""

import pytest
from playwright.sync_api import Locator, Page, expect

from claims import steps
from claims.models import Claim
from tests.browser.chromium import log_in, open_page, running
from tests.builders import PASSWORD, a_user, an_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_a_reviewer_reads_an_article_and_puts_its_figure_right(live_server, chromium):
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
        _correct_it(page)
        _see_both(page)
    assert refusals == []
    claim = Claim.objects.get()
    assert (claim.value, claim.review_state, [hop.name for hop in claim.attribution.all()]) == (
        *(12, "accepted"),
        ["ferry Aurora", "ministry"],
    )


def _read_the_article(page: Page) -> None:
    page.get_by_role("main").get_by_role("link", name="Articles", exact=True).click()
    page.get_by_role("link", name="Ferry sinks off the coast").click()
    text = page.get_by_label("Text")
    expect(text.locator(".is-quote, .is-cue, .is-source")).to_have_count(0)
    text.get_by_role("link", name="120").hover()
    for mark, words in ((".is-quote", "120"), (".is-cue", "said"), (".is-source", "ministry")):
        expect(text.locator(mark)).to_have_text(words)
    expect(_card(page)).to_have_class("desk-claim is-unreviewed is-shown")
    expect(_card(page).get_by_label("Who is said to have said it")).to_contain_text("ministry origin: said")
    page.mouse.move(0, 0)
    expect(text.locator(".is-quote")).to_have_count(0)
    text.get_by_role("link", name="120").press("Enter")
    expect(_card(page)).to_be_focused()


def _correct_it(page: Page) -> None:
    _card(page).get_by_role("link", name="Correct “120”").click()
    form = page.get_by_role("form", name="Correct “120”")
    form.get_by_label("Value").fill("twelve")
    form.get_by_role("button", name="Correct", exact=True).click()
    expect(form).to_contain_text("Enter a number.")
    form.get_by_label("Value").fill("12")
    page.get_by_label("Text").get_by_text("The ferry Aurora").evaluate(MARK_THE_FERRY)
    form.get_by_role("button", name="Take the words marked in the text as the source").last.click()
    form.get_by_role("button", name="Earlier").last.click()
    form.get_by_role("button", name="Correct", exact=True).click()


def _see_both(page: Page) -> None:
    beside = _card(page).get_by_role("table", name="Corrected by anna")
    expect(beside.get_by_role("row").filter(has_text="figure")).to_have_text("figure12012")
    expect(beside.get_by_role("row").filter(has_text="chain")).to_contain_text("ferry Aurora → ministry (“said”)")
    _card(page).get_by_role("button", name="Accept “120”").click()
    expect(_card(page)).to_contain_text("accepted")


def _card(page: Page) -> Locator:
    return page.get_by_label("Claims").get_by_role("listitem").filter(has_text="passengers")


# Marks two words as a mouse would.
MARK_THE_FERRY = """prose => {
    const words = [...prose.childNodes].find((node) => node.data?.includes("ferry Aurora"));
    const start = words.data.indexOf("ferry Aurora");
    getSelection().setBaseAndExtent(words, start, words, start + "ferry Aurora".length);
}"""
