"""Which values a figure leaves possible (design.md, rule 1); the bounds are worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factbase.figures import decimal_string
from factbase.intervals import interval_of, kind_of_unit


def bounds(number=None, modifier="exact", *, unit=None, low=None, high=None):
    value = None if number is None else Decimal(number)
    low, high = (None if bound is None else Decimal(bound) for bound in (low, high))
    found = interval_of(modifier=modifier, value=value, low=low, high=high, unit=unit)
    return tuple("∞" if bound.is_infinite() else decimal_string(bound) for bound in (found.low, found.high))


@pytest.mark.parametrize("number", ["0", "7", "90", "101", "150", "1010", "19001", "100.5"])
def test_an_exact_count_that_is_not_round_is_itself(number):
    assert bounds(number) == (number, number)


@pytest.mark.parametrize("unit", ["%", "km", "kg"])
def test_percents_and_measures_are_not_rounded_by_their_zeros(unit):
    assert bounds("100", unit=unit) == ("99.51", "100.49")


@pytest.mark.parametrize(
    ("number", "low", "high"),
    [
        ("100", "90", "110"),
        ("500", "451", "549"),
        ("1000", "900", "1100"),
        ("2300", "2251", "2349"),
        ("19000", "18501", "19499"),
        ("120000", "115001", "124999"),
    ],
)
def test_a_round_count_or_sum_is_what_would_be_rounded_to_it(number, low, high):
    assert bounds(number) == (low, high)
    assert bounds(number, unit="EUR") == (low, high)


def test_the_last_digit_written_of_a_percent_or_measure_may_be_rounded():
    assert bounds("12", unit="%") == ("11.51", "12.49")
    assert bounds("12.4", unit="%") == ("12.351", "12.449")
    assert bounds("10.70", unit="cm") == ("10.6951", "10.7049")


@pytest.mark.parametrize(
    ("number", "unit", "low", "high"),
    [
        ("5", None, "4", "6"),
        ("28", None, "25.2", "30.8"),
        ("600", None, "540", "660"),
        ("5", "USD", "4.5", "5.5"),
        ("3", "%", "2.51", "3.49"),
        ("60", "%", "54", "66"),
    ],
)
def test_about_is_a_tenth_or_one_person_or_the_rounding_where_that_is_wider(number, unit, low, high):
    assert bounds(number, "about", unit=unit) == (low, high)


@pytest.mark.parametrize(
    ("modifier", "unit", "expected"),
    [
        ("at_least", None, ("30", "∞")),
        ("more_than", None, ("31", "∞")),
        ("more_than", "km", ("30", "∞")),
        ("up_to", None, ("0", "30")),
        ("fewer_than", None, ("0", "29")),
        ("fewer_than", "%", ("0", "30")),
        ("up_to", "°C", ("∞", "30")),
    ],
)
def test_an_open_side_ends_nowhere_or_at_zero(modifier, unit, expected):
    assert bounds("30", modifier, unit=unit) == expected


def test_ranges_and_vague_words_are_their_bounds():
    assert bounds(modifier="between", low="20", high="30") == ("20", "30")
    assert bounds(modifier="vague", low="24", high="99") == ("24", "99")
    assert bounds(modifier="about", low="20", high="30") == ("20", "30")
    assert bounds(modifier="between", high="30") == ("0", "30")
    assert bounds(modifier="between", low="30") == ("30", "∞")


def test_numbers_beyond_floats_stay_exact():
    number = "9007199254740993" * 4
    assert bounds(number) == (number, number)
    assert bounds(number, "more_than") == (f"{number[:-1]}4", "∞")


def test_a_figure_without_a_number_is_refused():
    with pytest.raises(ValueError, match="without any number"):
        bounds()


def test_the_kind_is_told_from_the_unit():
    assert [kind_of_unit(unit) for unit in (None, "%", "USD", "km")] == ["count", "percent", "money", "measure"]
