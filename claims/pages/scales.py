"""Where values lie on an axis, and which round numbers are written along it.

A scale is linear unless the values span more than two orders of magnitude: then each power of ten takes the same room.
Places are fractions of the axis, 0 at its low end and 1 at its high end.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

ORDERS_ON_A_LINEAR_AXIS = 2
_STEPS = 4
# Room beyond the outermost values, for the arrows of what has no bound.
_MARGIN = Decimal("0.1")
_MOST_TICKS = 6
_ZERO = Decimal(0)
_ONE = Decimal(1)
_NICE = (1, 2, 5, 10)
_SHORT = ((Decimal(10**12), "tn"), (Decimal(10**9), "bn"), (Decimal(10**6), "m"))


@dataclass(frozen=True, slots=True)
class Tick:
    """A number written along the axis, and where."""

    place: float
    words: str


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high`; where `logarithmic` these are powers of ten, and at the low end stands 0 if `with_zero`."""

    low: Decimal
    high: Decimal
    step: Decimal
    logarithmic: bool = False
    with_zero: bool = False

    def place(self, value: Decimal) -> float:
        """Where a value lies; what is beyond an end lies at that end."""
        if self.logarithmic:
            value = value.log10() if value > 0 else self.low
        share = float((value - self.low) / (self.high - self.low))
        return min(max(share, 0.0), 1.0)

    def ticks(self) -> tuple[Tick, ...]:
        """The round numbers from end to end."""
        count = int((self.high - self.low) / self.step)
        marks = [self.low + self.step * number for number in range(count + 1)]
        return tuple(Tick(float((mark - self.low) / (self.high - self.low)), self._words(mark)) for mark in marks)

    def _words(self, mark: Decimal) -> str:
        if not self.logarithmic:
            return short_number(mark)
        return "0" if self.with_zero and mark == self.low else short_number(_ONE.scaleb(int(mark)))


def scale_of(values: Iterable[Decimal]) -> Scale:
    """The scale on which these values (finite ones; none at all is 0) have room, with round ends."""
    # To as many digits as are reckoned with: what differs beyond them is drawn at one place.
    known = sorted(+value for value in values) or [_ZERO]
    positive = [value for value in known if value > 0]
    if known[0] >= 0 and positive and positive[-1] > positive[0].scaleb(ORDERS_ON_A_LINEAR_AXIS):
        return _logarithmic(positive[0], positive[-1], with_zero=known[0] == 0)
    return _linear(known)


def short_number(number: Decimal) -> str:
    """As an axis has it: "0", "2.5", "19,000", "1.5m", "20bn", "1e18"."""
    if abs(number) >= Decimal(10**15):
        return f"{number.normalize():.3g}".replace("e+", "e")
    for size, name in _SHORT:
        if abs(number) >= size:
            return f"{_plain(number / size)}{name}"
    return _plain(number)


def _plain(number: Decimal) -> str:
    written = f"{number:,f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _linear(known: list[Decimal]) -> Scale:
    """With 0 on it, unless the values lie close together far above: then what sets them apart would not be seen."""
    low, high = known[0], known[-1]
    if low == high or 0 <= low <= high / 2:
        low, high = min(low, _ZERO), max(high, _ZERO)
    margin = (high - low) * _MARGIN
    low, high = low - margin * bool(low), high + margin * bool(high)
    if low == high:
        high = _ONE
    step = _nice_step((high - low) / _STEPS)
    if all(value == value.to_integral_value() for value in known):
        step = max(step, _ONE)
    return Scale((low / step).__floor__() * step, -((-high / step).__floor__()) * step, step)


def _logarithmic(low: Decimal, high: Decimal, *, with_zero: bool) -> Scale:
    first = low.adjusted() - with_zero
    last = high.adjusted() + (high > _ONE.scaleb(high.adjusted()))
    step = -(-(last - first) // (_MOST_TICKS - 1))
    last = first + -(-(last - first) // step) * step
    return Scale(Decimal(first), Decimal(last), Decimal(step), logarithmic=True, with_zero=with_zero)


def _nice_step(least: Decimal) -> Decimal:
    """The smallest of 1, 2 and 5 times a power of ten that is no smaller than this."""
    power = _ONE.scaleb(least.adjusted())
    return next(after * power for before, after in pairwise((0, *_NICE)) if before * power < least <= after * power)
