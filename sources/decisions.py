"""What a suggestion of the machine and a decision of a person have in common."""

from django.conf import settings
from django.db import models


class DecisionState(models.TextChoices):
    SUGGESTED = "suggested", "suggested"
    CONFIRMED = "confirmed", "confirmed"
    REJECTED = "rejected", "rejected"


class Decision(models.Model):
    """Suggested, confirmed or rejected, with the score and the reason; `decided_by` is empty where the machine decided."""

    state = models.CharField(max_length=10, choices=DecisionState)
    score = models.DecimalField(max_digits=4, decimal_places=3, default=1)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
