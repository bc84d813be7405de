"""Rows in bulk: by COPY, with their numbers taken beforehand, so that what refers to them can be copied too.

An insert by the ORM costs five times as much in Python as the row costs in the database. Constraints, indexes and
triggers see a copied row as any other.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from psycopg import sql


def take_ids(model: type[models.Model], how_many: int) -> list[int]:
    """Numbers for so many new rows; nobody else gets them."""
    if not how_many:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, how_many],
        )
        return [number for (number,) in cursor.fetchall()]


def copy_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows of these columns (names in the database); columns that are left out get the database's defaults.

    Raises django.db.IntegrityError where a row breaks a constraint; nothing is written then.
    """
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
