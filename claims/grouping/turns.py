"""Grouping in turn: texts that were read are grouped in the order in which their readings were owed, whoever read them.

Which fact a claim joins depends on what is there, so that texts grouped as workers happen to finish with them would
make other facts each time. Any number of workers read, therefore, and of what is read one at a time takes the next
texts; an earlier one that is being read is waited for, in its first attempt and for some seconds, so that a text that
kills its readers holds up nobody. Grouping many texts at once takes little of the time that reading them takes.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now

from claims.grouping.placing import place_claims
from claims.locks import hold_claims
from claims.models import Claim, Reading
from claims.models.claims import ReviewState
from claims.work.doorbell import ring
from claims.work.faults import fault, told
from sources.locks import lock

# So many claims are grouped at once, or those of one text.
BATCH_CLAIMS = 400
BATCH_TEXTS = 50
# Nobody else takes a batch for so long. Were it still at work then, who takes its texts over finds them grouped.
LEASE_SECONDS = 20
# A text that takes longer to be read has lost its turn.
READING_SECONDS = 15
ENDED = "The worker ended while grouping this text, in each of its attempts."

log = structlog.get_logger(__name__)


def group_next() -> bool:
    """Group the next texts that were read. False where none is, or one before them is being read or grouped."""
    batch = _take_batch()
    try:
        _group(batch)
    except Exception as error:  # noqa: BLE001  (whatever it is, the texts that have nothing to do with it are grouped)
        log.warning("batch not grouped, trying its texts one by one", texts=len(batch), error=type(error).__name__)
        for reading in batch:
            _group_alone(reading)
    return bool(batch)


@transaction.atomic
def _take_batch() -> list[Reading]:
    """Lease the next texts; the attempt is committed before the work."""
    lock("group", ["the next"])
    read = Reading.objects.filter(state=Reading.State.READ)
    if read.filter(leased_until__gt=Now()).exists():
        return []
    worn_out = read.filter(attempts__gte=settings.FACTBASE["READING_ATTEMPTS"])
    worn_out.update(state=Reading.State.FAILED, leased_until=None, error=ENDED)
    batch = list(_at_once(_in_turn(read)))
    leased = read.filter(pk__in=[reading.pk for reading in batch])
    leased.update(attempts=F("attempts") + 1, leased_until=Now() + timedelta(seconds=LEASE_SECONDS))
    return batch


def _in_turn(read: QuerySet[Reading]) -> QuerySet[Reading]:
    """Those that come before all texts that are still to be read, in their order."""
    longest = settings.FACTBASE["LEASE_SECONDS"] - READING_SECONDS
    first_attempt = Q(state=Reading.State.DUE, attempts=0, due_at__lte=Now()) | Q(
        state=Reading.State.LEASED, attempts=1, leased_until__gt=Now() + timedelta(seconds=longest)
    )
    unread = Reading.objects.filter(first_attempt, reread=False).order_by("due_at", "pk").first()
    due = read.filter(due_at__lte=Now()).order_by("due_at", "pk")
    return due.filter(Q(due_at__lt=unread.due_at) | Q(due_at=unread.due_at, pk__lt=unread.pk)) if unread else due


def _at_once(readings: QuerySet[Reading]) -> Iterator[Reading]:
    """The first of them that are no more than a batch. One that was begun before is tried alone: it may kill again."""
    claims = 0
    for place, reading in enumerate(readings[:BATCH_TEXTS]):
        claims += reading.claims_new or 0
        if place and (claims > BATCH_CLAIMS or reading.attempts):
            return
        yield reading
        if reading.attempts:
            return


@transaction.atomic
def _group(batch: Sequence[Reading]) -> None:
    still = Reading.objects.filter(pk__in=[reading.pk for reading in batch], state=Reading.State.READ)
    readings = list(still.order_by("pk").select_for_update(no_key=True))
    if not readings:
        return
    claims = Claim.objects.filter(reading__in=readings).exclude(review_state=ReviewState.SUPERSEDED)
    # They are on the desk already: whoever decides on one has to see which fact it is in.
    hold_claims(claims)
    in_order = claims.order_by("reading__due_at", "reading_id", "index")
    place_claims(list(in_order.prefetch_related("article", "reading__revision")))
    done = Reading.objects.filter(pk__in=[reading.pk for reading in readings])
    done.update(state=Reading.State.DONE, leased_until=None, error="", finished_at=Now())
    ring("judge")
    log.info("texts grouped", readings=[reading.pk for reading in readings])


def _group_alone(reading: Reading) -> None:
    """Group one text of a batch that failed; the one that makes it fail says why, and holds up no other."""
    try:
        _group([reading])
    except Exception as error:  # noqa: BLE001  (kept with the reading, and shown)
        attempt = reading.attempts + 1
        log.error("text not grouped", reading=reading.pk, attempt=attempt, **fault(error))
        failed = attempt >= settings.FACTBASE["READING_ATTEMPTS"]
        Reading.objects.filter(pk=reading.pk, state=Reading.State.READ).update(
            state=Reading.State.FAILED if failed else Reading.State.READ,
            leased_until=None,
            due_at=Now() + timedelta(seconds=2**attempt),
            error=told(error),
        )
