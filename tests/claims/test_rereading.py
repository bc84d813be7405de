"""Reading a text again: what reads the same is the same claim; what a person has decided stands; nothing counts twice."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

import factbase
from claims import steps
from claims.api.rows import claims_shown
from claims.models import (
    Attribution,
    Claim,
    Conflict,
    ConflictEvent,
    Delivery,
    DifferingReading,
    Event,
    Fact,
    Membership,
    Reading,
    SourceMatch,
    Verdict,
)
from claims.pipeline import take_in
from claims.reading import reader
from claims.reviewing import regrouping, rereading, review, taking_over
from claims.reviewing.correcting import edit_claim
from claims.work.leases import take_next
from sources.models import Article, Source
from tests.builders import a_desk, a_fact, a_subscription, a_user

pytestmark = pytest.mark.django_db

RAID = "Harbour Post: The strikes killed 25 members of the Northern Guard and wounded 40, the ministry said."
OTHER = "Valley Times: The strikes killed 61 members of the Northern Guard, a doctor said."
THIRD = {"publisher": "Third", "published_at": "2019-12-31", "url": "https://third.example/1"}
ROWS = (
    Claim, Attribution, SourceMatch, Source, Membership, Fact, Event, Verdict, Conflict, ConflictEvent, Delivery,
    DifferingReading, Claim.events.rel.related_model,
)  # fmt: skip


class Engine:
    """The extractor, as its later versions read: each claim by `change`, which may also be None for no claim."""

    def __init__(self, monkeypatch):
        self._patch = monkeypatch
        self._read = factbase.extract_claims

    def update(self, version="next", **changes):
        """A later version; `metric={...}` and the like say what is read otherwise of claims with these quotes."""
        self.change(version, lambda claim: replace(claim, **changes.get(f"n{claim.quote}", {})))

    def change(self, version, change):
        def read(text, **known):
            return tuple(changed for claim in self._read(text, **known) if (changed := change(claim)) is not None)

        self._patch.setattr(factbase, "EXTRACTOR_VERSION", version)
        self._patch.setattr(factbase, "extract_claims", read)


@pytest.fixture
def engine(monkeypatch):
    return Engine(monkeypatch)


def figure(number):
    return {"value": Decimal(number), "low": Decimal(number), "high": Decimal(number)}


def reread():
    """All that is outdated, read and judged as workers do; what became of it."""
    articles = rereading.articles_with_texts()
    owed = sum(rereading.owe_rereadings(articles))
    for step in ("read", "judge"):
        steps.take(step)
    return owed, rereading.progress(articles)


def rows():
    return {model.__name__: list(model._default_manager.order_by("pk").values_list("pk")) for model in ROWS}


def states():
    return {(str(claim.value), claim.metric): claim.review_state for claim in Claim.objects.order_by("pk")}


def killed():
    return Claim.objects.get(value=25, metric="killed")


class TestNothingChanges:
    def test_no_row_no_verdict_no_letter(self, engine):
        a_subscription(user=a_user(group="viewer"))
        a_desk(RAID, OTHER)
        assert (Conflict.objects.get().state, Delivery.objects.count()) == ("open", 1)
        before, wanted = rows(), list(Fact.objects.order_by("pk").values_list("wanted"))
        engine.update()
        owed, counts = reread()
        assert (owed, counts.done, counts.same, counts.new + counts.superseded + counts.differing) == (2, 2, 3, 0)
        assert rows() == before
        assert list(Fact.objects.order_by("pk").values_list("wanted")) == wanted
        assert set(Claim.objects.values_list("reading__extractor_version", "reading__state")) == {("next", "done")}

    @pytest.mark.deep
    def test_nor_where_words_are_cut_otherwise_or_another_rule_finds_them(self, engine):
        a_desk(RAID)
        before, wanted = rows(), Fact.objects.get(metric="killed").wanted
        engine.change(
            "next", lambda claim: replace(claim, end=claim.end + 7, quote=claim.quote + " member", rule="new")
        )
        reread()
        claim = killed()
        assert (claim.quote, claim.rule) == ("25 member", "new")
        assert {name: found for name, found in rows().items() if name != "ClaimEvent"} == {
            name: found for name, found in before.items() if name != "ClaimEvent"
        }
        assert Fact.objects.get(metric="killed").wanted == wanted

    def test_a_second_run_owes_nothing(self, engine):
        a_desk(RAID, OTHER)
        engine.update()
        assert [reread()[0] for _ in range(2)] == [2, 0]

    def test_withdrawn_articles_and_earlier_texts_are_left_alone(self, engine, editor):
        withdrawn, _ = a_desk(RAID, OTHER)
        review.withdraw_article(withdrawn, reason="Retracted.", by=editor)
        for number in (7, 8):
            take_in(title="", text=f"The flood killed {number} farmers.", publisher="Third", published_at="2019-12-31",
                    url="https://third.example/1")  # fmt: skip
        steps.take("read")
        engine.update()
        assert reread()[0] == 2
        assert set(Reading.objects.filter(extractor_version="next").values_list("reread", flat=True)) == {True}
        assert not Reading.objects.filter(extractor_version="next", revision__article=withdrawn).exists()
        assert Claim.objects.get(value=7).review_state == "superseded"


class TestWhatTheMachineAloneHadRead:
    def test_it_is_superseded_where_it_is_read_otherwise(self, engine):
        a_desk(RAID, OTHER)
        old = killed()
        engine.update(n25=figure(61))
        _, counts = reread()
        assert (counts.same, counts.new, counts.superseded) == (2, 1, 1)
        old.refresh_from_db()
        assert (old.review_state, old.superseded_from, old.reading.extractor_version) == (
            "superseded", "unreviewed", Reading.objects.earliest("pk").extractor_version
        )  # fmt: skip
        assert Conflict.objects.get(fact__metric="killed").state == "ended"
        assert list(Claim.objects.filter(reading__extractor_version="next").values_list("index", flat=True).order_by(
            "index"))[:2] == [0, 0]  # fmt: skip

    def test_it_is_superseded_where_nothing_is_read(self, engine):
        a_desk(RAID)
        engine.change("next", lambda claim: None if claim.quote == "25" else claim)
        reread()
        assert states() == {("25", "killed"): "superseded", ("40", "injured"): "unreviewed"}
        assert Fact.objects.get(metric="killed").verdicts.latest().positions == []

    def test_read_as_before_again_the_earlier_claim_stands_again(self, engine):
        a_desk(RAID)
        old = killed()
        first = factbase.EXTRACTOR_VERSION
        engine.update("next", n25=figure(26))
        reread()
        engine.update(first)
        reread()
        assert killed() == old
        assert states() == {
            ("25", "killed"): "unreviewed", ("26", "killed"): "superseded", ("40", "injured"): "unreviewed"
        }  # fmt: skip
        engine.update("next", n25=figure(27))
        _, counts = reread()
        assert (counts.failed, counts.new) == (0, 1)
        assert set(Claim.objects.exclude(review_state="superseded").values_list("value", flat=True)) == {27, 40}

    def test_a_part_follows_its_total(self, engine):
        a_desk("Harbour Post: The raid killed at least 30 people, including 12 children.")
        part = Claim.objects.get(part_of__isnull=False)
        engine.update(**{"nat least 30": {"value": Decimal(31), "low": Decimal(31)}})
        reread()
        part.refresh_from_db()
        assert (part.review_state, part.part_of.low, part.part_of.review_state) == ("unreviewed", 31, "unreviewed")

    def test_what_was_read_when_another_text_had_come_is_grouped_when_its_text_is_back(self):
        for number in (7, 8):
            take_in(title="", text=f"The flood killed {number} farmers.", **THIRD)
        steps.take("read")
        take_in(title="", text="The flood killed 7 farmers.", **THIRD)
        steps.take("read")
        assert Membership.objects.filter(claim__value=7, state="confirmed").count() == 1


def test_read_again_when_another_text_had_come_its_facts_are_judged_without_it(engine):
    """The next text says nothing of them, so that its reading owes them nothing."""
    a_desk("Harbour Post: The raid on Velm killed 25 guards on 29 December.")
    article = Article.objects.get()
    Article.objects.update(url="https://harbour.example/1")
    engine.update()
    sum(rereading.owe_rereadings(rereading.articles_with_texts()))
    leased = take_next(Reading, attempts=3)
    assert leased is not None
    told = {"title": "", "publisher": "Harbour Post", "published_at": "2019-12-31", "url": "https://harbour.example/1"}
    assert take_in(text="Nobody knows yet what happened in Velm.", **told).article == article
    reader._read(leased)
    for step in ("read", "judge"):
        steps.take(step)
    assert states() == {("25", "killed"): "superseded"}
    assert Verdict.objects.latest("pk").positions == []


class TestDecisionsOnGrouping:
    def test_a_rejected_pair_is_never_suggested_again(self, engine, reviewer):
        a_desk(RAID, OTHER)
        membership = Membership.objects.get(claim=killed())
        regrouping.reject_membership(membership, by=reviewer, reason="Another raid.")
        engine.update(n25={"counted": "members of the Northern Guard in Harbour"})
        reread()
        claim = Claim.objects.get(counted__endswith="Harbour")
        kept = claim.memberships.get(fact=membership.fact)
        assert (kept.state, kept.reason, kept.decided_by) == ("rejected", "Another raid.", reviewer)
        assert claim.memberships.get(state="confirmed").fact != membership.fact

    @pytest.mark.parametrize(("metric", "follows"), [("killed", True), ("injured", False)])
    def test_a_move_is_followed_where_the_question_can_be_the_same(self, engine, reviewer, metric, follows):
        a_desk(RAID)
        elsewhere = a_fact(title="Members of the Northern Guard killed in the other raid", unit_family="count")
        regrouping.move_claim(killed(), to=elsewhere, by=reviewer, reason="It says so further up.")
        engine.update(n25={**figure(26), "metric": metric})
        reread()
        claim = Claim.objects.get(value=26)
        assert (claim.memberships.get(state="confirmed").fact == elsewhere) is follows


class TestWhatAPersonReviewed:
    @pytest.mark.parametrize("decide", [review.accept_claims, review.reject_claims])
    def test_read_the_same_it_stands(self, engine, reviewer, decide):
        a_desk(RAID)
        decide([killed()], by=reviewer)
        steps.take("judge")
        before = rows()
        engine.update()
        reread()
        assert rows() == before

    @pytest.mark.parametrize("read_as", [25, 31])
    def test_corrected_it_stands_whether_read_as_before_or_as_corrected(self, engine, reviewer, read_as):
        a_desk(RAID)
        edit_claim(killed(), by=reviewer, **figure(31))
        engine.update(n25=figure(read_as))
        _, counts = reread()
        assert (counts.same, counts.differing) == (2, 0)
        claim = Claim.objects.get(metric="killed")
        assert (claim.value, claim.review_state, claim.reading.extractor_version) == (31, "edited", "next")

    @pytest.mark.parametrize(
        ("decide", "state"), [(review.accept_claims, "accepted"), (review.reject_claims, "rejected")]
    )
    def test_read_otherwise_that_is_kept_beside_it_and_counts_nowhere(self, engine, reviewer, decide, state):
        a_desk(RAID, OTHER)
        decide([killed()], by=reviewer)
        steps.take("judge")
        verdicts = Verdict.objects.count()
        engine.update(n25=figure(61))
        _, counts = reread()
        assert (counts.same, counts.new, counts.superseded, counts.differing) == (3, 0, 0, 1)
        assert killed().review_state == state
        differing = DifferingReading.objects.get()
        assert (differing.claim, differing.value, differing.state) == (killed(), 61, "suggested")
        assert [hop["source"] for hop in differing.chain] == ["ministry"]
        assert (Verdict.objects.count(), Claim.objects.count()) == (verdicts, 3)

    def test_not_read_at_all_it_stands(self, engine, reviewer):
        a_desk(RAID)
        review.accept_claims([killed()], by=reviewer)
        engine.change("next", lambda claim: None if claim.quote == "25" else claim)
        _, counts = reread()
        assert (counts.same, counts.superseded) == (2, 0)
        assert list(Claim.objects.order_by("index").values_list("value", "index", "reading__extractor_version")) == [
            (25, 0, "next"), (40, 1, "next")
        ]  # fmt: skip

    def test_what_the_machine_had_read_once_never_comes_back_beside_it(self, engine, reviewer):
        a_desk(RAID)
        first = factbase.EXTRACTOR_VERSION
        engine.update("next", n25=figure(26))
        reread()
        review.accept_claims(Claim.objects.filter(value=26), by=reviewer)
        engine.update(first)
        _, counts = reread()
        assert counts.differing == 1
        assert states()["25", "killed"] == "superseded"
        assert DifferingReading.objects.get().claim == Claim.objects.get(value=26)

    def test_a_part_of_what_differs_is_part_of_what_was_reviewed(self, engine, reviewer):
        a_desk("Harbour Post: The raid killed at least 30 people, including 12 children.")
        total = Claim.objects.get(part_of=None)
        review.accept_claims([total], by=reviewer)
        engine.update(**{"nat least 30": {"low": Decimal(31), "value": Decimal(31)}, "n12": figure(13)})
        reread()
        assert Claim.objects.get(value=13).part_of == total

    def test_it_stands_again_with_its_text_by_a_later_version(self, engine, reviewer):
        def stands(text):
            take_in(title="", text=text, publisher="Third", published_at="2019-12-31", url="https://third.example/1")
            steps.take("read")

        stands("The flood killed 7 farmers.")
        review.accept_claims(Claim.objects.all(), by=reviewer)
        stands("The flood killed 8 farmers.")
        engine.update(n7=figure(9))
        stands("The flood killed 7 farmers.")
        assert states() == {("7", "killed"): "accepted", ("8", "killed"): "superseded"}
        assert DifferingReading.objects.get().value == 9

    def test_a_total_that_is_read_where_its_part_was_reviewed_is_not_its_own_part(self, engine, reviewer):
        a_desk("Harbour Post: The raid killed at least 30 people, including 12 children.")
        part = Claim.objects.get(part_of__isnull=False)
        review.accept_claims([part], by=reviewer)
        engine.update(**{"nat least 30": {"start": part.start, "end": part.end}})
        _, counts = reread()
        assert (counts.done, counts.differing) == (1, 1)
        part.refresh_from_db()
        assert part.review_state == "accepted"


class TestDifferingReadings:
    @pytest.fixture
    def differing(self, engine, reviewer):
        """The accepted 25 killed, read as 61 injured now."""
        a_desk(RAID, OTHER)
        review.accept_claims([killed()], by=reviewer)
        engine.update(n25={**figure(61), "metric": "injured"})
        reread()
        return DifferingReading.objects.get()

    def read_again_by(self, engine, version, **changes):
        engine.update(version, **changes)
        reread()
        return list(DifferingReading.objects.order_by("pk").values_list("value", "state"))

    @pytest.mark.deep
    def test_read_so_again_there_is_one(self, engine, differing):
        same = {"n25": {**figure(61), "metric": "injured"}}
        assert self.read_again_by(engine, "third", **same) == [(61, "suggested")]
        assert DifferingReading.objects.get() == differing

    @pytest.mark.deep
    def test_read_as_accepted_again_there_is_none(self, engine, differing):
        assert self.read_again_by(engine, "third") == []

    def test_dismissed_it_is_not_suggested_again(self, engine, differing, reviewer):
        taking_over.dismiss(differing, by=reviewer)
        same = {"n25": {**figure(61), "metric": "injured"}}
        assert self.read_again_by(engine, "third", **same) == [(61, "rejected")]
        assert rereading.progress(rereading.articles_with_texts()).differing == 0
        assert self.read_again_by(engine, "fourth", n25=figure(62)) == [(61, "rejected"), (62, "suggested")]

    def test_the_api_counts_those_to_review(self, differing, reviewer):
        def counted():
            return claims_shown().get(pk=differing.claim_id).differing_count

        assert counted() == 1
        taking_over.dismiss(differing, by=reviewer)
        assert counted() == 0

    def test_its_total_is_the_one_that_is_read_now(self, engine, reviewer):
        a_desk("Harbour Post: The raid killed at least 30 people, including 12 children.")
        review.accept_claims([Claim.objects.get(part_of__isnull=False)], by=reviewer)
        read_otherwise = {"n12": figure(13)}
        self.read_again_by(engine, "next", **read_otherwise)
        total = {"value": Decimal(31), "low": Decimal(31)}
        assert self.read_again_by(engine, "third", **read_otherwise, **{"nat least 30": total}) == [(13, "suggested")]
        assert DifferingReading.objects.get().part_of == Claim.objects.get(low=31)

    def test_taken_over_the_claim_says_it(self, engine, differing, reviewer):
        claim, left = killed(), Fact.objects.get(metric="killed")
        taking_over.take_over(differing, by=reviewer)
        steps.take("judge")
        claim.refresh_from_db()
        assert (claim.value, claim.metric, claim.review_state, claim.reviewed_by) == (61, "injured", "edited", reviewer)
        assert claim.memberships.get(state="confirmed").fact.metric == "injured"
        assert [p["claims"] for p in left.verdicts.latest().positions] == [[Claim.objects.get(quote="61").pk]]
        assert (claim.events.latest("pgh_id").metric, claim.as_read["metric"]) == ("killed", "killed")
        differing.refresh_from_db()
        assert (differing.state, differing.decided_by) == ("confirmed", reviewer)
        same = {"n25": {**figure(61), "metric": "injured"}}
        assert self.read_again_by(engine, "third", **same) == [(61, "confirmed")]

    def test_its_chain_is_taken_over(self, engine, reviewer):
        a_desk(RAID)
        review.accept_claims([killed()], by=reviewer)
        engine.change("next", lambda claim: replace(claim, attribution=()) if claim.quote == "25" else claim)
        reread()
        taking_over.take_over(DifferingReading.objects.get(), by=reviewer)
        claim = killed()
        assert (claim.attribution.count(), claim.origin.name, claim.review_state) == (0, "Harbour Post", "edited")

    def test_who_may_not(self, differing, viewer):
        for decide in (taking_over.take_over, taking_over.dismiss):
            with pytest.raises(PermissionDenied):
                decide(differing, by=viewer)
        assert DifferingReading.objects.get().state == "suggested"

    def test_decided_it_is_decided(self, differing, reviewer):
        taking_over.dismiss(differing, by=reviewer)
        with pytest.raises(review.NotPossibleError, match="decided already"):
            taking_over.take_over(differing, by=reviewer)
        assert killed().review_state == "accepted"

    def test_of_an_earlier_text_it_cannot_be_taken_over(self, differing, reviewer):
        Claim.objects.filter(pk=differing.claim_id).update(review_state="superseded", superseded_from="accepted")
        with pytest.raises(review.NotPossibleError, match="Another text"):
            taking_over.take_over(differing, by=reviewer)


class TestFactsOfAnEarlierRelease:
    @pytest.fixture
    def old_fact(self):
        """As a release left it that told nothing apart by what each article tells."""
        a_desk(RAID)
        fact = Fact.objects.get(metric="killed")
        fact.question.pop("tellings")
        Fact.objects.filter(pk=fact.pk).update(question=fact.question, blocking_keys=["killed|old"])
        return fact

    def test_todays_are_left_alone(self):
        a_desk(RAID)
        assert rereading.ask_facts_anew() == 0

    def test_new_claims_join_them(self, old_fact):
        assert rereading.ask_facts_anew() == 1
        a_desk(OTHER)
        assert Claim.objects.get(value=61).memberships.get(state="confirmed").fact == old_fact
        assert rereading.ask_facts_anew() == 0


class TestOwing:
    def test_what_just_came_in_is_read_first(self, engine, monkeypatch):
        monkeypatch.setattr(steps, "_READ_AT_ONCE", 1)
        old = a_desk(RAID, OTHER)
        engine.update()
        sum(rereading.owe_rereadings(rereading.articles_with_texts()))
        late = take_in(title="", text="The flood killed 9 farmers.", publisher="Third", published_at="2019-12-31")
        order = []
        while steps._WORK["read"]():
            order.append(Reading.objects.filter(state="done").latest("finished_at").revision.article)
        assert order == [late.article, *reversed(old)]

    def test_a_text_that_cannot_be_read_stops_no_other(self, engine, settings):
        settings.FACTBASE = {**settings.FACTBASE, "READING_ATTEMPTS": 1}
        a_desk(RAID, OTHER)

        def fails(claim):
            if claim.quote == "61":
                raise RuntimeError("no such grammar")
            return claim

        engine.change("next", fails)
        assert reread()[1] == rereading.Counts(done=1, failed=1, same=2)
        assert states()["61", "killed"] == "unreviewed"
        assert reread()[0] == 0

    @pytest.mark.deep
    def test_what_one_version_could_not_read_the_next_one_reads(self, engine, settings):
        settings.FACTBASE = {**settings.FACTBASE, "READING_ATTEMPTS": 1}
        engine.change("broken", lambda claim: 1 / 0)
        a_desk(RAID)
        engine.update("next")
        assert reread() == (1, rereading.Counts(done=1, new=2))
        assert Reading.objects.get().extractor_version == "next"

    @pytest.mark.deep
    def test_what_was_owed_to_an_earlier_version_and_never_read_is_read_by_todays(self, engine):
        take_in(title="", text="The flood killed 9 farmers.", publisher="Third", published_at="2019-12-31")
        engine.update("next")
        assert reread()[0] == 0
        assert Reading.objects.get().extractor_version == "next"

    @pytest.mark.deep
    def test_what_is_owed_to_another_version_waits_for_it(self, engine):
        a_desk(RAID)
        first = factbase.EXTRACTOR_VERSION
        engine.update("next")
        sum(rereading.owe_rereadings(rereading.articles_with_texts()))
        engine.update(first)
        assert steps.take("read") == 0
        engine.update("third")
        assert reread()[0] == 1
        assert sorted(Reading.objects.values_list("extractor_version", "state")) == [(first, "done"), ("third", "done")]

    def test_a_worker_that_died_in_the_middle_is_gone_on_from(self, engine):
        a_desk(RAID, OTHER)
        engine.update()
        articles = rereading.articles_with_texts()
        sum(rereading.owe_rereadings(articles))
        taken = Reading.objects.filter(state="due").first()
        Reading.objects.filter(pk=taken.pk).update(state="leased", attempts=1, leased_until="2019-12-31T00:00Z")
        assert reread() == (0, rereading.Counts(done=2, same=3))

    @pytest.mark.deep
    def test_a_text_that_comes_in_again_meanwhile_waits_no_longer(self, engine):
        url = {"publisher": "Third", "published_at": "2019-12-31", "url": "https://third.example/1"}
        texts = ["The flood killed 7 farmers.", "The flood killed 8 farmers."]
        for text in texts:
            take_in(title="", text=text, **url)
        steps.take("read")
        engine.update()
        sum(rereading.owe_rereadings(rereading.articles_with_texts()))
        for text in texts:
            take_in(title="", text=text, **url)
        assert set(Reading.objects.filter(state="due").values_list("reread", flat=True)) == {False}
        assert sum(rereading.owe_rereadings(rereading.articles_with_texts())) == 0

    @pytest.mark.deep
    def test_only_those_asked_for(self, engine):
        first, second = a_desk(RAID, OTHER)
        engine.update()
        some = rereading.articles_with_texts(ids=[first.pk])
        assert rereading.versions(some) == {Reading.objects.earliest("pk").extractor_version: 1}
        sum(rereading.owe_rereadings(some))
        assert set(Reading.objects.filter(state="due").values_list("revision__article", flat=True)) == {first.pk}
        assert list(rereading.articles_with_texts(publishers=[second.publisher])) == [second]
        assert Article.objects.count() == 2
