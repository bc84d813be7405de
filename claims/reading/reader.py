"""Reading: one revision that is due, read by the engine, its claims stored.

1. Lease the reading that has waited longest; the attempt is committed before the work.
2. Read the text, and find whose copy it is. No transaction is open: a long text holds no lock.
3. In one transaction: end the lease, store the claims beside those that the text has already, supersede those of other
   texts of the article. Its locks come in one order everywhere: names of sources, the article, claims, grouping, facts by
   their ids.
4. The claims of a text that replaces nothing are grouped in their turn (`claims.grouping.turns`). Others are grouped in the
   same transaction, so that no fact is judged without those that went and those that took their places.
5. What goes wrong is kept with the reading, which is due again or, after the last attempt, failed.
"""

from collections.abc import Sequence

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now

import factbase
from claims.grouping.placing import place_claims, want_judging_of
from claims.models import Claim, Reading
from claims.reading.carrying import supersede
from claims.reading.storing import Stored, store_claims
from claims.sourcing.copying import find_copies
from claims.work import leases
from claims.work.doorbell import ring
from claims.work.faults import fault, told
from sources.models import Article, Revision

log = structlog.get_logger(__name__)


# Far more than any article states; what has more would fill pages and queues with the cells of a table.
MOST_CLAIMS = 3_000


class TooManyClaimsError(Exception):
    """The text holds more figures than are kept of one."""


class LeaseLostError(Exception):
    """Another worker took this reading over while it was being read; its result stands."""


def want_reading(revision: Revision) -> Reading:
    """Owe a reading of this revision by today's extractor; one that is there is due again, attempts anew.

    One that was owed to another version and never done is owed to today's.
    """
    adopt_readings(Reading.objects.filter(revision=revision))
    due = {"state": Reading.State.DUE, "attempts": 0, "due_at": Now(), "leased_until": None, "error": ""}
    reading, _ = Reading.objects.update_or_create(
        revision=revision, extractor_version=factbase.EXTRACTOR_VERSION, defaults={**due, "reread": False}
    )
    return reading


def adopt_readings(readings: QuerySet[Reading]) -> None:
    """Let those of these readings that other versions of the extractor never did be today's, where it has none yet."""
    todays = Reading.objects.filter(revision=OuterRef("revision"), extractor_version=factbase.EXTRACTOR_VERSION)
    never_done = readings.filter(finished_at=None).exclude(state=Reading.State.READ)
    never_done.filter(~Exists(todays)).update(extractor_version=factbase.EXTRACTOR_VERSION)


def read_next() -> bool:
    """Read the text that has waited longest, those never read first. False where none is due.

    A text that has been read is read again only by the version of the extractor that is asked to.
    """
    attempts = settings.FACTBASE["READING_ATTEMPTS"]
    ours = Q(reread=False) | Q(extractor_version=factbase.EXTRACTOR_VERSION)
    reading = leases.take_next(Reading, attempts=attempts, among=ours, first=("reread",))
    if reading is None:
        return False
    try:
        _read(reading)
    except LeaseLostError:
        log.warning("reading taken over", reading=reading.pk)
    except Exception as error:  # noqa: BLE001  (kept with the reading, and shown)
        log.error("reading failed", reading=reading.pk, attempt=reading.attempts, **fault(error))
        leases.give_back(reading, error=told(error), attempts=attempts)
    return True


def read_text(revision: Revision) -> tuple[factbase.Claim, ...]:
    """What the extractor finds in a text. Stores nothing."""
    article = revision.article
    found = factbase.extract_claims(
        revision.text, published=article.published_at.date(), publisher=article.publisher.name
    )
    if len(found) > MOST_CLAIMS:
        raise TooManyClaimsError(
            f"{len(found):,} figures: this is a table and no article; at most {MOST_CLAIMS:,} are kept."
        )
    return found


def _read(reading: Reading) -> None:
    revision = reading.revision
    article = revision.article
    found = read_text(revision)
    find_copies(article)
    with transaction.atomic():
        read = {"state": Reading.State.READ, "error": "", "extractor_version": factbase.EXTRACTOR_VERSION}
        if not leases.finish(reading, **read):
            raise LeaseLostError
        stored = store_claims(reading, found)
        _keep_counts(reading, stored)
        if _is_current(reading):
            leaving = supersede(Claim.objects.filter(article=article).exclude(reading=reading))
            is_grouped = _group(reading, stored, leaving=leaving)
        else:
            # Some may have stood until now: the text that took this one's place need not have been read yet.
            want_judging_of([*stored.superseded, *supersede(Claim.objects.filter(reading=reading))])
            ring("judge")
            is_grouped = True
        done, to_group = {"state": Reading.State.DONE, "finished_at": Now()}, {"attempts": 0, "finished_at": None}
        Reading.objects.filter(pk=reading.pk).update(**(done if is_grouped else to_group))
    log.info("article read", article=article.pk, revision=revision.pk, claims=len(stored.claims))


def _group(reading: Reading, stored: Stored, *, leaving: Sequence[int]) -> bool:
    """Group what is new, and owe the facts concerned a verdict; where all was read the same again there are none.

    False where the claims can wait for their turn. New to grouping are those of a text that was read before and never
    grouped, and what was read of this text when another one had come already, too.
    """
    concerned = [*stored.changed, *stored.superseded, *leaving]
    if len(stored.new) == len(stored.claims) > 0 and not concerned:
        return False
    standing = [claim.pk for claim in stored.claims] if _was_left_ungrouped(reading) else stored.changed
    never_placed = Claim.objects.filter(pk__in=standing, memberships=None).values_list("pk", flat=True)
    new = {*stored.new, *never_placed}
    if new or concerned:
        place_claims(stored.claims, new=new, leaving=concerned)
        ring("judge")
    return True


def _was_left_ungrouped(reading: Reading) -> bool:
    """Whether claims of this text, read now or by another version, still waited for their turn, or could not be grouped.

    `reading` is as it was when it was leased.
    """
    if reading.finished_at is None and reading.claims_new:
        return True
    others = Reading.objects.filter(revision=reading.revision_id).exclude(pk=reading.pk)
    return others.filter(finished_at=None, claims_new__gt=0).exists()


def _keep_counts(reading: Reading, stored: Stored) -> None:
    Reading.objects.filter(pk=reading.pk).update(
        claims_same=stored.same,
        claims_new=len(stored.new),
        claims_superseded=len(stored.superseded),
        claims_differing=stored.differing,
    )


def _is_current(reading: Reading) -> bool:
    """Whether the article still has this text. The row is locked: of two readings at once, one waits for the other."""
    article = Article.objects.select_for_update(no_key=True).get(pk=reading.revision.article_id)
    return article.current_revision_id == reading.revision_id
