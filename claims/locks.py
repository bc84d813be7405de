"""Rows that are held until the transaction ends, taken in one order everywhere: whoever takes them waits, and none deadlock."""

from django.db.models import QuerySet

from claims.models import Claim


def hold_claims(claims: QuerySet[Claim]) -> list[int]:
    """Hold these claims, in the order of their ids, which are returned. Call it in a transaction."""
    return list(claims.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
