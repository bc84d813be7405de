"""Words for figures, names and times, as a verdict's reason says them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from factbase.figures import decimal_string
from factbase.moments import Moment, day_of, has_time, instant

_SHOWN_NAMES = 2
_PLURAL_NAMES = frozenset({"police", "people", "media", "staff"})
_FORMS = {
    "exact": "{n}",
    "about": "about {n}",
    "at_least": "at least {n}",
    "more_than": "more than {n}",
    "up_to": "up to {n}",
    "fewer_than": "fewer than {n}",
}
_HOUR = 3_600_000_000


class SaidFigure(Protocol):
    """What a figure needs for being said in words; the engine's claims and the service's rows have it."""

    @property
    def value(self) -> Decimal | None: ...
    @property
    def low(self) -> Decimal | None: ...
    @property
    def high(self) -> Decimal | None: ...
    @property
    def modifier(self) -> str: ...
    @property
    def unit(self) -> str | None: ...


def figure_phrase(claim: SaidFigure) -> str:
    """The figure in words: "up to 30", "20 to 30", "about 2.5 km", "12%"."""
    form = _FORMS.get(claim.modifier) if claim.value is not None or claim.low == claim.high else None
    low, high = _number(claim.low), _number(claim.high)
    if form:
        said = form.format(n=_number(claim.value) or low or high)
    elif claim.low is not None and claim.high is not None:
        said = f"{low} to {high}"
    else:
        said = f"at least {low}" if low else f"up to {high}" if high else _number(claim.value)
    return f"{said}{'' if claim.unit == '%' else ' '}{claim.unit}" if claim.unit else said


def unit_phrase(unit: str | None) -> str:
    """What numbers of this unit are: "plain counts", "%", "USD"."""
    return unit or "plain counts"


def name_of(origin: str) -> str:
    """An origin as it is shown: an unnamed one ("ARTICLE#officials") by its words."""
    return origin.rpartition("#")[2] or origin


def joined(names: Sequence[str]) -> str:
    """Names as a list: "A", "A and B", "A, B and 7 others"."""
    if len(names) <= _SHOWN_NAMES:
        return " and ".join(names)
    rest = len(names) - _SHOWN_NAMES
    last = names[_SHOWN_NAMES] if rest == 1 else f"{rest} others"
    return f"{', '.join(names[:_SHOWN_NAMES])} and {last}"


def say(names: Sequence[str]) -> str:
    """ "say" or "says", as those who speak ask for."""
    return "say" if len(names) != 1 or _is_plural(names[0]) else "says"


def gap_in_time(earlier: Moment | None, later: Moment | None) -> str:
    """How far the second is from the first, between commas: ", the same day,", ", 3 days later,"; "" where unknown."""
    if earlier is None or later is None:
        return ""
    days = day_of(later) - day_of(earlier)
    hours = (instant(later) - instant(earlier)) // _HOUR if has_time(earlier) and has_time(later) else 0
    if days:
        amount = "a day" if abs(days) == 1 else f"{abs(days)} days"
    elif hours:
        amount = "an hour" if abs(hours) == 1 else f"{abs(hours)} hours"
    else:
        return ", the same day,"
    return f", {amount} {'later' if (days or hours) > 0 else 'earlier'},"


def _is_plural(name: str) -> bool:
    last = name.split()[-1] if name.split() else name
    return last in _PLURAL_NAMES or (last.islower() and last.endswith("s") and not last.endswith("ss"))


def _number(number: Decimal | None) -> str:
    written = decimal_string(number)
    if written is None:
        return ""
    whole, point, digits = written.partition(".")
    sign, figures = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(figures):,}{point}{digits}"
