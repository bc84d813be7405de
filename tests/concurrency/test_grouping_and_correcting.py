"""A claim is corrected while its text is being grouped, and while others decide on the facts that it leaves and joins."""

from threading import Event

import pytest

from claims.grouping import placing, turns
from claims.grouping.placement import Placement
from claims.grouping.turns import group_next
from claims.models import Claim, Fact, Membership
from claims.reading.reader import read_next
from claims.reviewing import correcting
from claims.reviewing.correcting import edit_claim
from claims.reviewing.review import accept_claims
from tests.builders import a_desk, a_user, an_article
from tests.concurrency.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

RAID = "The raid on Velm on 29 December killed 20 guards."


def correct_while_it_is_grouped(monkeypatch):
    """Read "killed", corrected to "injured" after its fact was chosen and before that is written; where it is then."""
    an_article(publisher="Harbour Post", text=RAID)
    read_next()
    editor, chosen, write = a_user(group="editor"), Event(), Placement.write

    def slowly(placement):
        chosen.set()
        Event().wait(0.3)
        write(placement)

    def correct():
        assert chosen.wait(10)
        edit_claim(Claim.objects.get(), by=editor, metric="injured")

    monkeypatch.setattr(Placement, "write", slowly)
    at_once(group_next, correct)
    return list(Membership.objects.filter(state="confirmed").values_list("fact__metric", flat=True))


def test_a_claim_that_is_corrected_while_it_is_grouped_leaves_the_fact(monkeypatch):
    assert correct_while_it_is_grouped(monkeypatch) == ["injured"]


@pytest.mark.deep
def test_control_without_waiting_for_each_other_it_stays_there(monkeypatch):
    monkeypatch.setattr(turns, "hold_claims", lambda claims: [])
    monkeypatch.setattr(correcting, "one_at_a_time", lambda: None)
    assert correct_while_it_is_grouped(monkeypatch) == ["killed"]


def test_who_leaves_a_fact_and_who_reviews_its_claims_lock_facts_in_one_order(monkeypatch):
    """The fact that is left is the older: were it taken after the one that is joined, each would wait for the other."""
    a_desk("Harbour Post: The raid on Velm on 29 December killed 20 guards and wounded 40.", f"Hill Post: {RAID}")
    joined, left = sorted(Fact.objects.all(), key=lambda fact: fact.pk, reverse=True)
    assert (left.metric, joined.metric) == ("killed", "injured")
    editor, held, hold = a_user(group="editor"), Event(), placing.hold
    corrected, others = Claim.objects.latest("pk"), list(Claim.objects.order_by("pk")[:2])

    def slowly(*rows):
        found = hold(*rows)
        held.set()
        Event().wait(0.3)
        return found

    def review():
        assert held.wait(10)
        return accept_claims(others, by=editor)

    monkeypatch.setattr(placing, "hold", slowly)
    _, accepted = at_once(lambda: edit_claim(corrected, by=editor, metric="injured"), review)
    assert accepted == 2
    assert Membership.objects.get(claim=corrected, state="confirmed").fact == joined
