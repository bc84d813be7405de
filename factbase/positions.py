"""Judging a fact: from its claims to positions, conflict, severity, and low, best and high. Start reading here.

The steps are those of design.md, "What is a conflict": copies count as their original (`copies`), claims of one family
are placed on one scale (`placing`), each origin speaks through its current claims (`currents`), growth puts old ones
out of date (`growth`), those that still stand form positions (`sweep`), and what cannot all be true is a dispute
(`disputes`). Nothing is added up, nothing is averaged over sources, and the order of the claims decides nothing but
which family comes first.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from factbase.apart import families_apart, parts_apart
from factbase.copies import originals
from factbase.currents import Voice, voice_of
from factbase.disputes import Dispute, disputes_of
from factbase.estimate import estimate_of
from factbase.figures import decimal_string
from factbase.growth import out_of_date
from factbase.moments import Moment
from factbase.placing import Family, Placed, place
from factbase.policy import DEFAULT_POLICY, Policy
from factbase.reasons import reason_of
from factbase.severity import gravest, severity_of
from factbase.sweep import Stand, stands_of
from factbase.verdicts import CONFLICT_KINDS, ConflictKind, Counting, FactClaim, Position, Verdict

__all__ = ["FactClaim", "Position", "Verdict", "judge"]


@dataclass(frozen=True, slots=True)
class _Judged:
    """What was found in one family."""

    family: Family
    voices: tuple[Voice, ...]
    outdated: tuple[tuple[Placed, Placed], ...]
    standing: tuple[Placed, ...]
    stands: tuple[Stand, ...]
    disputes: tuple[Dispute, ...] = ()


_NOTHING = _Judged(Family("count", "count", None, ()), (), (), (), ())


def judge(
    claims: Sequence[FactClaim],
    *,
    counting: Counting,
    settled_at: Moment | None = None,
    policy: Policy = DEFAULT_POLICY,
) -> Verdict:
    """The verdict on one fact. Its claims are those that count (rule 0), with unique ids; none is no error.

    Raises ValueError where a claim states no number.
    """
    roots = originals(claims)
    parts = [claim for claim in claims if roots[claim.id] == claim.id and _is_part(claim)]
    wholes = [claim for claim in claims if roots[claim.id] == claim.id and not _is_part(claim)]
    families = place([*wholes, *parts], policy=policy)
    part_ids = {claim.id for claim in parts}
    judged = [_judge_family(family, part_ids, counting, settled_at, policy) for family in families]
    totals = _totals(parts, roots, standing={placed.claim.id for one in judged for placed in one.standing})
    return _verdict(
        [_with_disputes(one, totals) for one in judged],
        copies=tuple(claim.id for claim in claims if roots[claim.id] != claim.id),
        apart=parts_apart(families, totals),
        policy=policy,
    )


def _is_part(claim: FactClaim) -> bool:
    return claim.part_of is not None and claim.part_of != claim.id


def _judge_family(
    family: Family, part_ids: set[str], counting: Counting, settled_at: Moment | None, policy: Policy
) -> _Judged:
    origins: dict[str, list[Placed]] = {}
    for placed in family.members:
        if placed.claim.id not in part_ids:
            origins.setdefault(placed.origin, []).append(placed)
    voices = tuple(voice_of(told, counting=counting) for told in origins.values())
    current = [placed for voice in voices for placed in voice.current]
    outdated = out_of_date(current, settled_at=settled_at, policy=policy) if counting == "cumulative" else ()
    gone = {placed.rank for placed, _ in outdated}
    standing = tuple(placed for placed in current if placed.rank not in gone)
    return _Judged(family, voices, outdated, standing, stands_of(standing))


def _totals(parts: Sequence[FactClaim], roots: Mapping[str, str], *, standing: set[str]) -> dict[str, str]:
    """The total of each part that is still compared with it: one that stands, or a part whose own total does."""
    total_of = {part.id: roots.get(part.part_of or "", part.part_of or "") for part in parts}
    found = {}
    for part, total in total_of.items():
        at, seen = total, {part}
        while at in total_of and at not in seen:
            seen.add(at)
            at = total_of[at]
        if at in standing or at in total_of or at not in roots:
            found[part] = total
    return found


def _with_disputes(judged: _Judged, totals: Mapping[str, str]) -> _Judged:
    placed_by_id = {placed.claim.id: placed for placed in judged.family.members} if totals else {}
    standing = {placed.rank for placed in judged.standing}
    disputes = disputes_of(
        judged.standing,
        regressions=[pair for voice in judged.voices for pair in voice.regressions if pair[0].rank in standing],
        parts=[
            (placed_by_id[part], placed_by_id[total])
            for part, total in totals.items()
            if part in placed_by_id and total in placed_by_id
        ],
    )
    return replace(judged, disputes=disputes)


def _verdict(
    judged: Sequence[_Judged], *, copies: tuple[str, ...], apart: list[tuple[str, str, str]], policy: Policy
) -> Verdict:
    found = {dispute.kind for one in judged for dispute in one.disputes}
    kinds = tuple(kind for kind in CONFLICT_KINDS if kind in found)
    positions = tuple(stand.position() for one in judged for stand in one.stands)
    spoken = [one for one in judged if one.standing]
    main = max(spoken, key=_weight, default=_NOTHING)
    estimate = estimate_of(main.standing, main.stands, kind=main.family.kind)
    severities = [
        severity_of(gap=max(dispute.gap for dispute in one.disputes), stands=one.stands, policy=policy)
        for one in judged
        if one.disputes
    ]
    ordered = sorted(spoken, key=lambda one: one is not main)
    return Verdict(
        conflict=bool(kinds),
        kind=kinds[0] if kinds else None,
        kinds=kinds,
        severity=gravest(severities),
        positions=positions,
        superseded=_ids(placed for one in judged for voice in one.voices for placed in voice.superseded),
        outdated=_ids(placed for one in judged for placed, _ in one.outdated),
        copies=copies,
        not_comparable=(*families_apart([one.standing for one in ordered]), *apart),
        low=estimate.low,
        best=estimate.best,
        high=estimate.high,
        unit=main.family.unit,
        reason=reason_of(
            [dispute for kind in kinds for one in judged for dispute in one.disputes if dispute.kind == kind],
            standing=[one.standing for one in ordered],
            outdated=[pair for one in judged for pair in one.outdated],
            units=[one.family.unit for one in ordered],
        ),
        signature=_signature(positions, kinds),
        policy_version=policy.version,
    )


def _weight(judged: _Judged) -> tuple[int, int]:
    """Which family's numbers are the fact's: that with the most current claims, then origins (then the first)."""
    return len(judged.standing), len({placed.origin for placed in judged.standing})


def _ids(claims: Iterable[Placed]) -> tuple[str, ...]:
    """Ids in the order in which the claims were given."""
    return tuple(placed.claim.id for placed in sorted(claims, key=lambda placed: placed.rank))


def _signature(positions: Sequence[Position], kinds: Sequence[ConflictKind]) -> str:
    """A short hash of bounds and origins of the positions, and of the kinds; the order of claims decides nothing."""
    told = [[decimal_string(held.low), decimal_string(held.high), sorted(held.origins)] for held in positions]
    written = json.dumps([sorted(told, key=repr), list(kinds)])
    return hashlib.sha256(written.encode()).hexdigest()[:16]
