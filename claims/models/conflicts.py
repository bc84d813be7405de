"""Conflict, its events and its resolutions: the dispute on a fact, one per fact and never one per pair."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from claims.models.facts import Fact
from claims.models.numbers import NumericField
from claims.models.verdicts import KINDS, SEVERITIES, Verdict


class ConflictState(models.TextChoices):
    OPEN = "open", "open"
    RESOLVED = "resolved", "resolved"
    DISMISSED = "dismissed", "dismissed"
    ENDED = "ended", "ended: no longer a conflict"


class Conflict(models.Model):
    """The dispute on a fact. What happened to it stands in its events, which are never changed."""

    fact = models.OneToOneField(Fact, on_delete=models.CASCADE, related_name="conflict")
    state = models.CharField(max_length=9, choices=ConflictState, default=ConflictState.OPEN)
    kind = models.CharField(max_length=20, choices=KINDS)
    severity = models.CharField(max_length=6, choices=SEVERITIES)
    signature = models.CharField(max_length=64)
    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField(db_default=Now())
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("-changed_at", "-id")
        permissions = (("resolve_conflict", "Can resolve, dismiss and reopen conflicts"),)
        indexes = (models.Index(name="conflict_by_state", fields=("state", "-changed_at", "-id")),)

    def __str__(self) -> str:
        return f"Conflict: {self.fact}"


@pgtrigger.register(pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete))
class ConflictEvent(models.Model):
    """One thing that happened to a conflict. Append-only."""

    class Kind(models.TextChoices):
        OPENED = "opened", "opened"
        CHANGED = "changed", "changed"
        RESOLVED = "resolved", "resolved"
        DISMISSED = "dismissed", "dismissed"
        ENDED = "ended", "ended"
        REOPENED = "reopened", "reopened"

    conflict = models.ForeignKey(Conflict, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=9, choices=Kind)
    at = models.DateTimeField(db_default=Now())
    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="+")
    by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.conflict}: {self.get_kind_display()}"


@pgtrigger.register(pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete))
class Resolution(models.Model):
    """A person's decision on a conflict, with the reason. Append-only: a later one stands beside it."""

    class Outcome(models.TextChoices):
        PREFERRED = "preferred", "one position or range is preferred"
        BY_TIME = "explained_by_time", "explained by time"
        BY_SCOPE = "explained_by_scope", "explained by scope"
        ERROR = "error", "an error of reading or of a report"
        UNRESOLVED = "unresolved", "cannot be resolved now"
        DISMISSED = "dismissed", "no conflict worth following"

    conflict = models.ForeignKey(Conflict, on_delete=models.CASCADE, related_name="resolutions")
    outcome = models.CharField(max_length=20, choices=Outcome)
    low = NumericField(null=True, blank=True)
    high = NumericField(null=True, blank=True)
    reason = models.TextField()
    signature = models.CharField(max_length=64)
    by_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                name="resolution_low_at_most_high",
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
            ),
            models.CheckConstraint(name="resolution_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="resolution_range_where_preferred",
                condition=~Q(outcome="preferred") | Q(low__isnull=False) | Q(high__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.reason}"
