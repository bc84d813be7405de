"""Dates as written: what they stand for on the last day of 2019, a Tuesday; and what is no date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("between January and June", "2019-01-01", "2019-06-30"),
        ("from November to January", "2018-11-01", "2019-01-31"),
        ("from January to June 2016", "2016-01-01", "2016-06-30"),
        ("between Wednesday and Monday", "2019-12-25", "2019-12-30"),
        ("during January-March 2018", "2018-01-01", "2018-03-31"),
        ("in November-January", "2018-11-01", "2019-01-31"),
        ("by the end of June", "2019-06-01", "2019-06-30"),
    ],
)
def test_date(text: str, start: str, end: str | None):
    [(_, first, last)] = found(text)
    assert (first, last) == (start, end)


@pytest.mark.parametrize("text", ["on Tuesday", "in June", "on December 27", "today"])
def test_without_publication_a_bare_date_stays_open(text: str):
    [(_, start, end)] = found(text, published=None)
    assert (start, end) == (None, None)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Wells dried up on 3 March 2016. On 5 May others did.", ["2016-03-03", "2019-05-05"]),
        ("Since 3 March 2016 wells have dried up, ten on 5 May.", ["2016-03-03", "2019-05-05"]),
        ("Opened on 3 March 2016, it shut on 2 January.", ["2016-03-03", "2019-01-02"]),
        ("On 3 March 2016 a well dried up; on 5 May another did.", ["2016-03-03", "2016-05-05"]),
    ],
)
def test_a_story_goes_on_in_the_year_that_its_sentence_tells(text: str, starts: list[str]):
    assert [start for _, start, _ in found(text)] == starts


_WORDS = ["Monday", "Friday", "May", "January", "2007", "2019", "3 March 2018", "June 2020", "29 February", "today"]


@given(first=st.sampled_from(_WORDS), last=st.sampled_from(_WORDS), published=st.dates())
def test_no_period_ends_before_it_begins(first: str, last: str, published: date):
    for text in (f"between {first} and {last}", f"from {first} to {last}", f"28-3 March, {first}-{last}"):
        for _, start, end in found(text, published):
            assert start is None or end is None or start <= end


@pytest.mark.parametrize("text", ["on February 31, 2019", "on 3/4/2019", "between 2012 and 2007", "28-3 March"])
def test_a_date_that_cannot_be_settled_is_still_no_figure(text: str):
    [(_, start, _end)] = found(text)
    assert start is None


def test_the_first_year_has_no_last_week():
    assert found("last week", published=date(1, 1, 1)) == [("last week", None, None)]


@pytest.mark.parametrize(("text", "lead"), [("as of May 3", "as of"), ("by Friday", "by"), ("in May", "")])
def test_lead(text: str, lead: str):
    [mention] = find_dates(text, published=PUBLISHED)
    assert mention.lead == lead
