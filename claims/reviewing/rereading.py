"""Reading texts again after an update of the extractor: which texts that concerns, owing it, and how far it has come.

Each current text that was last read by another version, or that another version could not read, is owed a reading by
today's. Earlier texts of an article and withdrawn articles are left as they are. What a reading then does to the claims
that are there is `claims.reading.reconciling`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

import factbase
from claims.models import Claim, Fact, Reading
from claims.reading.reader import adopt_readings, read_text, want_reading
from claims.reading.reconciling import reconcile
from claims.reviewing.regrouping import ask_anew
from claims.reviewing.review import Person, require
from claims.work.doorbell import ring
from sources.models import Article, Revision, Source

BATCH = 1_000
FACTS_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What became of texts, and of their claims."""

    pending: int = 0
    done: int = 0
    failed: int = 0
    same: int = 0
    new: int = 0
    superseded: int = 0
    differing: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in NAMES})


NAMES = tuple(field.name for field in fields(Counts))


def articles_with_texts(
    *, ids: Sequence[int] = (), publishers: Iterable[Source] = (), since: datetime | None = None
) -> QuerySet[Article]:
    """The articles with a text, of these numbers and publishers and published since then; all where none is given."""
    articles = Article.objects.exclude(current_revision=None)
    if ids:
        articles = articles.filter(pk__in=ids)
    if named := list(publishers):
        articles = articles.filter(publisher__in=named)
    return articles.filter(published_at__gte=since) if since else articles


def outdated(articles: QuerySet[Article]) -> QuerySet[Any]:
    """Those of these articles that are to be read again, each with `last_version`, that of the extractor that read it last.

    Not those that are owed a reading already, and not those that today's version could not read: a person has these
    read again.
    """
    readings = Reading.objects.filter(revision=OuterRef("current_revision"))
    todays = Q(extractor_version=factbase.EXTRACTOR_VERSION)
    last_done = readings.exclude(finished_at=None).order_by("-finished_at")
    owed = readings.filter(todays | Q(reread=False), state__in=Reading.OWED)
    failed = readings.filter(todays, state=Reading.State.FAILED)
    last_version = Coalesce(Subquery(last_done.values("extractor_version")[:1]), Value(""))
    found: QuerySet[Any] = articles.filter(~Exists(owed), ~Exists(failed), withdrawn_at=None)
    found = found.annotate(last_version=last_version)
    return found.exclude(last_version=factbase.EXTRACTOR_VERSION)


def versions(articles: QuerySet[Article]) -> dict[str, int]:
    """How many of the outdated articles were read last by which version; "" are those that none could read."""
    rows = outdated(articles).order_by().values("last_version").annotate(articles=Count("pk"))
    return {row["last_version"]: row["articles"] for row in rows}


def owe_rereadings(articles: QuerySet[Article]) -> Iterator[int]:
    """Owe the outdated ones a reading, the newest articles first; yields after each batch how many of them more."""
    while batch := list(outdated(articles).order_by("-pk").values_list("current_revision", flat=True)[:BATCH]):
        with transaction.atomic():
            adopt_readings(Reading.objects.filter(revision__in=batch))
            _owe(batch)
            ring("read")
        yield len(batch)


def _owe(revisions: Sequence[int | None]) -> None:
    """One that has become due meanwhile, because its text came in again, stays as it is: it comes before these."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO claims_reading (revision_id, extractor_version, state, attempts, error, reread)
            SELECT revision, %s, 'due', 0, '', TRUE FROM unnest(%s::bigint[]) AS revision
            ON CONFLICT (revision_id, extractor_version) DO UPDATE
            SET state = 'due', attempts = 0, error = '', reread = TRUE, due_at = now(), leased_until = NULL
            WHERE claims_reading.state IN ('done', 'failed')
            """,
            [factbase.EXTRACTOR_VERSION, list(revisions)],
        )


def ask_facts_anew() -> int:
    """Have facts that an earlier release founded ask as today's do: until then no new claim is found to answer them.

    Returns how many; one whose claims ask nothing stays as it is.
    """
    outdated_facts = Fact.objects.filter(merged_into=None).exclude(question__has_key="tellings").exclude(question={})
    ids = list(outdated_facts.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(ids), FACTS_AT_ONCE):
        with transaction.atomic():
            batch = outdated_facts.filter(pk__in=ids[first : first + FACTS_AT_ONCE]).order_by("pk")
            ask_anew(list(batch.select_for_update(no_key=True)))
    return len(ids)


@transaction.atomic
def read_again(readings: Iterable[Reading], *, by: Person) -> int:
    """Owe texts a reading by today's extractor, attempts anew: those of failed readings, and current ones that another
    version read last. Returns how many; others are left as they are.
    """
    require(by, "read_again")
    chosen = Reading.objects.filter(pk__in=[reading.pk for reading in readings])
    articles = outdated(Article.objects.filter(current_revision__readings__in=chosen))
    wanted = Revision.objects.filter(
        Q(pk__in=chosen.filter(state=Reading.State.FAILED).values("revision"))
        | Q(pk__in=articles.values("current_revision"))
    )
    owed = [want_reading(revision) for revision in wanted]
    if owed:
        ring("read")
    return len(owed)


def progress(articles: QuerySet[Article]) -> Counts:
    """How far the rereading of these articles by today's version has come, whoever began it and when."""
    rereadings = Reading.objects.filter(
        reread=True,
        extractor_version=factbase.EXTRACTOR_VERSION,
        revision__article__in=articles,
        revision__article__current_revision=F("revision"),
    )
    done = Q(state=Reading.State.DONE)
    counts = rereadings.aggregate(
        pending=Count("pk", filter=Q(state__in=Reading.OWED)),
        done=Count("pk", filter=done),
        failed=Count("pk", filter=Q(state=Reading.State.FAILED)),
        **{name: Sum(f"claims_{name}", filter=done, default=0) for name in NAMES[3:]},
    )
    return Counts(**counts)


def texts_before_these() -> int:
    """How many texts wait that are read before any is read again."""
    return Reading.objects.filter(reread=False, state__in=Reading.UNREAD).count()


def previews(articles: QuerySet[Article]) -> Iterator[Counts]:
    """Read the outdated ones here and now, one by one, and say what that would change; nothing is stored."""
    texts = Revision.objects.filter(pk__in=outdated(articles).values("current_revision")).order_by("-pk")
    for revision in texts.select_related("article__publisher").iterator(chunk_size=100):
        yield _preview(revision)


def _preview(revision: Revision) -> Counts:
    try:
        found = read_text(revision)
    except Exception:  # noqa: BLE001  (whatever it is, the text would end as failed)
        return Counts(failed=1)
    plan = reconcile(found, Claim.objects.filter(reading__revision=revision).prefetch_related("attribution"))
    return Counts(
        done=1,
        same=len(plan.same) + len(plan.kept),
        new=len(plan.new),
        superseded=len(plan.superseded),
        differing=len(plan.differs_from),
    )
