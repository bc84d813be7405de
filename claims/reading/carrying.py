"""Claims that stand on in a later reading of their text: they move to it, with their facts, decisions and history."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet

from claims.locks import hold_claims
from claims.models import Attribution, Claim, Membership, Reading
from claims.models.claims import ReviewState
from claims.models.decisions import DecisionState
from claims.reading.reconciling import Reconciled
from claims.reading.statements import SPAN, columns_of
from factbase.units import unit_family

# Other than these, what a later reading changes of a claim changes no verdict.
_COUNTS = frozenset({"part_of_id", "origin_id", "review_state"})
_CUE = ("start", "end", "cue", "cue_start", "cue_end")


def supersede(claims: QuerySet[Claim]) -> list[int]:
    """Have a later reading take the place of these claims. They stay, with what people decided, in case it comes back.

    Returns those that stood until now.
    """
    standing = claims.exclude(review_state=ReviewState.SUPERSEDED)
    ids = hold_claims(standing)
    Claim.objects.filter(pk__in=ids).update(superseded_from=F("review_state"), review_state=ReviewState.SUPERSEDED)
    return ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A reading that is reconciled with the claims of its text, and laid out in numbers.

    `numbers` has for each place in what was found the claim that stands there: carried over, reviewed or new. `places`
    has for each claim of the reading, by its number, its place. `origins` has by their place in what was found the
    sources of those claims whose origin this reading decides; `own_voice` is the one that the article speaks as.
    """

    reading: Reading
    plan: Reconciled
    numbers: Mapping[int, int]
    places: Mapping[int, int]
    origins: Mapping[int, int]
    own_voice: int

    def total_of(self, index: int) -> int | None:
        """The number of the claim that what was found at this place is part of."""
        total = self.plan.found[index].part_of
        return None if total is None else self.numbers[total]


def carry_over(layout: Layout) -> list[int]:
    """Let the claims that are read again, or kept, be those of this reading; returns those that count otherwise now."""
    changed, counting = [], []
    columns: set[str] = set()
    for claim, values in _as_carried(layout):
        differing = {name for name, value in values.items() if getattr(claim, name) != value}
        for name in differing:
            setattr(claim, name, values[name])
        if differing:
            changed.append(claim)
        if differing & _COUNTS:
            counting.append(claim.pk)
        columns |= differing
    if changed:
        # Each column costs: of a text with thousands of figures, only those that differ anywhere are written.
        Claim.objects.bulk_update(changed, sorted(columns), batch_size=500)
    _move(layout)
    _follow_cues(layout.plan)
    return counting


def _as_carried(layout: Layout) -> Iterator[tuple[Claim, dict[str, Any]]]:
    """Each claim that stands on, and its columns then. What was superseded by another text stands again as it was."""
    plan, numbers = layout.plan, layout.numbers
    for index, claim in plan.same.items():
        span = {name: value for name, value in columns_of(plan.found[index]).items() if name in SPAN}
        part_of = layout.total_of(index)
        # Where the total is another reading of this very claim, it stays part of what it was part of.
        part_of = claim.part_of_id if part_of == claim.pk else part_of
        origin = layout.origins.get(index, claim.origin_id)
        yield claim, {**span, "part_of_id": part_of, "origin_id": origin, **_standing(claim, layout.own_voice)}
    for claim in plan.kept:
        successor = plan.successors.get(claim.part_of_id or 0)
        part_of = claim.part_of_id if successor is None else numbers[successor]
        yield claim, {"part_of_id": part_of, **_standing(claim, layout.own_voice)}


def _standing(claim: Claim, own_voice: int) -> dict[str, Any]:
    state = {"review_state": claim.superseded_from or claim.review_state, "superseded_from": ""}
    # Whose voice the article's own is may have become known since.
    return state if claim.attribution.all() else {**state, "origin_id": own_voice}


def _move(layout: Layout) -> None:
    """Give the claims their places in the reading, and say which rule found those that it has read again."""
    found = layout.plan.found
    read = [(claim, found[index].rule, found[index].confidence) for index, claim in layout.plan.same.items()]
    kept = [(claim, claim.rule, claim.confidence) for claim in layout.plan.kept]
    rows = []
    for claim, rule, confidence in [*read, *kept]:
        place = layout.places[claim.pk]
        now = (claim.reading_id, claim.index, claim.rule, claim.confidence)
        if now != (layout.reading.pk, place, rule, confidence):
            rows.append((claim.pk, place, rule, confidence))
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE claims_claim SET reading_id = %s, index = moved.index, rule = moved.rule, confidence = moved.confidence
            FROM unnest(%s::bigint[], %s::int[], %s::text[], %s::float8[]) AS moved (id, index, rule, confidence)
            WHERE claims_claim.id = moved.id
            """,
            [layout.reading.pk, *map(list, zip(*rows, strict=True))],
        )


def _follow_cues(plan: Reconciled) -> None:
    """The words that name a source and say that it spoke may be cut otherwise now."""
    changed = []
    for index, claim in plan.same.items():
        for row, hop in zip(_hops(claim), plan.found[index].attribution, strict=False):
            read = {name: getattr(hop, name) for name in _CUE}
            # A chain that a person has corrected is left alone.
            if row.name == hop.source and read != {name: getattr(row, name) for name in _CUE}:
                for name, value in read.items():
                    setattr(row, name, value)
                changed.append(row)
    Attribution.objects.bulk_update(changed, _CUE)


def _hops(claim: Claim) -> list[Attribution]:
    return sorted(claim.attribution.all(), key=lambda hop: hop.position)


def hand_on_decisions(successors: Mapping[int, int]) -> None:
    """What people decided on the facts of superseded claims holds for those that took their places.

    A rejected pair stays rejected; a confirmed one is confirmed where the successor can answer the fact's question.
    """
    by_a_person = Q(decided_by__isnull=False) | Q(decided_at__isnull=False)
    decided = Membership.objects.filter(by_a_person, claim__in=successors).select_related("fact")
    claims = Claim.objects.in_bulk(successors.values()) if decided else {}
    Membership.objects.bulk_create(
        (
            _copy(membership, claims[successors[membership.claim_id]])
            for membership in decided
            if _holds(membership, claims[successors[membership.claim_id]])
        ),
        ignore_conflicts=True,
    )


def _holds(membership: Membership, claim: Claim) -> bool:
    if membership.state == DecisionState.REJECTED:
        return True
    fact = membership.fact
    asked = (fact.metric, fact.kind, fact.unit_family)
    family = unit_family(claim.unit or None, claim.kind)[:40]
    return membership.state == DecisionState.CONFIRMED and asked == (claim.metric, claim.kind, family)


def _copy(membership: Membership, claim: Claim) -> Membership:
    fields = ("fact_id", "state", "score", "reason", "decided_by_id", "decided_at")
    return Membership(claim=claim, **{name: getattr(membership, name) for name in fields})
