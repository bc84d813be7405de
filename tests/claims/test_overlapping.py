"""Figures of one text by their places: those that share characters, who shares most first, the same as comparing all."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading.overlapping import Overlapping


@dataclass(frozen=True)
class Span:
    start: int
    end: int


SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 400), st.integers(1, 200))


def test_nothing_stands_in_an_empty_text():
    assert Overlapping([]).meeting(Span(0, 9)) == []


@pytest.mark.parametrize("span", [Span(0, 10), Span(20, 30)])
def test_neighbours_share_nothing(span):
    assert Overlapping([Span(10, 20)]).meeting(span) == []


def test_who_shares_most_comes_first_then_who_stands_first():
    assert Overlapping([Span(0, 4), Span(2, 9), Span(60, 130), Span(1, 8)]).meeting(Span(3, 70)) == [2, 1, 3, 0]


@given(st.lists(SPANS), SPANS)
def test_it_is_what_comparing_all_finds(spans, span):
    shared = [min(span.end, other.end) - max(span.start, other.start) for other in spans]
    expected = sorted((index for index, how_many in enumerate(shared) if how_many > 0), key=lambda i: (-shared[i], i))
    assert Overlapping(spans).meeting(span) == expected
