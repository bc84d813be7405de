"""Laws of judging, and the slow reference beside it, on claims that nobody would write by hand."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from factbase.positions import FactClaim, judge
from tests.factbase.reference import interval, judge_slowly

NAMES = "abcdefg"
MOMENTS = st.one_of(
    st.none(),
    st.integers(0, 4).map(lambda days: date(2024, 5, 1) + timedelta(days=days)),
    st.integers(0, 80).map(lambda hours: datetime(2024, 5, 1, tzinfo=UTC) + timedelta(hours=hours)),
)
COUNTINGS = st.sampled_from(["cumulative", "incident"])


@st.composite
def claims(draw) -> FactClaim:
    modifier = draw(
        st.sampled_from(["exact", "exact", "about", "at_least", "more_than", "up_to", "fewer_than", "between", "vague"])
    )
    number = Decimal(draw(st.sampled_from([0, 1, 2, 5, 9, 10, 11, 20, 26, 100, 105, 500])))
    ranged = modifier in {"between", "vague"}
    high = number + draw(st.integers(0, 12)) if ranged else number
    return FactClaim(
        id="",
        value=None if ranged else number,
        low=None if modifier in {"up_to", "fewer_than"} else number,
        high=None if modifier in {"at_least", "more_than"} else high,
        modifier=modifier,
        origin=draw(st.sampled_from(["Ministry", "Army", "Monitor"])),
        publisher=draw(st.sampled_from(["Post", "Herald", "Wire"])),
        as_of=draw(MOMENTS),
        published=draw(MOMENTS),
        copy_of=draw(st.sampled_from([None] * 8 + ["a", "c", "gone"])),
        part_of=draw(st.sampled_from([None] * 6 + ["a", "b", "gone"])),
        change=draw(st.sampled_from([None] * 4 + ["update", "correction"])),
    )


FACTS = st.lists(claims(), max_size=7).map(
    lambda some: [replace(claim, id=name) for name, claim in zip(NAMES, some, strict=False)]
)
FEW = settings(max_examples=120, deadline=None)


@FEW
@given(FACTS, COUNTINGS, MOMENTS)
def test_agrees_with_the_slow_reference(fact, counting, settled_at):
    verdict = judge(fact, counting=counting, settled_at=settled_at)
    expected = judge_slowly(fact, counting=counting, settled_at=settled_at)

    assert {frozenset(position.claims) for position in verdict.positions} == expected.positions
    assert set(verdict.superseded) == expected.superseded
    assert set(verdict.outdated) == expected.outdated
    assert set(verdict.copies) == expected.copies
    assert set(verdict.kinds) == expected.kinds
    assert verdict.severity == expected.severity
    assert (verdict.low, verdict.high) == (expected.low, expected.high)


@FEW
@given(FACTS, COUNTINGS, st.randoms(use_true_random=False))
def test_the_order_of_claims_decides_nothing(fact, counting, chance: random.Random):
    shuffled = chance.sample(fact, len(fact))
    one, other = judge(fact, counting=counting), judge(shuffled, counting=counting)

    assert (one.signature, one.reason, one.severity) == (other.signature, other.reason, other.severity)
    assert (one.low, one.best, one.high) == (other.low, other.best, other.high)
    assert set(one.superseded) == set(other.superseded)
    assert set(one.outdated) == set(other.outdated)


@FEW
@given(FACTS, COUNTINGS)
def test_a_claim_told_twice_by_the_same_publisher_changes_nothing_but_counts(fact, counting):
    plain = [replace(claim, copy_of=None, part_of=None) for claim in fact]
    twice = [*plain, *(replace(claim, id=f"{claim.id}-again") for claim in plain)]
    one, other = judge(plain, counting=counting), judge(twice, counting=counting)

    assert (one.signature, one.kinds, one.severity) == (other.signature, other.kinds, other.severity)
    assert (one.low, one.best, one.high) == (other.low, other.best, other.high)


@FEW
@given(FACTS, COUNTINGS)
def test_every_claim_is_somewhere_and_best_lies_in_a_position(fact, counting):
    verdict = judge(fact, counting=counting)
    parts = {claim.id for claim in fact if claim.part_of not in (None, claim.id)}
    stands = {name for position in verdict.positions for name in position.claims}
    elsewhere = {*verdict.superseded, *verdict.outdated, *verdict.copies}

    assert stands | elsewhere | parts == {claim.id for claim in fact}
    assert not stands & elsewhere
    assert verdict.reason
    if verdict.positions:
        held = [claim for claim in fact if claim.id in stands]
        lowest, highest = min(interval(claim).low for claim in held), max(interval(claim).high for claim in held)
        assert verdict.best is not None
        assert lowest - 1 <= verdict.best <= highest + 1
