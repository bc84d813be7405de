"""Whose text a claim is: copies of another publisher's text count as their original, not as one more voice.

Chains go to the root. Where the root is not held, its earliest published copy stands for it; in a ring the earliest
published is the original. A claim that is said to copy itself is an ordinary claim.
"""

from __future__ import annotations

from collections.abc import Sequence

from factbase.moments import instant
from factbase.verdicts import FactClaim


def originals(claims: Sequence[FactClaim]) -> dict[str, str]:
    """The id of each claim's original, of every claim; an original's is its own."""
    held = {claim.id: claim for claim in claims}
    ends: dict[str, str] = {}
    for claim in claims:
        _follow(claim, held, ends)
    stands: dict[str, FactClaim] = {}
    for claim in claims:
        end = ends[claim.id]
        if end not in held and (end not in stands or _published(claim) < _published(stands[end])):
            stands[end] = claim
    return {name: stands[end].id if end in stands else end for name, end in ends.items()}


def _follow(claim: FactClaim, held: dict[str, FactClaim], ends: dict[str, str]) -> None:
    """Where the chain from this claim ends, for all on the way: an original, the earliest of a ring, an id not held."""
    way: dict[str, FactClaim] = {}
    at = claim
    while at.id not in ends and at.id not in way:
        way[at.id] = at
        if at.copy_of is None or at.copy_of == at.id:
            ends[at.id] = at.id
        elif at.copy_of not in held:
            ends[at.id] = at.copy_of
        else:
            at = held[at.copy_of]
    if at.id not in ends:
        ring = list(way.values())[list(way).index(at.id) :]
        ends[at.id] = min(ring, key=_published).id
    for name in way:
        ends[name] = ends[at.id]


def _published(claim: FactClaim) -> tuple[int, int, str]:
    """In order of publication, those of unknown time last, then by id, so that the order of claims decides nothing."""
    return (1, 0, claim.id) if claim.published is None else (0, instant(claim.published), claim.id)
