"""A builder of claims on a fact: valid by default, keyword-only, and short enough to read in a test."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from factbase.moments import parse_moment
from factbase.positions import FactClaim

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def a_claim(
    name: str, number: str | tuple[str, str], *, modifier: Any = "", origin: str = "", **more: Any
) -> FactClaim:
    """A claim called ``name``, said at noon by an origin of that name; ``number`` is a value or (low, high)."""
    value = low = high = None
    if isinstance(number, tuple):
        low, high = map(Decimal, number)
    else:
        value = Decimal(number)
        low = None if modifier in {"up_to", "fewer_than"} else value
        high = None if modifier in {"at_least", "more_than"} else value
    for key in ("as_of", "published"):
        if isinstance(more.get(key), str):
            more[key] = parse_moment(more[key])
    more.setdefault("as_of", NOON)
    more.setdefault("published", more["as_of"])
    more.setdefault("publisher", origin or name)
    default: Any = "between" if isinstance(number, tuple) else "exact"
    return FactClaim(
        id=name, value=value, low=low, high=high, modifier=modifier or default, origin=origin or name, **more
    )
