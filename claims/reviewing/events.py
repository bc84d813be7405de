"""What a person may do to events: correct what they say, merge two that are one, split one that is two.

A fact keeps its question whatever becomes of its event: grouping compares what texts say, not what we call it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from claims.bulk import take_ids
from claims.grouping.founding import numbered
from claims.locks import hold
from claims.models import Event, Fact
from claims.reviewing.regrouping import refuse_merged
from claims.reviewing.review import NotPossibleError, Person, require

EDITABLE = ("title", "places", "date_from", "date_to", "date_precision")


@transaction.atomic
def edit_event(event: Event, *, by: Person, **changes: Any) -> None:
    """Correct what an event is called, where and when it was: any of `EDITABLE`. What it was is kept in its history."""
    require(by, "edit_event")
    locked = hold(Event, [event.pk])[event.pk]
    refuse_merged(locked)
    _apply(locked, changes)
    locked.save(update_fields=list(changes))


@transaction.atomic
def merge_events(one: Event, other: Event, *, by: Person) -> Event:
    """Two events were one: the lower id survives with the facts of both, and the other leads to it. Returns it."""
    require(by, "group_claim")
    events = hold(Event, [one.pk, other.pk])
    if len(events) < 2:
        raise NotPossibleError("An event cannot be merged with itself.", field="event")
    survivor, gone = (events[pk] for pk in sorted(events))
    refuse_merged(survivor, gone)
    Fact.objects.filter(event=gone).update(event=survivor)
    Event.objects.filter(merged_into=gone).update(merged_into=survivor)
    Event.objects.filter(pk=gone.pk).update(merged_into=survivor)
    return survivor


@transaction.atomic
def split_event(event: Event, facts: Iterable[Fact], *, title: str, by: Person) -> Event:
    """These facts are on another event: it gets this title, and the places and dates of the old one, to be corrected."""
    require(by, "group_claim")
    locked = hold(Event, [event.pk])[event.pk]
    refuse_merged(locked)
    leaving = Fact.objects.filter(event=locked, pk__in=[fact.pk for fact in facts])
    if not leaving:
        raise NotPossibleError("Choose the facts that are on another event.", field="facts")
    if leaving.count() == locked.facts.count():
        raise NotPossibleError("One fact at least stays: these are all that the event has.", field="facts")
    kept = {name: getattr(locked, name) for name in ("places", "date_from", "date_to", "date_precision")}
    (number,) = take_ids(Event, 1)
    own = Event(pk=number, key=numbered(locked.key, number), **kept)
    _apply(own, {"title": title})
    Event.objects.bulk_create([own])
    leaving.update(event=own)
    return own


def _apply(event: Event, changes: Mapping[str, Any]) -> None:
    """Set the fields, if they make an event: a title, dates in order that are known to some precision."""
    for field, value in changes.items():
        if field not in EDITABLE:
            raise NotPossibleError(f"{field} cannot be corrected.", field=field)
        setattr(event, field, " ".join(value.split()) if field == "title" else value)
    try:
        event.clean_fields(exclude={field.name for field in Event._meta.fields} - set(changes))
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise NotPossibleError(" ".join(messages), field=field) from None
    if event.date_from and event.date_to and event.date_from > event.date_to:
        raise NotPossibleError("It ends before it begins.", field="date_to")
    if event.date_to and not event.date_from:
        raise NotPossibleError("Say when it began, too.", field="date_from")
    if bool(event.date_from) != bool(event.date_precision):
        raise NotPossibleError("A date has a precision, and no date has none.", field="date_precision")
