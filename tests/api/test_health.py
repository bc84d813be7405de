"""What probes are told: alive without a look at anything, ready by the database alone."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.db.models.functions import Now

from claims.judging.judge import want_judging
from claims.models import Delivery, Fact, Reading
from claims.pages import health
from tests.builders import a_claim, a_fact, an_article

NOTHING = {"read": None, "judge": None, "deliver": None}


def test_alive_without_the_database(client):
    response = client.get("/livez")
    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_ready_and_nothing_owed(client):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"ready": True, "database": True, "broker": True, "oldest_owed_seconds": NOTHING}


@pytest.mark.django_db
def test_failed_and_future_work_is_not_owed(client):
    an_article()
    Reading.objects.update(state="failed", error="It could not be read.")
    an_article()
    Reading.objects.filter(state="due").update(due_at=Now() + timedelta(hours=1))
    fact = a_fact()
    want_judging([fact.pk])
    Fact.objects.update(judging_attempts=3)
    assert client.get("/readyz").json()["oldest_owed_seconds"] == NOTHING


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["due", "read"])
def test_the_age_of_what_is_owed(client, state):
    an_article()
    Reading.objects.update(state=state, due_at=Now() - timedelta(minutes=5))
    a_claim(fact=a_fact())
    Fact.objects.update(wanted_at=Now() - timedelta(minutes=2))
    Delivery.objects.create(address="a@desk.example", key="k", message_id="m", due_at=Now() - timedelta(minutes=1))
    oldest = client.get("/readyz").json()["oldest_owed_seconds"]
    assert {step: int(age // 60) for step, age in oldest.items()} == {"read": 5, "judge": 2, "deliver": 1}


@pytest.mark.django_db
def test_a_broker_that_is_down_is_reported_and_no_more(client, broker):
    broker.stop_broker()
    response = client.get("/readyz")
    assert (response.status_code, response.json()["broker"], response.json()["ready"]) == (200, False, True)


@pytest.mark.django_db
def test_a_broker_that_hangs_is_reported_and_no_more(client, broker):
    broker.freeze_broker()
    response = client.get("/readyz")
    assert (response.status_code, response.json()["broker"], response.json()["ready"]) == (200, False, True)


def test_not_ready_without_the_database(client, monkeypatch):
    def fail() -> None:
        raise OperationalError("the connection is gone")

    monkeypatch.setattr(health, "_oldest_owed", fail)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"ready": False, "database": False, "broker": True, "oldest_owed_seconds": None}


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_only_asked(client, path):
    assert client.post(path).status_code == 405
