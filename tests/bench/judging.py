"""How fast facts are judged in PostgreSQL, beside the bare aggregate over the same rows; at desks of growing size.

And what one more article costs there, beside the same on the smallest desk.
"""

import os
import random
import resource
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

from claims import steps
from claims.judging.judge import want_judging
from claims.judging.verification import verify
from claims.models import Claim, Fact
from factbase.positions import judge
from factbase.verdicts import FactClaim
from tests.bench import desks
from tests.bench.adding import seconds_for_one
from tests.bench.table import Row, best_of

# BENCH_CLAIMS=10000,100000 for a quicker run.
CLAIMS = [int(size) for size in os.environ.get("BENCH_CLAIMS", "10000,100000,1000000").split(",")]
DIRTY = 1_000
ROUNDS = 3
_BARE = """
    SELECT count(*) FROM (
        SELECT fact_id FROM claims_membership JOIN claims_claim ON claims_claim.id = claim_id
        WHERE state = 'confirmed' {which} GROUP BY fact_id HAVING max(low) > min(high)
    ) AS in_conflict
"""


def measure() -> list[Row]:
    """Rows for each size of desk, and for one fact with very many claims."""
    call_command("migrate", verbosity=0)
    rows, adding = [], []
    for size in CLAIMS:
        rows += _desk(size)
        seconds, candidates = seconds_for_one()
        adding.append((f"adding one article to {size:,} claims (of {candidates} candidates)", seconds))
    smallest = adding[0][1]
    rows += [Row(name, 1, "articles", seconds, "the smallest desk", smallest) for name, seconds in adding]
    return [*rows, *_one_fact()]


def _desk(size: int) -> list[Row]:
    """Grow the desk to so many claims; judge what is new of it, then a thousand facts of all, then verify."""
    print(f"… a desk of {size:,} claims", flush=True)
    facts, loaded = desks.fill(size - Claim.objects.count())
    copied = _copy_speed()
    _judge_quietly(facts)
    return [
        Row(f"bulk load of claims, {size:,}", int(loaded), "claims", 1.0, "COPY into the same table", loaded / copied),
        *_judging(size),
        _verifying(size),
    ]


def _judging(size: int) -> list[Row]:
    """A thousand dirty facts, each with other numbers than before; then the same with nothing new."""
    chance = random.Random(size)
    everything = list(Fact.objects.values_list("pk", flat=True))
    bare, first, again = [], [], []
    for _ in range(ROUNDS):
        dirty = chance.sample(everything, min(DIRTY, len(everything)))
        _change_claims_of(dirty)
        bare.append(_seconds(partial(_bare, dirty)))
        want_judging(dirty)
        first.append(_seconds(lambda: steps.take("judge")))
        want_judging(dirty)
        again.append(_seconds(lambda: steps.take("judge")))
    against = "max(low) > min(high) over their rows"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return [
        Row(f"judging dirty facts, {size:,} claims", len(dirty), "facts", min(first), against, min(bare)),
        Row(f"… with nothing new ({memory:,} MiB)", len(dirty), "facts", min(again), against, min(bare)),
    ]


def _verifying(size: int) -> Row:
    bare = best_of(lambda: _bare(None))
    began = time.perf_counter()
    found = verify()
    seconds = time.perf_counter() - began
    assert found.differing == (), f"{len(found.differing)} stored verdicts differ"
    return Row(f"verifying all facts, {size:,} claims", found.facts, "facts", seconds, "the same over all rows", bare)


def _one_fact() -> list[Row]:
    """In memory, from thousands of origins: the time should grow as n log n."""
    small, large = (_claims_of_one_fact(how_many) for how_many in (1_000, 10_000))
    one, other = (best_of(partial(judge, claims, counting="cumulative")) for claims in (small, large))
    return [Row("one fact with 10,000 claims", 10_000, "claims", other, "one with 1,000", one)]


def _claims_of_one_fact(how_many: int) -> list[FactClaim]:
    chance = random.Random(how_many)
    return [
        FactClaim(
            id=str(number),
            value=(value := Decimal(chance.randrange(20, 60))),
            low=value,
            high=value,
            modifier="exact",
            origin=f"Outlet {number}",
            publisher=f"Outlet {number}",
            published=date(2019, 12, 31),
        )
        for number in range(how_many)
    ]


def _change_claims_of(facts: list[int]) -> None:
    """All claims of each say one more: each fact has a new verdict, and those in conflict stay the twentieth."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE claims_claim SET value = value + 1, low = low + 1, high = high + 1
            WHERE id IN (SELECT claim_id FROM claims_membership WHERE fact_id = ANY(%s))
            """,
            [facts],
        )


def _judge_quietly(facts: list[int]) -> None:
    """Bring the desk up to date before anything is measured."""
    want_judging(facts)
    steps.take("judge")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _copy_speed() -> float:
    """Rows a second of a bare COPY, in the server's own text format, into the same table as it stands; taken back."""
    columns = [str(field.column) for field in Claim._meta.concrete_fields]
    moved = {"id": "id + 1000000000", "index": "index + 1000000"}
    picked = ", ".join(moved.get(column, f'"{column}"') for column in columns)
    named = ", ".join(f'"{column}"' for column in columns)
    with transaction.atomic(), connection.cursor() as cursor:
        with cursor.copy(f"COPY (SELECT {picked} FROM claims_claim LIMIT 10000) TO STDOUT") as out:
            lines = b"".join(out)
        began = time.perf_counter()
        with cursor.copy(f"COPY claims_claim ({named}) FROM STDIN") as copy:
            copy.write(lines)
        seconds = time.perf_counter() - began
        transaction.set_rollback(True)
    return lines.count(b"\n") / seconds


def _bare(facts: list[int] | None) -> None:
    with connection.cursor() as cursor:
        if facts is None:
            cursor.execute(_BARE.format(which=""))
        else:
            cursor.execute(_BARE.format(which="AND fact_id = ANY(%s)"), [facts])
        cursor.fetchone()


def _seconds(job: Callable[[], Any]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began
