"""The values that judging takes and gives: a claim on a fact, a position, a verdict (contracts.md, section 3)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from factbase.figures import Change, Modifier, decimal_string
from factbase.moments import Moment

Counting = Literal["cumulative", "incident"]
ConflictKind = Literal["self_contradiction", "part_exceeds_whole", "disjoint", "regression"]
Severity = Literal["low", "medium", "high"]

# The order in which kinds name a conflict.
CONFLICT_KINDS: tuple[ConflictKind, ...] = ("self_contradiction", "part_exceeds_whole", "disjoint", "regression")


@dataclass(frozen=True, slots=True)
class FactClaim:
    """One claim as it stands on a fact: its figure, its times, and the one voice that it is.

    ``low`` and ``high`` are the bounds as stated, None = open. ``as_of`` None is taken as ``published``. ``origin`` names one
    voice. ``copy_of`` and ``part_of`` are ids of claims, on this fact or not. ``kind`` None is told from the unit.
    """

    id: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier
    origin: str
    unit: str | None = None
    as_of: Moment | None = None
    published: Moment | None = None
    publisher: str | None = None
    copy_of: str | None = None
    part_of: str | None = None
    change: Change | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Current claims that have a value in common: that interval (None = open), their ids and their origins."""

    low: Decimal | None
    high: Decimal | None
    claims: tuple[str, ...]
    origins: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The shape of contracts.md: bounds as decimal strings, null = open."""
        return {
            "low": decimal_string(self.low),
            "high": decimal_string(self.high),
            "claims": list(self.claims),
            "origins": list(self.origins),
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """What judging a fact found. ``low``, ``best`` and ``high`` are in ``unit``; None where no claim stands.

    ``signature`` stays the same as long as bounds and origins of the positions and the kinds do: a resolved conflict
    is reopened by a new one only.
    """

    conflict: bool
    kind: ConflictKind | None
    kinds: tuple[ConflictKind, ...]
    severity: Severity | None
    positions: tuple[Position, ...]
    superseded: tuple[str, ...]
    outdated: tuple[str, ...]
    copies: tuple[str, ...]
    not_comparable: tuple[tuple[str, str, str], ...]
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    unit: str | None
    reason: str
    signature: str
    policy_version: str

    def to_json(self) -> dict[str, Any]:
        """The keys of contracts.md, section 3, without the id: numbers as decimal strings."""
        return {
            "conflict": self.conflict,
            "kind": self.kind,
            "kinds": list(self.kinds),
            "severity": self.severity,
            "positions": [position.to_json() for position in self.positions],
            "superseded": list(self.superseded),
            "outdated": list(self.outdated),
            "copies": list(self.copies),
            "not_comparable": [list(pair) for pair in self.not_comparable],
            "low": decimal_string(self.low),
            "best": decimal_string(self.best),
            "high": decimal_string(self.high),
            "unit": self.unit,
            "reason": self.reason,
            "signature": self.signature,
            "policy": self.policy_version,
        }
