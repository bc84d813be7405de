"""Source, Article, Revision: who speaks or publishes, what was published, and its text as it was captured."""

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from sources.decisions import Decision, DecisionState


class SourceKind(models.TextChoices):
    PUBLISHER = "publisher", "publisher"
    AGENCY = "agency", "news agency"
    GOVERNMENT = "government", "government"
    ARMED_GROUP = "armed_group", "armed group"
    ORGANISATION = "organisation", "organisation"
    HOSPITAL = "hospital", "hospital"
    OFFICIAL = "official", "official"
    WITNESS = "witness", "witness"
    UNNAMED = "unnamed", "unnamed"
    OTHER = "other", "not known"


class Reliability(models.TextChoices):
    """The Admiralty scale (NATO STANAG 2511). It is shown, and decides nothing."""

    A = "A", "A: completely reliable"
    B = "B", "B: usually reliable"
    C = "C", "C: fairly reliable"
    D = "D", "D: not usually reliable"
    E = "E", "E: unreliable"
    F = "F", "F: cannot be judged"


def match_keys_field() -> ArrayField:  # type: ignore[type-arg]  # not subscriptable at run time
    """What `sources.likeness.match_keys` makes of a name: by these, names that may be alike are found."""
    return ArrayField(models.CharField(max_length=80), default=list, db_default=[], editable=False)


# What is made of a name changes with it, and is no history of its own.
@pghistory.track(exclude=["match_keys"])
class Source(models.Model):
    """Who speaks or publishes. An unnamed one ("officials") belongs to one article and is no other article's voice."""

    name = models.CharField(max_length=300)
    key = models.CharField(
        max_length=330, unique=True, editable=False, help_text="The name, normalised; for an unnamed one its article's."
    )
    match_keys = match_keys_field()
    kind = models.CharField(max_length=20, choices=SourceKind, default=SourceKind.OTHER)
    article = models.ForeignKey(
        "Article",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="unnamed_sources",
        help_text="Set for an unnamed source: the one article in which it speaks.",
    )
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="children")
    # Always one that is not merged itself: whoever merges has those that were merged before follow.
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 code of two letters.")
    time_zone = models.CharField(max_length=64, blank=True, help_text="Such as Asia/Baghdad.")
    reliability = models.CharField(max_length=1, choices=Reliability, default=Reliability.F)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("name", "id")
        indexes = (
            # Written to at once: what waits to be written is read by each search. The sources of single articles, which
            # are most, have no keys.
            GinIndex(name="source_alike", fields=("match_keys",), fastupdate=False, condition=Q(article__isnull=True)),
        )
        constraints = (
            models.CheckConstraint(
                name="source_unnamed_has_article", condition=~Q(kind="unnamed") | Q(article__isnull=False)
            ),
            models.CheckConstraint(name="source_not_its_own_parent", condition=~Q(parent=models.F("id"))),
            models.CheckConstraint(name="source_not_merged_into_itself", condition=~Q(merged_into=models.F("id"))),
        )

    def __str__(self) -> str:
        return self.name


@pghistory.track(exclude=["match_keys"])
class SourceAlias(models.Model):
    """Another name of a source. Two sources may share one ("PMU"): then a name as written is not decided by it."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=330, db_index=True, editable=False)
    match_keys = match_keys_field()

    class Meta:
        verbose_name_plural = "source aliases"
        ordering = ("name", "id")
        indexes = (GinIndex(name="source_alias_match_keys", fields=("match_keys",)),)
        constraints = (models.UniqueConstraint(name="alias_once_per_source", fields=("source", "key")),)

    def __str__(self) -> str:
        return self.name


class PublishedPrecision(models.TextChoices):
    TIME = "time", "to the minute"
    DAY = "day", "the day"


@pghistory.track()
class Article(models.Model):
    """One publication by one publisher. It is withdrawn with a reason rather than deleted."""

    publisher = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="published")
    url = models.URLField(max_length=2000, blank=True)
    published_at = models.DateTimeField()
    published_precision = models.CharField(max_length=5, choices=PublishedPrecision, default=PublishedPrecision.DAY)
    credited_to = models.ForeignKey(
        Source, on_delete=models.SET_NULL, null=True, blank=True, related_name="credited",
        help_text="The credit of the whole article, such as (AFP): it makes the article that publisher's voice.",
    )  # fmt: skip
    copy_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="copies")
    current_revision = models.ForeignKey(
        "Revision", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.TextField(blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("-published_at", "-id")
        permissions = (("withdraw_article", "Can withdraw an article, with a reason"),)
        indexes = (models.Index(fields=("-published_at", "-id"), name="article_newest"),)
        constraints = (
            models.UniqueConstraint(
                name="article_unique_publisher_url", fields=("publisher", "url"), condition=~Q(url="")
            ),
            models.CheckConstraint(
                name="article_withdrawn_with_reason",
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
            ),
            models.CheckConstraint(name="article_not_its_own_copy", condition=~Q(copy_of=models.F("id"))),
        )

    def __str__(self) -> str:
        title = self.current_revision.title if self.current_revision else "article without text"
        return f"{title} ({self.publisher})"


@pgtrigger.register(pgtrigger.Protect(name="immutable", operation=pgtrigger.Update))
class Revision(models.Model):
    """The text of an article as captured: title, empty line, body. Immutable; all offsets are into `text`.

    Its publisher stands here, too, so that the database itself keeps one article for one publisher and text. The same
    text by another publisher is another article: copies exist.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    publisher = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    sha256 = models.CharField(max_length=64, db_index=True, help_text="Of the text in UTF-8, in hexadecimal.")
    captured_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("-captured_at", "-id")
        constraints = (
            models.UniqueConstraint(name="revision_unique_in_article", fields=("article", "sha256")),
            models.UniqueConstraint(name="article_unique_publisher_text", fields=("publisher", "sha256")),
            models.CheckConstraint(name="revision_text_not_empty", condition=~Q(text="")),
        )

    def __str__(self) -> str:
        return self.title or f"revision {self.pk}"


class CopySearch(models.Model):
    """Owed: an article's text is to be compared with the others. It is gone once that is done."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="copy_search")
    # While a worker is at it, when another may take over.
    due_at = models.DateTimeField(db_default=Now(), db_index=True)

    def __str__(self) -> str:
        return f"search for copies of article {self.article_id}"


class CopyPrint(models.Model):
    """One of the numbers by which an article's current text is found by its near-copies: `factbase.near_copies`."""

    pk = models.CompositePrimaryKey("print", "article")
    print = models.BigIntegerField()
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"print {self.print} of article {self.article_id}"


@pghistory.track()
class CopyMatch(Decision):
    """One article is a copy of another publisher's, by their texts or because a person says so; or said to be none.

    `score` is the share of the copy's own words that stand in the original. Of a copy of a copy, `original` is the next
    in the chain; the root stands in `Article.copy_of`.
    """

    copy = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="copy_matches")
    original = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="original_matches")

    class Meta:
        verbose_name_plural = "copy matches"
        constraints = (
            models.UniqueConstraint(name="copy_match_once", fields=("copy", "original")),
            models.UniqueConstraint(
                name="copy_of_one_original", fields=("copy",), condition=Q(state=DecisionState.CONFIRMED)
            ),
            models.CheckConstraint(name="copy_match_not_its_own", condition=~Q(copy=models.F("original"))),
        )

    def __str__(self) -> str:
        return f"article {self.copy_id} as a copy of article {self.original_id}: {self.get_state_display()}"
