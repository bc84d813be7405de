"""Generated desks: facts of mixed size, every twentieth in conflict, written by COPY as the service writes them."""

import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

from django.db import connection

import factbase
from claims.bulk import copy_rows, take_ids
from claims.models import Claim, Fact, Membership, Reading
from claims.reading.storing import NewClaim, copy_claims
from sources.article_text import ArticleText
from sources.intake import store_revision
from tests.bench import questions

OUTLETS = 40
SIZES = (1, 2, 3, 5, 8, 15, 36)
EVERY_SO_MANY_IN_CONFLICT = 20
WORDS = "Thirty of them"


def fill(claims: int) -> tuple[list[int], float]:
    """So many more claims on facts of 1 to 36 claims, 10 in the mean; the facts' ids, and claims stored a second.

    Each outlet states one figure on each of its facts at most, as outlets do.
    """
    chance = random.Random(claims)
    sizes = list(_sizes(claims, chance))
    facts = take_ids(Fact, len(sizes))
    _copy_facts(facts)
    told: list[list[tuple[int, int]]] = [[] for _ in range(OUTLETS)]
    for place, (fact, size) in enumerate(zip(facts, sizes, strict=True)):
        odd = place % EVERY_SO_MANY_IN_CONFLICT == 0 and size > 1
        for number, outlet in enumerate(chance.sample(range(OUTLETS), size)):
            told[outlet].append((fact, 90 if odd and number == 0 else 30))
    seconds = 0.0
    for outlet, said in enumerate(told):
        seconds += _copy_outlet(outlet, said)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return facts, sum(sizes) / seconds


def new_reading(outlet: int) -> Reading:
    """A reading that is done, of a text that nobody has stored yet."""
    published = datetime(2019, 12, 31, tzinfo=UTC)
    number = Reading.objects.count()
    text = ArticleText("", f"{WORDS}, says report {number}.", f"Outlet {outlet}", "", published, "day")
    return Reading.objects.create(revision=store_revision(text).revision, extractor_version="bench", state="done")


def _sizes(claims: int, chance: random.Random) -> Iterator[int]:
    left = claims
    while left > 0:
        size = min(chance.choice(SIZES), left)
        left -= size
        yield size


def _copy_facts(ids: list[int]) -> None:
    empty = dict.fromkeys(("counted", "place", "unit_family", "judging_error", "judged_policy"), "")
    columns = ["id", "key", "title", "metric", "kind", "counting", "wanted", "judged", "judging_attempts"]
    first = Fact.objects.count()
    rows = (
        (pk, f"bench-{pk}", f"Fact {pk}", "killed", "count", "incident", 0, 0, 0, keys, question, *empty.values())
        for pk, (question, keys) in zip(ids, questions.asked(range(first, first + len(ids))), strict=True)
    )
    copy_rows(Fact, [*columns, "blocking_keys", "question", *empty], rows)


def _copy_outlet(outlet: int, said: list[tuple[int, int]]) -> float:
    reading = new_reading(outlet)
    voice = reading.revision.publisher_id
    claims = [_claim(Decimal(value)) for _, value in said]
    began = time.perf_counter()
    ids = take_ids(Claim, len(claims))
    new = (
        NewClaim(pk=pk, index=index, read=claim, origin=voice)
        for index, (pk, claim) in enumerate(zip(ids, claims, strict=True))
    )
    copy_claims(reading, list(new))
    seconds = time.perf_counter() - began
    rows = ((pk, fact, "confirmed", 1, "") for pk, (fact, _) in zip(ids, said, strict=True))
    copy_rows(Membership, ["claim_id", "fact_id", "state", "score", "reason"], rows)
    assert Claim.objects.filter(reading=reading).count() == len(claims)
    return seconds


def _claim(value: Decimal) -> factbase.Claim:
    return factbase.Claim(
        start=0,
        end=len(WORDS),
        quote=WORDS,
        sentence=(0, len(WORDS)),
        kind="count",
        value=value,
        low=value,
        high=value,
        modifier="exact",
        counted="of them",
        metric="killed",
    )
