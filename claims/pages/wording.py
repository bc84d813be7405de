"""How values are written on the desks: figures, ranges, moments, periods."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from claims.models import Claim
from factbase.phrases import figure_phrase

DAY = "j M Y"
TIME = "j M Y, H:i"
_PERIODS = {"month": "M Y", "year": "Y", "decade": "Y"}


@dataclass(frozen=True, slots=True)
class _Range:
    low: Decimal | None
    high: Decimal | None
    unit: str
    modifier: str
    value: Decimal | None = None


def figure_words(claim: Claim) -> str:
    """The figure as the verdicts' reasons say it: "up to 30", "24 to 99"."""
    return figure_phrase(claim)


def range_words(low: Decimal | str | None, high: Decimal | str | None, unit: str = "") -> str:
    """Two bounds, None = open: "25", "20 to 30", "at least 12", "up to 30"; "" where both are open."""
    if low is None and high is None:
        return ""
    lower, upper = (None if bound is None else Decimal(bound) for bound in (low, high))
    return figure_phrase(_Range(lower, upper, unit, "exact" if lower == upper else "between"))


def moment_words(at: datetime | None, precision: str) -> str:
    """A moment known to the minute or to the day. Days are kept as midnight UTC, and are the same day anywhere."""
    if at is None:
        return ""
    if precision == "time":
        return f"{date_format(timezone.localtime(at), TIME)} {timezone.localtime(at).tzname()}"
    return date_format(at.astimezone(UTC), _PERIODS.get(precision, DAY))


def position_words(position: Mapping[str, Any], claims: Mapping[int, Claim], unit: str = "") -> str:
    """A position of a verdict, as its claims say it where all say the same, else the range that they have in common."""
    said = {figure_words(claims[pk]) for pk in position["claims"] if pk in claims}
    return said.pop() if len(said) == 1 else range_words(position["low"], position["high"], unit)


def day_words(at: datetime, precision: str) -> str:
    """The day of a moment, of the month or year where no more is known."""
    return date_format(timezone.localtime(at), DAY) if precision == "time" else moment_words(at, precision)


def period_words(start: date | None, end: date | None, precision: str) -> str:
    """When something happened: "27 Dec 2019", "Oct 2019 to Dec 2019", "since Oct 2019", "1990s"."""
    if start is None:
        return ""
    if precision == "decade":
        return f"{start.year // 10 * 10}s"
    form = _PERIODS.get(precision, DAY)
    first = date_format(start, form)
    if end is None:
        return f"since {first}"
    last = date_format(end, form)
    return first if first == last else f"{first} to {last}"
