"""What a reading makes of the claims that its text has already. Decided in memory; `claims.reading.storing` writes it.

1. A claim that says the same at the same place is the same claim: it is carried over, with whatever hangs on it.
2. What is read otherwise where a person has accepted, edited or rejected a claim is a differing reading of that claim.
3. All else that is read is a new claim.
4. Claims that a person reviewed stand as they are, read again or not; those of the machine that were not are superseded.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import factbase
from claims.models import Claim
from claims.models.claims import ReviewState
from claims.reading.overlapping import Overlapping
from claims.reading.statements import as_it_was_read, said_by_claim, said_by_engine

REVIEWED = frozenset({ReviewState.ACCEPTED, ReviewState.EDITED, ReviewState.REJECTED})


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What becomes of what was found, by its place there, and of the claims that the text had.

    `same` are claims carried over, `differs_from` reviewed claims that are read otherwise; what is in neither is `new`.
    `kept` are reviewed claims that are not read again, `superseded` the machine's that stood until now; `successors`
    has for the number of such a claim what was found at its place, if anything was.
    """

    found: tuple[factbase.Claim, ...]
    same: dict[int, Claim]
    differs_from: dict[int, Claim]
    new: tuple[int, ...]
    kept: tuple[Claim, ...]
    superseded: tuple[Claim, ...]
    successors: dict[int, int]


def reconcile(found: Sequence[factbase.Claim], claims: Iterable[Claim]) -> Reconciled:
    """Match what was read with all claims of the same text, those that are superseded too. Chains should be prefetched."""
    ranked = sorted(claims, key=_rank)
    same = _carried_over(found, ranked)
    matched = {claim.pk for claim in same.values()}
    reviewed = [claim for claim in ranked if is_reviewed(claim)]
    others = [index for index in range(len(found)) if index not in same]
    differs_from = _covered(found, others, by=reviewed)
    superseded = [claim for claim in ranked if _stands(claim) and not is_reviewed(claim) and claim.pk not in matched]
    live = [index for index in range(len(found)) if index not in differs_from]
    return Reconciled(
        found=tuple(found),
        same=same,
        differs_from=differs_from,
        new=tuple(index for index in others if index not in differs_from),
        kept=tuple(claim for claim in reviewed if claim.pk not in matched),
        superseded=tuple(superseded),
        successors=_successors(superseded, found, live),
    )


def is_reviewed(claim: Claim) -> bool:
    """Whether a person has accepted, edited or rejected it, be it superseded since by another text."""
    return (claim.superseded_from or claim.review_state) in REVIEWED


def _rank(claim: Claim) -> tuple[bool, bool, int]:
    """Of two claims that say the same, the one that is carried over: a person's, one that stands, the later one."""
    return not is_reviewed(claim), not _stands(claim), -claim.pk


def _stands(claim: Claim) -> bool:
    return claim.review_state != ReviewState.SUPERSEDED


def _carried_over(found: Sequence[factbase.Claim], ranked: Sequence[Claim]) -> dict[int, Claim]:
    """For each place in the reading the claim that says the same there.

    What the machine had read once comes back, too, unless a person has reviewed another claim of that place meanwhile.
    """
    lasting = [claim for claim in ranked if _stands(claim) or is_reviewed(claim)]
    same = _same(dict(enumerate(found)), lasting)
    matched = {claim.pk for claim in same.values()}
    in_doubt = [claim for claim in lasting if is_reviewed(claim) and claim.pk not in matched]
    left = [index for index in range(len(found)) if index not in same]
    covered = _covered(found, left, by=in_doubt)
    others = {index: found[index] for index in left if index not in covered}
    return same | _same(others, [claim for claim in ranked if not (_stands(claim) or is_reviewed(claim))])


def _same(found: Mapping[int, factbase.Claim], claims: Sequence[Claim]) -> dict[int, Claim]:
    """For each place the claim that says the same there, now or before a person corrected it. Each is taken once."""
    says = [{said_by_claim(claim), as_it_was_read(claim)} for claim in claims]
    standing = Overlapping(claims)
    taken: dict[int, int] = {}
    for index, read in found.items():
        said = said_by_engine(read)
        alike = (at for at in standing.meeting(read) if at not in taken and said in says[at])
        if (there := next(alike, None)) is not None:
            taken[there] = index
    return {index: claims[there] for there, index in taken.items()}


def _covered(found: Sequence[factbase.Claim], places: Iterable[int], *, by: Sequence[Claim]) -> dict[int, Claim]:
    """Those of these places of the reading where a claim stands, each with the one that shares most of its span."""
    standing = Overlapping(by)
    return {index: by[there[0]] for index in places if (there := standing.meeting(found[index]))}


def _successors(superseded: Iterable[Claim], found: Sequence[factbase.Claim], live: Sequence[int]) -> dict[int, int]:
    """For each superseded claim the place of what is read where it stood, if anything that counts is."""
    standing = Overlapping([found[index] for index in live])
    return {claim.pk: live[there[0]] for claim in superseded if (there := standing.meeting(claim))}
