"""The desk of conflicts: the open ones first. Where one is opened, its fact's page is shown, with the conflict on it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from claims.admin.desk import PageDesk, moment_column
from claims.admin.filters import MetricOfFactFilter
from claims.models import Conflict, Resolution
from claims.queries import conflicts_for_list


class ResolveForm(forms.Form):
    """A decision on a conflict; what it must be is said by `claims.reviewing.review` alone."""

    signature = forms.CharField(required=False, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        choices=[("", "Choose …"), *Resolution.Outcome.choices], error_messages={"required": "Say what you found."}
    )
    low = forms.DecimalField(
        required=False, max_digits=60, decimal_places=20, help_text="Of what is preferred; empty: open."
    )
    high = forms.DecimalField(
        required=False, max_digits=60, decimal_places=20, help_text="The same as low for one value."
    )
    reason = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="It stands beside the decision for good."
    )


@admin.register(Conflict)
class ConflictDesk(PageDesk):
    """Conflicts; nothing is done to one here but on its fact's page."""

    empty_text = "No conflicts. One is opened as soon as what two articles say of the same fact cannot both be true."
    list_display = ("fact", "severity", "kind", "state", "why", moment_column("changed_at", "changed"))
    list_filter = ("state", "severity", "kind", MetricOfFactFilter)
    search_fields = ("fact__title", "fact__counted")
    search_help_text = "Words of the fact."
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return conflicts_for_list()

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return ("state_rank", "severity_rank", "-changed_at", "-id")

    @admin.display(description="why")
    def why(self, conflict: Conflict) -> str:
        return conflict.verdict.reason

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        conflict = self.item(request, object_id)
        return HttpResponseRedirect(f"{reverse('admin:claims_fact_change', args=[conflict.fact_id])}#conflict")
