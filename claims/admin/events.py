"""The desk of events: what happened, and the facts on it; correcting, merging and splitting."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern

from claims.admin.desk import PageDesk, is_page, require, row_number
from claims.models import Claim, Event
from claims.pages.wording import period_words
from claims.permissions import may
from claims.queries import events_for_list, facts_for_list
from claims.reviewing.events import edit_event, merge_events, split_event
from claims.reviewing.review import NotPossibleError

MOST_NEAR = 20


def _day_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class EventForm(forms.Form):
    """What an event is called, where and when it was; what it must be is said by `claims.reviewing.events` alone."""

    title = forms.CharField(max_length=300)
    places = forms.CharField(required=False, max_length=1000, help_text="With commas between.")
    date_from = forms.DateField(required=False, label="From", widget=_day_input())
    date_to = forms.DateField(required=False, label="To", widget=_day_input())
    date_precision = forms.ChoiceField(
        required=False, label="Known to the", choices=[("", "not known"), *Claim.PRECISIONS]
    )

    def clean_places(self) -> list[str]:
        return [place for part in self.cleaned_data["places"].split(",") if (place := " ".join(part.split()))]


class MergeForm(forms.Form):
    """Another event."""

    event = forms.CharField(error_messages={"required": "Choose an event."})

    def clean_event(self) -> Event:
        event = Event.objects.filter(pk=row_number(self.cleaned_data["event"]) or 0).first()
        if event is None:
            raise forms.ValidationError("There is no such event: choose one of the list.")
        return event


class SplitForm(forms.Form):
    """Facts of the event that are on another one."""

    facts = forms.MultipleChoiceField(required=False, error_messages={"invalid_choice": "This fact is not here."})
    title = forms.CharField(max_length=300, label="Title of the new event")


@admin.register(Event)
class EventDesk(PageDesk):
    """Events, the newest first."""

    empty_text = "No events yet. One is made when a figure is read whose text says when and where it happened."
    page_template = "claims/admin/event.html"
    list_display = ("title", "when", "where", "fact_count")
    search_fields = ("title",)
    search_help_text = "Words of the title."
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return events_for_list() if is_page(request) else events_for_list().filter(merged_into=None)

    @admin.display(description="when", ordering="date_from")
    def when(self, event: Event) -> str:
        return period_words(event.date_from, event.date_to, event.date_precision)

    @admin.display(description="where")
    def where(self, event: Event) -> str:
        return ", ".join(event.places)

    @admin.display(description="facts", ordering="fact_count")
    def fact_count(self, event: Any) -> int:
        return int(event.fact_count)

    def get_urls(self) -> list[URLPattern]:
        doings = {"edit": self.edit, "merge": self.merge, "split": self.split}
        return [*(self.doing(name, view) for name, view in doings.items()), *super().get_urls()]

    def item(self, request: HttpRequest, object_id: str | int) -> Event:
        """The event, or the one that it was merged into."""
        event = super().item(request, object_id)
        return event if event.merged_into_id is None else self.item(request, event.merged_into_id)

    def page_context(self, request: HttpRequest, event: Event) -> dict[str, Any]:
        places = ", ".join(event.places)
        dates = {name: getattr(event, name) for name in ("date_from", "date_to", "date_precision")}
        return {
            "facts": list(facts_for_list().filter(event=event, merged_into=None)),
            "when": self.when(event),
            "near": list(_near(event)),
            "may_edit": may(request.user, "edit_event"),
            "may_group": may(request.user, "group_claim"),
            "edit_form": EventForm(initial={"title": event.title, "places": places, **dates}),
            "merge_form": MergeForm(),
            "split_form": SplitForm(initial={"title": event.title}),
        }

    def edit(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Correct title, places and dates."""
        require(request, "edit_event")
        event = self.item(request, object_id)
        return self._act(request, event, EventForm(request.POST), "edit_form", edit_event)

    def merge(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Merge the event with another that is the same."""
        require(request, "group_claim")
        event = self.item(request, object_id)

        def operation(one: Event, *, by: Any, **asked: Any) -> Event:
            return merge_events(one, asked["event"], by=by)

        return self._act(request, event, MergeForm(request.POST), "merge_form", operation)

    def split(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Give some of the event's facts an event of their own."""
        require(request, "group_claim")
        event = self.item(request, object_id)
        facts = {str(fact.pk): fact for fact in event.facts.all()}
        form = SplitForm(request.POST)
        form.fields["facts"].choices = [(pk, str(fact)) for pk, fact in facts.items()]  # type: ignore[attr-defined]

        def operation(one: Event, *, by: Any, **asked: Any) -> Event:
            return split_event(one, [facts[pk] for pk in asked["facts"]], title=asked["title"], by=by)

        return self._act(request, event, form, "split_form", operation)

    def _act(self, request: HttpRequest, event: Event, form: forms.Form, name: str, operation: Any) -> HttpResponse:
        """Do it and go to the event that comes of it; with errors, the page with the form that has them."""
        if not form.is_valid():
            return self.page(request, event, **{name: form})
        try:
            made = operation(event, by=request.user, **form.cleaned_data)
        except NotPossibleError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
            return self.page(request, event, **{name: form})
        messages.success(request, "Done.")
        return HttpResponseRedirect(self.address(made or event))


def _near(event: Event) -> Any:
    """Events that may be the same: at one of its places, or at its time."""
    same = (
        Q(places__overlap=event.places) | Q(date_from__lte=event.date_to, date_to__gte=event.date_from)
        if event.date_from and event.date_to
        else Q(places__overlap=event.places)
    )
    return events_for_list().filter(same, merged_into=None).exclude(pk=event.pk)[:MOST_NEAR]
