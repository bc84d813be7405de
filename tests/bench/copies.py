"""Copies: how many of the set are found, what prints cost beside reading, and the search on desks of growing size."""

import os
import time
from datetime import UTC, date, datetime

from django.core.management import call_command
from django.db import connection, transaction

from claims.sourcing.copying import find_copies
from factbase import extract_claims
from factbase.near_copies import compare, prints_of, words_of
from sources.article_text import ArticleText
from sources.intake import store_revision
from sources.models import Article, CopyMatch
from tests.bench.table import Row, processor_seconds
from tests.factbase.near_copies.pairs import Pair, copies, events, similar

# BENCH_ARTICLES=10000,1000000 for a larger desk: a million takes 4 GB.
ARTICLES = [int(size) for size in os.environ.get("BENCH_ARTICLES", "10000,100000").split(",")]
PRINTS = 40
# Stock phrases and forms: of every article's prints so many are of fifty that very many have.
HOT = 4
_FILL = """
    WITH new AS (
        INSERT INTO sources_article (publisher_id, url, published_at, published_precision, withdrawn_reason)
        SELECT %(publisher)s, '', now(), 'day', '' FROM generate_series(1, %(articles)s) RETURNING id
    )
    INSERT INTO sources_copyprint (print, article_id)
    SELECT (random() * 4e18)::bigint, id FROM new, generate_series(1, %(own)s)
    UNION ALL
    SELECT (id * 7 + number * 13) %% 50, id FROM new, generate_series(1, %(hot)s) AS number
    ON CONFLICT DO NOTHING
"""
SEARCHES = 25


def measure() -> list[Row]:
    """Rows for prints, and for searches at each size of desk. What the set finds is printed before."""
    call_command("migrate", verbosity=0)
    _print_found()
    desks = []
    for size in ARTICLES:
        _fill(size - Article.objects.count())
        desks.append((size, _search_seconds()))
    smallest, bare = desks[0]
    against = f"the same on a desk of {smallest:,}"
    return [
        _prints(),
        *(
            Row(f"searching for copies, {size:,} articles", SEARCHES, "articles", took, against, bare)
            for size, took in desks
        ),
    ]


def _print_found() -> None:
    found, wrong = ([pair for pair in pairs if _is_found(pair)] for pairs in (copies(), similar()))
    print(
        f"copies found: {len(found)} of {len(copies())}; merely similar, taken for copies: {len(wrong)} of {len(similar())}"
    )


def _is_found(pair: Pair) -> bool:
    first, second = words_of(pair.first), words_of(pair.second)
    shared = set(prints_of(first)) & set(prints_of(second))
    return len(shared) > 1 and compare(first, second).is_copy


def _prints() -> Row:
    texts = [original.text for original, _ in events().values()]
    took = processor_seconds(lambda: [prints_of(words_of(text)) for text in texts])
    read = processor_seconds(lambda: [extract_claims(text, published=date(2019, 12, 31)) for text in texts])
    return Row("prints of a text", len(texts), "articles", took, "reading the same texts", read)


def _search_seconds() -> float:
    """Seconds for a copy of each event's report to be printed, looked for and related; then they are taken away again."""
    originals = [original.text for original, _ in events().values()][:SEARCHES]
    with transaction.atomic():
        articles = [
            (
                _stored(text, publisher="A Wire"),
                _stored(f"{text}\n\nMore follows from our own desk.", publisher="A Paper"),
            )
            for text in originals
        ]
        for original, _ in articles:
            find_copies(original)
        began = time.perf_counter()
        for _, copy in articles:
            find_copies(copy)
        seconds = time.perf_counter() - began
        assert CopyMatch.objects.count() == len(originals), "a copy was not found"
        transaction.set_rollback(True)
    return seconds


def _stored(text: str, *, publisher: str) -> Article:
    published = datetime(2019, 12, 31, tzinfo=UTC)
    return store_revision(ArticleText("", text, publisher, "", published, "day")).article


def _fill(articles: int) -> None:
    """So many more articles, as far as a search looks at them: their prints, few of which others share."""
    publisher = _stored("A first report, so that there is a publisher.", publisher="A Paper").publisher_id
    with transaction.atomic(), connection.cursor() as cursor:
        # The rows refer to what is there: to have that checked for each would take as long again.
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(_FILL, {"publisher": publisher, "articles": articles, "own": PRINTS - HOT, "hot": HOT})
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE sources_copyprint")
