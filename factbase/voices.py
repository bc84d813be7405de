"""Voices that have no name: each is one article's own, "ARTICLE#the ministry", but where one corrects what another said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factbase.moments import instant
from factbase.verdicts import FactClaim


def with_corrected(claims: list[FactClaim]) -> list[FactClaim]:
    """The claims, those whom somebody unnamed corrects told by the same voice: "the ministry cut its toll to nine".

    The ministries of two articles are two voices, since nobody knows that they are one. Where one of them is said to
    correct its number, the number of the other, published before, is the one that it had given.
    """
    correcting = [claim for claim in claims if claim.change == "correction" and "#" in claim.origin]
    return [_as_corrected(claim, correcting) for claim in claims] if correcting else claims


def _as_corrected(claim: FactClaim, correcting: Sequence[FactClaim]) -> FactClaim:
    name = claim.origin.partition("#")[2]
    for other in correcting:
        if name and name == other.origin.partition("#")[2] and _is_before(claim, other):
            return replace(claim, origin=other.origin)
    return claim


def _is_before(claim: FactClaim, other: FactClaim) -> bool:
    if claim.published is None or other.published is None:
        return False
    return instant(claim.published) < instant(other.published)
