"""Exact numbers in the database."""

from typing import Any

from django.db import models


class NumericField(models.DecimalField):  # type: ignore[type-arg]
    """PostgreSQL's `numeric` without a scale, so that 30 stays 30 and 2.5 stays 2.5; forms take up to 60 digits."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "max_digits": 60, "decimal_places": 20})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_digits"], kwargs["decimal_places"]
        return name, path, args, kwargs

    def db_type(self, connection: Any) -> str:
        return "numeric"
