"""Founding a fact: its row, titled by its question, and the event that it is of."""

from datetime import date

from django.db.models import Q

from claims.grouping.questions import question_to_json
from claims.models import Event, Fact
from factbase.group import Question, blocking_keys, event_title, fact_key, fact_title
from factbase.metrics import counting_of


def found_fact(question: Question, *, event: Event | None = None) -> Fact:
    """A fact that asks this question, of this event, or of the one that the question tells."""
    period = _period(question)
    return Fact.objects.create(
        key=free_key(Fact, fact_key(question)),
        title=fact_title(question)[:300],
        blocking_keys=list(blocking_keys(question)),
        question=question_to_json(question),
        event=event or _event_told(question, period),
        metric=question.metric or "",
        kind=question.kind,
        counted=question.counted or "",
        place=", ".join(question.places),
        period_from=period[0],
        period_to=period[1],
        unit_family=question.family[:40],
        counting=counting_of(question.metric),
    )


def free_key(model: type[Fact | Event], key: str) -> str:
    """This key, or the first of it with a number that no other has."""
    key = key[:180]
    # How many there are is where the first free number is, but where some were removed: all but ever in two queries.
    number = model._default_manager.filter(Q(key=key) | Q(key__startswith=f"{key}-")).count() + 1
    while model._default_manager.filter(key=(name := key if number == 1 else f"{key}-{number}")).exists():
        number += 1
    return name


def _event_told(question: Question, period: tuple[date | None, date | None]) -> Event | None:
    """The event, where the text fixes its date and place; else it stays unknown."""
    if period[0] is None or not question.places:
        return None
    places = "|".join(sorted(question.tellings[0].places))
    event, _ = Event.objects.get_or_create(
        key=f"{period[0]}|{period[1]}|{places}"[:200],
        defaults={
            "title": event_title(question)[:300],
            "places": list(question.places),
            "date_from": period[0],
            "date_to": period[1],
            "date_precision": question.precision or "",
        },
    )
    return event.merged_into or event


def _period(question: Question) -> tuple[date | None, date | None]:
    if question.event is None:
        return None, None
    first, last = question.event
    return date.fromordinal(first), date.fromordinal(last)
