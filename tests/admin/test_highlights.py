"""Cutting a text at its quotes: nothing is lost, whatever the spans and the characters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.admin.highlights import Piece, Quoted, pieces_of


def test_a_text_without_claims_is_one_piece():
    assert pieces_of("Nobody counted.", []) == [Piece("Nobody counted.")]


def test_an_empty_text_has_no_pieces():
    assert pieces_of("", [Quoted(1, 0, 5)]) == []


@pytest.mark.parametrize(("start", "end"), [(90, 95), (3, 99), (4, 4), (5, 3), (-2, 3)])
def test_a_span_that_is_none_of_the_text_marks_nothing(start, end):
    assert pieces_of("some text", [Quoted(1, start, end)]) == [Piece("some text")]


def test_a_quote_is_a_piece_of_its_own():
    assert pieces_of("up to 30 died", [Quoted(7, 0, 8)]) == [Piece("up to 30", (7,), (7,)), Piece(" died")]


def test_quotes_that_overlap_share_a_piece_and_the_shorter_comes_first():
    pieces = pieces_of("20 to 30 km", [Quoted(1, 0, 8), Quoted(2, 6, 11)])
    assert pieces == [Piece("20 to ", (1,), (1,)), Piece("30", (2, 1), (2,)), Piece(" km", (2,))]


def test_a_quote_within_another_is_marked_as_both():
    pieces = pieces_of("a 30 b", [Quoted(1, 0, 6), Quoted(2, 2, 4)])
    assert [(piece.text, piece.claims) for piece in pieces] == [("a ", (1,)), ("30", (2, 1)), (" b", (1,))]


def test_two_claims_on_the_same_words_both_begin_there():
    assert pieces_of("dozens", [Quoted(2, 0, 6), Quoted(1, 0, 6)]) == [Piece("dozens", (1, 2), (2, 1))]


def test_offsets_count_code_points():
    text = "🚀🚀 cafe\u0301: 32 rockets"
    start = text.index("32")
    assert pieces_of(text, [Quoted(1, start, start + 2)])[1].text == "32"


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-3, 63), st.integers(-3, 63)), max_size=8))
def test_the_pieces_together_are_the_text(text, spans):
    pieces = pieces_of(text, [Quoted(number, *span) for number, span in enumerate(spans)])
    assert "".join(piece.text for piece in pieces) == text
