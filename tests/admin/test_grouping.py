"""Regrouping on a fact's page: what is refused, what is previewed and not done, what is done as previewed."""

import pytest
from django.urls import reverse

from claims.judging.judge import judge_batch
from claims.models import Conflict, Delivery, Fact, FactMatch, Membership, Verdict
from tests.admin.conftest import page_of
from tests.builders import a_claim, a_conflict, a_fact, a_subscription, an_article


@pytest.fixture
def conflict(db) -> Conflict:
    return a_conflict(values=(30, 45))


def page(name, fact) -> str:
    return reverse(f"admin:claims_fact_{name}", args=[fact.pk])


def claim_saying(value):
    return Membership.objects.get(claim__value=value).claim


def confirmed(fact):
    members = Membership.objects.filter(fact=fact, state="confirmed").select_related("claim")
    return sorted(member.claim.value for member in members)


class TestRefused:
    def test_a_viewer_sees_no_way_to_regroup_and_has_none(self, desk, viewer, conflict):
        client = desk(viewer)
        content = client.get(page_of(conflict.fact)).content.decode()
        for name in ("merge", "split", "move", "confirm", "reject", "apart"):
            assert page(name, conflict.fact) not in content
            assert client.post(page(name, conflict.fact), {}).status_code == 403
        assert confirmed(conflict.fact) == [30, 45]

    def test_a_claim_that_is_not_of_the_fact(self, desk, reviewer, conflict):
        elsewhere = a_claim(value=7)
        assert desk(reviewer).get(page("move", conflict.fact), {"claim": elsewhere.pk}).status_code == 404
        assert desk(reviewer).get(page("move", conflict.fact), {"claim": "x\0"}).status_code == 404

    @pytest.mark.parametrize(
        ("number", "said"), [("", "Choose a fact."), ("99999999", "no such fact"), ("x", "no such")]
    )
    def test_no_fact_to_merge_with(self, desk, reviewer, conflict, number, said):
        response = desk(reviewer).post(page("merge", conflict.fact), {"fact": number})
        assert response.status_code == 400
        assert said in response.content.decode()

    def test_what_counts_something_else(self, desk, reviewer, conflict):
        injured = a_fact(metric="injured")
        response = desk(reviewer).post(page("merge", conflict.fact), {"fact": injured.pk})
        assert response.status_code == 400
        assert "count different things" in response.content.decode()

    def test_a_split_that_takes_nothing_or_all(self, desk, reviewer, conflict):
        all_of_them = list(conflict.fact.memberships.values_list("claim", flat=True))
        for claims, said in (([], "Choose the claims"), (all_of_them, "One claim at least stays")):
            response = desk(reviewer).post(page("split", conflict.fact), {"claims": claims, "title": "Elsewhere"})
            assert response.status_code == 400
            assert said in response.content.decode()
        assert Fact.objects.count() == 1


class TestPreviewed:
    def test_it_says_what_would_change_and_changes_nothing(self, desk, reviewer, conflict):
        a_subscription()
        other = a_fact(title="Elsewhere")
        asked = {"fact": other.pk, "reason": ""}
        response = desk(reviewer).post(f"{page('move', conflict.fact)}?claim={claim_saying(45).pk}", asked)
        changes = {change.title: change for change in response.context["changes"]}
        assert changes[conflict.fact.title].consequence == "its conflict ends"
        assert changes["Elsewhere"].consequence == "stays without conflict"
        assert "30 to 45, in conflict (2 positions)" in response.content.decode()
        assert confirmed(conflict.fact) == [30, 45]
        assert Verdict.objects.count() == 1
        assert not judge_batch()
        assert not Delivery.objects.filter(subscription__isnull=False).exists()

    def test_a_merge_that_opens_a_conflict_says_that_people_are_told(self, desk, reviewer):
        first, second = (a_fact(title=f"Report {value}") for value in (30, 90))
        for fact, value in ((first, 30), (second, 90)):
            a_claim(value=value, fact=fact, article=an_article(publisher=f"Outlet {value}"))
        judge_batch()
        content = desk(reviewer).post(page("merge", second), {"fact": first.pk}).content.decode()
        assert "a conflict opens; subscribers are told" in content
        assert "merged into the other" in content

    def test_what_is_changed_after_the_preview_is_previewed_anew(self, desk, reviewer, conflict):
        one, other = a_fact(title="One"), a_fact(title="Other")
        address = f"{page('move', conflict.fact)}?claim={claim_saying(45).pk}"
        as_asked = desk(reviewer).post(address, {"fact": one.pk, "reason": ""}).context["as_asked"]
        response = desk(reviewer).post(address, {"fact": other.pk, "reason": "", "previewed": as_asked})
        assert response.status_code == 200
        assert response.context["changes"]
        assert confirmed(conflict.fact) == [30, 45]


class TestDone:
    def done(self, client, address, **asked):
        """Preview this, then do it."""
        previewed = client.post(address, asked).context["as_asked"]
        return client.post(address, {**asked, "previewed": previewed})

    def test_a_move(self, desk, reviewer, conflict):
        other = a_fact(title="Elsewhere")
        address = f"{page('move', conflict.fact)}?claim={claim_saying(45).pk}"
        response = self.done(desk(reviewer), address, fact=other.pk, reason="Another place.")
        assert response.url == page_of(other)
        assert (confirmed(conflict.fact), confirmed(other)) == ([30], [45])

    def test_a_split(self, desk, reviewer, conflict):
        asked = {"claims": [claim_saying(45).pk], "title": "Guards killed at the port", "reason": "The port."}
        response = self.done(desk(reviewer), page("split", conflict.fact), **asked)
        own = Fact.objects.exclude(pk=conflict.fact_id).get()
        assert response.url == page_of(own)
        assert (own.title, confirmed(own), confirmed(conflict.fact)) == ("Guards killed at the port", [45], [30])
        match = FactMatch.objects.get()
        assert (match.fact, match.other, match.state, match.decided_by) == (conflict.fact, own, "rejected", reviewer)

    def test_a_merge(self, desk, reviewer, conflict):
        other = a_fact(title="The same")
        response = self.done(desk(reviewer), page("merge", other), fact=conflict.fact_id)
        assert response.url == page_of(conflict.fact)
        other.refresh_from_db()
        assert other.merged_into == conflict.fact

    def test_a_suggested_claim_is_confirmed_or_rejected_on_the_page(self, desk, reviewer, conflict):
        belongs, does_not = (
            a_claim(value=value, fact=conflict.fact, state="suggested", article=an_article()) for value in (31, 99)
        )
        desk(reviewer).post(page("confirm", conflict.fact), {"claim": belongs.pk})
        desk(reviewer).post(page("reject", conflict.fact), {"claim": does_not.pk})
        assert confirmed(conflict.fact) == [30, 31, 45]
        assert Membership.objects.get(claim=does_not).state == "rejected"

    def test_a_suggested_merge_is_shown_with_its_reason_and_can_be_refused_for_good(self, desk, reviewer, conflict):
        other = a_fact(title="Perhaps the same")
        FactMatch.objects.create(fact=conflict.fact, other=other, state="suggested", score=0.7, reason="Same day.")
        client = desk(reviewer)
        assert "Same day." in client.get(page_of(other)).content.decode()
        client.post(page("apart", other), {"other": conflict.fact_id})
        assert "Same day." not in client.get(page_of(other)).content.decode()
        assert FactMatch.objects.get().state == "rejected"


def test_facts_are_offered_by_words_and_only_those_that_count_the_same(desk, reviewer, conflict):
    a_fact(title="Guards killed in Basra"), a_fact(title="Guards injured in Basra", metric="injured")
    response = desk(reviewer).get(page("merge", conflict.fact), {"q": "basra guards"})
    assert [option.fact.title for option in response.context["form"].options] == ["Guards killed in Basra"]
    assert "No fact has these words." in desk(reviewer).get(page("merge", conflict.fact), {"q": "zzz"}).content.decode()
