"""Moving, rejecting, merging and splitting: whoever regroups, each fact concerned gets the right verdict."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from claims.judging.judge import judge_batch
from claims.models import Conflict, Fact, FactMatch, Membership, Verdict
from claims.queries import known_at
from claims.reviewing import review
from claims.reviewing.regrouping import merge_facts, move_claim, refuse_merge, reject_membership, split_fact
from tests.builders import a_claim, a_conflict, a_desk, a_fact, a_source, an_article

pytestmark = pytest.mark.django_db


def told(fact):
    judge_batch()
    return [position["low"] for position in Verdict.objects.filter(fact=fact).latest().positions]


def claim_saying(value, fact):
    return Membership.objects.get(fact=fact, claim__value=value).claim


class TestRefused:
    def test_who_may_not(self, viewer):
        conflict = a_conflict()
        membership = conflict.fact.memberships.earliest("id")
        for operation in (
            lambda: move_claim(membership.claim, to=a_fact(), by=viewer),
            lambda: reject_membership(membership, by=viewer),
            lambda: merge_facts(conflict.fact, a_fact(), by=viewer),
        ):
            with pytest.raises(PermissionDenied):
                operation()
        assert set(Membership.objects.values_list("state", flat=True)) == {"confirmed"}

    def test_what_cannot_be_merged(self, reviewer):
        fact, other, injured = a_fact(), a_fact(), a_fact(metric="injured")
        with pytest.raises(review.NotPossibleError, match="with itself"):
            merge_facts(fact, fact, by=reviewer)
        with pytest.raises(review.NotPossibleError, match="different things"):
            merge_facts(fact, injured, by=reviewer)
        merge_facts(fact, other, by=reviewer)
        with pytest.raises(review.NotPossibleError, match=f"merged into fact {fact.pk}"):
            merge_facts(other, a_fact(), by=reviewer)
        with pytest.raises(review.NotPossibleError, match=f"merged into fact {fact.pk}"):
            move_claim(a_claim(), to=other, by=reviewer)


class TestMoving:
    def test_the_one_that_it_leaves_and_the_one_that_it_joins_are_judged(self, reviewer):
        conflict, other = a_conflict(values=(30, 45)), a_fact(title="Elsewhere")
        a_claim(value=90, fact=other, article=an_article(publisher="Outlet 9"))
        move_claim(claim_saying(45, conflict.fact), to=other, by=reviewer, reason="It tells of another place.")
        assert told(conflict.fact) == ["30"]
        assert told(other) == ["45", "90"]
        conflict.refresh_from_db()
        assert conflict.state == "ended"
        assert Conflict.objects.get(fact=other).state == "open"
        left = Membership.objects.get(fact=conflict.fact, claim__value=45)
        assert (left.state, left.decided_by, left.reason) == ("rejected", reviewer, "It tells of another place.")

    def test_a_claim_that_was_nowhere(self, reviewer):
        fact = a_fact()
        claim = a_claim(value=30)
        move_claim(claim, to=fact, by=reviewer)
        assert told(fact) == ["30"]

    def test_the_fact_asks_what_it_asked_though_another_metric_was_read_of_the_claim(self, reviewer):
        a_desk("Harbour Post: On 30 December the raid on Basra killed 25 guards and wounded 28.")
        killed, injured = (Fact.objects.get(metric=metric) for metric in ("killed", "injured"))
        for fact, other in ((injured, killed), (killed, injured)):
            move_claim(fact.memberships.earliest("pk").claim, to=other, by=reviewer)
        asked = {fact.metric: fact.question["metric"] for fact in Fact.objects.all()}
        assert asked == {"killed": "killed", "injured": "injured"}


def test_a_rejected_member_counts_no_more(reviewer):
    conflict = a_conflict(values=(30, 45))
    reject_membership(Membership.objects.get(claim__value=45), by=reviewer)
    assert told(conflict.fact) == ["30"]
    conflict.refresh_from_db()
    assert conflict.state == "ended"


class TestMerging:
    def test_the_lower_survives_with_all_claims_and_the_other_redirects(self, reviewer):
        first, second = a_conflict(values=(30, 45)), a_conflict(values=(50, 60))
        assert merge_facts(second.fact, first.fact, by=reviewer) == first.fact
        assert told(first.fact) == ["30", "45", "50", "60"]
        second.refresh_from_db()
        assert second.state == "ended"
        assert second.events.last().reason == f"Merged into fact {first.fact_id}."
        assert Fact.objects.get(pk=second.fact_id).merged_into == first.fact
        assert judge_batch() is False

    def test_a_resolution_is_kept_only_where_nothing_new_is_said(self, reviewer):
        conflict = a_conflict(values=(30, 45))
        review.resolve_conflict(conflict, outcome="error", reason="A slip.", by=reviewer)
        empty = a_fact()
        merge_facts(conflict.fact, empty, by=reviewer)
        judge_batch()
        conflict.refresh_from_db()
        assert conflict.state == "resolved"
        merge_facts(conflict.fact, filled(80), by=reviewer)
        judge_batch()
        conflict.refresh_from_db()
        assert conflict.state == "open"

    def test_rejected_pairs_follow_and_the_stronger_word_stands(self, reviewer):
        survivor, gone = a_fact(), a_fact()
        rejected, suggested = a_claim(value=30), a_claim(value=45)
        Membership.objects.create(claim=rejected, fact=gone, state="rejected", decided_by=reviewer)
        Membership.objects.create(claim=suggested, fact=survivor, state="suggested")
        Membership.objects.create(claim=suggested, fact=gone, state="confirmed")
        merge_facts(survivor, gone, by=reviewer)
        states = dict(survivor.memberships.values_list("claim__value", "state"))
        assert states == {30: "rejected", 45: "confirmed"}
        assert not gone.memberships.exists()

    def test_whoever_pointed_to_the_other_points_to_the_survivor(self, reviewer):
        survivor, gone = a_fact(), a_fact()
        part, earlier = a_fact(part_of_fact=gone), a_fact(merged_into=gone)
        merge_facts(survivor, gone, by=reviewer)
        part.refresh_from_db()
        earlier.refresh_from_db()
        assert (part.part_of_fact, earlier.merged_into) == (survivor, survivor)

    def test_what_was_suggested_or_refused_of_the_other_is_of_the_survivor(self, reviewer):
        survivor, gone, third, fourth = (a_fact() for _ in range(4))
        FactMatch.objects.create(fact=gone, other=third, state="suggested", reason="Same day.")
        FactMatch.objects.create(fact=survivor, other=fourth, state="suggested", reason="Same place.")
        refuse_merge(fourth, gone, by=reviewer, reason="Another town.")
        merge_facts(survivor, gone, by=reviewer)
        pairs = {(match.fact, match.other): match.state for match in FactMatch.objects.all()}
        assert pairs == {
            (survivor, gone): "confirmed",
            (survivor, third): "suggested",
            (survivor, fourth): "rejected",
        }


class TestSplitting:
    def test_who_may_not_and_what_cannot_be(self, viewer, reviewer):
        fact = a_conflict(values=(30, 45)).fact
        claims = [claim_saying(45, fact)]
        with pytest.raises(PermissionDenied):
            split_fact(fact, claims, title="Elsewhere", by=viewer)
        with pytest.raises(review.NotPossibleError, match="what the new fact asks"):
            split_fact(fact, claims, title="  ", by=reviewer)
        with pytest.raises(review.NotPossibleError, match="Choose the claims"):
            split_fact(fact, [a_claim(value=1)], title="Elsewhere", by=reviewer)
        assert Fact.objects.count() == 1

    def test_both_are_judged_and_never_brought_together_again(self, reviewer):
        conflict = a_conflict(values=(30, 45, 50))
        own = split_fact(conflict.fact, [claim_saying(45, conflict.fact)], title="At the  port", by=reviewer)
        assert own.title == "At the port"
        assert told(conflict.fact) == ["30", "50"]
        assert told(own) == ["45"]
        left = Membership.objects.get(fact=conflict.fact, claim__value=45)
        assert (left.state, left.decided_by) == ("rejected", reviewer)
        assert FactMatch.objects.get(fact=conflict.fact, other=own).state == "rejected"

    def test_each_asks_what_its_claims_ask(self, reviewer):
        a_desk(
            "Harbour Post: On 30 December the raid on Basra killed 25 guards.",
            "Northern Herald: On 30 December the raid on Basra killed 28 guards.",
        )
        fact = Membership.objects.filter(state="confirmed").first().fact
        assert fact.memberships.count() == 2
        moved = fact.memberships.get(claim__value=28).claim
        own = split_fact(fact, [moved], title="Another raid", by=reviewer)
        for each, claim in ((own, moved), (fact, claim_saying(25, fact))):
            each.refresh_from_db()
            assert [telling["article"] for telling in each.question["tellings"]] == [str(claim.reading.revision_id)]
            assert each.blocking_keys

    def test_once_more(self, reviewer):
        fact = a_conflict(values=(30, 45, 50)).fact
        first, second = (split_fact(fact, [claim_saying(v, fact)], title=f"No. {v}", by=reviewer) for v in (45, 50))
        assert first.key != second.key


def filled(value):
    fact = a_fact()
    a_claim(value=value, fact=fact, article=an_article(publisher="Outlet 8"))
    return fact


def test_what_was_known_at_a_time():
    before = timezone.now()
    conflict = a_conflict(values=(30, 45))
    between = timezone.now()
    a_claim(value=45, fact=conflict.fact, article=an_article(publisher=a_source(name="Outlet 7").name))
    a_claim(value=99, fact=conflict.fact, article=an_article(publisher="Outlet 8"))
    judge_batch()
    first, last = conflict.fact.verdicts.order_by("id")
    assert known_at(conflict.fact, before) is None
    assert known_at(conflict.fact, between) == first
    assert known_at(conflict.fact, timezone.now()) == last
