"""Relative dates: days told from the day of publication ("last night", "two days ago", "the third quarter")."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from factbase.figures import EventDate, Precision


def day(when: date) -> EventDate:
    """The event date of one day."""
    return EventDate(when.isoformat(), when.isoformat(), "day")


def span(first: date, last: date, precision: Precision) -> EventDate:
    """The event date from one day to another, both included."""
    return EventDate(first.isoformat(), last.isoformat(), precision)


def month_span(year: int, month: int) -> EventDate:
    """The event date of one month."""
    return span(date(year, month, 1), last_of(year, month), "month")


def last_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def part_of_year(parts: re.Match[str], published: date | None) -> EventDate | None:
    """As in "the first half of 2023", "the third quarter": without a year the latest that was over at publication."""
    length = _PARTS[parts["part"].lower()]
    which = RANKS[_word_before(parts)] or 12 // length
    opening, closing = (which - 1) * length + 1, which * length
    written = parts.groupdict().get("year")
    if closing > 12 or (written is None and published is None):
        return None
    year = int(written) if written else 0
    if published is not None and not written:
        year = published.year - (published <= last_of(published.year, closing))
    return span(date(year, opening, 1), last_of(year, closing), "month")


_PARTS = {"half": 6, "quarter": 3}
# Of the last and the final one the number depends on how many there are.
RANKS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0, "final": 0}


def _word_before(parts: re.Match[str]) -> str:
    """The word that stands before a match, in lower case."""
    return parts.string[max(0, parts.start() - _LONGEST_WORD) : parts.start()].split()[-1].lower()


_LONGEST_WORD = 12


def ago(parts: re.Match[str], published: date | None) -> EventDate | None:
    """As in "two days ago", "three years ago"; the day of "two weeks ago" is not told."""
    if published is None:
        return None
    count = _word_before(parts)
    number = SMALL_NUMBERS.get(count) or int(count)
    if parts["unit"].startswith("day"):
        return day(published - timedelta(days=number))
    if parts["unit"].startswith("year"):
        return span(date(published.year - number, 1, 1), date(published.year - number, 12, 31), "year")
    months = published.year * 12 + published.month - 1 - number
    return month_span(months // 12, months % 12 + 1)


_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SMALL_NUMBERS = {"a": 1} | {word: number for number, word in enumerate(_WORDS, start=1)}


def relative(parts: re.Match[str], published: date | None) -> EventDate | None:
    """As in "yesterday", "last night", "this week", "last year"."""
    if published is None:
        return None
    words = parts[0].lower()
    if words in _DAYS_BACK:
        return day(published - timedelta(days=_DAYS_BACK[words]))
    which, unit = words.split()
    back = 1 if which == "last" else 0
    if unit == "year":
        return span(date(published.year - back, 1, 1), date(published.year - back, 12, 31), "year")
    if unit == "month":
        months = published.year * 12 + published.month - 1 - back
        return month_span(months // 12, months % 12 + 1)
    monday = published - timedelta(days=published.weekday() + 7 * back)
    first = monday + timedelta(days=5 if unit == "weekend" else 0)
    return span(first, monday + timedelta(days=6), "day")


def at_weekend(_parts: re.Match[str], published: date | None) -> EventDate | None:
    """The latest weekend that had begun: "over the weekend"."""
    if published is None:
        return None
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    return span(saturday, saturday + timedelta(days=1), "day")


_DAYS_BACK = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "yesterday": 1, "last night": 1, 
}  # fmt: skip
