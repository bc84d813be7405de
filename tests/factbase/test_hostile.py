"""Hostile texts: what is no prose makes no claims, the prose behind it is read, and the work grows with the length.

Work is counted in calls, the same on every machine, and never in seconds; `make bench` measures those.
"""

from __future__ import annotations

import sys
from datetime import date

import pytest

from factbase import extract_claims
from tests.factbase.hostile import WITH_CLAIMS, WITHOUT_CLAIMS, repeated

PUBLISHED = date(2019, 12, 31)
PROSE = "\n\nThe fire killed 30 people, the mayor said."


def calls(text: str) -> int:
    """How many functions are called to read a text."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        extract_claims(text, published=PUBLISHED)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", WITHOUT_CLAIMS)
def test_no_claims_but_those_of_the_prose_behind(piece: str):
    claims = extract_claims(repeated(piece, 2_000) + PROSE, published=PUBLISHED)
    assert [(claim.quote, claim.counted) for claim in claims] == [("30", "people")]


@pytest.mark.parametrize("piece", WITH_CLAIMS)
def test_the_prose_behind_is_read_as_ever(piece: str):
    *_, last = extract_claims(repeated(piece, 2_000) + PROSE, published=PUBLISHED)
    assert (last.quote, last.counted, [hop.source for hop in last.attribution]) == ("30", "people", ["mayor"])


@pytest.mark.parametrize("piece", WITH_CLAIMS[::2])
def test_four_times_the_text_is_no_more_than_so_much_work(piece: str):
    extract_claims(piece, published=PUBLISHED)
    # A little more than four times: rules look some sentences back, which the first of a text do not have.
    assert calls(repeated(piece, 4_000)) < 6 * calls(repeated(piece, 1_000))


@pytest.mark.deep
@pytest.mark.parametrize("piece", [*WITHOUT_CLAIMS, *WITH_CLAIMS])
def test_long_texts_come_to_an_end(piece: str):
    *_, last = extract_claims(repeated(piece, 30_000) + PROSE, published=PUBLISHED)
    assert last.quote == "30"
