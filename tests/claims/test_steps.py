"""Turns are short: a long backlog of one step never keeps the others waiting."""

import pytest

from claims import steps
from claims.models import Fact, Reading
from tests.builders import an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def rung(monkeypatch):
    bells: list[str] = []
    monkeypatch.setattr(steps, "ring", bells.append)
    monkeypatch.setattr(steps, "ring_for_help", lambda step: bells.append(f"help to {step}"))
    return bells


def backlog():
    for number in range(4):
        an_article(text=f"The strikes killed {20 + number} people in Harbour Town, the army said.")


def test_nothing_is_rung_where_nothing_is_left(rung):
    backlog()
    steps.answer_bell("read")
    assert rung == []
    assert set(Reading.objects.values_list("state", flat=True)) == {"done"}


def test_a_turn_that_is_over_rings_for_the_rest(rung, monkeypatch):
    monkeypatch.setattr(steps, "TURN_SECONDS", 0)
    backlog()
    steps.answer_bell("read")
    assert rung == ["help to read", "read"]
    assert Reading.objects.filter(state="done").count() == 1


def test_each_step_has_its_turn_while_texts_wait(monkeypatch):
    monkeypatch.setattr(steps, "TURN_SECONDS", 0)
    backlog()
    assert steps.take_turns() is True
    assert Reading.objects.filter(state="due").exists()
    assert Fact.objects.get().judged > 0


def test_all_turns_over_is_told():
    backlog()
    assert steps.take_turns() is False
