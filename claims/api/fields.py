"""Fields of answers: exact numbers as plain strings, and null where a column holds the empty text."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from factbase.figures import decimal_string

PERIOD = {
    "type": "object",
    "nullable": True,
    "required": ["from", "to", "precision"],
    "properties": {
        "from": {"type": "string", "format": "date", "nullable": True},
        "to": {"type": "string", "format": "date", "nullable": True},
        "precision": {"type": "string", "enum": ["time", "day", "month", "year", "decade"], "nullable": True},
    },
    "example": {"from": "2019-12-29", "to": "2019-12-29", "precision": "day"},
}
MOMENT = {"type": "string", "description": "A date, or a date and time in UTC: as precisely as it is known."}


@extend_schema_field({"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$", "example": "30"})
class NumberField(serializers.Field[Decimal, Any, "str | None", Any]):
    """An exact number as a plain decimal string."""

    def to_representation(self, value: Decimal) -> str | None:
        return decimal_string(value)


class TextOrNull(serializers.CharField):
    """Text; null where there is none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_null=True, **kwargs)

    def to_representation(self, value: str) -> str | None:  # type: ignore[override]
        return value or None


class ChoiceOrNull(serializers.ChoiceField):
    """One of the choices; null where there is none."""

    def __init__(self, choices: Any, **kwargs: Any) -> None:
        super().__init__(choices, allow_null=True, **kwargs)

    def to_representation(self, value: str) -> str | None:  # type: ignore[override]
        return value or None


def moment_as_shown(at: datetime | None, precision: str) -> str | None:
    """A date, or a time in UTC, as precisely as it is known."""
    if at is None:
        return None
    if precision != "time":
        return at.date().isoformat()
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
