"""One more article on a desk that is full: taken in, read, grouped and judged."""

import random
import statistics
import time
from datetime import timedelta

from claims import steps
from claims.grouping.placing import candidate_facts
from claims.models import Claim, Fact
from claims.pipeline import take_in
from tests.bench.questions import TOWNS, told_of

ARTICLES = 40


def seconds_for_one() -> tuple[float, int]:
    """The median of some articles on events of the desk, and the most facts that one was compared with.

    Each must join the fact of its event: one that finds none would be quick for nothing.
    """
    facts = Fact.objects.filter(key__startswith="bench-").count()
    chance = random.Random(facts)
    taken, candidates = [], 0
    for number in range(ARTICLES):
        told = told_of(chance.randrange(facts // len(TOWNS) * len(TOWNS)))
        began = time.perf_counter()
        stored = take_in(
            title="",
            text=f"{told.text(killed=30)} Streets were empty{' and quiet' * number}.",
            publisher=f"Late Outlet {number}",
            published_at=told.day + timedelta(days=1),
        )
        steps.take("read")
        steps.take("judge")
        taken.append(time.perf_counter() - began)
        (claim,) = Claim.objects.filter(article=stored.article, metric="killed")
        fact = claim.memberships.get(state="confirmed").fact
        assert fact.key.startswith("bench-"), f"{told} founded a fact of its own"
        candidates = max(candidates, len(candidate_facts(fact.blocking_keys)))
    return statistics.median(taken), candidates
