"""The forms of a source: its own fields, its aliases, merging and splitting."""

import zoneinfo
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError

from claims.admin.desk import row_number
from claims.admin.previewed import PreviewedForm
from sources.likeness import match_keys
from sources.models import Source, SourceAlias, SourceKind
from sources.queries import source_key, survivor_of, unnamed_key

NO_SUCH_SOURCE = "There is no such source: choose one of the list, or search for it."


class SourceForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """A source, by a name that no other has."""

    class Meta:
        model = Source
        fields = ("name", "kind", "parent", "country", "time_zone", "reliability")

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        self.instance.key = key_of(self.instance, name)
        self.instance.match_keys = [] if self.instance.article_id else match_keys(name)
        same = Source.objects.filter(key=self.instance.key).exclude(pk=self.instance.pk)
        if same:
            raise ValidationError("There is a source of this name already.")
        return name

    def clean_kind(self) -> str:
        kind = str(self.cleaned_data["kind"])
        if kind == SourceKind.UNNAMED and not self.instance.article_id:
            raise ValidationError(
                "Unnamed sources are those that speak in one article only; they are made by reading it."
            )
        return kind

    def clean_parent(self) -> Source | None:
        parent: Source | None = self.cleaned_data["parent"]
        above, seen = parent, set[int]()
        while above is not None and above.pk not in seen:
            if above.pk == self.instance.pk:
                raise ValidationError("A source is not its own parent, not by way of others either.")
            seen.add(above.pk)
            above = above.parent
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
        self.instance.key, self.instance.match_keys = source_key(name), match_keys(name)
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


class MergeForm(PreviewedForm):
    """The source that survives, and why they are one."""

    source = forms.CharField(error_messages={"required": "Choose a source."})
    reason = forms.CharField(max_length=1000, help_text="It is kept with the history.", widget=forms.TextInput)

    def clean_source(self) -> Source:
        found = Source.objects.filter(pk=row_number(self.cleaned_data["source"]) or 0).first()
        if found is None:
            raise ValidationError(NO_SUCH_SOURCE)
        return survivor_of(found)


class SplitForm(PreviewedForm):
    """Names that are not of this source, and why."""

    names = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one name.", "invalid_choice": "This is no other name of it."},
    )
    reason = forms.CharField(max_length=1000, help_text="It is kept with the history.", widget=forms.TextInput)

    def __init__(self, *args: Any, source: Source, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        merged = [(part.key, f"{part.name} (merged)") for part in source.merged.order_by("name")]
        aliases = [(alias.key, alias.name) for alias in source.aliases.all()]
        self.fields["names"].choices = [*merged, *aliases]  # type: ignore[attr-defined]


def key_of(source: Source, name: str) -> str:
    """The key under which a source of this name is found; one that speaks in one article only keeps to it."""
    key = source_key(name)
    if not key:
        raise ValidationError("A name has letters or digits.")
    return unnamed_key(source.article, name) if source.article else key
