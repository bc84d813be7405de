"""Judging once more, the slow way: straight from the words of the policy, by pairs and subsets, without any sweep.

Nothing is shared with `factbase.positions` but the values and the intervals, which have tests of their own. Plain
counts only. It is written to be read beside design.md, "What is a conflict", and its rules carry those numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import combinations

from factbase.intervals import Interval, interval_of
from factbase.positions import FactClaim

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass
class Expected:
    positions: set[frozenset[str]]
    superseded: set[str]
    outdated: set[str]
    copies: set[str]
    kinds: set[str] = field(default_factory=set)
    severity: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None


def interval(claim: FactClaim) -> Interval:
    return interval_of(modifier=claim.modifier, value=claim.value, low=claim.low, high=claim.high)


def below(one: FactClaim, other: FactClaim) -> bool:
    return interval(one).high < interval(other).low


def meet(one: FactClaim, other: FactClaim) -> bool:
    return not below(one, other) and not below(other, one)


def at(moment) -> datetime:
    if moment is None:
        return LONG_AGO
    return moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day, tzinfo=UTC)


def day(moment) -> date:
    return at(moment).astimezone(UTC).date()


def as_of(claim: FactClaim):
    return claim.as_of or claim.published


def order(claim: FactClaim):
    return at(as_of(claim)), at(claim.published), claim.change is not None


def judge_slowly(claims: list[FactClaim], *, counting: str, settled_at=None) -> Expected:
    copies = {claim.id for claim in claims if root(claim, claims) != claim.id}
    own = [claim for claim in claims if claim.id not in copies]
    parts = [claim for claim in own if claim.part_of not in (None, claim.id)]
    wholes = [claim for claim in own if claim not in parts]
    current, superseded, regressions = [], set(), []
    for origin in {claim.origin for claim in wholes}:
        now, left, fallen = speak([claim for claim in wholes if claim.origin == origin], counting)
        current += now
        superseded |= {claim.id for claim in left}
        regressions += fallen
    outdated = {
        old.id for old in current if counting == "cumulative" and any(puts_out(new, old, settled_at) for new in current)
    }
    standing = [claim for claim in current if claim.id not in outdated]
    found = Expected(maximal_sets(standing), superseded, outdated, copies)
    gaps = disputes(found, standing, regressions, parts, claims)
    grade(found, gaps, standing)
    bounds = [bound for claim in standing for bound in (claim.low, claim.high) if bound is not None]
    found.low, found.high = min(bounds, default=None), max(bounds, default=None)
    return found


def root(claim: FactClaim, claims: list[FactClaim]) -> str:
    """Rule 3: the original of a claim, a stand-in for one that is not held, the earliest of a ring."""
    held = {one.id: one for one in claims}

    def end_of(one: FactClaim):
        seen = [one]
        while one.copy_of not in (None, one.id):
            if one.copy_of not in held:
                return one.copy_of
            one = held[one.copy_of]
            if one in seen:
                return earliest(seen[seen.index(one) :]).id
            seen.append(one)
        return one.id

    def earliest(some: list[FactClaim]) -> FactClaim:
        return min(some, key=lambda one: (one.published is None, at(one.published), one.id))

    end = end_of(claim)
    return end if end in held else earliest([one for one in claims if end_of(one) == end]).id


def speak(claims: list[FactClaim], counting: str):
    """Rule 3: what one origin says now, what it has left, and (now, before) where it went down."""
    current: list[FactClaim] = []
    left: list[FactClaim] = []
    stale: list[FactClaim] = []
    for moment in sorted({order(claim) for claim in claims}):
        publishers = {claim.publisher for claim in current}
        tied = [claim for claim in claims if order(claim) == moment]
        repeats = [
            claim
            for claim in tied
            if claim.change is None
            and claim.publisher not in publishers
            and not any(meet(claim, now) for now in current)
            and any(meet(claim, old) for old in left)
        ]
        fresh = [claim for claim in tied if claim not in repeats]
        stale += repeats
        if fresh:
            kept = fresh
            if counting == "cumulative":
                highest = max((interval(claim).low, interval(claim).high) for claim in fresh)
                tops = [claim for claim in fresh if (interval(claim).low, interval(claim).high) == highest]
                names = {claim.publisher for claim in tops}
                kept = [claim for claim in fresh if meet(claim, tops[0]) or claim.publisher in names]
            left += current + [claim for claim in fresh if claim not in kept]
            current = kept
    fallen = [
        (now, before)
        for now in current
        for before in claims
        if counting == "cumulative"
        and before not in stale
        and order(before) < order(now)
        and below(now, before)
        and not any(said.change == "correction" and order(before) < order(said) <= order(now) for said in claims)
    ]
    return current, left + stale, fallen


def puts_out(new: FactClaim, old: FactClaim, settled_at) -> bool:
    """Rule 4: whether the new claim puts the old one out of date."""
    if as_of(old) is None or as_of(new) is None or not below(old, new):
        return False
    if new.change == "update":
        if order(new) > order(old):
            return True
    elif settled_at is not None and day_or_time_reached(as_of(new), settled_at):
        return False
    if isinstance(as_of(old), datetime) and isinstance(as_of(new), datetime):
        return bool(as_of(new) - as_of(old) > timedelta(hours=24))
    return (day(as_of(new)) - day(as_of(old))).days > 1


def day_or_time_reached(moment, settled_at) -> bool:
    if isinstance(moment, datetime) and isinstance(settled_at, datetime):
        return bool(moment >= settled_at)
    return bool(day(moment) >= day(settled_at))


def maximal_sets(standing: list[FactClaim]) -> set[frozenset[str]]:
    """Rule 9: by all subsets."""
    compatible = [
        frozenset(claim.id for claim in some)
        for size in range(1, len(standing) + 1)
        for some in combinations(standing, size)
        if max(interval(claim).low for claim in some) <= min(interval(claim).high for claim in some)
    ]
    return {some for some in compatible if not any(some < other for other in compatible)}


def disputes(found: Expected, standing, regressions, parts, claims) -> list[Decimal]:
    """Rules 6, 7 and 10: the kinds that hold, and their gaps."""
    gaps = []
    for one in standing:
        for other in standing:
            if below(one, other):
                found.kinds.add("self_contradiction" if one.origin == other.origin else "disjoint")
                gaps.append(gap(one, other))
    for part in parts:
        total = total_of(part, claims)
        if total and is_live(total, standing, parts, claims) and below(total, part):
            found.kinds.add("part_exceeds_whole")
            gaps.append(gap(total, part))
    for now, before in regressions:
        if now in standing:
            found.kinds.add("regression")
            gaps.append(gap(now, before))
    return gaps


def total_of(part: FactClaim, claims) -> FactClaim | None:
    total = next((claim for claim in claims if claim.id == part.part_of), None)
    return total and next(claim for claim in claims if claim.id == root(total, claims))


def is_live(total, standing, parts, claims) -> bool:
    seen = []
    while total in parts and total not in seen:
        seen.append(total)
        total = total_of(total, claims)
    return total is None or total in standing or total in seen


def gap(lower: FactClaim, upper: FactClaim) -> Decimal:
    return (interval(upper).low - interval(lower).high) / max(Decimal(1), interval(upper).low)


def grade(found: Expected, gaps: list[Decimal], standing: list[FactClaim]) -> None:
    """Rule 10. The widest gap of two standing claims is that of the outermost bounds."""
    if not gaps:
        return
    step = 0 if max(gaps) < Decimal("0.1") else 1 if max(gaps) <= Decimal("0.5") else 2
    origins = [{claim.origin for claim in standing if claim.id in position} for position in found.positions]
    strong = sum(
        len({origin for origin in mine if sum(origin in others for others in origins) == 1}) >= 2 for mine in origins
    )
    found.severity = ("low", "medium", "high")[min(2, step + (strong >= 2))]
