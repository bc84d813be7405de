"""The way of an article, whole: taken in, read, grouped, judged, owed. Texts in our own words, facts as reported."""

from datetime import timedelta

import pytest

import factbase
from claims import steps
from claims.models import Claim, Conflict, Delivery, Event, Fact, Membership, Reading, Verdict
from claims.pipeline import take_in
from claims.reading.reader import want_reading
from claims.reviewing import review
from claims.work import leases
from sources.models import Article
from tests.builders import a_subscription, a_user

pytestmark = pytest.mark.django_db

FIRST = """Base hit, reprisal follows

American jets bombed positions of Kataib Hezbollah. \
The strikes killed up to 30 members of Kataib Hezbollah and wounded 50, according to Iranian reports. \
On December 27 a US contractor was killed when 32 rockets landed on a base."""

SECOND = "The US strikes killed {number} members of Kataib Hezbollah, a spokesman for the Pentagon said."


def take(text, *, publisher, published="2019-12-31"):
    title, _, body = text.rpartition("\n\n")
    return take_in(title=title, text=body, publisher=publisher, published_at=published)


def work():
    return {step: steps.take(step) for step in ("read", "judge", "deliver")}


def killed_members():
    return Fact.objects.get(metric="killed", counted__icontains="Kataib")


class TestTheStory:
    def test_one_article_is_no_conflict(self):
        take(FIRST, publisher="Northern Herald")
        work()
        claim = Claim.objects.filter(metric="injured").get()
        assert (claim.value, claim.origin.name, claim.origin.kind) == (50, "Iranian reports", "unnamed")
        assert claim.origin.article == claim.article
        assert Conflict.objects.count() == 0

    @pytest.mark.parametrize(
        ("number", "published", "in_conflict", "outdated"),
        [("25", "2019-12-31", False, False), ("45", "2019-12-31", True, False), ("45", "2020-01-03", False, True)],
    )
    def test_a_second_one(self, number, published, in_conflict, outdated):
        take(FIRST, publisher="Northern Herald")
        take(SECOND.format(number=number), publisher="Southern Post", published=published)
        work()
        verdict = Verdict.objects.filter(fact=killed_members()).latest()
        assert (verdict.conflict, bool(verdict.outdated)) == (in_conflict, outdated)
        assert Conflict.objects.count() == in_conflict
        if in_conflict:
            assert len(verdict.positions) == 2

    def test_the_mail_is_owed_once_and_waits(self):
        a_subscription(user=a_user(group="viewer"))
        take(FIRST, publisher="Northern Herald")
        take(SECOND.format(number="45"), publisher="Southern Post")
        assert work()["deliver"] == 0
        assert Delivery.objects.get().state == "due"


class TestCopies:
    """The same text by three outlets is one voice, and stays so only while the texts are the same."""

    def told(self):
        verdict = Verdict.objects.filter(fact=killed_members()).latest()
        return [(p["low"], len(p["origins"])) for p in verdict.positions], len(verdict.copies)

    def take(self, publisher, number="45"):
        take_in(
            title="", text=f"The US strikes killed {number} members of Kataib Hezbollah.",
            publisher=publisher, published_at="2019-12-31", url=f"https://{publisher.lower()}.example/1",
        )  # fmt: skip
        work()

    def test_they_are_one_voice(self):
        for publisher in ("Wire", "Paper", "Radio"):
            self.take(publisher)
        assert self.told() == ([("45", 1)], 2)

    @pytest.mark.parametrize("revised", ["Wire", "Paper"])
    def test_one_that_is_revised_speaks_for_itself(self, revised):
        for publisher in ("Wire", "Paper"):
            self.take(publisher)
        self.take(revised, number="90")
        assert self.told() == ([("45", 1), ("90", 1)], 0)
        assert Conflict.objects.get().state == "open"

    def test_without_the_original_they_are_still_one_voice(self, editor):
        for publisher in ("Wire", "Paper", "Radio"):
            self.take(publisher)
        review.withdraw_article(Article.objects.get(publisher__name="Wire"), reason="Retracted.", by=editor)
        work()
        assert self.told() == ([("45", 1)], 1)


class TestTwice:
    def test_the_same_job_three_times_changes_nothing(self):
        a_subscription(user=a_user(group="viewer"))
        for text, publisher in ((FIRST, "Northern Herald"), (SECOND.format(number="45"), "Southern Post")):
            take(text, publisher=publisher)
        work()
        models = (Claim, Membership, Fact, Event, Verdict, Conflict, Delivery)
        before = {model: list(model.objects.order_by("pk").values_list("pk", flat=True)) for model in models}
        for _ in range(3):
            for reading in Reading.objects.all():
                want_reading(reading.revision)
            work()
        assert before == {model: list(model.objects.order_by("pk").values_list("pk", flat=True)) for model in models}
        assert set(Claim.objects.values_list("review_state", flat=True)) == {"unreviewed"}

    def test_a_new_text_supersedes_the_old_and_the_conflict_ends(self):
        take(FIRST, publisher="Northern Herald")
        url = "https://post.example/strikes"
        for number in ("45", "25"):
            take_in(
                title="",
                text=SECOND.format(number=number),
                publisher="Southern Post",
                published_at="2019-12-31",
                url=url,
            )
            work()
        assert Conflict.objects.get().state == "ended"
        assert Claim.objects.get(value=45).review_state == "superseded"

    @pytest.mark.parametrize(
        ("decide", "state"), [(review.reject_claims, "rejected"), (review.accept_claims, "accepted")]
    )
    def test_what_a_person_decided_stands_when_a_text_comes_back(self, reviewer, decide, state):
        url = "https://post.example/strikes"
        for turn, number in enumerate(("45", "25", "45")):
            take_in(
                title="",
                text=SECOND.format(number=number),
                publisher="Southern Post",
                published_at="2019-12-31",
                url=url,
            )
            work()
            if turn == 0:
                decide(Claim.objects.filter(value=45), by=reviewer)
        assert Claim.objects.get(value=45).review_state == state
        assert Claim.objects.get(value=25).review_state == "superseded"

    def test_an_old_text_read_late_supersedes_nothing(self):
        url = "https://post.example/strikes"
        for number in ("45", "25"):
            take_in(
                title="",
                text=SECOND.format(number=number),
                publisher="Southern Post",
                published_at="2019-12-31",
                url=url,
            )
        work()
        old, new = Claim.objects.get(value=45), Claim.objects.get(value=25)
        assert (old.review_state, new.review_state) == ("superseded", "unreviewed")


def test_a_text_that_cannot_be_read_is_given_up_and_says_why(monkeypatch, caplog):
    def fails(text, **_):
        raise RuntimeError("no such grammar")

    monkeypatch.setattr(factbase, "extract_claims", fails)
    # No pause between the attempts, and leases that have run out at once.
    monkeypatch.setattr(leases, "timedelta", lambda seconds: timedelta(seconds=-1))
    take(FIRST, publisher="Northern Herald")
    work()
    reading = Reading.objects.get()
    assert (reading.state, reading.attempts, reading.error) == ("failed", 3, "RuntimeError: no such grammar")
    assert Claim.objects.count() == 0


class TestCredits:
    """A credit of the whole article makes it that publisher's voice; it is no hop of its claims."""

    def test_two_outlets_that_print_one_agency_are_one_voice(self):
        for publisher, words in (("Paper", "killed 45"), ("Radio", "left 45 dead:")):
            take_in(
                title="",
                text=f"HARBOUR TOWN (Harbour Press) - The raid {words} members of the Northern Guard. That was on Tuesday.",
                publisher=publisher,
                published_at="2019-12-31",
            )
        work()
        assert set(Article.objects.values_list("credited_to__name", flat=True)) == {"Harbour Press"}
        assert set(Claim.objects.values_list("origin__name", flat=True)) == {"Harbour Press"}
        assert not Claim.objects.filter(attribution__isnull=False).exists()

    def test_a_paper_that_credits_itself_is_its_own_voice(self):
        take_in(
            title="",
            text="HARBOUR TOWN (Paper) - The raid killed 45 members of the Northern Guard.",
            publisher="Paper",
            published_at="2019-12-31",
        )
        work()
        assert Article.objects.get().credited_to is None
