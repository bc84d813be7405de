"""The desk of sources: who speaks or publishes, by which names, and how far they can be relied on."""

import zoneinfo
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from claims.admin.desk import Desk
from claims.queries import sources_for_list
from sources.models import Source, SourceAlias, SourceKind
from sources.queries import source_key, unnamed_key


class SourceForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """A source, by a name that no other has."""

    class Meta:
        model = Source
        fields = ("name", "kind", "parent", "country", "time_zone", "reliability")

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        self.instance.key = key_of(self.instance, name)
        same = Source.objects.filter(key=self.instance.key).exclude(pk=self.instance.pk)
        if same:
            raise ValidationError("There is a source of this name already.")
        return name

    def clean_kind(self) -> str:
        kind = str(self.cleaned_data["kind"])
        if (kind == SourceKind.UNNAMED) != bool(self.instance.article_id):
            raise ValidationError(
                "Unnamed sources are those that speak in one article only; they are made by reading it."
            )
        return kind

    def clean_parent(self) -> Source | None:
        parent: Source | None = self.cleaned_data["parent"]
        if parent is not None and parent.pk == self.instance.pk:
            raise ValidationError("A source is not its own parent.")
        return parent

    def clean_country(self) -> str:
        country = str(self.cleaned_data["country"]).upper()
        if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
            raise ValidationError("Two letters, such as IQ.")
        return country

    def clean_time_zone(self) -> str:
        name = str(self.cleaned_data["time_zone"])
        if name and name not in zoneinfo.available_timezones():
            raise ValidationError("No such time zone: write it as Asia/Baghdad.")
        return name


class AliasForm(forms.ModelForm):  # type: ignore[type-arg]
    """Another name of the source."""

    class Meta:
        model = SourceAlias
        fields = ("name",)

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        self.instance.key = source_key(name)
        if not self.instance.key:
            raise ValidationError("A name has letters or digits.")
        return name


class AliasFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """The aliases of one source, each once."""

    def clean(self) -> None:
        super().clean()
        kept = [form for form in self.forms if form.cleaned_data.get("name") and not form.cleaned_data.get("DELETE")]
        keys = [form.instance.key for form in kept]
        for form, key in zip(kept, keys, strict=True):
            if keys.count(key) > 1:
                form.add_error("name", "This name is here twice.")


class AliasInline(admin.TabularInline):  # type: ignore[type-arg]
    """Other names of the source."""

    model = SourceAlias
    form = AliasForm
    formset = AliasFormSet
    extra = 1


@admin.register(Source)
class SourceDesk(Desk):
    """Sources, by name."""

    empty_text = "No sources yet. They are made when articles are taken in and read; editors can add others."
    form = SourceForm
    inlines = (AliasInline,)
    list_display = ("name", "kind", "reliability", "country", "claim_count")
    list_filter = ("kind", "reliability")
    search_fields = ("name", "aliases__name")
    search_help_text = "Any of its names."
    raw_id_fields = ("parent",)
    readonly_fields = ("claims", "spoke_in")
    fields = ("name", "kind", "parent", "country", "time_zone", "reliability", "claims", "spoke_in")
    actions = None

    def get_queryset(self, request: HttpRequest) -> Any:
        return sources_for_list()

    @admin.display(description="claims", ordering="claim_count")
    def claim_count(self, source: Any) -> int:
        return int(source.claim_count)

    @admin.display(description="claims")
    def claims(self, source: Any) -> str:
        if source.pk is None:
            return ""
        address = reverse("admin:claims_claim_changelist")
        return format_html(
            '<a href="{}?origin__id__exact={}&amp;place=all">{}</a>', address, source.pk, source.claim_count
        )

    @admin.display(description="speaks only in")
    def spoke_in(self, source: Source) -> str:
        if source.article is None:
            return ""
        address = reverse("admin:sources_article_change", args=[source.article_id])
        return format_html('<a href="{}">{}</a>', address, source.article)

    def fields_to_save(self, form: Any) -> list[str]:
        return [*form.changed_data, "key"]


def key_of(source: Source, name: str) -> str:
    """The key under which a source of this name is found; one that speaks in one article only keeps to it."""
    key = source_key(name)
    if not key:
        raise ValidationError("A name has letters or digits.")
    return unnamed_key(source.article, name) if source.article else key
