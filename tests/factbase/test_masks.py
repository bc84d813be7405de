"""Masks: numbers that count nothing stay unread, those beside them are read."""

from __future__ import annotations

import pytest

from factbase import extract_claims


@pytest.mark.parametrize(
    "masked",
    [
        "10:30 a.m.", "7pm", "1400 GMT", "555-0142", "(313) 555-0142", "+44 20 7946 0958", "mobile (07) 5550 1234,", "0123-456789", "the 300 block",
        "14 Cedar Grove Road", "Highway 61", "K-2", "F-18s", "B52", "Article 51", "Resolution 1701", "Flight 370",
        "3-1", "2.4.1", "the 2nd", "#42", "https://example.org/77", "me77@example.org", "@user88", "9/11",
        "May 3, 2021", "the 1990s", "33.5° N", "[12]", "picture 3 of 12", "Channel 9 News", "routes 512 and 22", "S&P 500", "a 737 Max",
        "HIV 2", "704-432-HELP", "2014-15", "Round Two", "911",
    ],
)  # fmt: skip
def test_masked(masked: str):
    assert [claim.quote for claim in extract_claims(f"Near {masked} there stood 30 men.")] == ["30"]


@pytest.mark.parametrize("text", ["1. Thirty men came.", "(2) Thirty men came.", "Ann called 911. Thirty men came."])
def test_list_numbers_and_emergency_calls(text: str):
    assert [claim.quote for claim in extract_claims(text)] == ["Thirty"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("EUR50 was paid.", "EUR50"),
        ("3-5 men came.", "3-5"),
        ("100 Iraqis came.", "100"),
        ("107mm rockets flew.", "107mm"),
    ],
)
def test_not_masked(text: str, quote: str):
    assert extract_claims(text)[0].quote == quote
