"""The value that all readers of numbers give: a number as written, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: tokens from ``first`` up to ``last``, its value or its bounds.

    ``scale`` is the factor that its last word gives ("2 million"), 1 where there is none; ``rough`` says that the
    number is only about its value ("a dozen"); ``signed`` that a minus stands before the number.
    """

    first: int
    last: int
    value: Decimal | None
    low: Decimal
    high: Decimal
    scale: int = 1
    rough: bool = False
    signed: bool = False


def exact(first: int, last: int, value: Decimal, scale: int = 1, *, rough: bool = False) -> Numeral:
    """A numeral with one value."""
    return Numeral(first, last, value, value, value, scale, rough)
