"""How values are written on the desks."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from claims.models import Claim
from claims.pages.wording import figure_words, moment_words, period_words, range_words


@pytest.mark.parametrize(
    ("modifier", "value", "low", "high", "unit", "words"),
    [
        ("exact", "32", "32", "32", "", "32"),
        ("exact", "107", "107", "107", "mm", "107 mm"),
        ("exact", "12.5", "12.5", "12.5", "%", "12.5%"),
        ("about", "19000", "19000", "19000", "", "about 19,000"),
        ("up_to", "30", None, "30", "", "up to 30"),
        ("more_than", "12", "12", None, "", "more than 12"),
        ("between", None, "20", "30", "", "20 to 30"),
        ("vague", None, "24", "99", "", "24 to 99"),
        ("exact", "0", "0", "0", "", "0"),
    ],
)
def test_figures(modifier, value, low, high, unit, words):
    numbers = [None if number is None else Decimal(number) for number in (value, low, high)]
    claim = Claim(modifier=modifier, value=numbers[0], low=numbers[1], high=numbers[2], unit=unit)
    assert figure_words(claim) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, ""),
        ("25", "25", "25"),
        ("20", "30", "20 to 30"),
        ("12", None, "at least 12"),
        (None, "30", "up to 30"),
    ],
)
def test_ranges(low, high, words):
    assert range_words(low, high) == words


def test_a_day_is_the_same_day_west_of_greenwich():
    with timezone.override("America/New_York"):
        assert moment_words(datetime(2019, 12, 31, tzinfo=UTC), "day") == "31 Dec 2019"
        assert moment_words(datetime(2019, 12, 31, 14, 30, tzinfo=UTC), "time") == "31 Dec 2019, 09:30 EST"


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        (None, None, "", ""),
        (date(2019, 12, 27), date(2019, 12, 27), "day", "27 Dec 2019"),
        (date(2019, 10, 1), date(2019, 12, 31), "month", "Oct 2019 to Dec 2019"),
        (date(2019, 10, 1), None, "month", "since Oct 2019"),
        (date(2011, 1, 1), date(2011, 12, 31), "year", "2011"),
        (date(1990, 1, 1), date(1999, 12, 31), "decade", "1990s"),
    ],
)
def test_periods(start, end, precision, words):
    assert period_words(start, end, precision) == words
