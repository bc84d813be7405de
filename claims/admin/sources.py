"""The desk of sources: who speaks or publishes, by which names, what they have said, and how far it agreed."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from claims.admin.desk import Desk
from claims.admin.filters import StandingFilter
from claims.admin.source_forms import AliasInline, SourceForm
from claims.admin.source_merging import MergingPages
from claims.admin.source_page import source_page
from claims.queries import sources_for_list
from claims.sourcing.copying import search_again
from sources.models import Source
from sources.queries import family_of, survivor_of


@admin.register(Source)
class SourceDesk(MergingPages, Desk):
    """Sources, by name; a source's page says what it has said above the form that edits it."""

    empty_text = "No sources here. They are made when articles are taken in and read; editors can add others."
    change_form_template = "claims/admin/source.html"
    form = SourceForm
    inlines = (AliasInline,)
    list_display = ("name", "kind", "above", "reliability", "country", "claim_count")
    list_filter = (StandingFilter, "kind", "reliability")
    list_select_related = ("parent",)
    search_fields = ("name", "aliases__name")
    search_help_text = "Any of its names."
    raw_id_fields = ("parent",)
    fields = ("name", "kind", "parent", "country", "time_zone", "reliability")
    actions = None

    def get_queryset(self, request: HttpRequest) -> Any:
        return sources_for_list()

    @admin.display(description="claims", ordering="claim_count")
    def claim_count(self, source: Any) -> int:
        return int(source.claim_count)

    @admin.display(description="of", ordering="parent__name", empty_value="")
    def above(self, source: Source) -> str | None:
        return source.parent.name if source.parent else None

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        source = self.get_object(request, object_id)
        if source is None or not self.has_view_permission(request, source):
            return super().change_view(request, object_id, form_url, extra_context)
        if source.merged_into is not None:
            survivor = survivor_of(source)
            return HttpResponseRedirect(reverse("admin:sources_source_change", args=[survivor.pk]))
        return super().change_view(request, object_id, form_url, {**source_page(request, source)})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        """Save what was changed; an agency's texts are the originals, so those of who became one are compared again."""
        super().save_model(request, obj, form, change)
        if change and "kind" in form.changed_data:
            search_again(family_of(obj))

    def fields_to_save(self, form: Any) -> list[str]:
        return [*form.changed_data, "key", "match_keys"]
