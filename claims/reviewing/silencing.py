"""What facts that stay say of articles that are erased: their question and title, earlier verdicts, letters.

Such verdicts stay as rows (that there was a conflict, when, how severe), with the reason that they were erased, and so
does what happened to the conflict then. Call all of it in one transaction that holds the facts.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import pgtrigger
from django.db.models import F, Q, QuerySet

from claims.grouping.questions import question_from_json
from claims.models import ConflictEvent, Delivery, Event, Fact, Verdict
from claims.reviewing.regrouping import ask_anew
from claims.reviewing.removal import APPEND_ONLY, Leaving
from factbase.group import Question, event_title, fact_title

ERASED = "Erased, with an article that this rested on."
_LISTS = ("superseded", "outdated", "copies")
_SAYS_NOTHING: dict[str, Any] = {
    **{name: [] for name in ("positions", *_LISTS, "not_comparable")},
    **dict.fromkeys(("low", "best", "high")),
    "reason": ERASED,
}


@dataclass(frozen=True, slots=True)
class Silenced:
    """How many verdicts say nothing any more, and how many letters that were sent do, or go with their facts."""

    verdicts: int
    letters: int


def silence(leaving: Leaving) -> Silenced:
    """Erase what verdicts in which these claims stand say, what happened to conflicts then, and the letters since."""
    facts, claims = (*leaving.left, *leaving.led_on), set(leaving.claims)
    resting = [
        verdict.pk for verdict in Verdict.objects.filter(fact__in=facts).iterator() if claims_in(verdict) & claims
    ]
    with pgtrigger.ignore(*APPEND_ONLY):
        # What a person wrote on resolving stays: these events have nobody's name.
        ConflictEvent.objects.filter(verdict__in=resting, by_user=None).update(reason=ERASED)
        Verdict.objects.filter(pk__in=resting).update(**_SAYS_NOTHING)
    _send_once_more(Delivery.objects.filter(items__event__conflict__fact__in=facts, state=Delivery.State.LEASED))
    gone = Delivery.objects.filter(items__event__conflict__fact__in=leaving.facts, sent_at__isnull=False).distinct()
    return Silenced(verdicts=len(resting), letters=_silence_letters(resting) + gone.count())


def claims_in(verdict: Verdict) -> set[int]:
    """All claims that a verdict speaks of, by their numbers."""
    standing = (claim for position in verdict.positions for claim in position["claims"])
    beside = (claim for name in _LISTS for claim in getattr(verdict, name))
    compared = (claim for one, other, _ in verdict.not_comparable for claim in (one, other))
    return {*standing, *beside, *compared}


def _silence_letters(verdicts: Collection[int]) -> int:
    """A letter shows the verdict of the time when it is sent: those since the first of these are concerned."""
    of_fact = "items__event__conflict__fact__verdicts"
    told = Delivery.objects.filter(Q(**{f"{of_fact}__in": verdicts}), sent_at__gte=F(f"{of_fact}__judged_at"))
    return Delivery.objects.filter(pk__in=told.values("pk")).update(subject=ERASED, text=ERASED, html="")


def _send_once_more(letters: QuerySet[Delivery]) -> None:
    """Whoever is sending them now has lost them: what is kept of a letter is what is sent without these articles."""
    due = {"state": Delivery.State.DUE, "leased_until": None}
    Delivery.objects.filter(pk__in=letters.values("pk")).update(**due)


@dataclass(frozen=True, slots=True)
class Named:
    """Facts and events that stay and are called after what goes, by their numbers."""

    facts: tuple[int, ...]
    events: tuple[int, ...]


def named_after(leaving: Leaving) -> Named:
    """Of what stays, what was made of a claim that goes, the first that it had; not events that a person has corrected."""
    first_claims = Fact.objects.filter(pk__in=leaving.left).order_by("pk", "memberships__pk").distinct("pk")
    founded = first_claims.values_list("pk", "memberships__claim")
    facts = [fact for fact, claim in founded if claim in set(leaving.claims)]
    corrected = Event.pgh_event_model.objects.values("pgh_obj")  # type: ignore[attr-defined]  # pghistory adds it
    events = Event.objects.filter(Q(pk__in=leaving.events) | Q(facts__in=facts)).exclude(pk__in=corrected)
    first_facts = Fact.objects.filter(event__in=events).order_by("event_id", "pk").distinct("event_id")
    told = first_facts.values_list("event_id", "pk")
    return Named(tuple(facts), tuple(event for event, fact in told if fact in {*leaving.facts, *facts}))


def ask_without(leaving: Leaving, named: Named) -> None:
    """Have the facts that are left ask what their other claims ask, and what was `named` after what went be called so."""
    Fact.objects.filter(pk__in=leaving.left).update(question={}, blocking_keys=[])
    facts = Fact.objects.filter(pk__in=leaving.left).order_by("pk")
    ask_anew(list(facts))
    for fact in facts.filter(pk__in=named.facts):
        Fact.objects.filter(pk=fact.pk).update(**_called(fact, _question(fact)))
    for fact in Fact.objects.filter(pk__in=leaving.led_on).select_related("merged_into"):
        kept = {name: getattr(fact.merged_into, name) for name in ("title", "counted", "place")}
        Fact.objects.filter(pk=fact.pk).update(**kept, question={}, judging_error="")
    for event in Event.objects.filter(pk__in=named.events):
        _call_event(event)


def _question(fact: Fact) -> Question | None:
    return question_from_json(fact.question) if fact.question else None


def _called(fact: Fact, question: Question | None) -> dict[str, Any]:
    """As a fact that was founded on this question is called; by its number alone where its claims ask nothing."""
    if question is None:
        return {"title": f"Fact {fact.pk}", "counted": "", "place": ""}
    first, last = map(date.fromordinal, question.event) if question.event else (None, None)
    return {
        "title": fact_title(question)[:300],
        "counted": question.counted or "",
        "place": ", ".join(question.places),
        "period_from": first,
        "period_to": last,
    }


def _call_event(event: Event) -> None:
    """Name an event by the first of its facts that asks something, or by its number."""
    question = next((asked for fact in event.facts.order_by("pk") if (asked := _question(fact))), None)
    title = event_title(question)[:300] if question else f"Event {event.pk}"
    Event.objects.filter(pk=event.pk).update(title=title, places=question.places if question else [])
