"""The table of units: symbol, family, what pint calls it, how it is abbreviated and named. Extend it by a row.

Units of the SI come with those of their multiples that are written. A symbol may have several rows: the first is the
unit, the others know it by more abbreviations or names.
"""

from __future__ import annotations

from dataclasses import dataclass


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


_PREFIXES = (
    ("p", "pico"), ("n", "nano"), ("µ", "micro"), ("m", "milli"), ("c", "centi"), ("d", "deci"), ("h", "hecto"),
    ("k", "kilo"), ("M", "mega"), ("G", "giga"), ("T", "tera"),
)  # fmt: skip


def _metric(
    family: str, symbol: str, pint_name: str, names: str, prefixes: str, short: str | None = None
) -> list[Unit]:
    """A unit of the SI with those of its multiples that are written: "m mm cm km", "metre, meter"."""
    bare = [name.strip() for name in names.split(",")]
    rows = [Unit(symbol, family, pint_name, (short or symbol,), tuple(bare))]
    for sign, prefix in _PREFIXES:
        if sign in prefixes:
            shorts = (f"{sign}{symbol}", *((f"u{symbol}", f"μ{symbol}") if sign == "µ" else ()))
            named = tuple(f"{prefix}{name}" for name in bare)
            rows.append(Unit(f"{sign}{symbol}", family, f"{prefix}{pint_name}", shorts, named))
    return rows


UNITS: tuple[Unit, ...] = (
    *_metric("length", "m", "meter", "meter, metre", "pnµmcdk"),
    *_units(
        "length",
        ("µm", "um", "", "micron"),
        ("km", "km", "kms KM", ""),
        ("in", "inch", "″", "inch, inches"),
        ("ft", "foot", "ft", "foot, feet"),
        ("yd", "yard", "yd yds", "yard"),
        ("mi", "mile", "mi", "mile"),
        ("nmi", "nautical_mile", "nmi", "nautical mile"),
        ("ly", "light_year", "ly", "light year, light-year"),
    ),
    *_units(
        "area",
        ("m²", "m**2", "m² m2 sqm", "square meter, square metre, sq m, sq meter, sq metre"),
        ("km²", "km**2", "km² km2 sqkm", "square kilometer, square kilometre, sq km"),
        ("cm²", "cm**2", "cm² cm2", "square centimeter, square centimetre, sq cm"),
        ("ft²", "ft**2", "ft² ft2 sqft", "square foot, square feet, sq ft, sq feet"),
        ("mi²", "mile**2", "", "square mile, sq mi, sq mile"),
        ("yd²", "yard**2", "", "square yard, sq yd"),
        ("ha", "hectare", "ha", "hectare"),
        ("ac", "acre", "", "acre"),
    ),
    *_metric("volume", "L", "liter", "liter, litre", "µmcdhM", short="L"),
    *_units(
        "volume",
        ("L", "liter", "l", ""),
        ("mL", "milliliter", "ml", ""),
        ("m³", "m**3", "m³ m3", "cubic meter, cubic metre"),
        ("cm³", "cm**3", "cm³ cm3 cc", "cubic centimeter, cubic centimetre"),
        ("km³", "km**3", "km³ km3", "cubic kilometer, cubic kilometre"),
        ("ft³", "ft**3", "ft³ ft3", "cubic foot, cubic feet"),
        ("yd³", "yard**3", "", "cubic yard"),
        ("gal", "gallon", "gal gals", "gallon"),
        ("qt", "quart", "qt", "quart"),
        ("pt", "pint", "", "pint"),
        ("cup", "cup", "", ""),
        ("tbsp", "tablespoon", "tbsp", "tablespoon"),
        ("tsp", "teaspoon", "tsp", "teaspoon"),
        ("fl oz", "fluid_ounce", "", "fluid ounce, fl oz"),
        ("bbl", "oil_bbl", "bbl bbls", "barrel, barrel of oil"),
        ("bu", "bushel", "", "bushel"),
        ("ac·ft", "acre_foot", "", "acre foot, acre feet"),
    ),
    *_metric("mass", "g", "gram", "gram, gramme", "nµmk"),
    *_units(
        "mass",
        ("kg", "kg", "kgs Kg KG", "kilo"),
        ("µg", "ug", "mcg", ""),
        ("t", "metric_ton", "t", "tonne, metric ton, metric tonne, ton"),
        ("kt", "kilometric_ton", "", "kiloton, kilotonne"),
        ("Mt", "megametric_ton", "Mt", "megaton, megatonne"),
        ("Gt", "gigametric_ton", "Gt", "gigaton, gigatonne"),
        ("lb", "pound", "lb lbs", "pound"),
        ("oz", "ounce", "oz ozs", "ounce"),
        ("dram", "dram", "", "dram"),
        ("st", "stone", "", ""),
        ("ct", "carat", "", "carat"),
    ),
    *_units(
        "temperature",
        ("°C", "degC", "°C C° degC ℃", "degree celsius, degree centigrade, celsius, centigrade, degree c"),
        ("°F", "degF", "°F F° degF ℉", "degree fahrenheit, fahrenheit, degree f"),
        ("K", "kelvin", "", "kelvin, degree kelvin"),
    ),
    *_units("angle", ("°", "degree", "° deg", "degree"), ("rad", "radian", "rad", "radian")),
    *_units("rotation", ("turn", None, "", "revolution")),
    *_units(
        "speed",
        (
            "km/h",
            "km/hour",
            "km/h kph kmh kmph km/hr",
            "kilometer per hour, kilometre per hour, kilometer an hour, kilometre an hour",
        ),
        ("mph", "mph", "mph mi/h m.p.h. MPH", "mile per hour, mile an hour"),
        ("m/s", "m/s", "m/s", "meter per second, metre per second, meter a second, metre a second"),
        ("km/s", "km/s", "km/s", "kilometer per second, kilometre per second"),
        ("ft/s", "ft/s", "ft/s fps", "foot per second, feet per second"),
        ("kn", "knot", "kn kts", "knot"),
        ("Mach", None, "", ""),
    ),
    *_metric("power", "W", "watt", "watt", "nµmkMGT"),
    *_units("power", ("hp", "horsepower", "hp bhp HP PS", "horsepower, brake horsepower")),
    *_metric("energy", "Wh", "watt_hour", "watt hour, watt-hour, watthour", "kMGT"),
    *_metric("energy", "J", "joule", "joule", "mkMGT"),
    *_metric("energy", "eV", "electron_volt", "electronvolt, electron volt", "kMGT"),
    *_units(
        "energy",
        ("kcal", "kcal", "kcal", "calorie, kilocalorie"),
        ("Btu", "Btu", "Btu BTU", "british thermal unit"),
    ),
    *_metric("frequency", "Hz", "hertz", "hertz", "kMGT"),
    *_units("angular speed", ("rpm", "rpm", "rpm r/min", "revolution per minute")),
    *_metric("pressure", "Pa", "pascal", "pascal", "hkMG"),
    *_units(
        "pressure",
        ("psi", "psi", "psi", "pound per square inch"),
        ("ksi", "kpsi", "ksi", "kilopound per square inch"),
        ("hPa", "hectopascal", "mbar", "millibar"),
        ("bar", "bar", "bar", ""),
        ("mmHg", "mmHg", "mmHg", "millimeter of mercury, millimetre of mercury"),
        ("atm", "atmosphere", "atm", ""),
    ),
    *_metric("force", "N", "newton", "newton", "kM"),
    *_units("torque", ("N·m", "newton*meter", "Nm N·m N-m", "newton meter, newton metre, newton-meter, newton-metre")),
    *_units(
        "torque",
        (
            "lb·ft",
            "foot*force_pound",
            "lb-ft lbft ft-lb",
            "pound-foot, pound-feet, foot-pound, pound foot, pound feet, foot pound",
        ),
    ),
    *_metric("current", "A", "ampere", "ampere, amp", "µmk"),
    *_units(
        "charge",
        ("Ah", "ampere*hour", "Ah", "amp hour, ampere hour"),
        ("mAh", "milliampere*hour", "mAh", "milliamp hour, milliampere hour"),
    ),
    *_metric("voltage", "V", "volt", "volt", "nµmkM"),
    *_metric("resistance", "Ω", "ohm", "ohm", "kM"),
    *_metric("capacitance", "F", "farad", "farad", "pnµm"),
    *_metric("data", "bit", "bit", "bit", "kMGT"),
    *_units(
        "data",
        ("B", "byte", "", "byte"),
        ("kB", "kilobyte", "kB KB", "kilobyte"),
        ("MB", "megabyte", "MB", "megabyte"),
        ("GB", "gigabyte", "GB", "gigabyte"),
        ("TB", "terabyte", "TB", "terabyte"),
        ("PB", "petabyte", "PB", "petabyte"),
        ("Mbit", "megabit", "Mb", ""),
        ("Gbit", "gigabit", "Gb", ""),
    ),
    *_units(
        "data rate",
        ("kbit/s", "kilobit/second", "kbps", "kilobit per second"),
        ("Mbit/s", "megabit/second", "Mbps mbps", "megabit per second"),
        ("Gbit/s", "gigabit/second", "Gbps gbps", "gigabit per second"),
        ("MB/s", "megabyte/second", "MB/s MBps", "megabyte per second"),
        ("GB/s", "gigabyte/second", "GB/s", "gigabyte per second"),
    ),
    *_units("picture", ("px", "pixel", "px", "pixel"), ("MP", None, "MP", "megapixel")),
    *_units("sound", ("dB", None, "dB dBA", "decibel")),
    *_units(
        "radiation",
        ("Sv", "sievert", "Sv", "sievert"),
        ("mSv", "millisievert", "mSv", "millisievert"),
        ("Bq", None, "Bq", "becquerel"),
    ),
    *_units("light", ("lm", "lumen", "lm", "lumen"), ("cd", None, "cd", "candela"), ("lx", None, "lx", "lux")),
    *_units("fuel economy", ("mpg", "mile/gallon", "mpg", "mile per gallon, mile to the gallon")),
    *_units(
        "concentration",
        ("ppm", "ppm", "ppm", "part per million"),
        ("ppb", None, "ppb", "part per billion"),
        ("µg/g", "ug/g", "µg/g μg/g ug/g", "microgram per gram, microgramme per gramme"),
    ),
    *_units(
        "density",
        ("mg/L", "mg/liter", "mg/L mg/l", "milligram per liter, milligram per litre"),
        ("mg/dL", "mg/deciliter", "mg/dL mg/dl", ""),
        ("g/L", "g/liter", "g/L g/l", "gram per liter, gram per litre"),
        ("µg/m³", "ug/m**3", "µg/m3 μg/m3 ug/m3", "microgram per cubic meter, microgram per cubic metre"),
        ("mol", None, "mol", "mole"),
    ),
    *_units("oil flow", ("bbl/day", "oil_bbl/day", "bpd b/d", "barrel per day, barrel a day")),
    *_units("finance", ("bp", None, "bp bps", "basis point, basis-point")),
    *_units("caliber", ("caliber", None, "", "caliber, calibre")),
    *_units("magnitude", ("magnitude", None, "", "")),
    *_units(
        "time",
        ("s", "second", "s", "second, sec"),
        ("ms", "millisecond", "ms", "millisecond"),
        ("µs", "microsecond", "µs μs", "microsecond"),
        ("ns", "nanosecond", "ns", "nanosecond"),
        ("min", "minute", "min mins", "minute"),
        ("h", "hour", "h hr hrs", "hour"),
        ("day", "day", "", "day"),
        ("week", "week", "wk wks", "week"),
        ("fortnight", "fortnight", "", "fortnight"),
        ("month", "month", "", "month"),
        ("year", "year", "yrs yr", "year"),
        ("decade", None, "", "decade"),
        ("century", "century", "", "century, centuries"),
    ),
)
