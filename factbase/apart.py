"""Claims that are on one fact and yet cannot be compared: of other unit families, a part in another unit (rule 8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factbase.placing import Family, Placed
from factbase.verdicts import FactClaim

Pair = tuple[str, str, str]


def families_apart(families: Sequence[Sequence[Placed]]) -> list[Pair]:
    """Each current claim of a further family, beside the first claim of the main one, which comes first."""
    return [
        (families[0][0].claim.id, placed.claim.id, _reason(families[0][0].claim, placed.claim))
        for family in families[1:]
        for placed in family
    ]


def parts_apart(families: Sequence[Family], totals: Mapping[str, str]) -> list[Pair]:
    """Parts that cannot be compared with their own total, a percent of a count; ``totals`` by the part's id."""
    if not totals:
        return []
    found = {placed.claim.id: (family.name, placed.claim) for family in families for placed in family.members}
    return [
        (total, part, _reason(found[total][1], found[part][1]))
        for part, total in totals.items()
        if total in found and found[total][0] != found[part][0]
    ]


def _reason(claim: FactClaim, other: FactClaim) -> str:
    one, two = (shown.unit or "a plain count" for shown in (claim, other))
    return f"different units: {one} and {two}"
