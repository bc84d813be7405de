"""Totals: figures listed in one sentence that come to a total which another sentence gives are its parts.

"1 child, 4 adults shot" and, below it, "five people were shot": the five are the one and the four.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from factbase.figures import Claim

Place = tuple[int, Claim]


def with_totals(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims, those that are told one by one made parts of their total."""
    totals = {key: place for place, claim in reversed(list(enumerate(claims))) if (key := _key(claim)) is not None}
    found: dict[int, int] = {}
    for listed in _lists(claims):
        total = totals.get((listed[0][1].metric, sum((claim.value or Decimal(0) for _, claim in listed), Decimal(0))))
        if total is not None:
            found |= {place: total for place, _ in listed if place != total}
    return tuple(replace(claim, part_of=found[at]) if at in found else claim for at, claim in enumerate(claims))


def _key(claim: Claim) -> tuple[str | None, Decimal] | None:
    """What a total is found by: its metric and its number."""
    whole = claim.kind == "count" and claim.metric is not None and claim.part_of is None
    return (claim.metric, claim.value) if whole and claim.value is not None else None


def _lists(claims: tuple[Claim, ...]) -> Iterator[list[Place]]:
    """The figures of one metric that one sentence lists, parts of its own totals aside."""
    for _, group in groupby(enumerate(claims), key=lambda place: place[1].sentence):
        places = [place for place in group if _key(place[1]) is not None and place[1].value]
        for metric in {claim.metric for _, claim in places}:
            listed = [place for place in places if place[1].metric == metric]
            if len(listed) > 1:
                yield listed
