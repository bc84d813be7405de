"""A claim's interval: all values that it leaves possible, closed, in exact decimals (design.md, rule 1).

"Up to 30" leaves 0 to 30, "at least 19" everything from 19 on, and a round 19,000 all that would be rounded to it.
An open side is infinite; where a count or a sum is open below, it is 0.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Context, Decimal

from factbase.figures import Modifier
from factbase.policy import DEFAULT_POLICY, Policy

INFINITY = Decimal("Infinity")
ZERO = Decimal(0)
# Enough for any number that news or an input line (100 digits) can write, squared.
EXACT = Context(prec=250)


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both included; ``Decimal("Infinity")`` where there is no end."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class _Figure:
    """What the rules below look at: the number stated, its bounds, and what it is a number of."""

    number: Decimal
    low: Decimal | None
    high: Decimal | None
    kind: str
    unit: str | None
    policy: Policy

    @property
    def floor(self) -> Decimal:
        """Where the open low side ends."""
        return -INFINITY if self.unit in self.policy.signed_units else ZERO

    @property
    def step(self) -> Decimal:
        """What a bound that is itself excluded is moved by: counts are whole, other figures are not."""
        return Decimal(1) if self.kind == "count" else ZERO


def interval_of(
    *,
    modifier: Modifier,
    value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
    unit: str | None = None,
    kind: str | None = None,
    policy: Policy = DEFAULT_POLICY,
) -> Interval:
    """The interval of a figure as stated, in its own unit; ``kind`` None is told from the unit.

    Raises ValueError where it states no number at all.
    """
    number = next((stated for stated in (value, low, high) if stated is not None), None)
    if number is None:
        raise ValueError("a claim without any number has no interval")
    figure = _Figure(number, low, high, kind or kind_of_unit(unit), unit, policy)
    if value is None and low != high and modifier in {"exact", "about"}:
        return _between(figure)
    return _RULES[modifier](figure)


def kind_of_unit(unit: str | None) -> str:
    """The kind that a unit tells: none is a count, three capitals are a currency."""
    if unit is None:
        return "count"
    if unit in {"%", "pp"}:
        return "percent"
    return "money" if len(unit) == 3 and unit.isascii() and unit.isupper() else "measure"


def _exact(figure: _Figure) -> Interval:
    return _around(figure.number, _rounding(figure))


def _about(figure: _Figure) -> Interval:
    least = figure.policy.about_count_minimum if figure.kind == "count" else ZERO
    tolerance = EXACT.multiply(figure.number.copy_abs(), figure.policy.about_tolerance)
    return _around(figure.number, max(tolerance, least, _rounding(figure)))


def _at_least(figure: _Figure) -> Interval:
    return Interval(figure.number, INFINITY)


def _more_than(figure: _Figure) -> Interval:
    return Interval(EXACT.add(figure.number, figure.step), INFINITY)


def _up_to(figure: _Figure) -> Interval:
    return Interval(min(figure.floor, figure.number), figure.number)


def _fewer_than(figure: _Figure) -> Interval:
    top = EXACT.subtract(figure.number, figure.step)
    return Interval(min(figure.floor, top), top)


def _between(figure: _Figure) -> Interval:
    high = INFINITY if figure.high is None else figure.high
    return Interval(min(figure.floor, high) if figure.low is None else figure.low, high)


_RULES: dict[str, Callable[[_Figure], Interval]] = {
    "exact": _exact,
    "about": _about,
    "at_least": _at_least,
    "more_than": _more_than,
    "up_to": _up_to,
    "fewer_than": _fewer_than,
    "between": _between,
    "vague": lambda figure: _exact(figure) if figure.low is None and figure.high is None else _between(figure),
}


def _around(number: Decimal, width: Decimal) -> Interval:
    return Interval(EXACT.subtract(number, width), EXACT.add(number, width)) if width else Interval(number, number)


def _rounding(figure: _Figure) -> Decimal:
    """How far the true value of an exact figure may lie from it."""
    policy, number = figure.policy, figure.number
    if figure.kind in {"percent", "measure"}:
        return EXACT.multiply(policy.last_digit_share, EXACT.scaleb(Decimal(1), _written_exponent(number)))
    if number < policy.rounding_from or EXACT.remainder(number, Decimal(10)):
        return ZERO
    zeros = _written_exponent(number.normalize(EXACT))
    if zeros < policy.rounding_zeros:
        return ZERO
    return min(Decimal(10**zeros // 2 - 1), EXACT.multiply(number, policy.rounding_cap))


def _written_exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
