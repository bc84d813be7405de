"""DifferingReading: what a later reading makes of a claim that a person has reviewed. It is no claim, and counts nowhere."""

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from claims.models.claims import Claim
from claims.models.decisions import Decision
from claims.models.readings import Reading
from claims.models.statements import Statement


@pghistory.track()
class DifferingReading(Statement, Decision):
    """Suggested to whoever reviews: taken over (confirmed) it corrects the claim, dismissed (rejected) it stays beside it.

    `chain` are the hops with the keys of contracts.md, `part_of` the claim that it would be part of.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="differing")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="differing")
    part_of = models.ForeignKey(Claim, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    chain = models.JSONField(default=list)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(name="differing_to_review", fields=("-id",), condition=Q(state="suggested")),)

    def __str__(self) -> str:
        return " ".join(word for word in (self.quote, self.counted, self.metric) if word)[:120]
