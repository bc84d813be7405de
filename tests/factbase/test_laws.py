"""Laws of reading, for any text whatever: quotes are their spans, order, no crash, the same twice."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbase import Claim, extract_claims

PIECES = st.sampled_from(
    [
        "30", "1,000", "2.5", "dozens of", "a", "an", "no one", "twenty-five", "$", "€", "%", "percent", "mm", "km",
        "up to", "more than", "between", "and", "or", "to", "-", ",", ".", "\n", "\n\n", "people", "soldiers", "rockets",
        "were killed", "wounded", "fired", "who", "including", "of", "the", "said", "according to", "Iranian reports",
        "Reuters", "told", "“", "”", '"', "on Tuesday", "since May", "2019-12-27", "in", "Syria", "year-old", "half",
        "one in five", "per day", "hundred", "million", "(", ")", ";", ":", "'s", "U.S.", "No.", "\u00a0", "💥", "١٢",
        "\r\n", "\r", "\0", "\ud800", "שלום", "قتل", "\u202e", "👨‍👩‍👧", "e\u0301", "İ", "ß", "½", "²", "Ⅻ", "三", "\u2028",
    ]
)  # fmt: skip
NEWSLIKE = st.lists(PIECES, max_size=40).map(" ".join)
GLUED = st.lists(PIECES, max_size=20).map("".join)
TEXTS = st.one_of(st.text(max_size=300), NEWSLIKE, GLUED)
DAYS = st.one_of(st.none(), st.dates())


@given(TEXTS, DAYS)
def test_every_quote_is_its_span(text: str, published: date | None):
    for claim in extract_claims(text, published=published):
        assert claim.quote == text[claim.start : claim.end] != ""
        assert claim.sentence[0] <= claim.start < claim.end <= claim.sentence[1] <= len(text)
        for hop in claim.attribution:
            assert hop.source == text[hop.start : hop.end] != ""
            assert hop.cue == text[hop.cue_start : hop.cue_end] != ""


@given(TEXTS)
def test_claims_are_in_order_and_do_not_overlap(text: str):
    claims = extract_claims(text)
    assert all(one.end <= other.start for one, other in pairwise(claims))
    assert all(claim.part_of in {None, *range(len(claims))} for claim in claims)


@given(TEXTS, DAYS)
def test_reading_twice_gives_the_same(text: str, published: date | None):
    assert extract_claims(text, published=published) == extract_claims(text, published=published)


@given(TEXTS, DAYS)
def test_bounds_and_chains_are_sound(text: str, published: date | None):
    for claim in extract_claims(text, published=published):
        assert claim.low is None or claim.high is None or claim.low <= claim.high
        assert 0 <= claim.confidence <= 1
        assert claim.rule
        assert _roles_are_ordered(claim)


def _roles_are_ordered(claim: Claim) -> bool:
    roles = [hop.role for hop in claim.attribution]
    return roles == ["relay"] * (len(roles) - 1) + ["origin"] * bool(roles)


@pytest.mark.parametrize(
    "text",
    [
        "7" * 20_000,
        "a" * 20_000,
        "1 " * 2_000,
        "," * 20_000,
        '"' * 20_000,
        "12-" * 2_000,
        "said " * 5_000,
        "one hundred and " * 2_000,
        "12 of the " * 2_000,
        "1/2 " * 2_000,
        "half a " * 2_000,
        "Man shot\n" * 1_000,
        "A man was shot. " * 1_000,
        "(" * 20_000,
        "\n" * 20_000,
        "\x00\ud800\uffff" * 2_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_texts_without_end_are_read(text: str):
    for claim in extract_claims(text):
        assert claim.quote == text[claim.start : claim.end]
