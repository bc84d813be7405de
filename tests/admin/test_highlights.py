"""Cutting a text at its quotes: nothing is lost, whatever the spans and the characters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.admin.highlights import Marked, Piece, pieces_of


def test_a_text_without_claims_is_one_piece():
    assert pieces_of("Nobody counted.", []) == [Piece("Nobody counted.", 0)]


def test_an_empty_text_has_no_pieces():
    assert pieces_of("", [Marked(1, 0, 5)]) == []


@pytest.mark.parametrize(("start", "end"), [(90, 95), (3, 99), (4, 4), (5, 3), (-2, 3)])
def test_a_span_that_is_none_of_the_text_marks_nothing(start, end):
    assert pieces_of("some text", [Marked(1, start, end)]) == [Piece("some text", 0)]


def test_a_quote_is_a_piece_of_its_own():
    pieces = pieces_of("up to 30 died", [Marked(7, 0, 8)])
    assert pieces == [Piece("up to 30", 0, quotes=(7,), begins=True), Piece(" died", 8)]


def test_what_quotes_what_says_and_who_says_it_are_told_apart():
    marks = [Marked(1, 10, 12), Marked(1, 4, 8, "cue"), Marked(1, 0, 3, "source"), Marked(2, 0, 3, "source")]
    assert [piece for piece in pieces_of("AFP said: 30", marks) if piece.is_marked] == [
        Piece("AFP", 0, sources=(1, 2)),
        Piece("said", 4, cues=(1,)),
        Piece("30", 10, quotes=(1,), begins=True),
    ]


def test_quotes_that_overlap_share_a_piece_and_the_shorter_comes_first():
    pieces = pieces_of("20 to 30 km", [Marked(1, 0, 8), Marked(2, 6, 11)])
    assert pieces == [
        Piece("20 to ", 0, quotes=(1,), begins=True),
        Piece("30", 6, quotes=(2, 1), begins=True),
        Piece(" km", 8, quotes=(2,)),
    ]


def test_a_quote_within_another_is_marked_as_both():
    pieces = pieces_of("a 30 b", [Marked(1, 0, 6), Marked(2, 2, 4)])
    found = [(piece.text, piece.quotes, piece.begins) for piece in pieces]
    assert found == [("a ", (1,), True), ("30", (2, 1), True), (" b", (1,), False)]


def test_two_claims_on_the_same_words_are_both_there():
    assert pieces_of("dozens", [Marked(2, 0, 6), Marked(1, 0, 6)]) == [Piece("dozens", 0, quotes=(1, 2), begins=True)]


def test_offsets_count_code_points():
    text = "🚀🚀 cafe\u0301: 32 rockets"
    start = text.index("32")
    assert pieces_of(text, [Marked(1, start, start + 2)])[1].text == "32"


def test_a_sentence_keeps_the_offsets_of_its_text():
    marks = [Marked(1, 14, 16), Marked(1, 2, 6, "source")]
    assert pieces_of("They saw 30.", marks, offset=5)[1] == Piece("30", 14, quotes=(1,), begins=True)


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-3, 63), st.integers(-3, 63)), max_size=8))
def test_the_pieces_together_are_the_text(text, spans):
    pieces = pieces_of(text, [Marked(number, *span) for number, span in enumerate(spans)])
    assert "".join(piece.text for piece in pieces) == text
