"""Long or outward work (reading, sending) is leased: attempt and lease are committed before the work begins.

So a row that kills its worker has used up an attempt, and ends as failed after the last. Rows are taken one at a
time, so that a row that kills never uses up its neighbours' attempts. All times are the database's.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

Leased = TypeVar("Leased", bound=models.Model)

OWED = Q(state="due", due_at__lte=Now()) | Q(state="leased", leased_until__lt=Now())
LEASE_RAN_OUT = "The worker ended while at work on this, in each of its attempts."

# Chosen and leased in one statement: it stands before each article.
_TAKE = """
    WITH chosen (number) AS MATERIALIZED ({chosen} FOR UPDATE SKIP LOCKED)
    UPDATE {table} SET state = 'leased', attempts = attempts + 1, leased_until = statement_timestamp() + %s
    WHERE id = (SELECT number FROM chosen)
    RETURNING *
"""


def take_next(
    model: type[Leased], *, attempts: int, among: Q | None = None, first: Sequence[str] = ()
) -> Leased | None:
    """Lease the row that has waited longest, or return None. Rows that other workers hold are passed over.

    Only rows `among` these are taken where that is given; `first` are columns that come before the waiting in the order.
    """
    _fail_worn_out(model, attempts)
    # A lease may run out between these two statements: a row whose attempts are used up is never taken once more.
    worn_out = Q(state="leased", attempts__gte=attempts)
    owed = model._default_manager.filter(OWED, among or Q()).exclude(worn_out).order_by(*first, "due_at", "pk")
    chosen, values = owed.values("pk")[:1].query.sql_with_params()
    statement = _TAKE.format(table=model._meta.db_table, chosen=chosen)
    lease = timedelta(seconds=settings.FACTBASE["LEASE_SECONDS"])
    taken = model._default_manager.raw(statement, [*values, lease])
    return next(iter(taken), None)


def finish(row: Leased, **fields: object) -> bool:
    """End a lease by setting `fields`, a state among them. False where the lease was lost to another worker."""
    mine = type(row)._default_manager.filter(pk=row.pk, state="leased", attempts=row.attempts)  # type: ignore[attr-defined]
    return bool(mine.update(leased_until=None, **fields))


def give_back(row: Leased, *, error: str, attempts: int, pause_seconds: int = 1) -> None:
    """The work failed: due again after a pause that doubles each time, or failed where this was the last attempt."""
    tried: int = row.attempts  # type: ignore[attr-defined]
    if tried >= attempts:
        finish(row, state="failed", error=error)
    else:
        finish(row, state="due", error=error, due_at=Now() + timedelta(seconds=pause_seconds * 2**tried))


def _fail_worn_out(model: type[Leased], attempts: int) -> None:
    worn_out = model._default_manager.filter(state="leased", leased_until__lt=Now(), attempts__gte=attempts)
    worn_out.update(state="failed", leased_until=None, error=LEASE_RAN_OUT)
