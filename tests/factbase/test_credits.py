"""Credits of a whole article: dateline, byline, a line at its end; first where there is none."""

from __future__ import annotations

import pytest

from factbase import credited_to, extract_claims


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thirty men drowned (AFP) on Monday.",
        "Thirty men drowned, AFP reported.",
        "The Lake Guard (LG) - a militia - fled.",
        "Source: a guard said 30 men drowned.",
        "Oil prices by source: Basra\n\n" + "The lake rose. " * 200,
    ],
)
def test_no_credit(text: str):
    assert credited_to(text) is None


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Thirty men drowned.\n\nSource » jpost", "jpost"),
        ("Thirty men drowned.\n\nSource: Radio Basra\n\nYou may like", "Radio Basra"),
        ("Men drown\n\nBASRA (AFP) - Thirty men drowned.", "AFP"),
        ("Men drown\n\nBASRA, Dec 29 (Reuters) \u2013 Thirty men drowned.", "Reuters"),
        ("(Reuters) - Thirty men drowned.", "Reuters"),
        ("Thirty men drowned.\n\n- Reuters", "Reuters"),
        ("Thirty men drowned.\n\n(AFP)", "AFP"),
        ("Men drown\n\nBy Ann Roe, Radio Basra\n\nThirty men drowned.", "Radio Basra"),
    ],
)
def test_credit(text: str, publisher: str):
    assert credited_to(text) == publisher


@pytest.mark.parametrize(
    "text",
    ["BASRA (AFP) - Thirty men drowned.", "Thirty men drowned.\n\n(AFP)", "Thirty men drowned.\n\nSource: AFP"],
)
def test_a_credit_is_no_hop(text: str):
    assert [claim.attribution for claim in extract_claims(text)] == [()]


@pytest.mark.parametrize("text", ["(" * 50_000, "By " * 50_000, "source: " * 50_000, "a.b " * 50_000, "\n" * 50_000])
def test_a_text_without_end_is_read(text: str):
    assert credited_to(text) is None
