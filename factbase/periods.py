"""Dates as texts write them, resolved against the day of publication to the days that they stand for.

Where the text and the day of publication do not settle the year or the day, the mention is kept without a date, since
it is still no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from factbase.date_forms import FORMS, SIGNS, Resolver
from factbase.figures import EventDate
from factbase.spans import SpanTable

_RANGE = re.compile(r" ?[-\u2013] ?| (?:and|to|until|till|through) ")
_RANGE_LEAD = re.compile(r"\b(?:from|between) $", re.IGNORECASE)
_LEAD = re.compile(r"\b(since|as of|by|until|before|after) (?:late |early |mid-|the |about |around )*$", re.IGNORECASE)
_LOOK_BACK = 24


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written: offsets, what it stands for (None where unsettled), and the word that led up to it.

    ``lead`` is "since", "as of", "by", "until", "before" or "after" where one of these leads, else empty.
    """

    start: int
    end: int
    date: EventDate | None
    lead: str = ""


def find_dates(folded: str, *, published: date | None) -> tuple[DateMention, ...]:
    """All dates, months, years, decades and days of a folded text, in order, none overlapping."""
    found = sorted(_matches(folded, published), key=lambda mention: mention.start)
    return tuple(_led(folded, mention) for mention in _joined(folded, found))


def _matches(folded: str, published: date | None) -> Iterator[DateMention]:
    places = {sign: [match.start() for match in pattern.finditer(folded)] for sign, pattern in SIGNS.items()}
    taken = SpanTable(())
    for sign, pattern, resolve in FORMS:
        found = (match for place in places[sign] if (match := pattern.match(folded, place)) is not None)
        new = [match for match in found if not taken.touches(match.span())]
        if new:
            taken = SpanTable((*taken.spans, *(match.span() for match in new)))
        for match in _apart(new):
            yield DateMention(match.start(), match.end(), _resolved(resolve, match, published))


def _apart(matches: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The matches of one form, in order, but for those within the one before: the "Monday" of "last Monday"."""
    end = 0
    for match in matches:
        if match.start() >= end:
            end = match.end()
            yield match


def _resolved(resolve: Resolver, parts: re.Match[str], published: date | None) -> EventDate | None:
    try:
        return resolve(parts, published)
    except (ValueError, OverflowError):  # "February 31", a week before the year 1
        return None


def _joined(folded: str, mentions: list[DateMention]) -> Iterator[DateMention]:
    """The mentions, with "from 2007 to 2012" as one period."""
    held: DateMention | None = None
    for mention in mentions:
        if held and _RANGE.fullmatch(folded, held.end, mention.start) and _leads(_RANGE_LEAD, folded, held.start):
            mention, held = DateMention(held.start, mention.end, _period(held.date, mention.date)), None
        if held:
            yield held
        held = mention
    if held:
        yield held


def _period(first: EventDate | None, last: EventDate | None) -> EventDate | None:
    return EventDate(first.start, last.end, last.precision) if first and last else None


def _led(folded: str, mention: DateMention) -> DateMention:
    """The mention with the word that leads up to it; "since" leaves its period open."""
    match = _leads(_LEAD, folded, mention.start)
    if match is None:
        return mention
    lead = match[1].lower()
    open_date = replace(mention.date, end=None) if mention.date and lead == "since" else mention.date
    return replace(mention, lead=lead, date=open_date)


def _leads(pattern: re.Pattern[str], folded: str, place: int) -> re.Match[str] | None:
    return pattern.search(folded[max(0, place - _LOOK_BACK) : place])
