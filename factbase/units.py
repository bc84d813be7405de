"""Units: their symbols, the names that news gives them, and the families within which one converts into another.

A unit is written in a claim by its common symbol ("mm", "km/h", "month"). Units of one family measure the same thing.
Conversion is pint's, on exact decimals. Currencies are families of their own, one each, and are never converted:
an exchange rate is a claim too, and not ours to make.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Unit:
    """One row: symbol, family, what pint calls it, how it is abbreviated (case kept) and named (any case, singular)."""

    symbol: str
    family: str
    pint_name: str | None
    abbreviations: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def _units(family: str, *rows: tuple[str, str | None, str, str]) -> list[Unit]:
    """Rows of (symbol, pint's name, abbreviations by blanks, names by commas)."""
    return [
        Unit(symbol, family, pint_name, tuple(short.split()), tuple(name.strip() for name in names.split(",") if name))
        for symbol, pint_name, short, names in rows
    ]


UNITS: tuple[Unit, ...] = (
    *_units(
        "length",
        ("mm", "mm", "mm", "millimeter, millimetre"),
        ("cm", "cm", "cm", "centimeter, centimetre"),
        ("m", "m", "m", "meter, metre"),
        ("km", "km", "km kms", "kilometer, kilometre"),
        ("nm", "nm", "nm", "nanometer, nanometre"),
        ("µm", "um", "µm um", "micrometer, micrometre, micron"),
        ("in", "inch", "″", "inch, inches"),
        ("ft", "foot", "ft", "foot, feet"),
        ("yd", "yard", "yd yds", "yard"),
        ("mi", "mile", "mi", "mile"),
        ("nmi", "nautical_mile", "nmi", "nautical mile"),
    ),
    *_units(
        "area",
        ("m²", "m**2", "m² m2", "square meter, square metre, sq m"),
        ("km²", "km**2", "km² km2", "square kilometer, square kilometre, sq km"),
        ("ft²", "ft**2", "ft² ft2 sqft", "square foot, square feet, sq ft"),
        ("mi²", "mile**2", "", "square mile, sq mi"),
        ("ha", "hectare", "ha", "hectare"),
        ("ac", "acre", "", "acre"),
    ),
    *_units(
        "volume",
        ("L", "liter", "L", "liter, litre"),
        ("mL", "milliliter", "ml mL", "milliliter, millilitre"),
        ("m³", "m**3", "m³ m3", "cubic meter, cubic metre"),
        ("ft³", "ft**3", "", "cubic foot, cubic feet"),
        ("gal", "gallon", "gal", "gallon"),
        ("bbl", "oil_bbl", "bbl", "barrel, barrel of oil"),
        ("pt", "pint", "", "pint"),
    ),
    *_units(
        "mass",
        ("kg", "kg", "kg kgs", "kilogram, kilogramme, kilo"),
        ("g", "g", "g", "gram, gramme"),
        ("mg", "mg", "mg", "milligram, milligramme"),
        ("µg", "ug", "µg mcg", "microgram, microgramme"),
        ("t", "metric_ton", "t", "tonne, metric ton, metric tonne, ton"),
        ("kt", "kilometric_ton", "", "kiloton, kilotonne"),
        ("Mt", "megametric_ton", "", "megaton, megatonne"),
        ("lb", "pound", "lb lbs", "pound"),
        ("oz", "ounce", "oz", "ounce"),
    ),
    *_units(
        "temperature",
        ("°C", "degC", "°C C°", "degree celsius, degree centigrade, celsius, degree c"),
        ("°F", "degF", "°F F°", "degree fahrenheit, fahrenheit, degree f"),
        ("K", "kelvin", "", "kelvin"),
    ),
    *_units("angle", ("°", "degree", "°", "degree")),
    *_units(
        "speed",
        ("km/h", "km/hour", "km/h kph kmh", "kilometer per hour, kilometre per hour, kilometers an hour"),
        ("mph", "mph", "mph", "mile per hour, miles an hour"),
        ("m/s", "m/s", "m/s", "meter per second, metre per second"),
        ("kn", "knot", "kn", "knot"),
    ),
    *_units(
        "power",
        ("W", "watt", "W", "watt"),
        ("kW", "kilowatt", "kW", "kilowatt"),
        ("MW", "megawatt", "MW", "megawatt"),
        ("GW", "gigawatt", "GW", "gigawatt"),
        ("hp", "horsepower", "hp bhp", "horsepower"),
    ),
    *_units(
        "energy",
        ("kWh", "kilowatt_hour", "kWh", "kilowatt hour, kilowatt-hour"),
        ("MWh", "megawatt_hour", "MWh", "megawatt hour, megawatt-hour"),
        ("GWh", "gigawatt_hour", "GWh", "gigawatt hour, gigawatt-hour"),
        ("kcal", "kcal", "kcal", "calorie, kilocalorie"),
    ),
    *_units(
        "frequency",
        ("Hz", "hertz", "Hz", "hertz"),
        ("kHz", "kilohertz", "kHz", "kilohertz"),
        ("MHz", "megahertz", "MHz", "megahertz"),
        ("GHz", "gigahertz", "GHz", "gigahertz"),
        ("rpm", "rpm", "rpm", "revolution per minute"),
    ),
    *_units(
        "pressure",
        ("psi", "psi", "psi", "pound per square inch"),
        ("kPa", "kilopascal", "kPa", "kilopascal"),
        ("MPa", "megapascal", "MPa", "megapascal"),
        ("hPa", "hectopascal", "hPa", "hectopascal, millibar"),
    ),
    *_units(
        "data",
        ("kB", "kilobyte", "kB KB", "kilobyte"),
        ("MB", "megabyte", "MB", "megabyte"),
        ("GB", "gigabyte", "GB", "gigabyte"),
        ("TB", "terabyte", "TB", "terabyte"),
    ),
    *_units("data rate", ("Mbit/s", "megabit/second", "Mbps mbps", "megabit per second")),
    *_units("voltage", ("V", "volt", "V", "volt"), ("kV", "kilovolt", "kV", "kilovolt")),
    *_units("sound", ("dB", None, "dB", "decibel")),
    *_units("fuel economy", ("mpg", "mile/gallon", "mpg", "mile per gallon")),
    *_units("concentration", ("ppm", "ppm", "ppm", "part per million")),
    *_units("caliber", ("caliber", None, "", "caliber, calibre")),
    *_units("magnitude", ("magnitude", None, "", "")),
    *_units(
        "time",
        ("s", "second", "s", "second, sec"),
        ("ms", "millisecond", "ms", "millisecond"),
        ("min", "minute", "min mins", "minute"),
        ("h", "hour", "h hr hrs", "hour"),
        ("day", "day", "", "day"),
        ("week", "week", "", "week"),
        ("month", "month", "", "month"),
        ("year", "year", "yrs", "year"),
        ("decade", None, "", "decade"),
        ("century", "century", "", "century, centuries"),
    ),
)

BY_SYMBOL: dict[str, Unit] = {unit.symbol: unit for unit in UNITS}
BY_ABBREVIATION: dict[str, Unit] = {short: unit for unit in UNITS for short in unit.abbreviations}
BY_NAME: dict[str, Unit] = {name: unit for unit in UNITS for name in unit.names}


def unit_named(words: str) -> Unit | None:
    """The unit that a name stands for, in singular or plural, hyphened or not ("square miles", "30-foot"), or None."""
    name = " ".join(words.lower().replace("-", " ").split())
    return BY_NAME.get(name) or next((BY_NAME[one] for one in _singulars(name) if one in BY_NAME), None)


def unit_family(unit: str | None, kind: str) -> str:
    """What a figure of this kind and unit may be compared with: the name of its family, never empty.

    Each currency is a family ("money USD"), percents and percentage points are two, plain counts are "count".
    """
    if kind == "money":
        return f"money {unit}"
    if kind == "percent":
        return "percentage points" if unit == "pp" else "percent"
    if unit is None:
        return kind
    return BY_SYMBOL[unit].family if unit in BY_SYMBOL else unit


def convert(number: Decimal, unit: str | None, to_unit: str | None) -> Decimal:
    """The number in another unit of its family, exact where the units' ratio is.

    Raises ValueError where the two are not of one family, or one of them has no measure to convert by.
    """
    if unit == to_unit:
        return number
    one, other = BY_SYMBOL.get(unit or ""), BY_SYMBOL.get(to_unit or "")
    if one is None or other is None or one.family != other.family or not (one.pint_name and other.pint_name):
        raise ValueError(f"cannot convert {unit} into {to_unit}")
    quantity = _registry().Quantity(number, one.pint_name).to(other.pint_name)
    return Decimal(quantity.magnitude)


def _singulars(name: str) -> list[str]:
    """Ways in which a plural unit name becomes singular: "miles", "barrels of oil", "degrees celsius"."""
    first, _, rest = name.partition(" ")
    return [name.removesuffix("s"), f"{first.removesuffix('s')} {rest}".strip()]


@lru_cache(maxsize=1)
def _registry() -> Any:
    """Pint's table, made at the first conversion: building it takes a third of a second, and most runs need none."""
    import pint

    return pint.UnitRegistry(non_int_type=Decimal)
