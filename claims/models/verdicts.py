"""Verdict: what judging a fact found. Append-only, so that the desk can say what it knew at any time."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from claims.models.facts import Fact
from claims.models.numbers import NumericField

KINDS = [
    ("self_contradiction", "one origin contradicts itself"),
    ("part_exceeds_whole", "a part exceeds its whole"),
    ("disjoint", "origins disagree"),
    ("regression", "an origin's number fell without a correction"),
]
SEVERITIES = [("low", "low"), ("medium", "medium"), ("high", "high")]


@pgtrigger.register(pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete))
class Verdict(models.Model):
    """The engine's verdict on one fact (contracts.md section 3), where claim ids are those of `Claim`."""

    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="verdicts")
    judged_at = models.DateTimeField(db_default=Now())
    policy_version = models.CharField(max_length=40)
    conflict = models.BooleanField()
    kind = models.CharField(max_length=20, choices=KINDS, blank=True)
    kinds = models.JSONField(default=list)
    severity = models.CharField(max_length=6, choices=SEVERITIES, blank=True)
    positions = models.JSONField(default=list)
    superseded = models.JSONField(default=list)
    outdated = models.JSONField(default=list)
    copies = models.JSONField(default=list)
    not_comparable = models.JSONField(default=list)
    low = NumericField(null=True)
    best = NumericField(null=True)
    high = NumericField(null=True)
    unit = models.CharField(max_length=40, blank=True)
    reason = models.TextField()
    signature = models.CharField(max_length=64)

    class Meta:
        ordering = ("-id",)
        get_latest_by = "id"
        indexes = (models.Index(name="verdict_newest_of_fact", fields=("fact", "-id")),)
        constraints = (
            models.CheckConstraint(
                name="verdict_conflict_has_kind",
                condition=Q(conflict=False, kind="", severity="") | (Q(conflict=True) & ~Q(kind="") & ~Q(severity="")),
            ),
        )

    def __str__(self) -> str:
        return self.reason
