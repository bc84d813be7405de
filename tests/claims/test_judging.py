"""Judging facts in the database: what is owed is judged, what says the same is not written twice."""

from datetime import timedelta

import pytest
from pghistory.models import Events

from claims.grouping.placing import want_judging_of
from claims.judging import judge as judging
from claims.judging import verdicts
from claims.judging.judge import judge_batch, want_judging, want_judging_by_policy
from claims.models import Claim, Conflict, ConflictEvent, Fact, Verdict
from claims.models.decisions import DecisionState
from claims.reviewing import review
from claims.sourcing.copying import find_copies
from tests.builders import a_claim, a_conflict, a_fact, a_source, an_article

pytestmark = pytest.mark.django_db


def judged(fact: Fact) -> Verdict:
    judge_batch()
    return Verdict.objects.filter(fact=fact).latest()


class TestNothingHappens:
    def test_nothing_is_owed(self):
        a_fact()
        assert judge_batch() is False

    def test_a_fact_without_claims_is_no_error(self):
        fact = a_fact()
        want_judging([fact.pk])
        verdict = judged(fact)
        assert (verdict.conflict, verdict.positions, verdict.low) == (False, [], None)

    def test_the_same_judged_three_times_is_one_verdict(self):
        fact = a_conflict().fact
        for _ in range(3):
            want_judging([fact.pk])
            judge_batch()
        assert (Verdict.objects.count(), ConflictEvent.objects.count()) == (1, 1)

    @pytest.mark.parametrize(
        "fields",
        [
            {"hedge": "projected"},
            {"hedge": "denied"},
            {"negated": True},
            {"review_state": "rejected"},
            {"review_state": "superseded"},
            {"state": DecisionState.SUGGESTED},
        ],
    )
    def test_a_claim_that_does_not_count(self, fields):
        fact = a_fact()
        a_claim(value=30, fact=fact)
        a_claim(value=45, fact=fact, **fields)
        verdict = judged(fact)
        assert not verdict.conflict
        assert verdict.high == 30

    def test_a_denied_figure_does_not_count(self):
        fact = a_fact()
        a_claim(value=30, fact=fact)
        denied = a_claim(value=45, fact=fact, origin="A ministry")
        denied.attribution.update(stance="denies")
        assert not judged(fact).conflict

    def test_a_withdrawn_article_does_not_count(self, editor):
        conflict = a_conflict(values=(30, 45))
        article = claims_saying(45, conflict.fact).get().article
        review.withdraw_article(article, reason="Its publisher retracted it.", by=editor)
        judge_batch()
        conflict.refresh_from_db()
        assert conflict.state == "ended"
        assert conflict.events.last().kind == "ended"


def claims_saying(value, fact):
    return Claim.objects.filter(memberships__fact=fact, value=value)


class TestConflicts:
    def test_two_outlets_that_disagree(self):
        conflict = a_conflict(values=(30, 45))
        assert (conflict.state, conflict.kind, conflict.severity) == ("open", "disjoint", "medium")
        assert [(p["low"], p["high"]) for p in conflict.verdict.positions] == [("30", "30"), ("45", "45")]
        assert [event.kind for event in conflict.events.all()] == ["opened"]
        assert "30" in conflict.verdict.reason
        assert "45" in conflict.verdict.reason

    def test_a_third_number_changes_it(self):
        conflict = a_conflict(values=(30, 45))
        a_claim(value=60, fact=conflict.fact, article=an_article(publisher="Outlet 3"))
        judge_batch()
        conflict.refresh_from_db()
        assert [event.kind for event in conflict.events.all()] == ["opened", "changed"]
        assert conflict.severity == "medium"

    def test_a_voice_that_joins_a_position_is_kept_in_the_verdict(self):
        conflict = a_conflict(values=(30, 45))
        same_voice = a_claim(value=45, fact=conflict.fact, article=an_article(publisher="Outlet 2"))
        judge_batch()
        conflict.refresh_from_db()
        assert same_voice.pk in conflict.verdict.positions[1]["claims"]
        assert [event.kind for event in conflict.events.all()] == ["opened"]

    def test_a_later_higher_number_puts_the_earlier_out_of_date(self):
        fact = a_fact()
        earlier = a_claim(
            value=None, high=30, modifier="up_to", fact=fact, origin="Iranian reports", origin_named=False
        )
        later = an_article(publisher="Outlet 2", published_at="2020-01-03")
        a_claim(value=45, article=later, fact=fact)
        verdict = judged(fact)
        assert (verdict.conflict, verdict.outdated) == (False, [earlier.pk])

    def test_unnamed_voices_of_two_articles_are_two(self):
        fact = a_fact()
        for number, outlet in enumerate(("Outlet 1", "Outlet 2")):
            article = an_article(
                publisher=outlet, text=f"About {30 + number} people are dead, officials say in {outlet}."
            )
            a_claim(value=30, article=article, fact=fact, origin="officials", origin_named=False)
        verdict = judged(fact)
        assert len(verdict.positions[0]["origins"]) == 2

    def test_a_number_said_again_without_its_source_is_no_second_voice(self):
        fact = a_fact()
        article = an_article(text="The strikes killed 30 people. Doctors say that the strikes killed 30 people.")
        a_claim(value=30, article=article, fact=fact)
        a_claim(value=30, article=article, origin="Velm Hospital", fact=fact)
        assert [position["origins"] for position in judged(fact).positions] == [["Velm Hospital"]]

    def test_nor_is_an_unnamed_voice_that_corrects_its_own_number_in_a_later_article(self):
        fact = a_fact()
        for value, day, change in ((30, "2019-12-30", ""), (22, "2019-12-31", "correction")):
            article = an_article(text=f"The strikes killed {value}, the ministry said.", published_at=day)
            a_claim(value=value, article=article, origin="the ministry", origin_named=False, change=change, fact=fact)
        assert judged(fact).conflict is False

    def test_a_rejected_claim_ends_it(self, reviewer):
        conflict = a_conflict()
        review.reject_claims(claims_saying(45, conflict.fact), by=reviewer)
        judge_batch()
        conflict.refresh_from_db()
        assert conflict.state == "ended"

    def test_and_an_accepted_one_brings_it_back(self, reviewer):
        conflict = a_conflict()
        for step in (review.reject_claims, review.accept_claims):
            step(claims_saying(45, conflict.fact), by=reviewer)
            judge_batch()
        conflict.refresh_from_db()
        assert conflict.state == "open"
        assert [event.kind for event in conflict.events.all()] == ["opened", "ended", "reopened"]

    def test_a_resolved_one_stays_so_until_something_new_is_said(self, reviewer):
        conflict = a_conflict()
        review.resolve_conflict(conflict, outcome="error", reason="A slip of the keys.", by=reviewer)
        want_judging([conflict.fact_id])
        judge_batch()
        conflict.refresh_from_db()
        assert conflict.state == "resolved"
        a_claim(value=60, fact=conflict.fact, article=an_article(publisher="Outlet 3"))
        judge_batch()
        conflict.refresh_from_db()
        assert conflict.state == "open"
        reopened = conflict.events.last()
        assert reopened.kind == "reopened"
        assert reopened.reason.startswith("It was resolved, but")


class TestWhatIsOwed:
    def test_one_that_cannot_be_judged_holds_up_no_other_and_is_given_up(self, monkeypatch, caplog):
        bad, good = a_fact(), a_fact()
        for fact in (bad, good):
            a_claim(value=30, fact=fact)
        told_apart = verdicts.judge

        def fails_for_bad(claims, **options):
            if any(int(claim.id) in set(bad.memberships.values_list("claim", flat=True)) for claim in claims):
                raise RuntimeError("no verdict can be had")
            return told_apart(claims, **options)

        monkeypatch.setattr(verdicts, "judge", fails_for_bad)
        for _ in range(5):
            judge_batch()
        bad.refresh_from_db()
        good.refresh_from_db()
        assert good.judged == good.wanted > 0
        assert (bad.judged, bad.judging_attempts) == (0, 3)
        assert bad.judging_error == "RuntimeError: no verdict can be had"
        assert judge_batch() is False

    def test_nor_does_one_whose_claims_cannot_be_read(self, monkeypatch):
        bad, good = a_fact(), a_fact()
        for fact in (bad, good):
            a_claim(value=30, fact=fact)
        read = judging.fact_claims_of

        def fails_for_bad(facts):
            if bad.pk in facts:
                raise ValueError("a row that no one can read")
            return read(facts)

        monkeypatch.setattr(judging, "fact_claims_of", fails_for_bad)
        for _ in range(4):
            judge_batch()
        bad.refresh_from_db()
        good.refresh_from_db()
        assert (good.judged, bad.judging_attempts) == (good.wanted, 3)

    def test_and_one_that_was_given_up_is_tried_again_by_and_by(self):
        fact = a_fact(judging_attempts=3, judging_error="RuntimeError: no verdict can be had", wanted=1)
        assert want_judging_by_policy() == 1
        judge_batch()
        fact.refresh_from_db()
        assert (fact.judged, fact.judging_error) == (2, "")

    def test_and_is_tried_again_when_something_new_comes(self):
        fact = a_fact(judging_attempts=3, judging_error="RuntimeError: no verdict can be had", wanted=1)
        assert judge_batch() is False
        want_judging([fact.pk])
        assert judge_batch() is True
        fact.refresh_from_db()
        assert (fact.judging_error, fact.judged) == ("", 2)

    def test_a_changed_policy_judges_all_again(self, settings):
        conflict = a_conflict(values=(30, 32))
        assert want_judging_by_policy() == 0
        settings.FACTBASE = {**settings.FACTBASE, "POLICY": {"window": timedelta(hours=48)}}
        assert want_judging_by_policy() == 1
        judge_batch()
        assert Verdict.objects.filter(fact=conflict.fact).values("policy_version").distinct().count() == 2

    def test_the_part_of_a_total_has_the_total_judged(self):
        whole, part_fact = a_fact(title="People killed"), a_fact(title="Children killed")
        article = an_article(text="At least 30 people, including 45 children, were killed there.")
        total = a_claim(value=30, article=article, fact=whole)
        judge_batch()
        part = a_claim(value=45, article=article, fact=part_fact, part_of=total, counted="children")
        want_judging_of([part.pk])
        assert judged(whole).kind == "part_exceeds_whole"

    def test_history_says_who_reviewed(self, reviewer):
        claim = a_claim()
        review.accept_claims([claim], by=reviewer)
        event = Events.objects.tracks(claim).get()
        assert event.pgh_data["review_state"] == "unreviewed"


def test_a_copy_counts_once():
    fact = a_fact()
    text = "The strikes killed 45 members of Kataib Hezbollah, it is said in the wire's own words."
    wire = an_article(publisher="A Wire", text=text)
    copy = an_article(publisher="A Paper", text=text)
    for article in (wire, copy):
        find_copies(article)
    copy.refresh_from_db()
    first = a_claim(value=45, article=wire, fact=fact)
    second = a_claim(value=45, article=copy, fact=fact)
    verdict = judged(fact)
    assert verdict.copies == [second.pk]
    assert verdict.positions[0]["claims"] == [first.pk]
    assert verdict.positions[0]["origins"] == [a_source(name="A Wire").name]


def test_conflicts_are_one_per_fact():
    a_conflict(values=(10, 20, 40, 80))
    assert Conflict.objects.count() == 1
