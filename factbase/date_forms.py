"""Date forms: how a date can be written, one row a form, and how the days that it stands for are worked out.

News looks back: a bare "December 27" or "Tuesday" is the latest one not after publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from factbase.figures import EventDate
from factbase.relative_dates import (
    RANKS,
    SMALL_NUMBERS,
    ago,
    at_weekend,
    day,
    last_of,
    month_span,
    part_of_year,
    relative,
    span,
)

_MONTH_NAMES = (
    ("January", "Jan"), ("February", "Feb"), ("March", "Mar"), ("April", "Apr"), ("May",), ("June", "Jun"),
    ("July", "Jul"), ("August", "Aug"), ("September", "Sept", "Sep"), ("October", "Oct"), ("November", "Nov"),
    ("December", "Dec"),
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_OPENING_MONTH = rf"(?P<opening>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
# "May" and "March" are words too; alone they are months after a word that wants a time.
_YEAR_WORDS = ("in", "since", "of", "by", "from", "during", "until", "In", "Since", "By", "From")
_MONTH_WORDS = (*_YEAR_WORDS, "last", "early", "late", "and", "to", "this", "between", "Last", "During")
_MONTH_LEAD, _YEAR_LEAD = ("|".join(rf"(?<=\b{word} )" for word in words) for words in (_MONTH_WORDS, _YEAR_WORDS))
_OWNER_LEAD = "|".join(rf"(?<=\b{word} )" for word in ("its", "his", "her", "their", "our")) + "|(?<='s )"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b"
_ANY_YEAR = r"(?P<year>(?:1[5-9]|20|0\d)\d\d)\b"
_GAP = r" {1,3}"  # dirty text doubles its blanks
_WHEN = r"\d{1,4}"
# What stands before "half", "quarter" and "days ago" is looked back at, so that a search begins at these rarer words.
_RANKED = "(?:" + "|".join(rf"(?<=\b{rank} )" for rank in RANKS) + ")"
_RANKED_IN = (
    "(?:" + "|".join(rf"(?<=\b{word} the {rank} )" for word in ("in", "In", "for", "For") for rank in RANKS) + ")"
)
_COUNTED = "(?:" + "|".join(rf"(?<=\b{number} )" for number in (*SMALL_NUMBERS, r"\d", r"\d\d")) + ")"
_PART_OF_DAY = r"(?: (?:morning|afternoon|evening|night))?"


Resolver = Callable[[re.Match[str], date | None], EventDate | None]


def _year_of(parts: re.Match[str], published: date | None, month: int, day_of_month: int = 1) -> int | None:
    """The year as written, else the latest in which this day is not after publication, else None."""
    written = parts.groupdict().get("year")
    if written:
        return int(written)
    if published is None:
        return None
    return published.year - ((month, day_of_month) > (published.month, published.day))


def _on_day(parts: re.Match[str], published: date | None) -> EventDate | None:
    month, day_of_month = _MONTHS[parts["month"]], int(parts["day"])
    year = _year_of(parts, published, month, day_of_month)
    return day(date(year, month, day_of_month)) if year else None


def _on_days(parts: re.Match[str], published: date | None) -> EventDate | None:
    month, last = _MONTHS[parts["month"]], int(parts["day"])
    year = _year_of(parts, published, month, last)
    if not year or int(parts["from"]) > last:  # "28 to 3 March": of two months
        return None
    return span(date(year, month, int(parts["from"])), date(year, month, last), "day")


def _in_months(parts: re.Match[str], published: date | None) -> EventDate | None:
    month, opening = _MONTHS[parts["month"]], _MONTHS[parts["opening"]]
    year = _year_of(parts, published, month)
    return span(date(year - (opening > month), opening, 1), last_of(year, month), "month") if year else None


def _in_month(parts: re.Match[str], published: date | None) -> EventDate | None:
    month = _MONTHS[parts["month"]]
    year = _year_of(parts, published, month)
    return month_span(year, month) if year else None


def _in_year(parts: re.Match[str], _published: date | None) -> EventDate | None:
    year = int(parts["year"])
    return span(date(year, 1, 1), date(year, 12, 31), "year")


def _in_decade(parts: re.Match[str], _published: date | None) -> EventDate | None:
    tens = int(parts["tens"])
    first = tens if tens >= 1000 else 1900 + tens
    return span(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def _iso(parts: re.Match[str], _published: date | None) -> EventDate | None:
    return day(date.fromisoformat(parts[0][:10]))


def _by_slashes(parts: re.Match[str], _published: date | None) -> EventDate | None:
    return day(date.fromisoformat(parts[0].replace("/", "-")))


def _slashed(_parts: re.Match[str], _published: date | None) -> EventDate | None:
    return None  # 3/4/2019 is in March or in April, by the reader's country


def _no_day(_parts: re.Match[str], _published: date | None) -> EventDate | None:
    return None  # "2014-15" is a season, "A.D. 900" an age


def _on_weekday(parts: re.Match[str], published: date | None) -> EventDate | None:
    if published is None:
        return None
    back = (published.weekday() - _WEEKDAYS.index(parts["weekday"])) % 7
    return day(published - timedelta(days=back or (7 if parts["last"] else 0)))


_RELATIVE = r"(?i:today|tonight|yesterday|last night|(?:this|last) (?:week|weekend|month|year)|this (?:morning|afternoon|evening))\b"

_EDGE = r"(?:(?<![\w.,/$€£:-])|(?<=\b[Mm]id-)|(?<=\b[Ee]arly-)|(?<=\b[Ll]ate-))"
# What a date can begin with. A form is tried only where its sign stands, so that the rest of a text costs nothing;
# each sign begins with letters or digits that a regular expression can skip to.
SIGNS: dict[str, re.Pattern[str]] = {
    "number": re.compile(r"\d+"),
    "apostrophe": re.compile("'(?=[1-9]0s)"),
    "month": re.compile(_MONTH),
    "weekday": re.compile("|".join(("last ", "Last ", *_WEEKDAYS))),
    "adverb": re.compile(r"[TtYyLl](?i:oday|onight|esterday|ast|his)\b"),
    "weekend": re.compile(r"weekend\b"),
    "half": re.compile(r"half of"),
    "quarter": re.compile(r"quarter\b"),
    "ago": re.compile(r"(?:days?|months?|years?) ago\b"),
}
# Longer forms first: what is read as one date is not read again as a month or a year.
FORMS: tuple[tuple[str, re.Pattern[str], Resolver], ...] = tuple(
    (sign, re.compile(_EDGE + source), resolve)
    for sign, source, resolve in (
        ("number", r"\d{4}-\d\d-\d\d(?:\b|(?=T\d))(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?", _iso),
        ("number", r"(?:19|20)\d\d/[01]\d/[0-3]\d\b", _by_slashes),
        ("number", r"\d{1,2}/\d{1,2}/\d{2,4}\b", _slashed),
        ("half", rf"{_RANKED}(?P<part>half) of (?:the year )?{_YEAR}", part_of_year),
        ("quarter", rf"{_RANKED}(?P<part>quarter) of (?:the year )?{_YEAR}", part_of_year),
        ("quarter", rf"{_RANKED_IN}(?P<part>quarter)\b(?! of (?!the year))", part_of_year),
        ("ago", rf"{_COUNTED}(?P<unit>days?|months?|years?) ago\b", ago),
        (
            "number",
            rf"(?P<from>[0-3]?\d)(?: ?[-\u2013] ?|{_GAP}(?:and|to){_GAP}){_DAY}{_GAP}{_MONTH}(?:,?{_GAP}{_YEAR})?",
            _on_days,
        ),
        ("month", rf"{_MONTH} (?P<from>[0-3]?\d)(?: ?[-\u2013] ?| and | to ){_DAY}(?:,? {_YEAR})?", _on_days),
        # "29 December 27 members": the day stands before its month, unless a year follows ("of 10 December 27, 2019").
        ("month", rf"(?<!\d )(?<![Mm]id-){_MONTH}{_GAP}(?:the )?{_DAY}(?![:,]\d|%)(?:,?{_GAP}{_ANY_YEAR})?", _on_day),
        ("month", rf"{_MONTH}{_GAP}{_DAY},?{_GAP}{_ANY_YEAR}", _on_day),
        ("number", rf"{_DAY}{_GAP}(?:of )?{_MONTH}(?:,?{_GAP}{_ANY_YEAR})?", _on_day),
        ("month", rf"{_OPENING_MONTH} ?[-\u2013] ?{_MONTH}(?:,? {_YEAR})?(?! ?\d)", _in_months),
        ("month", rf"{_MONTH},?(?: of)? {_YEAR}", _in_month),
        ("month", rf"(?!May|March|Mar\b|Jan\b|Jun\b|Dec\b){_MONTH}", _in_month),
        ("month", rf"(?:{_MONTH_LEAD}){_MONTH}", _in_month),
        ("number", r"(?P<tens>(?:1[5-9]|20)\d0)'?s\b", _in_decade),
        ("apostrophe", r"'(?P<tens>[1-9]0)s\b", _in_decade),
        ("weekday", rf"(?P<last>(?i:last ))?(?P<weekday>{'|'.join(_WEEKDAYS)})\b{_PART_OF_DAY}", _on_weekday),
        ("adverb", _RELATIVE, relative),
        ("weekend", r"(?:(?<=[Oo]ver the )|(?<=[Aa]t the )|(?<=[Dd]uring the ))weekend\b", at_weekend),
        # A bare four-digit number is a year unless it counts what follows ("2000 people").
        ("number", rf"{_YEAR}[-\u2013/]\d\d\b(?![-\u2013/]\d)", _no_day),
        (
            "number",
            rf"(?<=A\.D\. ){_WHEN}(?: (?:and|to|or) {_WHEN})?|(?<=AD ){_WHEN}|{_WHEN} (?:AD|BC|BCE|CE)\b",
            _no_day,
        ),
        ("number", rf"(?:{_OWNER_LEAD}){_YEAR}(?![-,.:/]\d|%)", _in_year),
        ("number", rf"(?<=\d\d\d\d and ){_YEAR}(?![-,.:]\d|%)", _in_year),
        ("number", rf"(?:{_YEAR_LEAD}){_YEAR}(?![-,.:]\d|%)", _in_year),
        (
            "number",
            rf"{_YEAR}(?![-,.:/]\d|%|-?[a-z]| (?:[a-z]+s|people|men|women|children|million|billion)\b)",
            _in_year,
        ),
    )
)
