"""A name is decided while somebody corrects the very chain that it stands in."""

from threading import Event

import pytest
from django.db import IntegrityError

from claims.models import Claim, SourceMatch
from claims.reviewing import source_matching
from claims.reviewing.correcting import edit_claim
from claims.reviewing.source_matching import reject_match
from claims.sourcing import voices
from tests.builders import a_desk, a_user
from tests.concurrency.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

NAMED = "Hill Post: The raid killed 5 guards, Gen. Ann Roe said."
TO_DECIDE = "Dale Post: The raid killed 7 guards, Roe said."


@pytest.fixture
def match() -> SourceMatch:
    a_desk(NAMED, TO_DECIDE)
    return SourceMatch.objects.get(state="suggested")


def decide_and_correct(match, monkeypatch):
    """The name is rejected and, before that is committed, its chain emptied."""
    editor, decided, stand_for = a_user(group="editor"), Event(), source_matching.stand_for

    def slowly(*hops, **decision):
        stand_for(*hops, **decision)
        decided.set()
        decided_long_ago.wait(0.3)

    def correct():
        decided.wait(10)
        edit_claim(match.attribution.claim, by=editor, attribution=[])

    decided_long_ago = Event()
    monkeypatch.setattr(source_matching, "stand_for", slowly)
    at_once(lambda: reject_match(match, by=editor), correct)


def test_the_correction_waits_and_stands(match, monkeypatch):
    decide_and_correct(match, monkeypatch)
    assert Claim.objects.get(value=7).origin.name == "Dale Post"
    assert not SourceMatch.objects.filter(attribution__claim__value=7).exists()


@pytest.mark.deep
def test_control_without_the_claims_one_of_them_fails(match, monkeypatch):
    for module in (source_matching, voices):
        monkeypatch.setattr(module, "hold_claims", lambda claims: list(claims.values_list("pk", flat=True)))
    with pytest.raises(IntegrityError):
        decide_and_correct(match, monkeypatch)
