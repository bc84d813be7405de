"""What looks like a number and is no figure: skipped with its reason, and nothing left out."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given

from factbase import extract_all, extract_claims
from tests.factbase.test_laws import TEXTS

CORPUS = Path(__file__).parent / "corpus"
CORPUS_TEXTS = [
    case["text"] for path in sorted(CORPUS.glob("*.toml")) for case in tomllib.loads(path.read_text())["case"]
]


def skips(text: str) -> list[tuple[str, str]]:
    return [(item.quote, item.reason) for item in extract_all(text)[1]]


def accounted(text: str) -> bool:
    """Whether each run of digits is within one claim's quote or one skipped stretch, and nothing is told twice."""
    claims, skipped = extract_all(text)
    assert all(item.quote == text[item.start : item.end] and item.reason for item in skipped)
    spans = sorted((item.start, item.end) for item in (*claims, *skipped))
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    return all(
        any(start <= run.start() and run.end() <= end for start, end in spans) for run in re.finditer(r"\d+", text)
    )


@pytest.mark.parametrize("text", ["", "Nobody came.", "A man and a woman came on Tuesday.", "Thirty men came."])
def test_nothing_to_skip(text: str):
    assert skips(text) == []


@pytest.mark.parametrize(
    ("text", "skipped", "reason"),
    [
        ("They met on 3 May 2021.", "3 May 2021", "a date"),
        ("They met in 2021.", "2021", "a year"),
        ("They met at 10:30 a.m.", "10:30 a.m.", "a clock time"),
        ("Call 555-0142 now.", "555-0142", "a phone number"),
        ("The house is at 14 Cedar Grove Road.", "14 Cedar Grove Road", "a street address"),
        ("Rockets hit the K-2 base.", "K-2", "a designator"),
        ("The home side won 3-1.", "3-1", "a score"),
        ("It was the 2nd raid.", "2nd", "an ordinal"),
        ("It was the second raid.", "second", "an ordinal"),
        ("Two men came. The two men left.", "two", "people or things already counted: 'The two men'"),
        ("They fought one another.", "one", "a pronoun: it counts nothing"),
        ("He left three weeks ago.", "three", "a date: so long ago"),
        ("He drove a four-door car.", "four", "part of an adjective"),
        ("She ranked in the top three.", "three", "part of a name, or a rank"),
        ("Few came.", "Few", "a word for few that counts nothing here"),
        ("The first half was dull.", "half", "a part that is told of nothing counted"),
        ("It cost her a cool million.", "million", "a scale without its number"),
        ("Pope John XXIII came.", "XXIII", "a Roman numeral: part of a name"),
        ("The file is 0044.", "0044", "an identifier: it begins with a nought"),
        ("It read 12,34,5 there.", "12,34,5", "not readable as a number where it stands"),
        ("It read ١٢ there.", "١٢", "digits of another script"),
        ("It read 三 there.", "三", "a sign or a numeral of another script"),
    ],
)
def test_skipped(text: str, skipped: str, reason: str):
    assert skips(text)[-1] == (skipped, reason)


@pytest.mark.parametrize("text", CORPUS_TEXTS, ids=lambda text: text[:40])
def test_every_digit_of_the_corpus_is_accounted_for(text: str):
    assert accounted(text)


@given(TEXTS)
def test_every_digit_of_any_text_is_accounted_for(text: str):
    assert accounted(text)
    assert extract_all(text)[0] == extract_claims(text)
