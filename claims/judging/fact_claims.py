"""The claims that count on facts, as the engine judges them; read for many facts at once.

What counts is rule 0 of the policy: a confirmed member, read or reviewed and not rejected or superseded, of an article
not withdrawn; not projected, not denied by the text or by its origin, and not negated unless it is 0.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection

from factbase.verdicts import FactClaim
from factbase.voices import with_corrected

# One query for a whole batch, in columns that the engine needs: rows of the ORM take ten times as long to make.
_CLAIMS = """
    SELECT asked.fact_id, asked.total_id, claim.id, claim.article_id, article.copy_of_id,
        claim.value, claim.low, claim.high, claim.modifier, claim.unit, claim.kind, claim.change,
        claim.as_of, claim.as_of_precision, article.published_at, article.published_precision,
        coalesce(survivor.name, origin.name),
        CASE WHEN survivor.id IS NULL THEN origin.article_id ELSE survivor.article_id END,
        coalesce(heir.name, publisher.name),
        CASE
            WHEN origin.article_id IS NOT NULL OR claim.origin_id IN (article.publisher_id, article.credited_to_id) THEN ''
            ELSE coalesce(survivor.name, origin.name)
        END
    FROM ({asked}) AS asked
    JOIN claims_claim AS claim ON claim.id = asked.claim_id
    JOIN sources_article AS article ON article.id = claim.article_id
    JOIN sources_source AS origin ON origin.id = claim.origin_id
    LEFT JOIN sources_source AS survivor ON survivor.id = origin.merged_into_id
    JOIN sources_source AS publisher ON publisher.id = article.publisher_id
    LEFT JOIN sources_source AS heir ON heir.id = publisher.merged_into_id
    WHERE claim.review_state IN ('unreviewed', 'accepted', 'edited')
        AND article.withdrawn_at IS NULL
        AND claim.hedge NOT IN ('projected', 'denied')
        AND (NOT claim.negated OR claim.value = 0)
        AND NOT EXISTS (
            SELECT FROM claims_attribution AS hop
            WHERE hop.claim_id = claim.id AND hop.role = 'origin' AND hop.stance = 'denies'
        )
    ORDER BY asked.fact_id, claim.id
"""
_MEMBERS = """
    SELECT fact_id, NULL::bigint AS total_id, claim_id FROM claims_membership
    WHERE fact_id = ANY(%s) AND state = 'confirmed'
"""
_PARTS = """
    SELECT fact_id, part_of_id AS total_id, part.id AS claim_id
    FROM claims_membership JOIN claims_claim AS part ON part.part_of_id = claim_id
    WHERE fact_id = ANY(%s) AND state = 'confirmed'
"""


def fact_claims_of(facts: Iterable[int]) -> dict[int, list[FactClaim]]:
    """For each fact its counting, confirmed members, then the parts of these, each in the order of their ids."""
    ids = list(facts)
    members = _rows_by_fact(_MEMBERS, ids)
    parts = _rows_by_fact(_PARTS, ids)
    return {fact: _engine_claims(rows, parts.get(fact, ())) for fact, rows in members.items()}


def _rows_by_fact(asked: str, facts: list[int]) -> dict[int, list[Sequence[Any]]]:
    found: dict[int, list[Sequence[Any]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_CLAIMS.format(asked=asked), [facts])
        for row in cursor:
            found[row[0]].append(row[1:])
    return found


def _engine_claims(members: Sequence[Sequence[Any]], parts: Sequence[Sequence[Any]]) -> list[FactClaim]:
    totals = {row[1] for row in members}
    # A part that its text puts on the very question of its total is still its part, and stands in no position.
    part_rows = {row[1]: row for row in parts if row[0] in totals}
    rows = [*(row for row in members if row[1] not in part_rows), *part_rows.values()]
    places: dict[tuple[Any, ...], str] = {}
    for row in rows:
        for speaker in ("", row[-1]):
            places.setdefault((row[2], *_figure(row), speaker), str(row[1]))
    sources = {(row[2], *_figure(row)): row[15:17] for row in reversed(rows) if not _is_own(row)}
    return with_corrected([_engine_claim(row, places, sources) for row in rows])


def _is_own(row: Sequence[Any]) -> bool:
    """Whether the article says it itself."""
    return row[16] is None and not row[-1]


def _figure(row: Sequence[Any]) -> Sequence[Any]:
    """Value, low, high, modifier and unit: what a copy says as its original does, wherever in its text that stands."""
    return row[4:9]


def _copied(row: Sequence[Any], places: Mapping[tuple[Any, ...], str]) -> str | None:
    """The id of the claim that this one copies: the same figure on the same question in the article that its own copies.

    A figure that is attributed to a source by name is a copy only of one that is attributed to this source: what a desk
    adds to a copied text, from others, are their voices. Where the original's claim does not count, its copies are
    still one voice: they copy the same, though it is not held.
    """
    if row[3] is None:
        return None
    place = (row[3], *_figure(row), row[-1])
    return places.get(place, f"article {place}")


def _engine_claim(
    row: Sequence[Any], places: Mapping[tuple[Any, ...], str], sources: Mapping[tuple[Any, ...], Sequence[Any]]
) -> FactClaim:
    """`sources` are those that an article names for a figure: where it says it again without, as in its headline, it is
    no second voice.
    """
    total, pk, article, _, value, low, high, modifier, unit, kind, change, *rest = row
    as_of, as_of_precision, published, published_precision, origin, origin_article, publisher, _ = rest
    if _is_own(row):
        origin, origin_article = sources.get((article, *_figure(row)), (origin, origin_article))
    return FactClaim(
        id=str(pk),
        value=value,
        low=low,
        high=high,
        modifier=modifier,
        unit=unit or None,
        kind=kind,
        as_of=_moment(as_of, as_of_precision),
        published=_moment(published, published_precision),
        # One voice: a source or, where it speaks in one article only, `ARTICLE#name`.
        origin=f"{origin_article}#{origin}" if origin_article else origin,
        publisher=publisher,
        copy_of=_copied(row, places),
        part_of=str(total) if total else None,
        change=change or None,
    )


def _moment(at: datetime | None, precision: str) -> date | datetime | None:
    if at is None or precision == "time":
        return at
    return at.date()
