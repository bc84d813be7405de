"""Claim, its Attribution hop by hop, and SourceMatch: which source a name as written stands for."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from claims.models.decisions import Decision
from claims.models.readings import Reading
from claims.models.statements import Statement, choices_of
from sources.models import Article, Source


class ReviewState(models.TextChoices):
    UNREVIEWED = "unreviewed", "unreviewed"
    ACCEPTED = "accepted", "accepted"
    EDITED = "edited", "edited"
    REJECTED = "rejected", "rejected"
    SUPERSEDED = "superseded", "superseded by a later reading"


# Read the same again, a claim moves to the later reading: that is no change of it.
@pghistory.track(
    pghistory.UpdateEvent(
        row=pghistory.Old, condition=pghistory.AnyChange(exclude=["reading", "index", "rule", "confidence"])
    ),
    pghistory.DeleteEvent(),
)
class Claim(Statement):
    """One figure stated in one revision, as contracts.md section 1 has it.

    The columns hold what counts now; what was read, where a person has changed it, stays beside it in `as_read`.
    """

    # The index of its unique place in the reading serves look-ups by reading, too.
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="claims", db_index=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="claims")
    index = models.PositiveIntegerField(help_text="Its place among the claims of its reading.")
    part_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="parts")
    origin = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="claims", help_text="The last hop, or the publisher."
    )
    review_state = models.CharField(max_length=10, choices=ReviewState, default=ReviewState.UNREVIEWED)
    superseded_from = models.CharField(
        max_length=10,
        choices=ReviewState,
        blank=True,
        editable=False,
        help_text="What it was before it was superseded.",
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    as_read = models.JSONField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("-id",)
        permissions = (
            ("review_claim", "Can accept, reject and correct claims"),
            ("group_claim", "Can move claims between facts, merge and split"),
        )
        indexes = (models.Index(fields=("metric", "-id"), name="claim_metric_newest"),)
        constraints = (
            models.UniqueConstraint(name="claim_once_per_reading", fields=("reading", "index")),
            models.CheckConstraint(
                name="claim_low_at_most_high",
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
            ),
            models.CheckConstraint(
                name="claim_says_a_number",
                condition=Q(value__isnull=False) | Q(low__isnull=False) | Q(high__isnull=False),
            ),
            models.CheckConstraint(name="claim_span_not_empty", condition=Q(start__lt=F("end"))),
            models.CheckConstraint(
                name="claim_event_in_order",
                condition=Q(event_from__isnull=True) | Q(event_to__isnull=True) | Q(event_from__lte=F("event_to")),
            ),
            models.CheckConstraint(
                name="claim_as_of_has_precision", condition=Q(as_of__isnull=True) | ~Q(as_of_precision="")
            ),
            models.CheckConstraint(
                name="claim_edited_keeps_reading", condition=~Q(review_state="edited") | Q(as_read__isnull=False)
            ),
            models.CheckConstraint(
                name="claim_superseded_from_something",
                condition=Q(review_state="superseded") ^ Q(superseded_from=""),
            ),
            models.CheckConstraint(name="claim_not_its_own_part", condition=~Q(part_of=F("id"))),
        )

    def __str__(self) -> str:
        what = " ".join(word for word in (self.quote, self.counted, self.metric) if word)
        return what[:120]


class Attribution(models.Model):
    """One hop of a claim's chain, nearest the publisher first; the last is the origin. Empty: the article's own voice."""

    ROLES = choices_of("relay", "origin")
    STANCES = choices_of("asserts", "denies", "doubts")

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="attribution")
    position = models.PositiveSmallIntegerField()
    name = models.TextField(help_text="The source as written.")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    cue = models.TextField(blank=True)
    cue_start = models.PositiveIntegerField()
    cue_end = models.PositiveIntegerField()
    role = models.CharField(max_length=6, choices=ROLES)
    stance = models.CharField(max_length=7, choices=STANCES, default="asserts")
    named = models.BooleanField(default=True)

    class Meta:
        ordering = ("claim", "position")
        indexes = (
            # Few are denied, and judging asks of every claim whether it is.
            models.Index(name="attribution_denied", fields=("claim",), condition=Q(role="origin", stance="denies")),
        )
        constraints = (
            models.UniqueConstraint(name="attribution_hops_ordered", fields=("claim", "position")),
            models.UniqueConstraint(name="attribution_one_origin", fields=("claim",), condition=Q(role="origin")),
            models.CheckConstraint(name="attribution_span_not_empty", condition=Q(start__lt=F("end"))),
        )

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class SourceMatch(Decision):
    """A name as written in a claim ↔ a source. Until a suggestion is decided, its `voice` is the one that speaks."""

    attribution = models.ForeignKey(Attribution, on_delete=models.CASCADE, related_name="matches")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="matches")
    key = models.CharField(max_length=330, blank=True, db_default="", editable=False, help_text="The name, normalised.")
    # Its index is the one below: few names are more than one source's.
    voice = models.ForeignKey(
        Source, on_delete=models.CASCADE, null=True, blank=True, related_name="suggestions", db_index=False
    )

    class Meta:
        verbose_name_plural = "source matches"
        indexes = (
            models.Index(
                name="source_match_of_voice", fields=("voice", "source", "id"), condition=Q(voice__isnull=False)
            ),
            models.Index(name="source_match_to_decide", fields=("-score", "id"), condition=Q(state="suggested")),
        )
        constraints = (
            models.UniqueConstraint(name="source_match_once", fields=("attribution", "source")),
            models.UniqueConstraint(
                name="source_match_one_confirmed", fields=("attribution",), condition=Q(state="confirmed")
            ),
        )

    def __str__(self) -> str:
        return f"{self.attribution} ↔ {self.source}"
