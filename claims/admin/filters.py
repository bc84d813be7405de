"""Filters of the lists, from tables in code where a column's values would be looked up in millions of rows."""

from typing import Any

from django.conf import settings
from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import HttpRequest

from claims.admin.desk import row_number
from claims.models import Attribution, Membership
from claims.models.claims import ReviewState
from claims.models.conflicts import ConflictState
from claims.models.decisions import DecisionState
from claims.pages.queues import facts_to_decide, memberships_to_decide
from claims.sourcing.queries import names_to_decide
from factbase.metrics import METRICS
from sources.models import Article, Source, SourceAlias

Choices = list[tuple[str, str]]
NONE = "none"
# A desk may know thousands of publishers.
_LAST_ARTICLES = 300
_MOST_PUBLISHERS = 12


class MetricFilter(SimpleListFilter):
    """By the metric table; "none" are the figures that fit no row of it."""

    title = "metric"
    parameter_name = "metric"
    lookup = "metric"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [*((name, name) for name in METRICS), (NONE, "no metric")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted = self.value()
        return queryset if wanted is None else queryset.filter(**{self.lookup: "" if wanted == NONE else wanted})


class MetricOfFactFilter(MetricFilter):
    """By the metric of the fact."""

    lookup = "fact__metric"


class SourceFilter(SimpleListFilter):
    """Whether the text says who said it."""

    title = "source"
    parameter_name = "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("given", "has a source"), (NONE, "the article's own voice")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        given = Exists(Attribution.objects.filter(claim=OuterRef("pk")))
        if self.value() == "given":
            return queryset.filter(given)
        return queryset.exclude(given) if self.value() == NONE else queryset


class PublisherFilter(SimpleListFilter):
    """By publisher, with those that were merged into it; `lookup` is the way from the list's model to the publisher.

    Offered are those of the last articles; any other is asked for by words of a name.
    """

    title = "publisher"
    parameter_name = "publisher"
    lookup = "publisher"
    template = "claims/admin/publisher_filter.html"

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        super().__init__(request, *args)
        # What else is asked for stays asked for when a name is given.
        beside = (name for name in request.GET if name not in {self.parameter_name, "p"})
        self.beside = [(name, request.GET[name]) for name in beside]

    @property
    def asked(self) -> str:
        """The words that were given, or the name of the publisher that was chosen."""
        value = str(self.value() or "")
        number = row_number(value)
        return Source.objects.filter(pk=number).values_list("name", flat=True).first() or "" if number else value

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        last = Article.objects.order_by("-pk").values_list("publisher", "publisher__merged_into")[:_LAST_ARTICLES]
        offered = list(dict.fromkeys(heir or publisher for publisher, heir in last))[:_MOST_PUBLISHERS]
        return [(str(pk), name) for pk, name in Source.objects.filter(pk__in=offered).values_list("pk", "name")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if not value:
            return queryset
        aliased = SourceAlias.objects.filter(name__icontains=value).values("source")
        number = row_number(value)
        chosen = Q(pk=number) if number else Q(name__icontains=value) | Q(pk__in=aliased)
        named = Source.objects.filter(chosen).values("pk")
        family = Source.objects.filter(Q(pk__in=named) | Q(merged_into__in=named))
        return queryset.filter(**{f"{self.lookup}__in": family.values("pk")})


class ClaimPublisherFilter(PublisherFilter):
    """By the publisher of the claim's article."""

    lookup = "article__publisher"


class PlaceFilter(SimpleListFilter):
    """Claims of a fact, unless others are asked for, by this filter or by searching (design.md, end of Words)."""

    title = "fact"
    parameter_name = "place"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("suggested", "suggested for a fact"), ("ungrouped", "in no fact"), ("all", "all, superseded ones too")]

    def choices(self, changelist: Any) -> Any:
        first, *others = super().choices(changelist)
        yield {**first, "display": "in a fact"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "all":
            return queryset
        if self.value() == "suggested":
            return queryset.filter(pk__in=memberships_to_decide().values("claim"))
        if request.GET.get("review_state__exact") != ReviewState.SUPERSEDED:
            queryset = queryset.exclude(review_state=ReviewState.SUPERSEDED)
        in_a_fact = Exists(Membership.objects.filter(claim=OuterRef("pk")).exclude(state=DecisionState.REJECTED))
        if self.value() == "ungrouped":
            return queryset.exclude(in_a_fact)
        return queryset if request.GET.get("q") else queryset.filter(in_a_fact)


class WithdrawnFilter(SimpleListFilter):
    """Articles that stand, and those that were withdrawn."""

    title = "withdrawal"
    parameter_name = "withdrawn"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("no", "standing"), ("yes", "withdrawn")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset if self.value() is None else queryset.filter(withdrawn_at__isnull=self.value() != "yes")


class StandingFilter(SimpleListFilter):
    """Sources that any article may name, unless others are asked for, by this filter or by searching."""

    title = "standing"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("articles", "of one article only"), ("merged", "merged into others"), ("all", "all")]

    def choices(self, changelist: Any) -> Any:
        first, *others = super().choices(changelist)
        yield {**first, "display": "of any article"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "articles":
            return queryset.filter(article__isnull=False)
        if self.value() == "merged":
            return queryset.filter(merged_into__isnull=False)
        if self.value() == "all" or request.GET.get("q"):
            return queryset
        return queryset.filter(article=None, merged_into=None)


class MatchFilter(SimpleListFilter):
    """Names that are to be decided, unless decided ones are asked for."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("confirmed", "confirmed by a person"), ("rejected", "rejected by a person")]

    def choices(self, changelist: Any) -> Any:
        first, *others = super().choices(changelist)
        yield {**first, "display": "to decide"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset.filter(pk__in=names_to_decide().order_by().values("pk"))
        return queryset.filter(state=self.value(), decided_by__isnull=False)


class ConflictFilter(SimpleListFilter):
    """Facts by the state of their conflict."""

    title = "conflict"
    parameter_name = "conflict"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [*((state.value, str(state.label)) for state in ConflictState), (NONE, "never in conflict")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted = self.value()
        if wanted == NONE:
            return queryset.filter(conflict__isnull=True)
        return queryset if wanted is None else queryset.filter(conflict__state=wanted)


class SuggestedMergeFilter(SimpleListFilter):
    """Facts that may be one question with another one, which nobody has decided."""

    title = "to decide"
    parameter_name = "to_decide"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("merge", "may be another fact")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset if self.value() is None else queryset.filter(pk__in=facts_to_decide().values("pk"))


class JudgingFilter(SimpleListFilter):
    """Facts that wait for a verdict, and those on which judging gave up: their pages say why."""

    title = "judging"
    parameter_name = "judging"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("owed", "due to be judged"), ("given_up", "given up")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset
        given_up = Q(judging_attempts__gte=settings.FACTBASE["JUDGING_ATTEMPTS"])
        owed = queryset.filter(wanted__gt=F("judged"))
        return owed.filter(given_up) if self.value() == "given_up" else owed.exclude(given_up)
