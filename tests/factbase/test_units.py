"""Units: names, families, exact conversion; currencies are never converted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factbase.units import UNITS, convert, unit_family, unit_named


@pytest.mark.parametrize(
    ("unit", "to_unit"), [("USD", "EUR"), ("km", "kg"), (None, "km"), ("magnitude", "caliber"), ("dB", "Hz")]
)
def test_no_conversion(unit: str | None, to_unit: str | None):
    with pytest.raises(ValueError, match="cannot convert"):
        convert(Decimal(1), unit, to_unit)


@pytest.mark.parametrize("name", ["", "soldier", "men", "per"])
def test_no_unit(name: str):
    assert unit_named(name) is None


@pytest.mark.parametrize(
    ("number", "unit", "to_unit", "converted"),
    [("5", "km", "m", "5000"), ("107", "mm", "cm", "10.7"), ("1", "mi", "km", "1.609344"), ("30", "USD", "USD", "30")],
)
def test_convert_is_exact(number: str, unit: str, to_unit: str, converted: str):
    assert convert(Decimal(number), unit, to_unit) == Decimal(converted)


def test_every_unit_of_a_family_converts_into_its_first():
    for unit in UNITS:
        first = next(other for other in UNITS if other.family == unit.family)
        if unit.pint_name and first.pint_name:
            assert convert(Decimal(3), unit.symbol, first.symbol).is_finite()


@pytest.mark.parametrize(
    ("unit", "kind", "family"),
    [
        ("USD", "money", "money USD"),
        ("%", "percent", "percent"),
        ("pp", "percent", "percentage points"),
        (None, "count", "count"),
        ("km", "measure", "length"),
        ("/day", "rate", "/day"),
    ],
)
def test_family(unit: str | None, kind: str, family: str):
    assert unit_family(unit, kind) == family


@pytest.mark.parametrize(("name", "symbol"), [("Miles", "mi"), ("square feet", "ft²"), ("barrels of oil", "bbl")])
def test_named(name: str, symbol: str):
    unit = unit_named(name)
    assert unit is not None
    assert unit.symbol == symbol
