"""The values that the engine hands out: a claim as read from one text, and the chain of those who said it.

All offsets are Unicode code points of the text that was read, half-open. All numbers are exact decimals: a figure is
what somebody wrote, and 0.1 must stay 0.1.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Literal

Kind = Literal["count", "money", "percent", "measure", "ratio", "duration", "age", "rate"]
Modifier = Literal["exact", "about", "at_least", "more_than", "up_to", "fewer_than", "between", "vague"]
Change = Literal["update", "correction"]
Hedge = Literal["stated", "reported", "alleged", "estimated", "denied", "projected"]
Stance = Literal["asserts", "denies", "doubts"]
Role = Literal["relay", "origin"]
Precision = Literal["day", "month", "year", "decade"]

# Kinds that can be compared between articles; ages, durations, ratios and rates stay with their own text.
GROUPED_KINDS: frozenset[str] = frozenset({"count", "money", "percent", "measure"})


@dataclass(frozen=True, slots=True)
class Hop:
    """One hop of an attribution chain: who is said to have said it, and the words that say so.

    The last hop of a chain has the role ``origin``, those before it ``relay``. ``named`` is false for "officials",
    "Iranian reports" and the like, which are one voice within their own article only. ``stands_for`` is the fuller name
    that a description or a family name takes up ("the ministry", "Roe"), as written earlier in the text.
    ``organisation`` is whom a person speaks for, as written ("health ministry" of "a spokesman for the health
    ministry"); one without a capital letter is no name that could be met again in another article.
    """

    source: str
    start: int
    end: int
    cue: str
    cue_start: int
    cue_end: int
    role: Role
    stance: Stance = "asserts"
    named: bool = True
    stands_for: str | None = None
    organisation: str | None = None

    @property
    def full_name(self) -> str:
        """The name by which it is known: the fuller one that it takes up, or its own."""
        return self.stands_for or self.source


@dataclass(frozen=True, slots=True)
class EventDate:
    """When what is counted happened: ISO dates, ``end`` None for an open period ("since October")."""

    start: str
    end: str | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure as one text states it; the keys of contracts.md section 1, see `to_json`.

    ``low`` and ``high`` are the bounds as stated, None = open: "up to 30" is (None, 30). The interval that a claim
    is compared by, rounding included, is made of them in `factbase.intervals`.
    """

    start: int
    end: int
    quote: str
    sentence: tuple[int, int]
    kind: Kind
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier
    unit: str | None = None
    counted: str | None = None
    metric: str | None = None
    negated: bool = False
    change: Change | None = None
    hedge: Hedge = "stated"
    as_of: str | None = None
    event_date: EventDate | None = None
    places: tuple[str, ...] = ()
    attribution: tuple[Hop, ...] = ()
    part_of: int | None = None
    rule: str = ""
    confidence: float = 1.0

    def to_json(self) -> dict[str, Any]:
        """The claim in the shape of contracts.md section 1: numbers as decimal strings, null where open."""
        return {
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "sentence": list(self.sentence),
            "kind": self.kind,
            "value": decimal_string(self.value),
            "low": decimal_string(self.low),
            "high": decimal_string(self.high),
            "modifier": self.modifier,
            "unit": self.unit,
            "counted": self.counted,
            "metric": self.metric,
            "negated": self.negated,
            "change": self.change,
            "hedge": self.hedge,
            "as_of": self.as_of,
            "event_date": _event_date_json(self.event_date),
            "places": list(self.places),
            "attribution": [_hop_json(hop) for hop in self.attribution],
            "part_of": self.part_of,
            "rule": self.rule,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class Skipped:
    """A stretch of a text that looks like a number and is in no claim, and why: "a clock time", "a phone number"."""

    start: int
    end: int
    quote: str
    reason: str

    def to_json(self) -> dict[str, Any]:
        """``{"start", "end", "quote", "reason"}``."""
        return asdict(self)


def decimal_string(number: Decimal | None) -> str | None:
    """A plain decimal string without exponent or needless zeros ("30", "2.5", "19000"); None stays None."""
    if number is None:
        return None
    written = f"{number:f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in {"-0", ""} else written


def _event_date_json(date: EventDate | None) -> dict[str, str | None] | None:
    if date is None:
        return None
    return {"from": date.start, "to": date.end, "precision": date.precision}


def _hop_json(hop: Hop) -> dict[str, Any]:
    return {
        "source": hop.source,
        "start": hop.start,
        "end": hop.end,
        "cue": hop.cue,
        "cue_start": hop.cue_start,
        "cue_end": hop.cue_end,
        "role": hop.role,
        "stance": hop.stance,
        "named": hop.named,
        "stands_for": hop.stands_for,
        "organisation": hop.organisation,
    }
