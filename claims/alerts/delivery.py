"""Sending the letters that are due, one at a time.

1. Lease the letter that has waited longest; the attempt is committed before the work.
2. Look whether it is still wanted. If not, it is dropped, and the row says why.
3. Make it: the conflict as it is now.
4. Send it. No transaction is open: a slow mail server holds no lock.
5. End the lease: sent, with what was sent. What goes wrong is kept with the letter, which is due again after a growing
   pause or, after the last attempt, failed; an address refused for good fails at once.

Mail is sent at least once: a worker that dies between 4 and 5 leaves a letter that is sent again. It has the same
Message-ID then, made with the row, by which mail programs know it for the same letter.
"""

import structlog
from django.conf import settings
from django.db.models.functions import Now

from claims.alerts.letters import conflict_letter
from claims.alerts.mailing import NotSentError, send
from claims.alerts.subscriptions import conflict_of, why_unwanted
from claims.models import Conflict, Delivery
from claims.work import leases
from claims.work.faults import fault, told

# Eight attempts are over after two hours: a mail server that restarts, or puts strangers off at first, loses no letter.
PAUSE_SECONDS = 30
log = structlog.get_logger(__name__)


def deliver_next() -> bool:
    """Send the letter that has waited longest. False where none is due."""
    attempts = settings.FACTBASE["DELIVERY_ATTEMPTS"]
    delivery = leases.take_next(Delivery, attempts=attempts)
    if delivery is None:
        return False
    try:
        _deliver(delivery)
    except NotSentError as error:
        log.warning("letter not sent", delivery=delivery.pk, attempt=delivery.attempts, error=error.name)
        if error.for_good:
            leases.finish(delivery, state=Delivery.State.FAILED, error=str(error))
        else:
            leases.give_back(delivery, error=str(error), attempts=attempts, pause_seconds=PAUSE_SECONDS)
    except Exception as error:  # noqa: BLE001  (kept with the letter, and shown)
        log.error("letter not made", delivery=delivery.pk, attempt=delivery.attempts, **fault(error))
        leases.give_back(delivery, error=told(error), attempts=attempts, pause_seconds=PAUSE_SECONDS)
    return True


def _deliver(delivery: Delivery) -> None:
    conflict = conflict_of(delivery)
    unwanted = why_unwanted(delivery, conflict)
    if unwanted or conflict is None:
        leases.finish(delivery, state=Delivery.State.DROPPED, error=unwanted)
        log.info("letter dropped", delivery=delivery.pk, reason=unwanted)
        return
    letter = conflict_letter(delivery)
    send(letter, address=delivery.address, headers=_headers(delivery, conflict))
    standing = leases.finish(
        delivery,
        state=Delivery.State.SENT,
        error="",
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        sent_at=Now(),
    )
    log.info("letter sent", delivery=delivery.pk, attempt=delivery.attempts, taken_over=not standing)


def _headers(delivery: Delivery, conflict: Conflict) -> dict[str, str]:
    """The letter's own identity, and the first one on the same conflict: mail programs show them as one thread."""
    own = {"Message-ID": delivery.message_id}
    sent = Delivery.objects.filter(
        address=delivery.address, state=Delivery.State.SENT, items__event__conflict=conflict
    ).order_by("pk")
    first = sent.first()
    return own if first is None else {**own, "In-Reply-To": first.message_id, "References": first.message_id}
