"""Filters of the lists, from tables in code where a column's values would be looked up in millions of rows."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from claims.admin.desk import row_number
from claims.models import Attribution, Membership
from claims.models.claims import ReviewState
from claims.models.conflicts import ConflictState
from claims.models.decisions import DecisionState
from claims.pages.queues import facts_to_decide, memberships_to_decide
from claims.sourcing.queries import names_to_decide
from factbase.metrics import METRICS
from sources.models import Article, Source

Choices = list[tuple[str, str]]
NONE = "none"


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
    """By publisher, with those that were merged into it; `lookup` is the way from the list's model to the publisher."""

    title = "publisher"
    parameter_name = "publisher"
    lookup = "publisher"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        own = Exists(Article.objects.filter(publisher=OuterRef("pk")))
        merged = Exists(Article.objects.filter(publisher__merged_into=OuterRef("pk")))
        publishers = Source.objects.filter(own | merged, merged_into=None)
        return [(str(pk), name) for pk, name in publishers.values_list("pk", "name")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset
        number = row_number(self.value())
        family = Source.objects.filter(Q(pk=number) | Q(merged_into=number)) if number else Source.objects.none()
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
