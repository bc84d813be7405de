"""Dates as written: what they stand for on the last day of 2019, a Tuesday; and what is no date."""

from __future__ import annotations

from datetime import date

import pytest

from factbase.periods import find_dates

PUBLISHED = date(2019, 12, 31)


def found(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            text[mention.start : mention.end],
            mention.date.start if mention.date else None,
            mention.date.end if mention.date else None,
        )
        for mention in find_dates(text, published=published)
    ]


@pytest.mark.parametrize(
    "text",
    ["2000 people may march", "$2011", "he may go", "a 1990s-style 12", "20% of 2019.5", "Marching on", "12/7 shops"],
)
def test_no_date_that_is_settled(text: str):
    assert not [date for date in found(text) if date[1] and "1990" not in date[1]]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on December 27", "2019-12-27", "2019-12-27"),
        ("on 27 December 2018", "2018-12-27", "2018-12-27"),
        ("on Jan. 3", "2019-01-03", "2019-01-03"),
        ("on the 3rd of January", "2019-01-03", "2019-01-03"),
        ("2019-12-27", "2019-12-27", "2019-12-27"),
        ("in June", "2019-06-01", "2019-06-30"),
        ("in May 2018", "2018-05-01", "2018-05-31"),
        ("since February", "2019-02-01", None),
        ("in 2011", "2011-01-01", "2011-12-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("on Tuesday", "2019-12-31", "2019-12-31"),
        ("last Tuesday", "2019-12-24", "2019-12-24"),
        ("on Monday evening", "2019-12-30", "2019-12-30"),
        ("yesterday", "2019-12-30", "2019-12-30"),
        ("last week", "2019-12-23", "2019-12-29"),
        ("last weekend", "2019-12-28", "2019-12-29"),
        ("last month", "2019-11-01", "2019-11-30"),
        ("between 10 and 17 June", "2019-06-10", "2019-06-17"),
        ("from 2007 to 2012", "2007-01-01", "2012-12-31"),
    ],
)
def test_date(text: str, start: str, end: str | None):
    [(_, first, last)] = found(text)
    assert (first, last) == (start, end)


@pytest.mark.parametrize("text", ["on Tuesday", "in June", "on December 27", "today"])
def test_without_publication_a_bare_date_stays_open(text: str):
    [(_, start, end)] = found(text, published=None)
    assert (start, end) == (None, None)


@pytest.mark.parametrize("text", ["on February 31, 2019", "on 3/4/2019"])
def test_a_date_that_cannot_be_settled_is_still_no_figure(text: str):
    [(_, start, _end)] = found(text)
    assert start is None


def test_the_first_year_has_no_last_week():
    assert found("last week", published=date(1, 1, 1)) == [("last week", None, None)]


@pytest.mark.parametrize(("text", "lead"), [("as of May 3", "as of"), ("by Friday", "by"), ("in May", "")])
def test_lead(text: str, lead: str):
    [mention] = find_dates(text, published=PUBLISHED)
    assert mention.lead == lead
