"""The desk of facts: what was found, the positions side by side, and the conflict with what people decided on it."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern

from claims.admin.conflicts import ResolveForm
from claims.admin.desk import is_page, require
from claims.admin.fact_page import fact_page
from claims.admin.filters import ConflictFilter, JudgingFilter, MetricFilter, SuggestedMergeFilter
from claims.admin.grouping import GroupingPages
from claims.models import Conflict, Fact, Verdict
from claims.models.conflicts import ConflictState
from claims.pages.wording import range_words
from claims.permissions import may
from claims.queries import facts_for_list
from claims.reviewing import review
from claims.reviewing.fact_options import suggested_merges


class SettleForm(forms.Form):
    """From when growth is no longer believed."""

    settled_at = forms.DateTimeField(
        required=False,
        label="Settled at",
        help_text="From then on a higher number is no longer believed to be growth. Empty: not settled.",
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
    )


@admin.register(Fact)
class FactDesk(GroupingPages):
    """Facts, newest first."""

    empty_text = (
        "No facts here yet. A fact is made when a figure with a metric is read: add an article, or change the filters."
    )
    page_template = "claims/admin/fact.html"
    list_display = ("title", "low", "best", "high", "origins", "claim_count", "conflict_state")
    list_filter = (SuggestedMergeFilter, ConflictFilter, JudgingFilter, MetricFilter)
    search_fields = ("title", "counted", "place")
    search_help_text = "Words of the title, of what is counted, or a place."
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return facts_for_list() if is_page(request) else facts_for_list().filter(merged_into=None)

    @admin.display(description="low")
    def low(self, fact: Fact) -> str:
        return _bound(fact, "low")

    @admin.display(description="best")
    def best(self, fact: Fact) -> str:
        return _bound(fact, "best")

    @admin.display(description="high")
    def high(self, fact: Fact) -> str:
        return _bound(fact, "high")

    @admin.display(description="origins")
    def origins(self, fact: Fact) -> int:
        verdict = latest_verdict(fact)
        positions = verdict.positions if verdict else []
        return len({origin for position in positions for origin in position["origins"]})

    @admin.display(description="claims", ordering="claim_count")
    def claim_count(self, fact: Any) -> int:
        return int(fact.claim_count)

    @admin.display(description="conflict", ordering="conflict__state")
    def conflict_state(self, fact: Fact) -> str:
        conflict = getattr(fact, "conflict", None)
        return conflict.get_state_display() if conflict else ""

    def get_urls(self) -> list[URLPattern]:
        return [self.doing("resolve", self.resolve), self.doing("settle", self.settle), *super().get_urls()]

    def item(self, request: HttpRequest, object_id: str | int) -> Fact:
        """The fact, or the one that it was merged into."""
        fact = super().item(request, object_id)
        return fact if fact.merged_into_id is None else self.item(request, fact.merged_into_id)

    def page_context(self, request: HttpRequest, fact: Fact) -> dict[str, Any]:
        conflict = getattr(fact, "conflict", None)
        return {
            **fact_page(fact, latest_verdict(fact)),
            "conflict": conflict,
            "events": list(conflict.events.select_related("by_user")) if conflict else [],
            "resolutions": list(conflict.resolutions.select_related("by_user")) if conflict else [],
            "may_resolve": may(request.user, "resolve_conflict") and conflict and conflict.state != ConflictState.ENDED,
            "may_settle": may(request.user, "settle_fact"),
            "may_group": may(request.user, "group_claim"),
            "mergeable": suggested_merges(fact),
            "resolve_form": ResolveForm(initial={"signature": conflict.signature if conflict else ""}),
            "settle_form": SettleForm(initial={"settled_at": fact.settled_at}),
        }

    def resolve(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Decide the fact's conflict."""
        require(request, "resolve_conflict")
        fact = self.item(request, object_id)
        form = ResolveForm(request.POST)
        if not form.is_valid():
            return self.page(request, fact, resolve_form=form)
        try:
            review.resolve_conflict(_conflict_of(fact), **form.cleaned_data, by=request.user)
        except review.NotPossibleError as error:
            form.add_error(error.field or None, str(error))
            return self.page(request, fact, resolve_form=form)
        messages.success(
            request, "Decided. It stays so until something else is said; then the conflict is opened again."
        )
        return HttpResponseRedirect(f"{self.address(fact)}#conflict")

    def settle(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Say from when the fact is settled, or that it is not; it is judged again."""
        require(request, "settle_fact")
        fact = self.item(request, object_id)
        form = SettleForm(request.POST)
        if not form.is_valid():
            return self.page(request, fact, settle_form=form)
        review.settle_fact(fact, settled_at=form.cleaned_data["settled_at"], by=request.user)
        messages.success(request, "Noted; the fact is judged again.")
        return HttpResponseRedirect(self.address(fact))


def latest_verdict(fact: Fact) -> Verdict | None:
    """What was found last, of a fact of `facts_for_list`."""
    latest: list[Verdict] = fact.latest  # type: ignore[attr-defined]
    return latest[0] if latest else None


def _bound(fact: Fact, name: str) -> str:
    verdict = latest_verdict(fact)
    number = getattr(verdict, name) if verdict else None
    return range_words(number, number, verdict.unit) if verdict else ""


def _conflict_of(fact: Fact) -> Conflict:
    conflict: Conflict | None = getattr(fact, "conflict", None)
    if conflict is None:
        raise review.NotPossibleError("There is no conflict on this fact.")
    return conflict
