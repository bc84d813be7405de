"""Texts are grouped in the order in which their readings were owed, whoever reads them and however fast."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.db.models.functions import Now

import factbase
from claims import steps
from claims.grouping import placing, turns
from claims.grouping.turns import ENDED, group_next
from claims.models import Claim, Fact, Membership, Reading
from claims.reading import reader
from claims.reading.reader import read_next
from claims.reviewing import rereading
from claims.work import leases
from tests.builders import a_user, an_article

pytestmark = pytest.mark.django_db

RAID = (
    "The raid on the depot of Velm on 29 December killed {killed} guards, a doctor said. It wounded {wounded} people."
)


def a_backlog(texts=4):
    return [
        an_article(text=RAID.format(killed=20 + number, wounded=40 + number), publisher=f"Outlet {number}")
        for number in range(texts)
    ]


def states():
    return list(Reading.objects.order_by("pk").values_list("state", flat=True))


def leased():
    reading = leases.take_next(Reading, attempts=3)
    assert reading is not None
    return reading


def facts():
    """The facts as sets of claims, each named by its publisher and number."""
    members = Membership.objects.filter(state="confirmed").exclude(claim__review_state="superseded")
    told: dict[int, set[tuple[str, Decimal | None]]] = {}
    for member in members.select_related("claim__article__publisher"):
        told.setdefault(member.fact_id, set()).add((member.claim.article.publisher.name, member.claim.value))
    return {frozenset(claims) for claims in told.values()}


class TestInTurn:
    def test_where_nothing_was_read_nothing_is_grouped(self):
        a_backlog(1)
        assert group_next() is False
        assert states() == ["due"]

    def test_a_text_that_was_read_waits_for_those_before_it(self):
        a_backlog(3)
        slow = leased()
        read_next(), read_next()
        assert group_next() is False
        assert states() == ["leased", "read", "read"]
        assert not Fact.objects.exists()
        reader._read(slow)
        assert group_next() is True
        assert states() == ["done", "done", "done"]
        first = Fact.objects.get(metric="killed").memberships.order_by("pk").first()
        assert first.claim.article.publisher.name == "Outlet 0"

    def test_of_what_was_read_the_first_are_grouped_though_a_later_one_is_being_read(self):
        a_backlog(3)
        assert read_next()
        leased()
        assert read_next()
        assert group_next() is True
        assert states() == ["done", "leased", "read"]

    def test_a_text_that_is_due_and_was_never_tried_is_waited_for(self):
        a_backlog(2)
        leases.give_back(leased(), error="It could not be read.", attempts=3)
        assert read_next()
        Reading.objects.filter(state="due").update(due_at="2019-12-31T00:00Z", attempts=0)
        assert group_next() is False

    def test_one_that_failed_once_has_lost_its_turn(self):
        a_backlog(2)
        leases.give_back(leased(), error="It could not be read.", attempts=3)
        assert read_next()
        Reading.objects.filter(state="due").update(due_at="2019-12-31T00:00Z")
        assert group_next() is True
        assert states() == ["due", "done"]

    def test_one_that_takes_long_has_lost_its_turn(self):
        a_backlog(2)
        leased()
        assert read_next()
        longest = settings.FACTBASE["LEASE_SECONDS"] - turns.READING_SECONDS
        Reading.objects.filter(state="leased").update(leased_until=Now() + timedelta(seconds=longest - 1))
        assert group_next() is True
        assert states() == ["leased", "done"]

    def test_texts_to_be_read_again_are_not_waited_for(self):
        a_backlog(2)
        Reading.objects.filter(revision__article__publisher__name="Outlet 0").update(reread=True)
        assert read_next()
        assert group_next() is True
        assert states() == ["due", "done"]

    def test_a_text_that_takes_the_place_of_another_is_grouped_at_once(self):
        url = "https://outlet.example/raid"
        an_article(text=RAID.format(killed=20, wounded=40), url=url)
        steps.take("read")
        an_article(text=f"{RAID.format(killed=24, wounded=40)} Roads are shut.", url=url)
        assert read_next()
        assert states() == ["done", "done"]
        assert facts() == {frozenset({("Northern Herald", 24)}), frozenset({("Northern Herald", 40)})}


class TestAtOnce:
    def test_many_texts_make_the_facts_that_they_make_one_by_one(self, monkeypatch):
        texts = [
            ("Outlet 1", RAID.format(killed=20, wounded=41)),
            ("Outlet 2", "On 29 December a ferry sank off Tarrin; 31 people drowned."),
            ("Outlet 3", RAID.format(killed=22, wounded=40)),
            ("Outlet 4", "31 people drowned off Tarrin on 29 December when a ferry sank, among them 12 children."),
            (
                "Outlet 5",
                "On 29 December 60 percent of bus drivers in Belmark stayed at home. Police arrested 4 of them.",
            ),
            (
                "Outlet 6",
                "In Belmark 55 percent of bus drivers stayed at home on 29 December; police arrested 4 of them.",
            ),
        ]
        for publisher, text in texts:
            an_article(publisher=publisher, text=text)
        steps.take("read")
        at_once = facts()
        assert len(at_once) < Claim.objects.count()
        Membership.objects.all().delete()
        Fact.objects.all().delete()
        Reading.objects.update(state="read", attempts=0, finished_at=None)
        monkeypatch.setattr(turns, "BATCH_TEXTS", 1)
        assert [group_next() for _ in range(len(texts) + 1)] == [True] * len(texts) + [False]
        assert facts() == at_once

    def test_what_was_paired_with_an_earlier_text_of_the_batch_is_placed(self, monkeypatch):
        """A correction can place one claim of a text before its turn: an earlier text pairs with the others then."""
        for share in (55, 60):
            text = (
                f"In Belmark {share} percent of bus drivers stayed at home on 29 December; police arrested 4 of them."
            )
            an_article(publisher=f"Outlet {share}", text=text)
            read_next()
        placing.place_claims([Claim.objects.get(article__publisher__name="Outlet 60", metric="detained")])
        monkeypatch.setattr(turns, "_group_alone", lambda reading: pytest.fail("The batch failed."))
        assert group_next() is True
        shares = frozenset({("Outlet 55", Decimal(55)), ("Outlet 60", Decimal(60))})
        assert shares in facts()

    def test_a_batch_is_bounded_by_its_claims(self, monkeypatch):
        monkeypatch.setattr(turns, "BATCH_CLAIMS", 4)
        a_backlog(3)
        for _ in range(3):
            read_next()
        assert group_next() is True
        assert states() == ["done", "done", "read"]

    def test_two_facts_that_ask_the_same_have_keys_of_their_own(self, monkeypatch):
        monkeypatch.setattr(placing, "_sharing", lambda keys: {})
        text = RAID.format(killed=20, wounded=40)
        for publisher in ("Harbour Post", "Evening Star"):
            an_article(publisher=publisher, text=text, title="One")
            steps.take("read")
        killed = Fact.objects.filter(metric="killed").order_by("pk")
        assert killed.count() == 2
        assert killed[1].key == f"{killed[0].key}-{killed[1].pk}"


class TestFaults:
    @pytest.fixture
    def poisoned(self, monkeypatch):
        """Texts of Outlet 1 cannot be grouped."""
        place = turns.place_claims

        def failing(claims, **options):
            if any(claim.article.publisher.name == "Outlet 1" for claim in claims):
                raise RuntimeError("no fact for this")
            place(claims, **options)

        monkeypatch.setattr(turns, "place_claims", failing)
        return monkeypatch

    def of_outlet_1(self):
        return Reading.objects.get(revision__article__publisher__name="Outlet 1")

    def test_one_text_that_cannot_be_grouped_holds_up_no_other(self, poisoned):
        a_backlog(3)
        for _ in range(3):
            read_next()
        assert group_next() is True
        assert states() == ["done", "read", "done"]
        assert (self.of_outlet_1().attempts, self.of_outlet_1().error) == (1, "RuntimeError: no fact for this")
        assert group_next() is False

    def test_after_its_last_attempt_it_is_failed_and_can_be_read_again(self, poisoned):
        a_backlog(2)
        steps.take("read")
        for _ in range(2):
            Reading.objects.filter(state="read").update(due_at="2019-12-31T00:00Z")
            assert group_next() is True
        failed = self.of_outlet_1()
        assert (failed.state, failed.error) == ("failed", "RuntimeError: no fact for this")
        poisoned.undo()
        assert rereading.read_again([failed], by=a_user()) == 1
        steps.take("read")
        assert self.of_outlet_1().state == "done"
        assert Fact.objects.get(metric="killed").memberships.filter(state="confirmed").count() == 2

    def test_what_a_later_version_read_and_could_not_group_is_grouped_when_it_is_read_again(self, poisoned):
        with poisoned.context() as blind:
            blind.setattr(factbase, "extract_claims", lambda *_, **__: ())
            an_article(text=RAID.format(killed=20, wounded=40), publisher="Outlet 1")
            steps.take("read")
        poisoned.setattr(factbase, "EXTRACTOR_VERSION", "next")
        sum(rereading.owe_rereadings(rereading.articles_with_texts()))
        for _ in range(3):
            Reading.objects.exclude(state="done").update(due_at="2019-12-31T00:00Z")
            steps.take("read")
        assert states() == ["done", "failed"]
        poisoned.setattr(turns, "place_claims", placing.place_claims)
        assert rereading.read_again(Reading.objects.filter(state="failed"), by=a_user()) == 1
        steps.take("read")
        assert states() == ["done", "done"]
        assert facts() == {frozenset({("Outlet 1", Decimal(20))}), frozenset({("Outlet 1", Decimal(40))})}

    def test_while_a_batch_is_grouped_nobody_takes_another(self):
        a_backlog(2)
        read_next()
        assert len(turns._take_batch()) == 1
        read_next()
        assert group_next() is False

    def test_texts_whose_grouping_killed_a_worker_are_tried_alone_and_fail_after_the_last_attempt(self):
        a_backlog(3)
        for _ in range(3):
            read_next()
        assert len(turns._take_batch()) == 3
        for _ in range(2):
            Reading.objects.update(leased_until=None)
            assert [reading.revision.article.publisher.name for reading in turns._take_batch()] == ["Outlet 0"]
        Reading.objects.update(leased_until=None)
        while group_next():
            pass
        assert states() == ["failed", "done", "done"]
        assert Reading.objects.get(state="failed").error == ENDED

    def test_who_takes_over_a_batch_finds_it_grouped(self):
        a_backlog(1)
        read_next()
        batch = turns._take_batch()
        Reading.objects.update(leased_until=None)
        assert group_next() is True
        before = Fact.objects.values_list("pk", "wanted")
        turns._group(batch)
        assert list(Fact.objects.values_list("pk", "wanted")) == list(before)
        assert states() == ["done"]
