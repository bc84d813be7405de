"""Reading: one revision read by one extractor version. A row that is due is work owed."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from sources.models import Revision


class Reading(models.Model):
    """Due, leased by a worker, read, done (its claims grouped, too) or failed.

    The attempt is counted before the work, so that no text kills twice; grouping counts its own anew.

    `claims_same` and the other counts say what it made of the claims that stood before: a first reading has new ones.
    """

    class State(models.TextChoices):
        DUE = "due", "due"
        LEASED = "leased", "being read"
        READ = "read", "read, to be grouped"
        DONE = "done", "done"
        FAILED = "failed", "failed"

    UNREAD = (State.DUE, State.LEASED)
    OWED = (*UNREAD, State.READ)

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="readings")
    extractor_version = models.CharField(max_length=40)
    state = models.CharField(max_length=6, choices=State, default=State.DUE)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(db_default=Now())
    reread = models.BooleanField(
        default=False, db_default=False, help_text="The text has been read before: texts that never were come first."
    )
    leased_until = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(db_default=Now())
    finished_at = models.DateTimeField(null=True, blank=True)
    claims_same = models.PositiveIntegerField(null=True, blank=True)
    claims_new = models.PositiveIntegerField(null=True, blank=True)
    claims_superseded = models.PositiveIntegerField(null=True, blank=True)
    claims_differing = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-id")
        indexes = (
            models.Index(
                name="reading_owed_live_first",
                fields=("reread", "due_at", "id"),
                condition=Q(state__in=("due", "leased")),
            ),
            models.Index(name="reading_to_group", fields=("due_at", "id"), condition=Q(state="read")),
        )
        constraints = (
            models.UniqueConstraint(name="reading_once_per_version", fields=("revision", "extractor_version")),
            models.CheckConstraint(
                name="reading_lease_has_end", condition=~Q(state="leased") | Q(leased_until__isnull=False)
            ),
            models.CheckConstraint(name="reading_failure_says_why", condition=~Q(state="failed") | ~Q(error="")),
        )

    def __str__(self) -> str:
        return f"reading of {self.revision} ({self.get_state_display()})"
