"""How many outlets tell what stands at a position, and of how many origins they have it: "14 outlets, 3 origins".

A copy stands in no position, since it is no voice of its own. It is an outlet where what it copies stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claims.models import Claim

_Told = tuple[int, Decimal | None, Decimal | None, Decimal | None, str, str]


@dataclass(frozen=True, slots=True)
class Outlets:
    """How many publishers, of which those that were merged are one, and how many voices they have it from."""

    outlets: int
    origins: int


def outlets_of(position: Mapping[str, Any], claims: Mapping[int, Claim], *, copies: Iterable[int]) -> Outlets:
    """Who tells of a verdict's position; `copies` are the verdict's. The claims have their articles and publishers."""
    own = [claims[pk] for pk in position["claims"] if pk in claims]
    told = {_told(claim) for claim in own}
    copied = [claims[pk] for pk in copies if pk in claims and _told(claims[pk]) in told]
    return Outlets(publishers_of([*own, *copied]), len(position["origins"]))


def publishers_of(claims: Iterable[Claim]) -> int:
    """How many publish these claims; those that were merged are one."""
    publishers = (claim.article.publisher for claim in claims)
    return len({publisher.merged_into_id or publisher.pk for publisher in publishers})


def _told(claim: Claim) -> _Told:
    """The figure, and the article that it is of: a copy's is its original."""
    figure = (claim.value, claim.low, claim.high, claim.modifier, claim.unit)
    return (claim.article.copy_of_id or claim.article_id, *figure)
