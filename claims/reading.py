"""Reading: one revision that is due, read by the engine, its claims stored and placed in facts.

1. Lease the reading that has waited longest; the attempt is committed before the work.
2. Read the text. No transaction is open: a long text holds no lock.
3. In one transaction: end the lease, store the claims, supersede those of earlier readings, group, owe judging. Its
   locks come in one order everywhere: names of sources, the article, questions, facts by their ids.
4. What goes wrong is kept with the reading, which is due again or, after the last attempt, failed.
"""

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now

import factbase
from claims import leases
from claims.doorbell import ring
from claims.faults import fault, told
from claims.grouping import place_claims
from claims.models import Claim, Reading
from claims.storing import store_claims, supersede
from sources.models import Article, Revision

log = structlog.get_logger(__name__)


# Far more than any article states; what has more would fill pages and queues with the cells of a table.
MOST_CLAIMS = 3_000


class TooManyClaimsError(Exception):
    """The text holds more figures than are kept of one."""


class LeaseLostError(Exception):
    """Another worker took this reading over while it was being read; its result stands."""


def want_reading(revision: Revision) -> Reading:
    """Owe a reading of this revision by today's extractor; one that is there is due again, attempts anew."""
    reading, _ = Reading.objects.update_or_create(
        revision=revision,
        extractor_version=factbase.EXTRACTOR_VERSION,
        defaults={"state": Reading.State.DUE, "attempts": 0, "due_at": Now(), "leased_until": None, "error": ""},
    )
    return reading


def read_next() -> bool:
    """Read the text that has waited longest. False where none is due."""
    attempts = settings.FACTBASE["READING_ATTEMPTS"]
    reading = leases.take_next(Reading, attempts=attempts)
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


def _read(reading: Reading) -> None:
    revision = reading.revision
    article = revision.article
    found = factbase.extract_claims(
        revision.text, published=article.published_at.date(), publisher=article.publisher.name
    )
    if len(found) > MOST_CLAIMS:
        raise TooManyClaimsError(
            f"{len(found):,} figures: this is a table and no article; at most {MOST_CLAIMS:,} are kept."
        )
    with transaction.atomic():
        if not leases.finish(reading, state=Reading.State.DONE, error="", finished_at=Now()):
            raise LeaseLostError
        claims = store_claims(reading, found)
        if _is_current(reading):
            place_claims(claims, leaving=supersede(Claim.objects.filter(article=article).exclude(reading=reading)))
            ring("judge")
        else:
            supersede(Claim.objects.filter(reading=reading))
    log.info("article read", article=article.pk, revision=revision.pk, claims=len(claims))


def _is_current(reading: Reading) -> bool:
    """Whether the article still has this text. The row is locked: of two readings at once, one waits for the other."""
    article = Article.objects.select_for_update(no_key=True).get(pk=reading.revision.article_id)
    return article.current_revision_id == reading.revision_id
