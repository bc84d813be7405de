"""Which facts claims join in the database: the same as in memory, found by few keys, whatever the desk holds."""

import json

import pytest

from claims.grouping import placing
from claims.grouping.placing import candidate_facts
from claims.grouping.questions import question_from_json, question_to_json
from claims.models import Event, Fact, FactMatch, Membership
from factbase.group import MOST_SHARING, match
from tests.builders import a_desk, a_fact

pytestmark = pytest.mark.django_db

BOMB = "On 30 December a car bomb at the Narva market in Velm killed {killed} people and wounded {wounded}."


def killed():
    return Fact.objects.filter(metric="killed", merged_into=None)


def test_an_empty_desk_has_no_candidates():
    assert candidate_facts([]) == []
    assert candidate_facts(["killed|count|velm|a1"]) == []


def test_a_key_that_very_many_facts_share_is_not_followed():
    for number in range(MOST_SHARING + 1):
        a_fact(blocking_keys=["hot", f"of {number}"])
    assert candidate_facts(["hot"]) == []
    assert candidate_facts(["hot", "of 3"]) == [Fact.objects.get(blocking_keys__contains=["of 3"]).pk]


def test_a_fact_that_was_merged_is_no_candidate():
    survivor = a_fact(blocking_keys=["velm"])
    a_fact(blocking_keys=["velm"], merged_into=survivor)
    assert candidate_facts(["velm"]) == [survivor.pk]


def test_reports_of_two_towns_stay_apart():
    a_desk(
        "Harbour Post: On 30 December a car bomb in Velm killed 14 people.",
        "Northern Herald: On 30 December a car bomb in Tarrin killed 17 people.",
    )
    assert killed().count() == 2
    assert not FactMatch.objects.exists()


def test_two_reports_of_one_event_meet_and_their_facts_are_of_one_event():
    a_desk(
        f"Harbour Post: {BOMB.format(killed=14, wounded=40)}",
        f"Northern Herald: {BOMB.format(killed=17, wounded=52)}",
    )
    assert Fact.objects.count() == 2
    assert set(Membership.objects.values_list("state", flat=True)) == {"confirmed"}
    event = Event.objects.get()
    assert {fact.event for fact in Fact.objects.all()} == {event}
    assert event.title == "Car bombing in Narva, Velm, 30 December 2019"


def test_two_attacks_of_one_day_in_one_report_are_two_events():
    a_desk(
        f"Harbour Post: {BOMB.format(killed=14, wounded=40)} Elsewhere, a raid on Tarrin killed 9 people on 30 December."
    )
    assert [sorted(event.facts.values_list("metric", flat=True)) for event in Event.objects.order_by("pk")] == [
        ["injured", "killed"],
        ["killed"],
    ]


def test_a_later_report_that_answers_two_facts_suggests_to_merge_them(monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(placing, "_sharing", lambda keys: {})
        a_desk(f"Harbour Post: {BOMB.format(killed=14, wounded=40)}")
        a_desk(f"Northern Herald: {BOMB.format(killed=17, wounded=52)}")
    first, second = killed().order_by("pk")
    a_desk(f"Evening Star: {BOMB.format(killed=15, wounded=44)}")
    suggested = FactMatch.objects.get(fact=first, other=second)
    assert suggested.state == "suggested"
    assert "Velm" in suggested.reason
    assert killed().count() == 2


def test_a_question_is_the_same_once_stored():
    a_desk(f"Harbour Post: {BOMB.format(killed=14, wounded=40)}")
    for fact in Fact.objects.all():
        question = question_from_json(fact.question)
        assert question.tellings[0].names.words == {"narva", "velm"}
        assert question_from_json(json.loads(json.dumps(question_to_json(question)))) == question


def test_a_question_of_an_earlier_release_matches_nothing():
    a_desk(f"Harbour Post: {BOMB.format(killed=14, wounded=40)}")
    shape = killed().get().question
    old = {**{name: shape[name] for name in shape if name not in {"tellings", "scope"}}, "names": ["velm"]}
    assert match(question_from_json(old), question_from_json(shape)).state == "apart"


class TestClaimsThatNoMetricExplains:
    STRIKE = "On 30 December a strike hit Belmark: {share} percent of bus drivers in Belmark stayed at home. {more}"
    SHUT = "Police in Belmark arrested {number} drivers at the Salmon Gate in Belmark on 30 December."

    def told(self, publisher, share, *, more=""):
        return f"{publisher}: {self.STRIKE.format(share=share, more=more)}"

    def test_one_alone_founds_no_fact(self):
        a_desk(self.told("Harbour Post", 60))
        assert not Fact.objects.exists()

    def test_of_reports_that_share_no_other_figure_none_is_looked_for(self):
        a_desk(self.told("Harbour Post", 60), self.told("Northern Herald", 12))
        assert not Fact.objects.exists()

    def test_a_second_one_founds_it_with_the_first_and_a_third_joins(self):
        a_desk(
            self.told("Harbour Post", 60, more=self.SHUT.format(number=20)),
            self.told("Northern Herald", 12, more=self.SHUT.format(number=24)),
            self.told("Evening Star", 55),
        )
        share = Fact.objects.get(kind="percent")
        assert sorted(member.claim.value for member in share.memberships.all()) == [12, 55, 60]
        assert share.memberships.filter(state="confirmed").count() == 3
        assert share.title == "Bus drivers in Belmark, 30 December 2019"
