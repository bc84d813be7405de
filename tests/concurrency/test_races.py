"""Two at once: nothing twice, nothing lost. Each with a control that shows the race where the guard is missing."""

from collections import defaultdict
from decimal import Decimal
from functools import partial
from itertools import pairwise
from threading import Event

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.db.models import F

import sources.intake
from claims import steps
from claims.grouping import placing, turns
from claims.grouping.turns import group_next
from claims.judging import verdicts
from claims.judging.judge import judge_batch, want_judging
from claims.judging.verification import verify
from claims.models import Claim, Conflict, Fact, Membership, Reading, Verdict
from claims.pipeline import take_in
from claims.reading import reader as reading
from claims.reading.reader import LeaseLostError, read_next
from claims.reviewing import review
from claims.work import leases
from sources.models import Article, CopySearch, Revision
from tests.builders import a_claim, a_fact, a_source, a_user, an_article
from tests.concurrency.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

SAME_QUESTION = (
    "The strikes of 29 December killed 25 members of Kataib Hezbollah, an official said.",
    "In the strikes of 29 December, 27 members of Kataib Hezbollah were killed, a doctor said.",
)


def read_and_group() -> None:
    """What a worker does that finds one text to be read."""
    read_next()
    while group_next():
        pass


def due_article(number: int) -> Reading:
    stored = take_in(title="", text=SAME_QUESTION[number], publisher=f"Outlet {number}", published_at="2019-12-31")
    return stored.revision.readings.get()


class TestIntake:
    def test_the_same_article_from_many_sides_is_one(self):
        outcomes = at_once(*[lambda: due_article(0)] * 6)
        assert len({reading.pk for reading in outcomes}) == 1
        assert (Article.objects.count(), Reading.objects.count()) == (1, 1)

    def test_control_without_the_lock_the_database_refuses(self, monkeypatch):
        """The constraint is what stands between a forgotten lock and two articles."""
        a_source(name="Outlet 0")
        looked = Event()
        monkeypatch.setattr(sources.intake, "lock", lambda *_: None)
        monkeypatch.setattr(sources.intake, "want_search", lambda _: looked.wait(0.5))
        with pytest.raises(IntegrityError):
            at_once(lambda: due_article(0), lambda: due_article(0))
        assert Article.objects.count() == 1


class TestLeases:
    def test_one_reading_goes_to_one_worker(self):
        due_article(0)
        taken = at_once(*[lambda: leases.take_next(Reading, attempts=3)] * 4)
        assert [row is not None for row in taken].count(True) == 1

    def test_two_readings_go_to_two_workers(self):
        due_article(0), due_article(1)
        taken = at_once(*[lambda: leases.take_next(Reading, attempts=3)] * 2)
        assert len({row.pk for row in taken}) == 2

    def test_a_row_whose_attempts_are_used_up_is_never_taken_once_more(self, monkeypatch):
        """Not even where its lease runs out after it was looked whether it has."""
        due_article(0)
        Reading.objects.update(state="leased", attempts=3, leased_until="2019-12-31T00:00Z")
        with monkeypatch.context() as patched:
            patched.setattr(leases, "_fail_worn_out", lambda *_: None)
            assert leases.take_next(Reading, attempts=3) is None
        assert leases.take_next(Reading, attempts=3) is None
        assert Reading.objects.get().state == "failed"

    def test_control_look_then_lease_gives_it_twice(self):
        due_article(0)
        seen = Event()

        def look_then_lease():
            row = Reading.objects.filter(state="due").first()
            seen.wait(0.3)
            return Reading.objects.filter(pk=row.pk).update(state="leased", leased_until="2030-01-01T00:00Z")

        assert sum(at_once(look_then_lease, look_then_lease)) == 2

    def test_the_slower_of_two_readers_leaves_no_trace(self, settings):
        """A lease that ran out was taken over: what the first reader found is dropped, the second's stands."""
        settings.FACTBASE = {**settings.FACTBASE, "LEASE_SECONDS": -1}
        due_article(0)
        slower = leases.take_next(Reading, attempts=3)
        assert slower
        settings.FACTBASE = {**settings.FACTBASE, "LEASE_SECONDS": 30}
        assert read_next()
        stored = list(Claim.objects.values_list("pk", flat=True))
        with pytest.raises(LeaseLostError):
            reading._read(slower)
        assert list(Claim.objects.values_list("pk", flat=True)) == stored


class TestGrouping:
    def test_two_workers_make_one_fact(self):
        due_article(0), due_article(1)
        at_once(read_and_group, read_and_group)
        assert Reading.objects.filter(state="done").count() == 2
        killed = Fact.objects.filter(metric="killed")
        assert killed.count() == 1
        assert Membership.objects.filter(fact=killed.get(), state="confirmed").count() == 2

    def test_control_without_turns_and_lock_they_make_two(self, monkeypatch):
        """Both find no fact, and each founds one; or the key of the second is refused, and it is grouped once more."""
        due_article(0), due_article(1)
        looked = Event()
        monkeypatch.setattr(turns, "lock", lambda *_: None)
        monkeypatch.setattr(placing, "lock", lambda *_: None)
        read_next(), read_next()
        batches = [[reading] for reading in Reading.objects.order_by("pk")]
        sharing = placing._sharing

        def slow(keys):
            result = sharing(keys)
            looked.wait(0.5)
            return result

        monkeypatch.setattr(placing, "_sharing", slow)
        refused = 0
        try:
            at_once(*[partial(turns._group, batch) for batch in batches])
        except IntegrityError:
            refused = 1
        assert Fact.objects.filter(metric="killed").count() + refused == 2

    def test_many_workers_make_the_facts_that_one_makes(self):
        def facts(*workers):
            Article.objects.update(current_revision=None)
            for model in (Membership, Fact, Claim, Reading, CopySearch, Revision, Article):
                model.objects.all().delete()
            for number in range(24):
                town, killed = ("Velm", "Tarrin", "Belmark")[number % 3], 20 + number
                take_in(
                    title=f"{killed} dead in {town}",
                    text=f"A raid on the depot in {town} on {26 + number % 4} December killed {killed} guards, a doctor said.",
                    publisher=f"Outlet {number}",
                    published_at="2019-12-31",
                )
            at_once(*workers)
            members: dict[int, set[Decimal]] = defaultdict(set)
            for fact, value in Membership.objects.filter(state="confirmed").values_list("fact", "claim__value"):
                members[fact].add(value or Decimal(-1))
            return sorted(sorted(values) for values in members.values())

        worker = partial(steps.take, "read")
        assert facts(worker, worker, worker) == facts(worker)

    def test_revised_articles_that_change_facts_do_not_deadlock(self):
        """Each leaves a fact and joins another: locks are taken in one order, whoever leaves what."""
        texts = [SAME_QUESTION[0], "The flood of 12 March killed 8 farmers in Delta Province, an official said."]
        for turn in range(4):
            for number in range(4):
                take_in(
                    title="",
                    text=f"{texts[(turn + number) % 2]} This is version {turn} of {number}.",
                    publisher=f"Outlet {number}",
                    published_at="2019-12-31",
                    url=f"https://outlet-{number}.example/report",
                )
            at_once(*[read_and_group] * 4)
        assert set(Reading.objects.values_list("state", "attempts")) == {("done", 1)}

    def test_a_fact_remembers_all_who_joined_it_at_once(self):
        for number in range(4):
            take_in(
                title=f"Report from Place{number}ville",
                text=f"The strikes of 29 December killed {25 + number} members of Kataib Hezbollah, a doctor said.",
                publisher=f"Outlet {number}",
                published_at="2019-12-31",
            )
        read_and_group()
        at_once(*[read_and_group] * 3)
        fact = Fact.objects.get(metric="killed")
        assert sorted(telling["article"] for telling in fact.question["tellings"]) == sorted(
            map(str, Revision.objects.values_list("pk", flat=True))
        )


class TestJudging:
    @pytest.fixture
    def held_judge(self, monkeypatch):
        """A judge that has read its claims and waits before it goes on."""
        has_read, go_on = Event(), Event()
        judge = verdicts.judge

        def held(claims, **options):
            has_read.set()
            go_on.wait(10)
            return judge(claims, **options)

        monkeypatch.setattr(verdicts, "judge", held)
        return has_read, go_on

    def arrive(self, fact, owe):
        """A claim that arrives while the fact is being judged."""

        def job(has_read, go_on):
            assert has_read.wait(10)
            with transaction.atomic():
                article = an_article(publisher="Outlet 2", text="Another voice says that 45 are dead.")
                claim = a_claim(value=45, article=article)
                Membership.objects.create(claim=claim, fact=fact, state="confirmed")
                as_seen = Fact.objects.get(pk=fact.pk)
                go_on.set()
                owe(as_seen)

        return job

    def test_a_claim_that_arrives_while_judging_is_judged(self, held_judge):
        fact = a_fact()
        a_claim(value=30, fact=fact)
        at_once(judge_batch, lambda: self.arrive(fact, lambda fact: want_judging([fact.pk]))(*held_judge))
        fact.refresh_from_db()
        assert fact.wanted > fact.judged
        judge_batch()
        assert Verdict.objects.filter(fact=fact).latest().conflict

    def test_control_owing_only_where_nothing_is_owed_loses_it(self, held_judge):
        """What a boolean "dirty" would do: it is set already, so the writer leaves it, and the judge then clears it."""
        fact = a_fact()
        a_claim(value=30, fact=fact)

        def owe_if_not_owed(as_seen):
            if as_seen.wanted == as_seen.judged:
                Fact.objects.filter(pk=as_seen.pk).update(wanted=F("wanted") + 1)

        at_once(judge_batch, lambda: self.arrive(fact, owe_if_not_owed)(*held_judge))
        judge_batch()
        assert not Verdict.objects.filter(fact=fact).latest().conflict

    def test_two_judges_write_one_verdict(self):
        fact = a_fact()
        a_claim(value=30, fact=fact)
        at_once(judge_batch, judge_batch, judge_batch)
        assert Verdict.objects.filter(fact=fact).count() == 1

    def test_writers_of_the_same_facts_do_not_deadlock(self):
        ids = [a_fact().pk for _ in range(20)]

        def owe(order):
            for _ in range(10):
                want_judging(order)

        at_once(lambda: owe(ids), lambda: owe(ids[::-1]), lambda: owe(ids))
        assert set(Fact.objects.values_list("wanted", flat=True)) == {30}


def test_due_times_are_the_databases_clock(monkeypatch):
    """A worker whose own clock is wrong takes neither too early nor too late."""
    reading = due_article(0)
    with time_machine.travel("2001-01-01", tick=False):
        assert leases.take_next(Reading, attempts=3) == reading
    with connection.cursor() as cursor:
        cursor.execute("SELECT leased_until > now() AND leased_until < now() + interval '1 hour' FROM claims_reading")
        assert cursor.fetchone() == (True,)


def test_two_judges_a_writer_and_a_reviewer_at_one_fact():
    """No claim is left unjudged, no event lost or doubled: in the end the desk says what judging anew would find."""
    fact = a_fact()
    a_claim(value=30, fact=fact, article=an_article(publisher="Outlet 0"))
    other = a_claim(value=45, fact=fact, article=an_article(publisher="Outlet 1"))
    reviewer = a_user(group="reviewer")
    articles = [an_article(publisher=f"Outlet {number}") for number in range(2, 8)]

    def write():
        for number, article in enumerate(articles):
            with transaction.atomic():
                a_claim(value=45 + number % 3, fact=fact, article=article)

    def reviews():
        for turn in range(8):
            step = review.reject_claims if turn % 2 == 0 else review.accept_claims
            step([other], by=reviewer)

    def judge_often():
        for _ in range(15):
            judge_batch()

    at_once(judge_often, judge_often, write, reviews)
    while judge_batch():
        pass
    fact.refresh_from_db()
    assert fact.judged == fact.wanted
    assert verify().differing == ()
    conflict = Conflict.objects.get(fact=fact)
    told = list(conflict.events.order_by("id").values_list("kind", "verdict"))
    assert len({verdict for _, verdict in told}) == len(told)
    assert told[0][0] == "opened"
    assert all(kind in {"changed", "ended", "reopened"} for kind, _ in told[1:])
    assert all(after[0] == "reopened" for before, after in pairwise(told) if before[0] == "ended")
    judged_in_conflict = Verdict.objects.filter(fact=fact).latest().conflict
    assert (conflict.state == "open") is judged_in_conflict
