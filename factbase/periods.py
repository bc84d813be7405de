"""Dates as texts write them, resolved against the day of publication to the days that they stand for.

Where the text and the day of publication do not settle the year or the day, the mention is kept without a date, since
it is still no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from factbase.date_forms import FORMS, SIGNS, Resolver
from factbase.figures import EventDate
from factbase.spans import SpanTable

_RANGE = re.compile(r" ?[-\u2013] ?| (?:and|to|until|till|through) ")
_RANGE_LEAD = re.compile(r"\b(?:from|between) $", re.IGNORECASE)
_LEAD = re.compile(
    r"\b(since|as of|by|until|before|after) (?:late |early |mid-|the |about |around |(?:end|middle|start) of )*$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"\n|[.!?][\"')]* +[A-Z]")
_LOOK_BACK = 24


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written: offsets, what it stands for (None where unsettled), and the word that led up to it.

    ``lead`` is "since", "as of", "by", "until", "before" or "after" where one of these leads, else empty; ``opening``
    is the date itself where "since" has opened a period with it.
    """

    start: int
    end: int
    date: EventDate | None
    lead: str = ""
    opening: EventDate | None = None


@dataclass(frozen=True, slots=True)
class _Written:
    """A date as one of the forms matched it; its year may be told by another that stands beside it."""

    parts: re.Match[str]
    resolve: Resolver
    days: EventDate | None

    @property
    def start(self) -> int:
        return self.parts.start()

    @property
    def end(self) -> int:
        return self.parts.end()

    def has(self, part: str) -> bool:
        """Whether this part of a date ("year", "month", "day") is written."""
        return self.parts.groupdict().get(part) is not None

    def seen_from(self, when: date) -> EventDate | None:
        """What it stands for to one who writes on this day."""
        return _resolved(self.resolve, self.parts, when)


def find_dates(folded: str, *, published: date | None) -> tuple[DateMention, ...]:
    """All dates, months, years, decades and days of a folded text, in order, none overlapping."""
    found = sorted(_matches(folded, published), key=lambda written: written.start)
    return tuple(_led(folded, mention) for mention in _joined(folded, _told_on(folded, found)))


def _matches(folded: str, published: date | None) -> Iterator[_Written]:
    places = {sign: [match.start() for match in pattern.finditer(folded)] for sign, pattern in SIGNS.items()}
    taken = SpanTable(())
    for sign, pattern, resolve in FORMS:
        found = (match for place in places[sign] if (match := pattern.match(folded, place)) is not None)
        new = [match for match in found if not taken.touches(match.span())]
        if new:
            taken = SpanTable((*taken.spans, *(match.span() for match in new)))
        for match in _apart(new):
            yield _Written(match, resolve, _resolved(resolve, match, published))


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


def _told_on(folded: str, found: list[_Written]) -> Iterator[_Written]:
    """The dates; of two days in one sentence the later told is of the year that is written with the first.

    "On 3 March 2018 a mine flooded; on 5 March another did": the story goes on from the day that it has come to.
    """
    told: _Written | None = None
    end = 0
    for written in found:
        if told is not None and _SENTENCE_END.search(folded, end, written.start):
            told = None
        end = written.end
        if told and told.days and written.has("day") and not written.has("year"):
            same_year = written.seen_from(date(int(told.days.start[:4]), 12, 31))
            if same_year and told.days.start <= same_year.start <= (written.days or same_year).start:
                written = replace(written, days=same_year)
        elif written.has("day") and written.has("year") and not _leads(_LEAD, folded, written.start):
            told = written
        yield written


def _joined(folded: str, found: Iterable[_Written]) -> Iterator[DateMention]:
    """The dates as mentions, with "from 2007 to 2012" as one period."""
    held: _Written | None = None
    for written in found:
        if held and _RANGE.fullmatch(folded, held.end, written.start) and _leads(_RANGE_LEAD, folded, held.start):
            yield DateMention(held.start, written.end, _period(held, written))
            held = None
            continue
        if held:
            yield DateMention(held.start, held.end, held.days)
        held = written
    if held:
        yield DateMention(held.start, held.end, held.days)


def _period(first: _Written, last: _Written) -> EventDate | None:
    """From one date to another; a bare first one is looked for from the second ("between January and June")."""
    if first.days is None or last.days is None:
        return None
    opening, year_is_last = first.days, last.has("year") and not first.has("year")
    if year_is_last or opening.start > last.days.start:
        opening = first.seen_from(date.fromisoformat(last.days.start)) or opening
    if last.days.end is None or opening.start > last.days.end:
        return None
    return EventDate(opening.start, last.days.end, last.days.precision)


def _led(folded: str, mention: DateMention) -> DateMention:
    """The mention with the word that leads up to it; "since" leaves its period open."""
    match = _leads(_LEAD, folded, mention.start)
    if match is None:
        return mention
    lead = match[1].lower()
    if mention.date is None or lead != "since":
        return replace(mention, lead=lead)
    return replace(mention, lead=lead, date=replace(mention.date, end=None), opening=mention.date)


def _leads(pattern: re.Pattern[str], folded: str, place: int) -> re.Match[str] | None:
    return pattern.search(folded[max(0, place - _LOOK_BACK) : place])
