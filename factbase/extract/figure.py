"""What the rules make of numerals on the way to claims: quantities, then figures. Tokens are spoken of by index."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from factbase.extract.document import Document
from factbase.figures import Kind, Modifier


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeral, or two that make a range; ``number`` is where the first digit or number word stands."""

    first: int
    last: int
    number: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its kind and unit: tokens from ``first`` up to ``last`` are the quote.

    ``noun`` is the token from which on the counted noun phrase is looked for; for a rate it lies inside the quote.
    """

    first: int
    last: int
    noun: int
    kind: Kind
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier
    unit: str | None
    rule: str
    confidence: float


KindRule = Callable[[Document, Quantity], Figure | None]


def make_figure(
    quantity: Quantity,
    *,
    kind: Kind,
    rule: str,
    unit: str | None = None,
    first: int | None = None,
    last: int | None = None,
    confidence: float = 0.9,
) -> Figure:
    """The figure of a quantity, its quote widened to ``first`` and ``last`` where a unit stands there."""
    end = quantity.last if last is None else last
    return Figure(
        first=quantity.first if first is None else min(first, quantity.first),
        last=end,
        noun=end,
        kind=kind,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        modifier=quantity.modifier,
        unit=unit,
        rule=rule,
        confidence=confidence,
    )
