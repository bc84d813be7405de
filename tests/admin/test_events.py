"""Events: corrected, merged, split; what is refused changes nothing."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from claims.models import Event
from tests.admin.conftest import list_of, page_of
from tests.builders import a_fact

WHEN = {"date_from": "2016-05-08", "date_to": "2016-05-08", "date_precision": "day"}


def an_event(*, title: str = "Bombing of the market", key: str = "one", **fields: Any) -> Event:
    dates = {"date_from": date(2016, 5, 8), "date_to": date(2016, 5, 8), "date_precision": "day"}
    return Event.objects.create(title=title, key=key, **{"places": ["Sadr City"], **dates, **fields})


@pytest.fixture
def event(db) -> Event:
    return an_event()


def doing(name, event) -> str:
    return reverse(f"admin:claims_event_{name}", args=[event.pk])


class TestRefused:
    def test_who_may_not(self, desk, viewer, reviewer, event):
        client = desk(viewer)
        assert client.get(page_of(event)).status_code == 200
        for name in ("edit", "merge", "split"):
            assert doing(name, event) not in client.get(page_of(event)).content.decode()
            assert client.post(doing(name, event), {}).status_code == 403
        assert desk(reviewer).post(doing("edit", event), {"title": "Mine", **WHEN}).status_code == 403

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"title": ""}, "required"),
            ({"date_to": "2016-05-01"}, "It ends before it begins."),
            ({"date_from": ""}, "Say when it began"),
            ({"date_precision": ""}, "A date has a precision"),
            ({"date_from": "soon"}, "Enter a valid date"),
        ],
    )
    def test_what_makes_no_event(self, desk, editor, event, changes, said):
        response = desk(editor).post(doing("edit", event), {"title": "Bombing", **WHEN, **changes})
        assert response.status_code == 400
        assert said in response.content.decode()
        event.refresh_from_db()
        assert event.title == "Bombing of the market"

    @pytest.mark.parametrize(("number", "said"), [("", "Choose an event."), ("99999999", "no such event")])
    def test_no_event_to_merge_with(self, desk, reviewer, event, number, said):
        response = desk(reviewer).post(doing("merge", event), {"event": number})
        assert response.status_code == 400
        assert said in response.content.decode()

    def test_itself(self, desk, reviewer, event):
        content = desk(reviewer).post(doing("merge", event), {"event": event.pk}).content.decode()
        assert "cannot be merged with itself" in content

    def test_a_split_that_takes_nothing_or_all(self, desk, reviewer, event):
        fact = a_fact(event=event)
        for facts, said in (([], "Choose the facts"), ([fact.pk], "One fact at least stays"), (["7"], "is not here")):
            response = desk(reviewer).post(doing("split", event), {"facts": facts, "title": "Another"})
            assert response.status_code == 400
            assert said in response.content.decode()
        assert Event.objects.count() == 1


def test_an_event_is_corrected(desk, editor, event):
    changes = {"title": " Car bomb in the  market", "places": "Sadr City, Baghdad", **WHEN}
    assert desk(editor).post(doing("edit", event), changes).status_code == 302
    event.refresh_from_db()
    assert (event.title, event.places) == ("Car bomb in the market", ["Sadr City", "Baghdad"])


def test_two_that_are_one_are_merged_and_links_lead_on(desk, reviewer, event):
    other, earlier = an_event(key="two"), an_event(key="three", merged_into=None)
    Event.objects.filter(pk=earlier.pk).update(merged_into=other)
    fact = a_fact(event=other)
    client = desk(reviewer)
    assert 'name="event"' in client.get(page_of(event)).content.decode()
    assert client.post(doing("merge", event), {"event": other.pk}).url == page_of(event)
    fact.refresh_from_db()
    assert fact.event == event
    assert client.get(page_of(earlier)).url == page_of(event)
    assert [shown.pk for shown in client.get(list_of("claims_event")).context["cl"].result_list] == [event.pk]


def test_one_that_is_two_is_split(desk, reviewer, event):
    stays, leaves = a_fact(event=event), a_fact(event=event)
    response = desk(reviewer).post(doing("split", event), {"facts": [leaves.pk], "title": "Shelling of the port"})
    own = Event.objects.exclude(pk=event.pk).get()
    assert response.url == page_of(own)
    stays.refresh_from_db()
    leaves.refresh_from_db()
    assert (stays.event, leaves.event, own.title) == (event, own, "Shelling of the port")


def test_an_empty_list_says_how_events_come_to_be(desk, viewer):
    assert "No events yet." in desk(viewer).get(list_of("claims_event")).content.decode()
