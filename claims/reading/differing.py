"""Differing readings: kept beside the claims that people reviewed, for them to look at. What they decide: `claims.reviewing.taking_over`."""

from collections import defaultdict

from claims.models import Claim, DifferingReading
from claims.models.decisions import DecisionState
from claims.reading.carrying import Layout
from claims.reading.statements import Said, columns_of, said_by_engine, said_by_statement


def keep_differing(layout: Layout) -> int:
    """Keep what was read otherwise of reviewed claims; returns how many of these readings are to be looked at.

    One that somebody has decided is not suggested again, and one that the text is no longer read as is not any more.
    """
    plan = layout.plan
    reviewed = [*plan.kept, *plan.same.values()]
    known = _known(reviewed)
    differing, still = [], {}
    for index, claim in plan.differs_from.items():
        said = said_by_engine(plan.found[index])
        if (row := known[claim.pk].get(said)) is not None:
            still[row.pk] = row
            # Its total may have been read otherwise.
            row.part_of_id = layout.total_of(index)
        else:
            differing.append(_differing(layout, index, claim))
    DifferingReading.objects.bulk_update(still.values(), ["part_of"])
    DifferingReading.objects.filter(claim__in=reviewed, state=DecisionState.SUGGESTED).exclude(pk__in=still).delete()
    suggested = DifferingReading.objects.filter(pk__in=still, state=DecisionState.SUGGESTED)
    return suggested.count() + len(DifferingReading.objects.bulk_create(differing))


def _known(claims: list[Claim]) -> dict[int, dict[Said, DifferingReading]]:
    """For the number of each claim its differing readings, by what they say."""
    known: dict[int, dict[Said, DifferingReading]] = defaultdict(dict)
    for row in DifferingReading.objects.filter(claim__in=claims):
        said = said_by_statement(row, row.chain, is_part=row.part_of_id is not None)
        known[row.claim_id][said] = row
    return known


def _differing(layout: Layout, index: int, claim: Claim) -> DifferingReading:
    read = layout.plan.found[index]
    return DifferingReading(
        claim=claim,
        reading=layout.reading,
        state=DecisionState.SUGGESTED,
        part_of_id=layout.total_of(index),
        chain=read.to_json()["attribution"],
        **columns_of(read),
    )
