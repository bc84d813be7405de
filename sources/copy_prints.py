"""Prints of articles: by these, those whose texts are alike are found among all, however many there are.

What is looked at is bounded: of each print so many articles, of all of them so many that share the most.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction

from factbase import credited_to
from factbase.near_copies import Likeness, Words, compare, prints_of, words_of
from sources.locks import lock
from sources.models import Article
from sources.queries import source_key

# The first that had it: of a text that two hundred papers print, the original is among them, or a copy that leads there.
PER_PRINT = 40
CANDIDATES = 20
# One print alone is a stock phrase that two texts have in common.
SHARED_AT_LEAST = 2

# A print counts by how few have it: what a form has in common with all that fill it hides no copy of one of them.
_SHARING = """
    WITH own AS (SELECT print FROM sources_copyprint WHERE article_id = %(article)s),
    found AS (
        SELECT having_it.article_id, count(*) OVER (PARTITION BY own.print) AS how_many
        FROM own
        CROSS JOIN LATERAL (
            SELECT article_id FROM sources_copyprint
            WHERE print = own.print AND article_id <> %(article)s
            ORDER BY article_id LIMIT %(per_print)s
        ) AS having_it
    ),
    most AS (
        SELECT article_id FROM found
        GROUP BY article_id HAVING count(*) >= least(%(at_least)s, (SELECT count(*) FROM own))
        ORDER BY sum(1.0 / how_many) DESC, article_id LIMIT %(candidates)s
    )
    SELECT article_id FROM most
    UNION SELECT copy_of_id FROM most JOIN sources_article ON id = article_id WHERE copy_of_id IS NOT NULL
    UNION SELECT original_id FROM sources_copymatch WHERE copy_id = %(article)s
"""
# Those that stay are not written again.
_STORE = """
    WITH gone AS (DELETE FROM sources_copyprint WHERE article_id = %(article)s AND print <> ALL(%(prints)s::bigint[]))
    INSERT INTO sources_copyprint (print, article_id) SELECT unnest(%(prints)s::bigint[]), %(article)s
    ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Told:
    """An article with the words of its current text, and the key of the source that the text credits ("" if none)."""

    article: Article
    words: Words
    credit: str

    @property
    def publisher(self) -> int:
        """Who published it; those that were merged are one."""
        return self.article.publisher.merged_into_id or self.article.publisher_id


@dataclass(frozen=True, slots=True)
class Alike:
    """Another article whose text is the same in so large a part that one is a copy; `likeness` is seen from the first."""

    told: Told
    likeness: Likeness


@transaction.atomic
def store_prints(told: Told) -> None:
    """Have an article found by the prints of its text, and by no others. Once committed, whoever looks sees it."""
    article = told.article.pk
    lock("prints", [str(article)])
    with connection.cursor() as cursor:
        cursor.execute(_STORE, {"article": article, "prints": list(prints_of(told.words))})


def told_by(article: Article) -> Told | None:
    """An article with the words of its current text; None where it has no text."""
    revision = article.current_revision
    return Told(article, words_of(revision.text), source_key(credited_to(revision.text) or "")) if revision else None


def told_of(articles: Iterable[int]) -> dict[int, Told]:
    """These articles with their words, by their numbers; those without a text are left out."""
    # Publishers by their numbers: joined, all sources are read where the statistics do not know a new publisher yet.
    rows = Article.objects.filter(pk__in=articles).select_related("current_revision")
    together = rows.prefetch_related("publisher__merged_into")
    return {row.pk: told for row in together if (told := told_by(row))}


def alike_with(told: Told, *, also: Iterable[int] = ()) -> list[Alike]:
    """The articles of other publishers that are copies of this one, or this one of them, by their texts.

    Looked at are those that share most prints with it, the originals that these lead to, its own one until now, and
    `also` these.
    """
    wanted = {*_sharing(told.article.pk), *also} - {told.article.pk}
    others = told_of(wanted).values() if wanted else ()
    found = [Alike(one, compare(told.words, one.words)) for one in others if one.publisher != told.publisher]
    return [alike for alike in found if alike.likeness.is_copy]


def _sharing(article: int) -> set[int]:
    """The articles that share most prints with this one, their originals, and its own one."""
    bounds = {"per_print": PER_PRINT, "at_least": SHARED_AT_LEAST, "candidates": CANDIDATES}
    with connection.cursor() as cursor:
        cursor.execute(_SHARING, {"article": article, **bounds})
        return {number for (number,) in cursor.fetchall()}
