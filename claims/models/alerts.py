"""Subscription, Delivery, DeliveryItem: who wants which conflicts mailed, and each letter owed."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from claims.models.conflicts import ConflictEvent
from claims.models.verdicts import SEVERITIES


@pghistory.track()
class Subscription(models.Model):
    """Which conflicts are mailed to one address, from a severity upward. Only a confirmed address gets mail."""

    # Digests are to come: until then all are mailed at once, and no form offers another rhythm.
    class Rhythm(models.TextChoices):
        AT_ONCE = "at_once", "at once"
        DAILY = "daily", "once a day"
        WEEKLY = "weekly", "once a week"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="subscriptions")
    address = models.EmailField()
    confirmed_at = models.DateTimeField(
        null=True, blank=True, help_text="When the address was confirmed; without it nothing is mailed."
    )
    min_severity = models.CharField(
        "from severity",
        max_length=6,
        choices=SEVERITIES,
        default="low",
        help_text="Conflicts of this severity and above.",
    )
    metrics = models.JSONField(default=list, blank=True, help_text='Only these, such as ["killed"]; empty: all.')
    places = models.JSONField(default=list, blank=True, help_text='Only these, such as ["Iraq"]; empty: all.')
    rhythm = models.CharField(max_length=7, choices=Rhythm, default=Rhythm.AT_ONCE)
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("address", "id")

    def __str__(self) -> str:
        return f"{self.address}, from {self.min_severity}"


class Delivery(models.Model):
    """One letter owed to one address. A mail is a row before it is mail, and its Message-ID never changes."""

    class State(models.TextChoices):
        DUE = "due", "due"
        LEASED = "leased", "being sent"
        SENT = "sent", "sent"
        DROPPED = "dropped", "not needed any more"
        FAILED = "failed", "failed"

    subscription = models.ForeignKey(Subscription, on_delete=models.SET_NULL, null=True, related_name="deliveries")
    address = models.EmailField()
    key = models.CharField(max_length=120, unique=True, editable=False)
    message_id = models.CharField(max_length=200, unique=True, editable=False)
    state = models.CharField(max_length=7, choices=State, default=State.DUE)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(db_default=Now())
    leased_until = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    created_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "delivery"
        verbose_name_plural = "deliveries"
        ordering = ("-id",)
        indexes = (
            models.Index(name="delivery_owed", fields=("due_at", "id"), condition=Q(state__in=("due", "leased"))),
        )
        constraints = (
            models.CheckConstraint(
                name="delivery_lease_has_end", condition=~Q(state="leased") | Q(leased_until__isnull=False)
            ),
            models.CheckConstraint(
                name="delivery_sent_has_time", condition=~Q(state="sent") | Q(sent_at__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return self.subject or f"mail to {self.address}"


class DeliveryItem(models.Model):
    """One conflict event in a letter. A letter may hold many."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="items")
    event = models.ForeignKey(ConflictEvent, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(name="delivery_item_once", fields=("delivery", "event")),)

    def __str__(self) -> str:
        return str(self.event)
