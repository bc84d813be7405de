"""Statements in columns: the engine's claim as rows have it, and when two statements say the same.

The words around a figure may be cut otherwise, and another rule may have found it: what is said is the same then.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import factbase
from claims.models import Claim
from claims.models.statements import Statement

# What a statement says, besides its chain and whether it is part of a total.
SAID = (
    "kind",
    "value",
    "low",
    "high",
    "modifier",
    "unit",
    "counted",
    "metric",
    "negated",
    "change",
    "hedge",
    "as_of",
    "as_of_precision",
    "event_from",
    "event_to",
    "event_precision",
    "places",
)
# Where it stands, and how it was found.
SPAN = ("start", "end", "sentence_start", "sentence_end", "quote")
FOUND_BY = ("rule", "confidence")
# The same of two statements are equal. The last of its items says whether it is part of a total.
Said = tuple[Any, ...]
_HOP = ("role", "stance", "named")


def columns_of(claim: factbase.Claim) -> dict[str, Any]:
    """The engine's claim as the columns of a `Statement`; its chain and its total stand in rows of their own."""
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


def said_by_engine(claim: factbase.Claim) -> Said:
    """What the engine reads."""
    chain = [{"source": hop.source, **{name: getattr(hop, name) for name in _HOP}} for hop in claim.attribution]
    return _said(columns_of(claim), chain, is_part=claim.part_of is not None)


def said_by_claim(claim: Claim) -> Said:
    """What a claim says as it stands; its chain should be prefetched."""
    return _said(_columns(claim), _chain(claim), is_part=claim.part_of_id is not None)


def as_it_was_read(claim: Claim) -> Said:
    """What was read of a claim before a person corrected it."""
    read: dict[str, Any] = dict(claim.as_read or {})
    chain = read.pop("attribution", None)
    for name in {"value", "low", "high"} & read.keys():
        read[name] = None if read[name] is None else Decimal(read[name])
    corrected = _columns(claim) | read
    return _said(corrected, _chain(claim) if chain is None else chain, is_part=claim.part_of_id is not None)


def said_by_statement(row: Statement, chain: Iterable[Mapping[str, Any]], *, is_part: bool) -> Said:
    """What any other row of statements says, with this chain (hops with the keys of contracts.md)."""
    return _said(_columns(row), chain, is_part=is_part)


def _said(columns: Mapping[str, Any], chain: Iterable[Mapping[str, Any]], *, is_part: bool) -> Said:
    values = (tuple(columns[name]) if name == "places" else columns[name] for name in SAID)
    return (*values, tuple(tuple(hop[name] for name in ("source", *_HOP)) for hop in chain), is_part)


def _columns(row: Statement) -> dict[str, Any]:
    return {name: getattr(row, name) for name in SAID}


def _chain(claim: Claim) -> list[dict[str, Any]]:
    hops = sorted(claim.attribution.all(), key=lambda hop: hop.position)
    return [{"source": hop.name, **{name: getattr(hop, name) for name in _HOP}} for hop in hops]


def _moment(written: str | None) -> tuple[datetime | None, str]:
    """An ISO date or time of the engine, in UTC, and which of the two it is."""
    if written is None:
        return None, ""
    moment = datetime.fromisoformat(written)
    precision = "day" if len(written) == len("2019-12-31") else "time"
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)), precision
