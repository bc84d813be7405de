"""The letter that tells of a conflict: what is contested, who says what in which words, and why it was sent.

It shows the conflict as it is when the letter is made, which may be later than what happened to it. Its words stand
in `templates/claims/letters/`, what they are filled with is made in `claims.alerts.contents`.
"""

from dataclasses import dataclass
from datetime import tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string

from claims.alerts.contents import PositionShown, beside, desk_url, happenings, positions_shown
from claims.alerts.subscriptions import conflict_of
from claims.alerts.wording import number_of, one_line, shortened, wrapped
from claims.models import Conflict, ConflictEvent, Delivery, Subscription, Verdict
from claims.models.verdicts import KINDS

_FROM_SEVERITY = {"low": "of any severity", "medium": "of medium severity or above", "high": "of high severity"}
_SUBJECT_VALUES = 3


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to be sent; `html` is "" where it is text alone."""

    subject: str
    text: str
    html: str = ""


def conflict_letter(delivery: Delivery) -> Letter:
    """The letter for a conflict and a subscription that are there: ask `subscriptions.why_unwanted` before."""
    conflict, subscription = conflict_of(delivery), delivery.subscription
    if conflict is None or subscription is None:
        raise ValueError("a letter needs its conflict and its subscription")
    zone = zone_of(subscription)
    positions = positions_shown(conflict.verdict, zone=zone)
    events = ConflictEvent.objects.filter(pk__in=delivery.items.values("event")).order_by("pk")
    context = {
        **_of_conflict(conflict, positions),
        **_of_subscription(subscription),
        "address": delivery.address,
        "happenings": happenings(events, verdict=conflict.verdict, zone=zone),
    }
    return Letter(
        subject=context["subject"],
        text=wrapped(render_to_string("claims/letters/conflict.txt", context)),
        html=render_to_string("claims/letters/conflict.html", context),
    )


def zone_of(subscription: Subscription) -> tzinfo:
    """The subscriber's time zone; the site's where there is no profile, or one with a zone that does not exist."""
    profile = getattr(subscription.user, "profile", None)
    try:
        return ZoneInfo(profile.time_zone if profile else settings.TIME_ZONE)
    except (LookupError, ValueError, OSError):
        return ZoneInfo(settings.TIME_ZONE)


def _of_conflict(conflict: Conflict, positions: list[PositionShown]) -> dict[str, Any]:
    verdict, title = conflict.verdict, one_line(conflict.fact.title)
    return {
        "subject": _subject(title, positions, verdict),
        "title": title,
        "severity": verdict.get_severity_display().capitalize(),
        "kinds": "; ".join(words for kind, words in KINDS if kind in verdict.kinds),
        "reason": one_line(verdict.reason),
        "positions": positions,
        "beside": beside(verdict),
        "fact_url": desk_url("claims/fact", conflict.fact_id),
    }


def _of_subscription(subscription: Subscription) -> dict[str, str]:
    """What it asks for, in words, and where it can be changed."""
    asked_for = f"conflicts {_FROM_SEVERITY[subscription.min_severity]}"
    for word, names in (("on", subscription.metrics), ("in", subscription.places)):
        if names:
            asked_for += f", {word}: {one_line(', '.join(names))}"
    return {"asked_for": asked_for, "subscription_url": desk_url("claims/subscription", subscription.pk)}


def _subject(title: str, positions: list[PositionShown], verdict: Verdict) -> str:
    values = [shortened(position.figure, limit=40) for position in positions]
    if len(values) < 2:
        # One position is left where an origin contradicts what it said itself before.
        said = verdict.get_kind_display()
    elif len(values) <= _SUBJECT_VALUES:
        said = f"{', '.join(values[:-1])} or {values[-1]}"
    else:
        said = f"{', '.join(values[:_SUBJECT_VALUES])} or {number_of(len(values) - _SUBJECT_VALUES, 'other')}"
    return f"Conflict: {shortened(title, limit=90)}: {said}"
