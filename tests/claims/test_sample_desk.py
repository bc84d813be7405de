"""The sample desk: what it must leave alone, the whole picture that it shows once loaded, and what removing it leaves."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, transaction

from claims import sample_desk, steps
from claims.models import (
    Claim,
    Conflict,
    ConflictEvent,
    Delivery,
    Event,
    Fact,
    Membership,
    Reading,
    Resolution,
    Subscription,
    Verdict,
)
from claims.queries import latest_verdicts
from claims.reviewing import review
from claims.sample_desk import loading
from claims.sample_desk.reports import reports
from sources.models import Article, Revision, Source
from tests.builders import a_subscription, an_article, met_sources

pytestmark = pytest.mark.django_db

HOLDING = (
    Article, Revision, Source, Reading, Claim, Membership, Fact, Event, Verdict, Conflict, ConflictEvent, Resolution,
    Delivery, Subscription, User,
)  # fmt: skip
KILLED = "Members of Kataib Hezbollah killed in Qaim, 29 December 2019"
WOUNDED = "Members of Kataib Hezbollah injured in Qaim, 29 December 2019"
SOLDIERS = "American soldiers injured, 27 December 2019"
ROCKETS = "Rockets launched in Kirkuk, 27 December 2019"
CROWD = "Protesters in Baghdad, 31 December 2019"
GASSED = "Protesters injured in Baghdad, December 2019"
STUDENTS = "Students injured in Baghdad, December 2019"
NOW = datetime.now(UTC).isoformat()
OWN = "The airstrikes of December 29 killed 26 members of Kataib Hezbollah, the PMU said."


@pytest.fixture(autouse=True)
def _no_worker_to_wait_for(monkeypatch):
    monkeypatch.setattr(loading, "LETTERS_PATIENCE_SECONDS", 0.0)


def rows():
    return {model: sorted(model.objects.values_list("pk", flat=True)) for model in HOLDING}


def verdicts():
    return {verdict.fact.title: verdict for verdict in latest_verdicts().select_related("fact")}


def said_by(claims):
    """The claims as quote and publisher, sorted."""
    return sorted(Claim.objects.filter(pk__in=claims).values_list("quote", "article__publisher__name"))


def positions(verdict):
    return [[quote for quote, _ in said_by(position["claims"])] for position in verdict.positions]


class TestLeavesAlone:
    def test_a_desk_that_has_articles_on_a_first_run(self):
        an_article()
        before = rows()
        call_command("load_sample_desk", "--first-run", (datetime.now(UTC) + timedelta(hours=1)).isoformat())
        assert rows() == before

    def test_what_it_was_removed_from(self, capsys):
        call_command("load_sample_desk", "--first-run", NOW)
        call_command("load_sample_desk", "--remove")
        before = rows()
        capsys.readouterr()
        call_command("load_sample_desk", "--first-run", NOW)
        assert rows() == before
        assert capsys.readouterr().out == ""

    @pytest.mark.parametrize("options", [[], ["--first-run", NOW]])
    def test_itself_the_second_time(self, options):
        a_subscription()
        sample_desk.load()
        before = rows()
        call_command("load_sample_desk", *options)
        assert rows() == before

    def test_a_decision_that_a_person_has_made_on_its_conflict(self, monkeypatch, reviewer):
        monkeypatch.setattr(loading, "_resolve_contested", lambda: None)
        sample_desk.load()
        crowd = Conflict.objects.get(fact__title=CROWD)
        review.resolve_conflict(crowd, outcome="unresolved", reason="Nobody counted.", by=reviewer)
        monkeypatch.undo()
        sample_desk.load_on_first_run(begun=datetime.now(UTC))
        assert Resolution.objects.get().by_user == reviewer

    def test_a_desk_without_it_when_it_is_removed(self, capsys):
        an_article()
        before = rows()
        call_command("load_sample_desk", "--remove")
        assert rows() == before
        assert capsys.readouterr().out == "There is no sample desk.\n"

    def test_a_time_that_is_none(self):
        with pytest.raises(CommandError, match="'soon' is no time like 2026-01-31"):
            call_command("load_sample_desk", "--first-run", "soon")


def test_an_article_that_was_quicker_does_not_keep_the_first_run_from_loading():
    own = an_article()
    call_command("load_sample_desk", "--first-run", (own.created_at - timedelta(minutes=1)).isoformat())
    assert Article.objects.count() == len(reports()) + 1


class TestThePicture:
    @pytest.fixture(autouse=True)
    def _loaded(self, db):
        sample_desk.load()

    def test_its_facts_and_no_others(self):
        assert set(verdicts()) == {
            KILLED, WOUNDED, SOLDIERS, ROCKETS, CROWD, GASSED, STUDENTS,
            "US contractor killed in Kirkuk, December 2019",
            "Targets struck in Iraq and Syria, December 2019",
            "Protesters killed in Iraq, October 2019",
            "Protesters injured in Iraq, October 2019",
        }  # fmt: skip
        assert set(Membership.objects.values_list("state", flat=True)) == {"confirmed"}
        assert set(Reading.objects.values_list("state", flat=True)) == {"done"}
        assert not Claim.objects.filter(metric="").exists()

    @pytest.mark.parametrize(
        ("title", "quotes", "reason"),
        [
            (ROCKETS, ["32", "More than 30"], "More than 30 and 32 can both be true"),
            (KILLED, ["25", "up to 30"], "Up to 30 and 25 can both be true"),
            ("US contractor killed in Kirkuk, December 2019", ["A", "A"], "say 1"),
            ("Protesters killed in Iraq, October 2019", ["500", "511"], "500 and 511 can both be true"),
            ("Protesters injured in Iraq, October 2019", ["19,000", "19,400"], "19,000 and 19,400 can both be true"),
        ],
    )
    def test_facts_that_agree(self, title, quotes, reason):
        verdict = verdicts()[title]
        assert not verdict.conflict
        assert positions(verdict) == [quotes]
        assert reason in verdict.reason

    def test_one_superseded(self):
        assert said_by(verdicts()[SOLDIERS].superseded) == [("three", "Blue Ferry Dispatch")]
        assert positions(verdicts()[SOLDIERS]) == [["four"]]
        assert sum(bool(verdict.superseded) for verdict in verdicts().values()) == 1

    def test_one_out_of_date(self):
        verdict = verdicts()[WOUNDED]
        assert said_by(verdict.outdated) == [("24", "Copper Kettle Gazette")]
        assert not verdict.conflict
        assert sum(bool(verdict.outdated) for verdict in verdicts().values()) == 1

    def test_a_copy_that_counts_once(self):
        copy = Article.objects.get(copy_of__isnull=False)
        assert (copy.publisher.name, copy.copy_of.publisher.name) == ("Tin Whistle Times", "Quiet Harbour Wire")
        verdict = verdicts()[KILLED]
        assert said_by(verdict.copies) == [("25", "Tin Whistle Times")]
        assert sorted(verdict.positions[0]["origins"])[-1] == "PMU"
        assert len(verdict.positions[0]["origins"]) == 2

    def test_a_part_and_its_whole(self):
        part = Fact.objects.get(title=STUDENTS)
        assert part.part_of_fact.title == GASSED
        claim = Claim.objects.get(part_of__isnull=False)
        assert (claim.quote, claim.part_of.quote) == ("20", "62")

    def test_two_conflicts_one_open_and_one_resolved(self):
        assert set(Conflict.objects.values_list("fact__title", "state", "severity")) == {
            (GASSED, "open", "high"),
            (CROWD, "resolved", "high"),
        }
        assert positions(verdicts()[GASSED]) == [["14"], ["62"]]
        assert positions(verdicts()[CROWD]) == [["About 2,000"], ["Some 6,000"]]
        resolution = Resolution.objects.get()
        assert (resolution.by_user.username, resolution.outcome) == ("sample-reviewer", "explained_by_scope")

    def test_its_reviewer_can_never_log_in(self):
        reviewer = User.objects.get()
        assert not reviewer.is_active
        assert not reviewer.has_usable_password()


class TestLetters:
    @pytest.fixture
    def worker(self, monkeypatch):
        """What a worker would do meanwhile is done while the loading sleeps; letters do not wait."""
        monkeypatch.setattr(loading, "LETTERS_WAIT", timedelta(0))
        monkeypatch.setattr(loading, "LETTERS_PATIENCE_SECONDS", 60.0)
        monkeypatch.setattr(loading.time, "sleep", lambda _: steps.take("deliver"))

    def test_they_wait_for_five_seconds(self):
        a_subscription()
        sample_desk.load()
        assert [letter.due_at - letter.created_at for letter in Delivery.objects.all()] == [timedelta(seconds=5)] * 2

    def test_both_conflicts_are_told_of_before_one_is_resolved(self, worker, mailoutbox):
        a_subscription()
        sample_desk.load()
        assert {letter.subject.partition(", ")[0] for letter in mailoutbox} == {
            "Conflict: Protesters injured in Baghdad",
            "Conflict: Protesters in Baghdad",
        }
        assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}
        assert Conflict.objects.get(fact__title=CROWD).state == "resolved"


class TestCutOff:
    def test_before_anything_was_read_it_goes_on(self, monkeypatch):
        monkeypatch.setattr(loading, "_work_until_judged", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            call_command("load_sample_desk", "--first-run", NOW)
        monkeypatch.undo()
        monkeypatch.setattr(loading, "LETTERS_PATIENCE_SECONDS", 0.0)
        call_command("load_sample_desk", "--first-run", NOW)
        assert Conflict.objects.filter(state="resolved").count() == 1
        assert Article.objects.count() == len(reports())

    def test_it_does_not_wait_for_ever_for_readers(self, monkeypatch):
        monkeypatch.setattr(loading, "READING_PATIENCE_SECONDS", -1.0)
        with pytest.raises(CommandError, match="stored, but not all reports were read and judged"):
            call_command("load_sample_desk")
        assert Reading.objects.filter(state="due").count() == len(reports())


class TestRemoving:
    def test_leaves_nothing(self, capsys):
        before = rows()
        call_command("load_sample_desk")
        call_command("load_sample_desk", "--remove")
        assert rows() == before
        assert capsys.readouterr().out.splitlines() == [
            "The sample desk is loaded: 11 reports, 11 facts, 2 of them contested. "
            "`manage.py load_sample_desk --remove` takes it away.",
            "The sample desk is removed: 11 articles.",
        ]

    def test_leaves_letters_to_nobody(self):
        a_subscription()
        sample_desk.load()
        assert sample_desk.remove() == 11
        assert not Delivery.objects.exists()
        assert Subscription.objects.count() == 1

    def test_while_its_reports_are_still_due(self, monkeypatch):
        monkeypatch.setattr(loading, "READING_PATIENCE_SECONDS", -1.0)
        with pytest.raises(sample_desk.NotReadError):
            sample_desk.load()
        sample_desk.remove()
        assert not Reading.objects.exists()
        assert not met_sources().exists()

    def test_what_is_ones_own_stays_and_is_judged_without_it(self):
        sample_desk.load()
        own = an_article(text=OWN, title="", publisher="Quiet Harbour Wire", published_at="2019-12-31")
        for step in ("read", "judge"):
            steps.take(step)
        fact = Fact.objects.get(title=KILLED)
        assert fact.memberships.filter(claim__article=own, state="confirmed").exists()
        sample_desk.remove()
        assert list(Article.objects.all()) == [own]
        assert set(met_sources().values_list("name", flat=True)) == {"Quiet Harbour Wire", "PMU"}
        assert list(Fact.objects.all()) == [fact]
        assert positions(fact.verdicts.latest()) == [["26"]]
        assert Conflict.objects.get().state == "ended"
        assert not User.objects.exists()

    def test_sources_that_were_there_before_or_were_edited_stay(self):
        long_before = datetime(2019, 12, 1, tzinfo=UTC)
        pentagon = Source.objects.create(name="Pentagon", key="pentagon", created_at=long_before)
        sample_desk.load()
        Source.objects.filter(name="PMU").update(country="IQ")
        sample_desk.remove()
        assert set(met_sources().values_list("name", flat=True)) == {pentagon.name, "PMU"}

    def test_a_decision_on_a_fact_that_stays_keeps_its_author(self):
        sample_desk.load()
        an_article(
            text="About 2,500 protesters gathered at the embassy in Baghdad on December 31, the fire brigade said.",
            publisher="Harbour Post",
        )
        for step in ("read", "judge"):
            steps.take(step)
        sample_desk.remove()
        assert Resolution.objects.get().by_user == User.objects.get(username="sample-reviewer")

    def test_what_is_loaded_afterwards_is_protected_as_ever(self):
        sample_desk.load()
        sample_desk.remove()
        sample_desk.load()
        for model in (Resolution, ConflictEvent, Verdict):
            with pytest.raises(ProgrammingError, match="Cannot update or delete rows"), transaction.atomic():
                model.objects.all()._raw_delete("default")
