"""Units: their symbols, the names that news gives them, and the families within which one converts into another.

A unit is written in a claim by its common symbol ("mm", "km/h", "month"). Units of one family measure the same thing.
Conversion is pint's, on exact decimals. Currencies are families of their own, one each, and are never converted:
an exchange rate is a claim too, and not ours to make.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from factbase.unit_table import UNITS, Unit

__all__ = [
    "BY_ABBREVIATION",
    "BY_NAME",
    "BY_SYMBOL",
    "UNITS",
    "Unit",
    "convert",
    "may_begin_unit",
    "unit_family",
    "unit_named",
]

# The first row of a symbol is the unit; those that follow only know it by more names.
BY_SYMBOL: dict[str, Unit] = {unit.symbol: unit for unit in reversed(UNITS)}
BY_ABBREVIATION: dict[str, Unit] = {short: BY_SYMBOL[unit.symbol] for unit in UNITS for short in unit.abbreviations}
BY_NAME: dict[str, Unit] = {
    name.replace("-", " "): BY_SYMBOL[unit.symbol] for unit in UNITS for name in unit.names if name
}
_FIRST_WORDS = frozenset(
    form for name in BY_NAME for form in (name.split()[0], f"{name.split()[0]}s", f"{name.split()[0]}es")
)


def unit_named(words: str) -> Unit | None:
    """The unit that a name stands for, in singular or plural, hyphened or not ("square miles", "30-foot"), or None."""
    name = " ".join(words.lower().replace("-", " ").split())
    if name.partition(" ")[0] not in _FIRST_WORDS:
        return None
    return BY_NAME.get(name) or next((BY_NAME[one] for one in _singulars(name) if one in BY_NAME), None)


def may_begin_unit(word: str) -> bool:
    """Whether the name of a unit can begin with this word, in lower case."""
    return word.partition("-")[0] in _FIRST_WORDS


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
