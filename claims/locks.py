"""Rows that are held until the transaction ends, taken in one order everywhere: whoever takes them waits, and none deadlock."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import QuerySet

from claims.models import Claim, Event, Fact

Merging = TypeVar("Merging", Fact, Event)


def hold_claims(claims: QuerySet[Claim]) -> list[int]:
    """Hold these claims, in the order of their ids, which are returned. Call it in a transaction."""
    return list(claims.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))


def hold(model: type[Merging], ids: Iterable[int]) -> dict[int, Merging]:
    """These facts or events as they are now, by their ids, nobody else's to change. Call it in a transaction."""
    held = model._default_manager.filter(pk__in=set(ids)).order_by("pk").select_for_update(no_key=True)
    return {row.pk: row for row in held}
