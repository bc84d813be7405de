"""Prints of articles: by these, those whose texts are alike are found among all, however many there are.

What is looked at is bounded: of each print so many articles, of all of them so many that share the most.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction

from factbase import credited_to
from factbase.near_copies import Likeness, Words, compare, prints_of, words_of
from sources.locks import lock
from sources.models import Article, CopyMatch
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
    )
    SELECT article_id FROM found
    GROUP BY article_id HAVING count(*) >= least(%(at_least)s, (SELECT count(*) FROM own))
    ORDER BY sum(1.0 / how_many) DESC, article_id LIMIT %(candidates)s
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
        cursor.execute("DELETE FROM sources_copyprint WHERE article_id = %s", [article])
        cursor.execute(
            "INSERT INTO sources_copyprint (print, article_id) SELECT unnest(%s::bigint[]), %s",
            [list(prints_of(told.words)), article],
        )


def told_of(articles: Iterable[int | None]) -> dict[int, Told]:
    """These articles with their words, by their numbers; those without a text are left out."""
    rows = Article.objects.filter(pk__in=set(articles)).select_related("publisher", "current_revision")
    return {row.pk: _told(row, row.current_revision.text) for row in rows if row.current_revision}


def alike_with(told: Told, *, also: Iterable[int] = ()) -> list[Alike]:
    """The articles of other publishers that are copies of this one, or this one of them, by their texts.

    Looked at are those that share most prints with it, the originals that these lead to, its own one until now, and
    `also` these.
    """
    article = told.article.pk
    candidates = _sharing(article)
    # Two queries: one with "or" would look at all articles.
    originals = Article.objects.filter(pk__in=candidates, copy_of__isnull=False).values_list("copy_of", flat=True)
    own = CopyMatch.objects.filter(copy=article).values_list("original", flat=True)
    wanted = {*candidates, *originals, *own, *also} - {article}
    others = told_of(wanted).values() if wanted else ()
    found = [Alike(one, compare(told.words, one.words)) for one in others if one.publisher != told.publisher]
    return [alike for alike in found if alike.likeness.is_copy]


def _told(article: Article, text: str) -> Told:
    return Told(article, words_of(text), source_key(credited_to(text) or ""))


def _sharing(article: int) -> list[int]:
    """The articles that share most prints with this one, those that share more first."""
    bounds = {"per_print": PER_PRINT, "at_least": SHARED_AT_LEAST, "candidates": CANDIDATES}
    with connection.cursor() as cursor:
        cursor.execute(_SHARING, {"article": article, **bounds})
        return [number for (number,) in cursor.fetchall()]
