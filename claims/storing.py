"""The engine's claims as rows. Storing the same reading again changes nothing that a person has decided."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import F, QuerySet

import factbase
from claims.bulk import copy_rows, take_ids
from claims.models import Attribution, Claim, Reading, SourceMatch
from claims.models.claims import ReviewState
from claims.naming import Names, matches_of
from sources.intake import publisher_named
from sources.models import Article
from sources.queries import source_key

# Where a claim stands and who says it; what it says follows, see `_columns`.
_PLACE_COLUMNS = (
    "id",
    "reading_id",
    "article_id",
    "index",
    "origin_id",
    "part_of_id",
    "review_state",
    "superseded_from",
)


def store_claims(reading: Reading, found: Sequence[factbase.Claim]) -> list[Claim]:
    """Store what a reading found, in the order of the text, with the chains. Call it inside a transaction.

    A reading that has claims already keeps them, the same version reads the same text alike: those that another
    revision had superseded stand again, as they were.
    """
    if reading.claims.exists():
        superseded = reading.claims.filter(review_state=ReviewState.SUPERSEDED)
        superseded.update(review_state=F("superseded_from"), superseded_from="")
        return list(reading.claims.order_by("index"))
    article = reading.revision.article
    credit = factbase.credited_to(reading.revision.text)
    names = Names(article, [hop for claim in found for hop in claim.attribution], credit=credit)
    _credit(article, credit)
    own_voice = (article.credited_to or article.publisher).pk
    origins = [names.of(claim.attribution[-1]).voice.pk if claim.attribution else own_voice for claim in found]
    ids = copy_claims(reading, found, origins=origins)
    _store_chains(ids, found, names)
    return list(reading.claims.order_by("index"))


def _credit(article: Article, name: str | None) -> None:
    """A credit of the whole article makes it that publisher's voice, unless somebody has said whose it is."""
    if name and source_key(name) and article.credited_to is None:
        source = publisher_named(name)
        if source != article.publisher:
            article.credited_to = source
            article.save(update_fields=["credited_to"])


def supersede(claims: QuerySet[Claim]) -> list[int]:
    """Have a later reading take the place of these claims. They stay, with what people decided, in case it comes back.

    Returns those that stood until now.
    """
    standing = claims.exclude(review_state=ReviewState.SUPERSEDED)
    ids = list(standing.values_list("pk", flat=True))
    standing.update(superseded_from=F("review_state"), review_state=ReviewState.SUPERSEDED)
    return ids


def copy_claims(reading: Reading, found: Sequence[factbase.Claim], *, origins: Sequence[int]) -> list[int]:
    """Write the rows of these claims, each with the source that is its origin; their numbers."""
    ids = take_ids(Claim, len(found))
    rows = (
        (
            *(ids[index], reading.pk, reading.revision.article_id, index, origins[index]),
            *(None if claim.part_of is None else ids[claim.part_of], ReviewState.UNREVIEWED.value, ""),
            *_columns(claim).values(),
        )
        for index, claim in enumerate(found)
    )
    if found:
        copy_rows(Claim, [*_PLACE_COLUMNS, *_columns(found[0])], rows)
    return ids


def _columns(claim: factbase.Claim) -> dict[str, Any]:
    as_of, as_of_precision = _moment(claim.as_of)
    event = claim.event_date
    return {
        "kind": claim.kind,
        "value": claim.value,
        "low": claim.low,
        "high": claim.high,
        "modifier": claim.modifier,
        "unit": claim.unit or "",
        "start": claim.start,
        "end": claim.end,
        "sentence_start": claim.sentence[0],
        "sentence_end": claim.sentence[1],
        "quote": claim.quote,
        "counted": claim.counted or "",
        "metric": claim.metric or "",
        "negated": claim.negated,
        "change": claim.change or "",
        "hedge": claim.hedge,
        "as_of": as_of,
        "as_of_precision": as_of_precision,
        "event_from": date.fromisoformat(event.start) if event else None,
        "event_to": date.fromisoformat(event.end) if event and event.end else None,
        "event_precision": event.precision if event else "",
        "places": list(claim.places),
        "rule": claim.rule,
        "confidence": claim.confidence,
    }


def _moment(written: str | None) -> tuple[datetime | None, str]:
    """An ISO date or time of the engine, in UTC, and which of the two it is."""
    if written is None:
        return None, ""
    moment = datetime.fromisoformat(written)
    precision = "day" if len(written) == len("2019-12-31") else "time"
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)), precision


def _store_chains(ids: Sequence[int], found: Sequence[factbase.Claim], names: Names) -> None:
    pairs = [
        (hop, Attribution(claim_id=pk, position=position, name=hop.source, **_hop_columns(hop)))
        for pk, claim in zip(ids, found, strict=True)
        for position, hop in enumerate(claim.attribution, start=1)
    ]
    Attribution.objects.bulk_create(attribution for _, attribution in pairs)
    SourceMatch.objects.bulk_create(
        match for hop, attribution in pairs for match in matches_of(attribution, names.of(hop))
    )


def _hop_columns(hop: factbase.Hop) -> dict[str, Any]:
    fields = ("start", "end", "cue", "cue_start", "cue_end", "role", "stance", "named")
    return {field: getattr(hop, field) for field in fields}


def engine_claim(row: Claim) -> factbase.Claim:
    """A row as the engine's claim, with what grouping asks of it; the chain is left out."""
    event = None
    if row.event_from is not None:
        until = row.event_to.isoformat() if row.event_to else None
        event = factbase.EventDate(row.event_from.isoformat(), until, row.event_precision)  # type: ignore[arg-type]
    return factbase.Claim(
        start=row.start,
        end=row.end,
        quote=row.quote,
        sentence=(row.sentence_start, row.sentence_end),
        kind=row.kind,  # type: ignore[arg-type]
        value=row.value,
        low=row.low,
        high=row.high,
        modifier=row.modifier,  # type: ignore[arg-type]
        unit=row.unit or None,
        counted=row.counted or None,
        metric=row.metric or None,
        event_date=event,
        places=tuple(row.places),
        part_of=row.part_of_id,
    )
