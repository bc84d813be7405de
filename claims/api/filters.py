"""What lists can be narrowed to. A name that no list knows, or a value that it cannot be, is refused and named."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django_filters.rest_framework import FilterSet  # type: ignore[import-untyped]
from drf_spectacular.utils import extend_schema_field

from claims.api.ids import MAX_ID
from claims.models import Claim, Conflict, Event, Fact, Membership, SourceMatch, Verdict
from claims.models.claims import ReviewState
from claims.models.conflicts import ConflictState
from claims.models.decisions import DecisionState
from claims.models.verdicts import KINDS, SEVERITIES
from claims.sourcing.queries import names_to_decide
from factbase.metrics import METRICS
from sources.models import Article, Source, SourceKind

_METRICS = [(name, name) for name in METRICS]
_FROM_SEVERITY = {"low": ("low", "medium", "high"), "medium": ("medium", "high"), "high": ("high",)}
_DECIDED = [("confirmed", "confirmed"), ("rejected", "rejected")]
_GROUPED = [("true", "members of a fact"), ("false", "not in a fact"), ("all", "both")]


@extend_schema_field({"type": "integer", "minimum": 1, "maximum": MAX_ID})
class IdFilter(django_filters.Filter):  # type: ignore[misc]
    """The id of a row."""

    field_class = forms.IntegerField

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(field_name, min_value=1, max_value=MAX_ID, **kwargs)


class MomentField(forms.Field):
    """An ISO 8601 date or time, in UTC where it says no other offset."""

    def to_python(self, value: Any) -> datetime | None:
        if not value:
            return None
        try:
            moment = datetime.fromisoformat(value)
            # In UTC at once: PostgreSQL knows fewer offsets than ISO 8601 can write.
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):
            raise ValidationError("This is no date or time: write it as 2019-12-31 or 2019-12-31T14:30Z.") from None


@extend_schema_field({"type": "string", "format": "date-time"})
class MomentFilter(django_filters.Filter):  # type: ignore[misc]
    """A date, which is its first moment, or a time."""

    field_class = MomentField


@extend_schema_field({"type": "boolean"})
class YesNoFilter(django_filters.TypedChoiceFilter):  # type: ignore[misc]
    """`true` or `false`, and nothing else: the framework's own takes anything else for neither."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[("true", "true"), ("false", "false")], coerce=lambda said: said == "true", **kwargs)

    def filter(self, qs: Any, value: Any) -> Any:
        # The empty choice means "not asked"; false is asked.
        return qs if value in ("", None) else getattr(self.parent, self.method)(qs, self.field_name, value)


def choice(field_name: str, choices: Iterable[tuple[str, Any]], label: str = "") -> django_filters.ChoiceFilter:
    """One of the choices."""
    return django_filters.ChoiceFilter(field_name=field_name, choices=list(choices), label=label)


def since(field_name: str, label: str) -> MomentFilter:
    """From this date or time on."""
    return MomentFilter(field_name=field_name, lookup_expr="gte", label=label)


def until(field_name: str, label: str) -> MomentFilter:
    """Before this date or time."""
    return MomentFilter(field_name=field_name, lookup_expr="lt", label=label)


def search(label: str) -> django_filters.CharFilter:
    """Words to look for; each list says in `search` where."""
    return django_filters.CharFilter(method="search", max_length=200, label=label)


class ArticleClaimFilter(FilterSet):  # type: ignore[misc]
    """The claims of one article."""

    metric = choice("metric", _METRICS)
    kind = choice("kind", Claim.KINDS)
    modifier = choice("modifier", Claim.MODIFIERS)


class ClaimFilter(ArticleClaimFilter):
    """All claims. Left out unless asked for: those in no fact, and those that a later reading has superseded."""

    review_state = choice("review_state", ReviewState.choices, "Superseded claims are left out unless asked for.")
    article = IdFilter("article")
    fact = IdFilter("fact", method="of_fact", label="Confirmed members of this fact.")
    origin = IdFilter("origin", label="The source that is said to have said it.")
    publisher = IdFilter("article__publisher")
    published_after = since("article__published_at", "Published on this date, or at this time, or later.")
    published_before = until("article__published_at", "Published before this date or time.")
    grouped = django_filters.ChoiceFilter(
        choices=_GROUPED, method="nothing_more", label="Claims in a fact (`true`, the default), in none, or `all`."
    )
    q = search("Words of the figure or of what is counted.")

    def filter_queryset(self, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        asked = self.form.cleaned_data
        if not asked["review_state"]:
            queryset = queryset.exclude(review_state=ReviewState.SUPERSEDED)
        grouped = asked["grouped"] or "true"
        if grouped != "all":
            confirmed = Exists(Membership.objects.filter(claim=OuterRef("pk"), state=DecisionState.CONFIRMED))
            queryset = queryset.filter(confirmed if grouped == "true" else ~confirmed)
        narrowed: QuerySet[Claim] = super().filter_queryset(queryset)
        return narrowed

    def nothing_more(self, queryset: QuerySet[Claim], _: str, __: str) -> QuerySet[Claim]:
        """`grouped` has a default, so it is applied in `filter_queryset`, asked for or not."""
        return queryset

    def of_fact(self, queryset: QuerySet[Claim], _: str, fact: int) -> QuerySet[Claim]:
        members = Membership.objects.filter(fact=fact, state=DecisionState.CONFIRMED)
        return queryset.filter(pk__in=members.values("claim"))

    def search(self, queryset: QuerySet[Claim], _: str, words: str) -> QuerySet[Claim]:
        return queryset.filter(Q(quote__icontains=words) | Q(counted__icontains=words))


class FactFilter(FilterSet):  # type: ignore[misc]
    """Facts."""

    metric = choice("metric", _METRICS)
    event = IdFilter("event")
    in_conflict = YesNoFilter(method="conflicting", label="Whether its claims cannot all be true, decided or not.")
    updated_after = MomentFilter(method="judged_since", label="With a verdict of this date, or time, or later.")
    q = search("Words of the title.")

    def conflicting(self, queryset: QuerySet[Fact], _: str, wanted: bool) -> QuerySet[Fact]:  # noqa: FBT001
        standing = Exists(Conflict.objects.filter(fact=OuterRef("pk")).exclude(state=ConflictState.ENDED))
        return queryset.filter(standing if wanted else ~standing)

    def judged_since(self, queryset: QuerySet[Fact], _: str, time: Any) -> QuerySet[Fact]:
        return queryset.filter(Exists(Verdict.objects.filter(fact=OuterRef("pk"), judged_at__gte=time)))

    def search(self, queryset: QuerySet[Fact], _: str, words: str) -> QuerySet[Fact]:
        return queryset.filter(title__icontains=words)


class ConflictFilter(FilterSet):  # type: ignore[misc]
    """Conflicts."""

    state = choice("state", ConflictState.choices)
    severity = django_filters.ChoiceFilter(choices=SEVERITIES, method="from_severity", label="This severity and above.")
    kind = choice("kind", KINDS)
    metric = choice("fact__metric", _METRICS)
    q = search("Words of the fact's title.")

    def from_severity(self, queryset: QuerySet[Conflict], _: str, least: str) -> QuerySet[Conflict]:
        return queryset.filter(severity__in=_FROM_SEVERITY[least])

    def search(self, queryset: QuerySet[Conflict], _: str, words: str) -> QuerySet[Conflict]:
        return queryset.filter(fact__title__icontains=words)


class ArticleFilter(FilterSet):  # type: ignore[misc]
    """Articles."""

    publisher = IdFilter("publisher")
    withdrawn = YesNoFilter(method="is_withdrawn")
    published_after = since("published_at", "Published on this date, or at this time, or later.")
    published_before = until("published_at", "Published before this date or time.")
    q = search("Words of the title.")

    def is_withdrawn(self, queryset: QuerySet[Article], _: str, wanted: bool) -> QuerySet[Article]:  # noqa: FBT001
        return queryset.filter(withdrawn_at__isnull=not wanted)

    def search(self, queryset: QuerySet[Article], _: str, words: str) -> QuerySet[Article]:
        return queryset.filter(current_revision__title__icontains=words)


class SourceFilter(FilterSet):  # type: ignore[misc]
    """Sources."""

    kind = choice("kind", SourceKind.choices)
    name = django_filters.CharFilter(lookup_expr="iexact", max_length=300, label="The whole name, in any case.")
    q = search("Words of the name or of another name.")

    def search(self, queryset: QuerySet[Source], _: str, words: str) -> QuerySet[Source]:
        named = Q(name__icontains=words) | Q(pk__in=Source.objects.filter(aliases__name__icontains=words).values("pk"))
        return queryset.filter(named)


class SourceMatchFilter(FilterSet):  # type: ignore[misc]
    """Names to decide, or those that were decided."""

    state = choice("state", _DECIDED, "Decided by a person; without, those that are to be decided.")
    article = IdFilter("attribution__claim__article")
    source = IdFilter("source", label="The source that the name may be.")

    def filter_queryset(self, queryset: QuerySet[SourceMatch]) -> QuerySet[SourceMatch]:
        if self.form.cleaned_data["state"]:
            queryset = queryset.filter(decided_by__isnull=False)
        else:
            queryset = queryset.filter(pk__in=names_to_decide().order_by().values("pk"))
        narrowed: QuerySet[SourceMatch] = super().filter_queryset(queryset)
        return narrowed


class EventFilter(FilterSet):  # type: ignore[misc]
    """Events."""

    q = search("Words of the title.")

    def search(self, queryset: QuerySet[Event], _: str, words: str) -> QuerySet[Event]:
        return queryset.filter(title__icontains=words)
