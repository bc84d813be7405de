"""Readings: what failed and why, and reading again."""

import pytest
from django.urls import reverse

import factbase
from claims.models import Reading
from tests.admin.conftest import list_of, page_of
from tests.builders import a_reading, an_article


@pytest.fixture
def failed(db) -> Reading:
    article = an_article()
    Reading.objects.filter(revision=article.current_revision).update(
        state="failed", attempts=3, error="Too deep: 1 < 2"
    )
    return Reading.objects.get(revision=article.current_revision)


def test_a_reading_that_is_not_failed_is_left_alone(desk, reviewer):
    an_article()
    reading = Reading.objects.get()
    content = desk(reviewer).get(page_of(reading)).content.decode()
    assert "Read again" not in content
    response = desk(reviewer).post(reverse("admin:claims_reading_read_again", args=[reading.pk]), follow=True)
    assert "only what failed" in response.content.decode()
    assert Reading.objects.get().due_at == reading.due_at


def test_a_failed_one_says_why(desk, viewer, failed):
    assert (
        "Too deep: 1 &lt; 2" in desk(viewer).get(list_of("claims_reading"), {"state__exact": "failed"}).content.decode()
    )
    assert "failed after 3 attempts: Too deep: 1 &lt; 2" in desk(viewer).get(page_of(failed)).content.decode()


def test_the_button_owes_it_again(desk, reviewer, failed):
    address = reverse("admin:claims_reading_read_again", args=[failed.pk])
    assert address in desk(reviewer).get(page_of(failed)).content.decode()
    response = desk(reviewer).post(address, follow=True)
    assert "1 text is read again" in response.content.decode()
    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == ("due", 0)


def test_the_action_owes_the_selected_again(desk, reviewer, failed):
    chosen = {"action": "read_selected_again", "_selected_action": [failed.pk], "index": 0}
    desk(reviewer).post(list_of("claims_reading"), chosen)
    failed.refresh_from_db()
    assert failed.state == "due"


def test_a_viewer_may_not(desk, viewer, failed):
    assert desk(viewer).post(reverse("admin:claims_reading_read_again", args=[failed.pk])).status_code == 403
    failed.refresh_from_db()
    assert failed.state == "failed"


def test_what_an_earlier_extractor_read_can_be_read_again(desk, reviewer, monkeypatch):
    reading = a_reading()
    assert "earlier extractor" not in desk(reviewer).get(page_of(reading)).content.decode()
    monkeypatch.setattr(factbase, "EXTRACTOR_VERSION", "next")
    assert "earlier extractor" in desk(reviewer).get(page_of(reading)).content.decode()
    address = reverse("admin:claims_reading_read_again", args=[reading.pk])
    assert "1 text is read again" in desk(reviewer).post(address, follow=True).content.decode()
    assert set(Reading.objects.values_list("extractor_version", "state")) == {
        (reading.extractor_version, "done"),
        ("next", "due"),
    }
    assert "earlier extractor" not in desk(reviewer).get(page_of(reading)).content.decode()
