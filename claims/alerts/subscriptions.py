"""Who is owed a letter for what happened to a conflict, and whether a letter owed is still wanted.

A letter is a row before it is mail: here rows are written, in the transaction that changed the conflict, and nothing
is sent (`claims.alerts.delivery` does that). Each waits a little, so that what happens to the same conflict meanwhile
comes in the same letter.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import F, QuerySet
from django.db.models.functions import Now
from django.utils.encoding import punycode

from claims.models import Conflict, ConflictEvent, Delivery, DeliveryItem, Subscription
from claims.models.conflicts import ConflictState
from claims.models.verdicts import SEVERITIES
from claims.permissions import ACTIONS, may

TOLD = (ConflictEvent.Kind.OPENED, ConflictEvent.Kind.CHANGED, ConflictEvent.Kind.REOPENED)
_SEVERITY_ORDER = [name for name, _ in SEVERITIES]


def owe_letters(events: Iterable[ConflictEvent]) -> None:
    """Owe a letter to each subscription that asks for what happened; the end of a conflict owes nothing.

    Call it inside the transaction that stored the events. Called twice for one event, it changes nothing.
    """
    told = [event for event in events if event.kind in TOLD]
    reachable = list(_reachable()) if told else []
    if reachable:
        for event in told:
            _owe(event, reachable)


def _owe(event: ConflictEvent, reachable: Sequence[Subscription]) -> None:
    wanting = _wanting(event, reachable)
    if not wanting:
        return
    waiting = _waiting_letters(wanting, event.conflict)
    told = {letter.subscription_id for letter in waiting}
    fresh = _new_letters([subscription for subscription in wanting if subscription.pk not in told], event)
    items = [DeliveryItem(delivery=letter, event=event) for letter in (*waiting, *fresh)]
    DeliveryItem.objects.bulk_create(items, ignore_conflicts=True)


def asks_for(subscription: Subscription, conflict: Conflict) -> bool:
    """Whether the subscription's filter lets the conflict as it is now through; an empty list lets all through."""
    fact = conflict.fact
    places = [fact.place, *(fact.event.places if fact.event else ())]
    return (
        _SEVERITY_ORDER.index(conflict.severity) >= _SEVERITY_ORDER.index(subscription.min_severity)
        and _meet(subscription.metrics, [fact.metric])
        and _meet(subscription.places, places)
    )


def why_unwanted(delivery: Delivery, conflict: Conflict | None) -> str:
    """Why a letter that was owed is not to be sent any more; "" where it is."""
    subscription = delivery.subscription
    if conflict is None:
        return "The conflict is gone."
    if conflict.state != ConflictState.OPEN:
        return f"The conflict is no longer open: it is {conflict.state}."
    if subscription is None:
        return "The subscription is gone."
    return next((reason for reason, holds in _OBSTACLES if holds(delivery, subscription, conflict)), "")


def conflict_of(delivery: Delivery) -> Conflict | None:
    """The conflict that a letter tells of, as it is now; None where it was erased meanwhile."""
    conflicts = Conflict.objects.filter(events__in=delivery.items.values("event"))
    return conflicts.select_related("fact__event", "verdict").first()


_OBSTACLES: Sequence[tuple[str, Callable[[Delivery, Subscription, Conflict], bool]]] = (
    ("The subscription is paused.", lambda _, subscription, __: not subscription.active),
    ("The address is not confirmed.", lambda _, subscription, __: subscription.confirmed_at is None),
    ("The subscription has another address now.", lambda letter, now, _: letter.address != now.address),
    ("The subscriber is deactivated.", lambda _, subscription, __: not subscription.user.is_active),
    ("The subscriber may no longer see conflicts.", lambda _, subscription, __: not may(subscription.user, "view")),
    ("The subscription does not ask for this conflict now.", lambda _, now, conflict: not asks_for(now, conflict)),
)


def _reachable() -> QuerySet[Subscription]:
    """The subscriptions that are mailed at once, if they ask for what happened."""
    return Subscription.objects.filter(
        active=True, confirmed_at__isnull=False, rhythm=Subscription.Rhythm.AT_ONCE, user__in=_viewers()
    ).order_by("pk")


def _wanting(event: ConflictEvent, reachable: Iterable[Subscription]) -> list[Subscription]:
    """Those of the reachable subscriptions that ask for the event and have not been owed it yet."""
    owed = set(Delivery.objects.filter(items__event=event).values_list("subscription", flat=True))
    return [
        subscription
        for subscription in reachable
        if subscription.pk not in owed and asks_for(subscription, event.conflict)
    ]


def _viewers() -> QuerySet[User]:
    """The active users of whom `may(user, "view")` is true, in one query."""
    return User.objects.with_perm(ACTIONS["view"], backend="django.contrib.auth.backends.ModelBackend")


def _waiting_letters(subscriptions: Sequence[Subscription], conflict: Conflict) -> list[Delivery]:
    """Their letters on this conflict of which no one can have a copy yet, locked.

    One that was tried may have arrived, and mail programs hide a second mail of the same Message-ID: what is added
    to it would never be read.
    """
    due = Delivery.objects.filter(
        subscription__in=subscriptions, state=Delivery.State.DUE, attempts=0, address=F("subscription__address")
    )
    letters = due.filter(pk__in=DeliveryItem.objects.filter(event__conflict=conflict).values("delivery"))
    return list(letters.order_by("pk").select_for_update(of=("self",)))


def _new_letters(subscriptions: Iterable[Subscription], event: ConflictEvent) -> list[Delivery]:
    host = _site_host()
    letters = [
        Delivery(
            subscription=subscription,
            address=subscription.address,
            key=f"subscription {subscription.pk}, conflict {event.conflict_id}, event {event.pk}",
            message_id=make_msgid(domain=host),
            due_at=Now() + timedelta(seconds=settings.FACTBASE["ALERT_WAIT_SECONDS"]),
        )
        for subscription in subscriptions
    ]
    Delivery.objects.bulk_create(letters, ignore_conflicts=True)
    return list(Delivery.objects.filter(key__in=[letter.key for letter in letters]).order_by("pk"))


def _site_host() -> str:
    """The host that mail calls its own, as a Message-ID may write it."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"[{host}]" if ":" in host else punycode(host)


def _meet(wanted: Iterable[str], given: Iterable[str]) -> bool:
    names = {name.strip().casefold() for name in wanted}
    return not names or not names.isdisjoint(name.strip().casefold() for name in given)
