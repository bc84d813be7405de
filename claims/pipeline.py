"""The way of an article: take in -> read -> group -> judge -> owe mail. Start reading here.

    take_in     (web, shell)   the text is stored and a reading is due         sources.intake, here
    read        (worker)       text -> claims                                   claims.reading.reader
                               claims -> facts, in turn; verdicts owed          claims.grouping.turns
    judge       (worker)       claims of a fact -> verdict, conflict, letters   claims.judging.judge
    deliver     (worker)       letters due -> mail                              claims.alerts.delivery

Each step's work is owed as rows that the step before it writes in its own transaction, so that nothing is lost with a
broker, a worker or a machine; the bell (`claims.work.doorbell`) only says that there is something to do.
"""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from claims.reading.reader import want_reading
from claims.work.doorbell import ring
from sources.article_text import check_article
from sources.intake import Stored, store_revision


def take_in(
    *, title: object, text: object, publisher: object, published_at: str | date | datetime | None, url: object = ""
) -> Stored:
    """Store an article and owe its reading; the same again is the same article, and owes nothing.

    Raises InvalidArticleError, with the reason for each field that is wrong; nothing is stored then.
    """
    article = check_article(
        title=title,
        text=text,
        publisher=publisher,
        url=url,
        published_at=published_at,
        max_bytes=settings.FACTBASE["ARTICLE_MAX_BYTES"],
        now=timezone.now(),
    )
    with transaction.atomic():
        stored = store_revision(article)
        if stored.outcome != "unchanged":
            want_reading(stored.revision)
            ring("read")
    return stored
