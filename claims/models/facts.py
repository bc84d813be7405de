"""Event, Fact, Membership, FactMatch: what happened, the question with a number for an answer, and the claims that answer it."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from claims.models.claims import Claim
from claims.models.decisions import Decision

COUNTINGS = [("cumulative", "cumulative: it grows while the event goes on"), ("incident", "incident: one count")]


@pghistory.track()
class Event(models.Model):
    """What happened. Made and titled by grouping; can be edited, merged, split."""

    title = models.CharField(max_length=300)
    key = models.CharField(max_length=200, unique=True, editable=False)
    places = ArrayField(models.TextField(), default=list, blank=True)
    date_from = models.DateField(null=True, blank=True)
    date_to = models.DateField(null=True, blank=True)
    date_precision = models.CharField(max_length=6, choices=Claim.PRECISIONS, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("-date_from", "-id")
        constraints = (
            models.CheckConstraint(
                name="event_dates_in_order",
                condition=Q(date_from__isnull=True) | Q(date_to__isnull=True) | Q(date_from__lte=F("date_to")),
            ),
            models.CheckConstraint(name="event_not_merged_into_itself", condition=~Q(merged_into=F("id"))),
        )

    def __str__(self) -> str:
        return self.title


# Counters and the judge's notes change with every claim: they are work, not what people change.
@pghistory.track(
    pghistory.UpdateEvent(
        row=pghistory.Old,
        condition=pghistory.AnyChange(
            exclude=[
                "wanted",
                "judged",
                "wanted_at",
                "judging_attempts",
                "judging_error",
                "judged_policy",
                "question",
                "blocking_keys",
            ]
        ),
    ),
    pghistory.DeleteEvent(),
)
class Fact(models.Model):
    """One question: event (may be unknown) + metric + counted population + place + period + unit family + counting.

    Work owed is `wanted` above `judged`: writers increment `wanted` always, the judge stores the value it had read.
    """

    title = models.CharField(max_length=300)
    key = models.CharField(max_length=200, unique=True, editable=False)
    blocking_keys = ArrayField(models.CharField(max_length=200), default=list, editable=False)
    question = models.JSONField(default=dict, editable=False, help_text="What grouping compares new claims with.")
    event = models.ForeignKey(Event, on_delete=models.SET_NULL, null=True, blank=True, related_name="facts")
    metric = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=8, choices=Claim.KINDS)
    counted = models.TextField(blank=True, help_text="The population counted.")
    place = models.TextField(blank=True)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    unit_family = models.CharField(max_length=40, blank=True)
    counting = models.CharField(max_length=10, choices=COUNTINGS)
    part_of_fact = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="parts")
    settled_at = models.DateTimeField(null=True, blank=True, help_text="From then on growth is no longer believed.")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    wanted = models.BigIntegerField(default=0, editable=False)
    judged = models.BigIntegerField(default=0, editable=False)
    wanted_at = models.DateTimeField(null=True, editable=False, help_text="Since when a verdict is owed.")
    judging_attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    judging_error = models.TextField(blank=True, editable=False)
    judged_policy = models.CharField(max_length=40, blank=True, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(name="fact_owed", fields=("id",), condition=Q(wanted__gt=F("judged"))),
            # Without a list of pending entries, which each search would read from its beginning.
            GinIndex(name="fact_blocking_keys", fields=("blocking_keys",), fastupdate=False),
        )
        constraints = (
            models.CheckConstraint(name="fact_judged_at_most_wanted", condition=Q(judged__lte=F("wanted"))),
            models.CheckConstraint(
                name="fact_period_in_order",
                condition=Q(period_from__isnull=True) | Q(period_to__isnull=True) | Q(period_from__lte=F("period_to")),
            ),
            models.CheckConstraint(name="fact_not_its_own_part", condition=~Q(part_of_fact=F("id"))),
            models.CheckConstraint(name="fact_not_merged_into_itself", condition=~Q(merged_into=F("id"))),
        )

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Membership(Decision):
    """A claim answers a fact's question. A rejected pair stays, so that it is never suggested again."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="memberships")
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        constraints = (
            models.UniqueConstraint(name="membership_once", fields=("claim", "fact")),
            models.UniqueConstraint(
                name="membership_confirmed_in_one_fact", fields=("claim",), condition=Q(state="confirmed")
            ),
        )
        # Few of very many: those that wait for a person.
        indexes = (models.Index(name="membership_to_decide", fields=("claim",), condition=Q(state="suggested")),)

    def __str__(self) -> str:
        return f"{self.claim} → {self.fact}"


@pghistory.track()
class FactMatch(Decision):
    """Two facts that may be one question: merging them is suggested, was done (confirmed), or was refused for good."""

    # The lower id, which survives where they are merged, and the other.
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="matches")
    other = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="matches_of_older")

    class Meta:
        verbose_name_plural = "fact matches"
        constraints = (
            models.UniqueConstraint(name="fact_match_once", fields=("fact", "other")),
            models.CheckConstraint(name="fact_match_in_order", condition=Q(fact__lt=F("other"))),
        )

    def __str__(self) -> str:
        return f"{self.fact} ↔ {self.other}"
