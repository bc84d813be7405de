"""Advisory locks: two workers never make one thing twice."""

import hashlib
from collections.abc import Iterable

from django.db import connection


def lock(kind: str, names: Iterable[str]) -> None:
    """Hold a lock on each name until the transaction ends; taken in one order everywhere, so that none deadlock."""
    keys = sorted({_number(kind, name) for name in names})
    with connection.cursor() as cursor:
        # Rows of an array come in its order.
        cursor.execute("SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key", [keys])


def _number(kind: str, name: str) -> int:
    """PostgreSQL names advisory locks by 64-bit numbers."""
    digest = hashlib.blake2b(f"{kind}\0{name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
