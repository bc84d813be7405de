"""Who is owed a letter: first those who are not."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.alerts.subscriptions import owe_letters
from claims.judging.judge import judge_batch
from claims.models import Claim, ConflictEvent, Delivery, DeliveryItem, Event, Subscription
from claims.reviewing.review import reject_claims, resolve_conflict
from tests import builders
from tests.alerts.harbour import a_dispute, a_subscriber, make_due, state

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "fields",
    [
        {"confirmed_at": None},
        {"active": False},
        {"rhythm": "daily"},
        {"rhythm": "weekly"},
        {"metrics": ["injured"]},
        {"places": ["Norway"]},
        {"group": None},
    ],
)
def test_owes_nothing_to_who_cannot_be_told_or_asks_for_something_else(fields):
    a_subscriber(**fields)
    a_dispute(place="Iceland")
    assert not Delivery.objects.exists()


def test_owes_nothing_to_a_deactivated_user():
    subscription = a_subscriber()
    subscription.user.is_active = False
    subscription.user.save()
    a_dispute()
    assert not Delivery.objects.exists()


def test_owes_nothing_below_the_severity_asked_for():
    a_subscriber(min_severity="high")
    a_subscriber(min_severity="medium")
    low = builders.a_conflict(values=(100_001, 100_003))
    assert low.severity == "low"
    assert not Delivery.objects.exists()


def test_owes_nothing_where_nothing_happened():
    a_subscriber()
    owe_letters([])
    assert not Delivery.objects.exists()


def test_owes_nothing_for_a_decision_or_an_end():
    conflict = a_dispute()
    a_subscriber()
    reviewer = builders.a_user(group="reviewer")
    resolve_conflict(conflict, outcome="error", reason="The ledger misread it.", by=reviewer)
    resolved = conflict.events.get(kind="resolved")
    ended = ConflictEvent.objects.create(conflict=conflict, kind="ended", verdict=conflict.verdict)
    for event in (resolved, ended):
        owe_letters([event])
    assert not Delivery.objects.exists()


def test_owes_each_a_letter_of_its_own_identity():
    first, second = a_subscriber(), a_subscriber()
    a_dispute()
    letters = Delivery.objects.order_by("pk")
    assert [letter.subscription for letter in letters] == [first, second]
    assert [letter.address for letter in letters] == [first.address, second.address]
    assert [letter.state for letter in letters] == ["due", "due"]
    ids = {letter.message_id for letter in letters}
    assert len(ids) == 2
    assert all(message_id.startswith("<") and message_id.endswith("@127.0.0.1>") for message_id in ids)


@pytest.mark.parametrize(
    ("site", "host"),
    [
        ("https://desk.example:8443", "desk.example"),
        ("http://[::1]:8000", "[::1]"),
        ("https://bücher.example", "xn--bcher-kva.example"),
    ],
)
def test_identity_is_of_the_sites_host(settings, site, host):
    settings.SITE_URL = site
    a_subscriber()
    a_dispute()
    assert Delivery.objects.get().message_id.endswith(f"@{host}>")


def test_a_superuser_is_told_without_any_group():
    subscription = a_subscriber(group=None)
    subscription.user.is_superuser = True
    subscription.user.save()
    a_dispute()
    assert Delivery.objects.get().subscription == subscription


@pytest.mark.parametrize(
    "fields", [{"metrics": ["injured", "Killed"]}, {"places": ["iceland "]}, {"places": ["The Westfjords"]}]
)
def test_filters_let_through_what_they_name(fields):
    event = Event.objects.create(title="Raid on the harbour", key="raid", places=["the Westfjords"])
    a_subscriber(**fields)
    a_dispute(place="Iceland", event=event)
    assert Delivery.objects.count() == 1


def test_what_happens_while_a_letter_waits_comes_in_the_same_letter():
    a_subscriber()
    conflict = a_dispute()
    state(conflict.fact, 70, origin="Union of Dockers")
    judge_batch()
    letter = Delivery.objects.get()
    assert [item.event.kind for item in letter.items.all()] == ["opened", "changed"]


def test_what_happens_after_a_letter_went_out_is_a_letter_of_its_own():
    a_subscriber()
    conflict = a_dispute()
    Delivery.objects.update(state="sent", sent_at=datetime(2019, 3, 4, tzinfo=UTC))
    state(conflict.fact, 70, origin="Union of Dockers")
    judge_batch()
    assert [letter.items.get().event.kind for letter in Delivery.objects.order_by("pk")] == ["opened", "changed"]


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "leased", "leased_until": datetime(2019, 3, 4, tzinfo=UTC)},
        {"attempts": 1},
        {"address": "old@desk.example"},
    ],
)
def test_nothing_is_added_to_a_letter_that_may_have_arrived_or_goes_elsewhere(fields):
    a_subscriber()
    conflict = a_dispute()
    Delivery.objects.update(**fields)
    state(conflict.fact, 70, origin="Union of Dockers")
    judge_batch()
    assert Delivery.objects.count() == 2


def test_another_conflict_is_another_letter():
    a_subscriber()
    a_dispute()
    builders.a_conflict(values=(3, 9))
    assert Delivery.objects.count() == 2


def test_a_conflict_that_comes_back_after_a_decision_is_told():
    conflict = a_dispute()
    resolve_conflict(conflict, outcome="unresolved", reason="Nobody knows yet.", by=builders.a_user())
    a_subscriber()
    state(conflict.fact, 70, origin="Union of Dockers")
    judge_batch()
    assert Delivery.objects.get().items.get().event.kind == "reopened"


def test_owing_twice_owes_once():
    a_subscriber()
    conflict = a_dispute()
    event = conflict.events.get()
    owe_letters([event])
    Delivery.objects.update(state="sent", sent_at=datetime(2019, 3, 4, tzinfo=UTC))
    owe_letters([event])
    assert Delivery.objects.count() == DeliveryItem.objects.count() == 1


def test_owing_twice_what_came_in_an_earlier_letter_owes_nothing():
    a_subscriber()
    conflict = a_dispute()
    state(conflict.fact, 70, origin="Union of Dockers")
    judge_batch()
    Delivery.objects.update(state="sent", sent_at=datetime(2019, 3, 4, tzinfo=UTC))
    owe_letters([conflict.events.latest("id")])
    assert Delivery.objects.count() == 1


def test_a_rejected_claim_ends_the_conflict_and_owes_nothing_more():
    a_subscriber()
    conflict = a_dispute()
    make_due()
    reject_claims([Claim.objects.get(quote="45")], by=builders.a_user())
    judge_batch()
    conflict.refresh_from_db()
    assert conflict.state == "ended"
    assert Delivery.objects.count() == 1


def test_asks_the_database_as_often_for_many_subscribers_as_for_one():
    def queries_with(number):
        Subscription.objects.all().delete()
        for _ in range(number):
            a_subscriber()
        event = builders.a_conflict().events.get()
        DeliveryItem.objects.all().delete()
        Delivery.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            owe_letters([event])
        assert Delivery.objects.count() == number
        return len(queries)

    assert queries_with(1) == queries_with(5)
