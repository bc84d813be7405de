"""What the database itself holds true, whoever writes."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction
from django.db.models import F

from claims.models import (
    Attribution,
    Claim,
    Conflict,
    ConflictEvent,
    Delivery,
    DeliveryItem,
    Fact,
    Membership,
    Reading,
    Resolution,
    Verdict,
)
from sources.models import Article, Revision, Source
from tests.builders import a_claim, a_conflict, a_fact, a_reading, a_source, a_subscription, an_article

pytestmark = pytest.mark.django_db


def refused(write, *, by):
    with pytest.raises(DatabaseError, match=by), transaction.atomic():
        write()


def changed(row, **fields):
    return lambda: type(row)._default_manager.filter(pk=row.pk).update(**fields)


def copied(row, **fields):
    """The same row once more, with some fields changed."""

    def write():
        values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key}
        type(row)._default_manager.create(**{**values, **fields})

    return write


class TestClaims:
    @pytest.mark.parametrize(
        ("fields", "constraint"),
        [
            ({"low": 40, "high": 30}, "claim_low_at_most_high"),
            ({"low": None, "high": None, "value": None}, "claim_says_a_number"),
            ({"start": F("end")}, "claim_span_not_empty"),
            ({"event_from": "2020-01-02", "event_to": "2020-01-01"}, "claim_event_in_order"),
            ({"as_of": datetime(2020, 1, 1, tzinfo=UTC)}, "claim_as_of_has_precision"),
            ({"review_state": "edited"}, "claim_edited_keeps_reading"),
            ({"part_of": F("id")}, "claim_not_its_own_part"),
        ],
    )
    def test_what_a_claim_cannot_be(self, fields, constraint):
        refused(changed(a_claim(), **fields), by=constraint)

    def test_once_in_its_reading(self):
        refused(copied(a_claim()), by="claim_once_per_reading")

    def test_hops_are_ordered_and_one_is_the_origin(self):
        hop = a_claim(origin="A ministry").attribution.get()
        refused(copied(hop), by="attribution_hops_ordered|attribution_one_origin")
        refused(copied(hop, position=2), by="attribution_one_origin")
        copied(hop, position=2, role="relay")()
        assert Attribution.objects.filter(claim=hop.claim).count() == 2

    def test_a_name_stands_for_one_source_at_most(self):
        match = a_claim(origin="A ministry").attribution.get().matches.get()
        other = a_source(name="Another ministry")
        refused(copied(match, source_id=other.pk), by="source_match_one_confirmed")
        copied(match, source_id=other.pk, state="suggested")()


class TestMemberships:
    def test_confirmed_in_one_fact(self):
        claim = a_claim(fact=a_fact())
        refused(
            lambda: Membership.objects.create(claim=claim, fact=a_fact(), state="confirmed"),
            by="membership_confirmed_in_one_fact",
        )
        for state in ("suggested", "rejected"):
            Membership.objects.create(claim=claim, fact=a_fact(), state=state)

    def test_a_pair_is_decided_once(self):
        fact = a_fact()
        claim = a_claim(fact=fact)
        refused(lambda: Membership.objects.create(claim=claim, fact=fact, state="rejected"), by="membership_once")


class TestArticles:
    def test_one_article_for_a_publisher_and_text_but_copies_exist(self):
        revision = an_article().current_revision
        elsewhere = an_article(publisher="Outlet 2")
        refused(copied(revision, article_id=elsewhere.pk), by="article_unique_publisher_text")
        refused(copied(revision), by="revision_unique_in_article|article_unique_publisher_text")
        copied(revision, article_id=elsewhere.pk, publisher_id=elsewhere.publisher_id)()
        assert Revision.objects.filter(sha256=revision.sha256).count() == 2

    def test_one_article_for_a_publisher_and_address(self):
        article = an_article(url="https://herald.example/1")
        refused(copied(article, current_revision_id=None), by="article_unique_publisher_url")
        without = an_article()
        copied(without, current_revision_id=None)()
        assert Article.objects.filter(url="").count() == 2

    def test_a_revision_is_immutable(self):
        refused(changed(an_article().current_revision, text="Another text."), by="Cannot update")

    def test_withdrawn_with_a_reason(self):
        refused(changed(an_article(), withdrawn_at=datetime.now(UTC)), by="article_withdrawn_with_reason")

    def test_an_unnamed_source_has_its_article(self):
        refused(
            lambda: Source.objects.create(name="officials", key="officials", kind="unnamed"),
            by="source_unnamed_has_article",
        )


class TestReadings:
    def test_once_for_a_version(self):
        refused(copied(a_reading()), by="reading_once_per_version")

    @pytest.mark.parametrize(
        ("state", "constraint"), [("leased", "reading_lease_has_end"), ("failed", "reading_failure_says_why")]
    )
    def test_states_say_what_they_must(self, state, constraint):
        refused(changed(a_reading(), state=state), by=constraint)
        assert Reading.objects.get().state == "done"


class TestConflicts:
    def test_one_per_fact(self):
        refused(copied(a_conflict()), by="unique")

    def test_what_happened_is_never_changed(self, reviewer):
        conflict = a_conflict()
        resolution = Resolution.objects.create(
            conflict=conflict, outcome="error", reason="A slip.", signature="s", by_user=reviewer
        )
        for row in (conflict.verdict, conflict.events.get(), resolution):
            refused(changed(row, reason="Something else."), by="update or delete")
            refused(lambda row=row: type(row).objects.filter(pk=row.pk).delete(), by="update or delete")
        assert (Verdict.objects.count(), ConflictEvent.objects.count(), Conflict.objects.count()) == (1, 1, 1)

    @pytest.mark.parametrize(
        ("fields", "constraint"),
        [
            ({"reason": ""}, "resolution_has_reason"),
            ({"low": 5, "high": 4}, "resolution_low_at_most_high"),
            ({"outcome": "preferred"}, "resolution_range_where_preferred"),
        ],
    )
    def test_a_resolution_says_why_and_what(self, reviewer, fields, constraint):
        valid = {"outcome": "error", "reason": "A slip.", "signature": "s", "by_user": reviewer}
        refused(lambda: Resolution.objects.create(conflict=a_conflict(), **{**valid, **fields}), by=constraint)

    def test_a_fact_is_judged_at_most_as_often_as_wanted(self):
        refused(changed(a_fact(), judged=1), by="fact_judged_at_most_wanted")
        refused(copied(Fact.objects.get()), by="unique")


class TestDeliveries:
    def test_a_letter_is_owed_once_and_may_hold_many_events(self):
        event = a_conflict().events.get()
        letter = Delivery.objects.create(
            subscription=a_subscription(), address="desk@desk.example", key="1", message_id="<1@desk.example>"
        )
        refused(copied(letter, message_id="<2@desk.example>"), by="key")
        refused(copied(letter, key="2"), by="message_id")
        DeliveryItem.objects.create(delivery=letter, event=event)
        refused(lambda: DeliveryItem.objects.create(delivery=letter, event=event), by="delivery_item_once")
        refused(changed(letter, state="sent"), by="delivery_sent_has_time")
        refused(changed(letter, state="leased"), by="delivery_lease_has_end")


def test_numbers_are_exact():
    claim = a_claim(value="30")
    for number in ("30", "0.1", "2.50", "123456789012345678901234567890.123456789"):
        Claim.objects.filter(pk=claim.pk).update(value=number, low=None, high=None)
        claim.refresh_from_db()
        assert str(claim.value) == number
