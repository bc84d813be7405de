"""Numerals: one value and the many ways to write it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factbase.extract.digits import digits_value
from factbase.extract.document import read_document
from factbase.extract.numeral import Numeral
from factbase.extract.numerals import find_numerals


def numerals(text: str) -> list[tuple[str, Numeral]]:
    document = read_document(text, published=None)
    return [(document.quote(found.first, found.last), found) for found in find_numerals(document)]


@pytest.mark.parametrize("text", ["", "a man", "the scores were level", "a hundredfold", "tens", "1,2,3", "9" * 30])
def test_no_numeral(text: str):
    assert numerals(text) == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("25", "25"),
        ("1,098", "1098"),
        ("9 300", "9300"),
        ("1.234.567", "1234567"),
        ("2,14,000", "214000"),
        ("2.5 million", "2500000"),
        ("2.14 lakh", "214000"),
        ("25k", "25000"),
        ("3bn", "3000000000"),
        ("twenty-five", "25"),
        ("one hundred and five thousand", "105000"),
        ("two hundred", "200"),
        ("three million, four", "3000000"),
        ("a million", "1000000"),
        ("half a million", "500000"),
        ("2½", "2.5"),
        (".75", "0.75"),
        ("61, 000", "61000"),
        ("1.3e6", "1300000"),
        ("5,5", "5.5"),
        ("2 1/4", "2.25"),
        ("11/2", "1.5"),
        ("3 dozens", "36"),
        ("4 thousand 3 hundred and 21", "4321"),
        ("fifty - two", "52"),
        ("nine point nought four", "9.04"),
        ("five and a half million", "5500000"),
        ("one million and a half", "1500000"),
        ("one hundred and three quarters", "100.75"),
        ("half million", "500000"),
        ("three quarters billion", "750000000"),
        ("minus twelve", "-12"),
        ("2mil", "2000000"),
    ],
)
def test_value(written: str, value: str):
    assert numerals(f"{written} ships")[0][1].value == Decimal(value)


@pytest.mark.parametrize("text", ["5-6 ships", "list:\n-5 ships", "twenty-five ships"])
def test_a_hyphen_is_no_minus(text: str):
    assert all(numeral.value is None or numeral.value > 0 for _, numeral in numerals(text))


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("several", 3, 9),
        ("a few", 3, 9),
        ("a couple", 2, 3),
        ("dozens", 24, 99),
        ("scores of", 40, 99),
        ("hundreds", 200, 999),
        ("several hundred", 300, 999),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of thousands", 200_000, 999_999),
        ("millions", 2_000_000, 9_999_999),
    ],
)
def test_vague(written: str, low: int, high: int):
    [(_, numeral)] = numerals(f"{written} ships")
    assert (numeral.value, numeral.low, numeral.high) == (None, Decimal(low), Decimal(high))


@pytest.mark.parametrize(("written", "value"), [("a dozen", 12), ("half a dozen", 6), ("three dozen", 36)])
def test_dozens_are_rough(written: str, value: int):
    [(quote, numeral)] = numerals(f"{written} ships")
    assert (quote, numeral.value, numeral.rough) == (written, Decimal(value), True)


@pytest.mark.parametrize("written", ["", "1,23,4", "12.34.5", "1" * 19])
def test_marks_that_make_no_number(written: str):
    assert digits_value(written) is None
