"""Points in time as news gives them: a time of day where it is known, else a calendar day.

A day is no midnight: it is ordered as its start, but how far two moments are apart is told in days where either is a
day. Times without a zone are UTC, and days are those of UTC.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

Moment = date | datetime

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*", re.ASCII)
_MICROSECOND = timedelta(microseconds=1)
DAY = 86_400_000_000


def parse_moment(written: str) -> Moment:
    """A date ("2019-12-31") or a time ("2019-12-31T14:30:00Z") of ISO 8601; ValueError where it is neither."""
    try:
        if _DAY.fullmatch(written):
            return date.fromisoformat(written)
        if _TIME.fullmatch(written):
            return datetime.fromisoformat(written)
    except ValueError as error:
        raise ValueError(f"no date or time: {written[:40]} ({error})") from None
    raise ValueError(f"no ISO 8601 date or time: {written[:40]}")


def has_time(moment: Moment) -> bool:
    """Whether the time of day is known."""
    return isinstance(moment, datetime)


def instant(moment: Moment) -> int:
    """Microseconds since the start of the calendar, in UTC; of a day, its start. No year is out of range."""
    start = moment.toordinal() * DAY
    if not isinstance(moment, datetime):
        return start
    offset = (moment.utcoffset() or timedelta()) // _MICROSECOND
    in_day = (moment.hour * 3600 + moment.minute * 60 + moment.second) * 1_000_000 + moment.microsecond
    return start + in_day - offset


def day_of(moment: Moment) -> int:
    """The calendar day in UTC, as an ordinal."""
    return instant(moment) // DAY


def not_before(moment: Moment, other: Moment) -> bool:
    """Whether it is as of then or later; by calendar days where either is a day."""
    if has_time(moment) and has_time(other):
        return instant(moment) >= instant(other)
    return day_of(moment) >= day_of(other)
