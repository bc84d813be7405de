"""A text is read again while a person reviews a claim of it: the decision stands, or its author is told that it came late."""

from dataclasses import replace
from decimal import Decimal
from threading import Event
from typing import Any

import pytest
from django.db import transaction

import factbase
from claims import pipeline, steps
from claims.models import Claim, DifferingReading, Reading, SourceMatch
from claims.reading import storing
from claims.reading.reader import read_next
from claims.reviewing import rereading, review, source_matching
from claims.reviewing.source_matching import confirm_match
from claims.sourcing import voices as source_voices
from tests.builders import a_desk, a_user
from tests.concurrency.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def outdated(monkeypatch):
    """A claim of 25 killed that the next version reads as 26; its text is due to be read again."""
    a_desk("Harbour Post: The raid killed 25 guards in Harbour Town.")
    read_otherwise(monkeypatch)
    return Claim.objects.get()


def read_otherwise(monkeypatch):
    """Have the next version of the extractor read 26 for each figure; all texts are due to be read by it."""
    read = factbase.extract_claims
    figure: dict[str, Any] = dict.fromkeys(("value", "low", "high"), Decimal(26))
    monkeypatch.setattr(factbase, "EXTRACTOR_VERSION", "next")
    monkeypatch.setattr(factbase, "extract_claims", lambda *a, **k: tuple(replace(c, **figure) for c in read(*a, **k)))
    sum(rereading.owe_rereadings(rereading.articles_with_texts()))


@pytest.fixture
def slow_reader(monkeypatch):
    """A reader that has seen the claims of its text, and waits before it goes on."""
    seen = Event()
    reconcile = storing.reconcile

    def slow(*arguments):
        plan = reconcile(*arguments)
        seen.set()
        Event().wait(0.5)
        return plan

    monkeypatch.setattr(storing, "reconcile", slow)
    return seen


def accept_once(seen, claim):
    reviewer = a_user(group="reviewer")

    def job():
        assert seen.wait(10)
        return review.accept_claims([claim], by=reviewer)

    return job


def test_who_decides_first_has_decided(outdated):
    reviewer = a_user(group="reviewer")
    accepted, _ = at_once(lambda: review.accept_claims([outdated], by=reviewer), read_next)
    outdated.refresh_from_db()
    assert (outdated.review_state, DifferingReading.objects.count()) == (
        ("accepted", 1) if accepted else ("superseded", 0)
    )


def test_who_comes_while_it_is_superseded_is_told(outdated, slow_reader):
    accepted, _ = at_once(accept_once(slow_reader, outdated), read_next)
    outdated.refresh_from_db()
    assert (accepted, outdated.review_state, outdated.superseded_from) == (0, "superseded", "unreviewed")


def test_control_without_the_lock_a_decision_is_lost(outdated, slow_reader, monkeypatch):
    unlocked = Claim.objects.select_related("origin").prefetch_related("attribution")
    monkeypatch.setattr(
        storing, "_claims_of_text", lambda reading: list(unlocked.filter(reading__revision=reading.revision))
    )
    accepted, _ = at_once(accept_once(slow_reader, outdated), read_next)
    outdated.refresh_from_db()
    assert (accepted, outdated.review_state, outdated.superseded_from) == (1, "superseded", "accepted")


def test_a_new_text_and_a_reviewer_of_the_old_ones_claims_lock_them_in_one_order():
    """Reviewed once, a row stands behind its neighbour on the disk: without an order each would wait for the other."""
    address = {"title": "", "publisher": "Third", "published_at": "2019-12-31", "url": "https://third.example/1"}
    pipeline.take_in(text="The raid killed 25 guards and injured 40.", **address)
    steps.take("read")
    reviewer, (first, second) = a_user(group="reviewer"), Claim.objects.order_by("pk")
    review.accept_claims([first], by=reviewer)
    pipeline.take_in(text="The raid killed 26 guards and injured 41.", **address)
    locked, read = Event(), Event()

    def holds_the_first():
        with transaction.atomic():
            Claim.objects.select_for_update(no_key=True).get(pk=first.pk)
            locked.set()
            read.wait(0.5)
            Claim.objects.select_for_update(no_key=True).get(pk=second.pk)

    def reads():
        assert locked.wait(10)
        return read_next()

    at_once(holds_the_first, reads)
    assert set(Reading.objects.values_list("state", "attempts")) == {("done", 1)}
    assert set(Claim.objects.filter(value__in=(25, 40)).values_list("review_state", flat=True)) == {"superseded"}


@pytest.mark.deep
def test_many_readers_and_a_reviewer_of_them_all_end(outdated):
    reviewer = a_user(group="reviewer")
    a_desk(*(f"Outlet {number}: The raid killed 25 guards in Harbour Town, it says here." for number in range(4)))
    claims = list(Claim.objects.order_by("-pk"))

    def reviews():
        for decide in (review.accept_claims, review.reject_claims) * 3:
            decide(claims, by=reviewer)

    at_once(reviews, lambda: steps.take("read"), lambda: steps.take("read"))
    assert rereading.progress(rereading.articles_with_texts()).pending == 0
    assert not Claim.objects.filter(superseded_from__in=("accepted", "rejected")).exists()


def decide_whose_name(seen):
    """Read the text that names "Roe" again, and say meanwhile that this is Ann Roe; returns who says so now."""
    reviewer = a_user(group="reviewer")
    match = SourceMatch.objects.get(state="suggested")
    article = match.attribution.claim.article

    def decide():
        assert seen.wait(10)
        confirm_match(match, scope="article", by=reviewer)

    at_once(decide, read_next)
    return Claim.objects.exclude(review_state="superseded").get(article=article).origin.name


@pytest.fixture
def named_twice(monkeypatch):
    """Ann Roe in one text, and Roe in a later one, which is the first to be read again, and otherwise."""
    a_desk("Hill Post: The raid killed 25 guards, Gen. Ann Roe said.", "Dale Post: The raid killed 7 guards, Roe said.")
    read_otherwise(monkeypatch)


def test_a_name_that_is_decided_while_its_text_is_read_again_is_decided_there_too(named_twice, slow_reader):
    assert decide_whose_name(slow_reader) == "Gen. Ann Roe"


@pytest.mark.deep
def test_control_without_the_name_held_it_is_not(named_twice, slow_reader, monkeypatch):
    monkeypatch.setattr(source_voices, "lock", lambda kind, names: None)
    # Whoever decides a name holds its claims, too, which would keep the reader back.
    for module in (source_matching, source_voices):
        monkeypatch.setattr(module, "hold_claims", lambda claims: [])
    assert decide_whose_name(slow_reader) == "Roe"
