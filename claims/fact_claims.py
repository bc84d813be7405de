"""The claims that count on facts, as the engine judges them; read for many facts at once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from claims.models import Claim, Membership
from claims.models.claims import ReviewState
from claims.models.decisions import DecisionState
from factbase.verdicts import FactClaim

COUNTING_STATES = (ReviewState.UNREVIEWED, ReviewState.ACCEPTED, ReviewState.EDITED)
# A row of these is what the engine needs of a claim; whole model objects take five times as long to make.
_COLUMNS = (
    "pk", "article_id", "article__copy_of_id", "start", "end", "part_of_id",
    "value", "low", "high", "modifier", "unit", "kind", "change",
    "as_of", "as_of_precision", "article__published_at", "article__published_precision",
    "origin__name", "origin__article_id", "origin__merged_into__name", "origin__merged_into__article_id",
    "article__publisher__name", "article__publisher__merged_into__name",
)  # fmt: skip


def counting_claims() -> QuerySet[Claim]:
    """Claims that may count (policy rule 0): read or reviewed, stated of what has happened, not withdrawn."""
    denied = Q(attribution__role="origin", attribution__stance="denies")
    return (
        Claim.objects.filter(review_state__in=COUNTING_STATES, article__withdrawn_at__isnull=True)
        .exclude(hedge__in=("projected", "denied"))
        .exclude(Q(negated=True) & ~Q(value=0))
        .exclude(pk__in=Claim.objects.filter(denied).values("pk"))
    )


def fact_claims_of(facts: Iterable[int]) -> dict[int, list[FactClaim]]:
    """For each fact its counting, confirmed members and, beside them, the parts of these; in the order of their ids."""
    rows = (
        Membership.objects.filter(fact__in=facts, state=DecisionState.CONFIRMED, claim__in=counting_claims())
        .values_list("fact_id", "claim_id")
        .order_by("fact_id", "claim_id")
    )
    members: dict[int, list[int]] = defaultdict(list)
    for fact, member in rows:
        members[fact].append(member)
    wanted = {member for ids in members.values() for member in ids}
    rows_of = counting_claims().filter(Q(pk__in=wanted) | Q(part_of__in=wanted)).values_list(*_COLUMNS, named=True)
    claims = {row.pk: row for row in rows_of}
    parts: dict[int, list[int]] = defaultdict(list)
    for row in claims.values():
        if row.part_of_id is not None:
            parts[row.part_of_id].append(row.pk)
    return {fact: _engine_claims(ids, parts, claims) for fact, ids in members.items()}


def _engine_claims(members: list[int], parts: dict[int, list[int]], claims: dict[int, Any]) -> list[FactClaim]:
    ids = sorted({*members, *(part for member in members for part in parts[member])})
    # The same words at the same place of the text that was copied are the claim that this one copies.
    places = {(claims[pk].article_id, claims[pk].start, claims[pk].end): pk for pk in ids}
    whole = set(members)
    return [_engine_claim(claims[pk], places, whole) for pk in ids]


def _engine_claim(row: Any, places: dict[tuple[int, int, int], int], members: set[int]) -> FactClaim:
    original = places.get((row.article__copy_of_id, row.start, row.end)) if row.article__copy_of_id else None
    survivor = row.origin__merged_into__name
    name, article = (
        (survivor, row.origin__merged_into__article_id) if survivor else (row.origin__name, row.origin__article_id)
    )
    return FactClaim(
        id=str(row.pk),
        value=row.value,
        low=row.low,
        high=row.high,
        modifier=row.modifier,
        unit=row.unit or None,
        kind=row.kind,
        as_of=_moment(row.as_of, row.as_of_precision),
        published=_moment(row.article__published_at, row.article__published_precision),
        origin=_voice(name, article),
        publisher=row.article__publisher__merged_into__name or row.article__publisher__name,
        copy_of=str(original) if original else None,
        part_of=str(row.part_of_id) if row.part_of_id in members else None,
        change=row.change or None,
    )


def _voice(name: str, article: int | None) -> str:
    """The name of one voice: that of a source or, where it speaks in one article only, `ARTICLE#name`."""
    return f"{article}#{name}" if article else name


def voice_as_shown(voice: str) -> str:
    """A voice as people read it: without the article that an unnamed one belongs to."""
    article, hash_sign, name = voice.partition("#")
    return name if hash_sign and article.isdigit() else voice


def _moment(at: datetime | None, precision: str) -> date | datetime | None:
    if at is None or precision == "time":
        return at
    return at.date()
