"""What regrouping would change, before it is done: it is done, judged, looked at, and taken back.

So a preview says what would truly happen, by the same code; nothing of it is kept, no verdict is written and nobody is
mailed. The facts concerned are locked as long as it takes, as they are when it is done.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction

from claims.judging.fact_claims import fact_claims_of
from claims.judging.verdicts import verdict_on
from claims.models import Fact, Verdict


@dataclass(frozen=True, slots=True)
class Change:
    """One fact as it is and as it would be: verdicts that are not stored. `before` is None for a new fact.

    `after` is None for a fact that would go, merged into another.
    """

    title: str
    before: Verdict | None
    after: Verdict | None

    @property
    def consequence(self) -> str:
        """What becomes of the conflict, in a word; "" where it stays as it is."""
        was, is_now = (bool(verdict and verdict.conflict) for verdict in (self.before, self.after))
        if was == is_now:
            return "stays in conflict" if was else "stays without conflict"
        return "a conflict opens" if is_now else "its conflict ends"


class _TakeBackError(Exception):
    """Ends the transaction of a preview."""


def preview(operation: Callable[[], Fact | None], *, of: Iterable[Fact]) -> list[Change]:
    """What this operation would change of these facts, and of the one that it returns. It raises what the operation does."""
    ids = [fact.pk for fact in of]
    changes: list[Change] = []
    try:
        with transaction.atomic():
            before = _judged(ids)
            made = operation()
            after = _judged([*ids, *([made.pk] if made else [])])
            changes = [_change(pk, before, after) for pk in dict.fromkeys([*before, *after])]
            raise _TakeBackError
    except _TakeBackError:
        return changes


def _judged(ids: Iterable[int]) -> dict[int, Verdict]:
    """What the engine finds of these facts now; those that were merged into others are left out."""
    facts = list(Fact.objects.filter(pk__in=list(ids), merged_into=None).order_by("pk"))
    claims = fact_claims_of(fact.pk for fact in facts)
    return {fact.pk: verdict_on(fact, claims.get(fact.pk, [])) for fact in facts}


def _change(fact: int, before: dict[int, Verdict], after: dict[int, Verdict]) -> Change:
    shown = after.get(fact) or before[fact]
    return Change(shown.fact.title, before.get(fact), after.get(fact))
