"""Founding facts, and the events that they are of: made in memory, written together."""

from collections.abc import Iterable
from datetime import date

from claims.bulk import take_ids
from claims.models import Event, Fact
from factbase.group import Question, event_title, fact_key, fact_title
from factbase.metrics import counting_of


class Founding:
    """The facts that some questions found. Call it where nobody else founds: see `claims.grouping.placing.one_at_a_time`."""

    def __init__(self, questions: Iterable[Question]) -> None:
        keys = {_event_key(question) for question in questions} - {None}
        known = Event.objects.filter(key__in=keys).select_related("merged_into")
        self._events = {event.key: event.merged_into or event for event in known}
        self._new_events: list[Event] = []
        self._facts: list[Fact] = []

    def fact(self, question: Question, *, event: Event | None = None) -> Fact:
        """A fact that asks this question, of this event, or of the one that the question tells. It has no number yet."""
        first, last = _period(question)
        fact = Fact(
            key=fact_key(question),
            title=fact_title(question)[:300],
            event=event or self._event_told(question),
            metric=question.metric or "",
            kind=question.kind,
            counted=question.counted or "",
            place=", ".join(question.places),
            period_from=first,
            period_to=last,
            unit_family=question.family[:40],
            counting=counting_of(question.metric),
        )
        self._facts.append(fact)
        return fact

    def write(self) -> None:
        """Write what was founded; from then on it has numbers."""
        Event.objects.bulk_create(self._new_events)
        number(self._facts)
        Fact.objects.bulk_create(self._facts)

    def _event_told(self, question: Question) -> Event | None:
        """The event, where the text fixes its date and place; else it stays unknown."""
        key = _event_key(question)
        if key is None:
            return None
        if key not in self._events:
            first, last = _period(question)
            self._events[key] = Event(
                key=key,
                title=event_title(question)[:300],
                places=list(question.places),
                date_from=first,
                date_to=last,
                date_precision=question.precision or "",
            )
            self._new_events.append(self._events[key])
        return self._events[key]


def number(facts: list[Fact]) -> None:
    """Give new facts their numbers, and those whose key another has a key with their number in it."""
    taken = set(Fact.objects.filter(key__in=[fact.key for fact in facts]).values_list("key", flat=True))
    for fact, own in zip(facts, take_ids(Fact, len(facts)), strict=True):
        fact.pk = own
        if fact.key in taken:
            fact.key = numbered(fact.key, own)
        taken.add(fact.key)


def numbered(key: str, number: int) -> str:
    """A key that no other row has, of the row of this number."""
    return f"{key[:180]}-{number}"


def _event_key(question: Question) -> str | None:
    first, last = _period(question)
    if first is None or not question.places:
        return None
    places = "|".join(sorted(question.tellings[0].places))
    return f"{first}|{last}|{places}"[:200]


def _period(question: Question) -> tuple[date | None, date | None]:
    if question.event is None:
        return None, None
    first, last = question.event
    return date.fromordinal(first), date.fromordinal(last)
