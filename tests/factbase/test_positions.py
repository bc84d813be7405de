"""Judging a fact, rule by rule of design.md; the cases in which there is no conflict come first."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factbase.figures import decimal_string
from factbase.positions import judge
from factbase.verdicts import FactClaim
from tests.factbase.claims_on_facts import a_claim

DAY_1, DAY_2, DAY_3, DAY_9 = "2024-05-01", "2024-05-02", "2024-05-03", "2024-05-09"


def cumulative(*claims: FactClaim, settled_at=None):
    return judge(claims, counting="cumulative", settled_at=settled_at)


def incident(*claims: FactClaim):
    return judge(claims, counting="incident")


def sets(verdict):
    return [set(position.claims) for position in verdict.positions]


def numbers(verdict):
    return [decimal_string(number) for number in (verdict.low, verdict.best, verdict.high)]


# No conflict


def test_a_fact_without_claims_is_no_error():
    verdict = cumulative()
    assert not verdict.conflict
    assert numbers(verdict) == [None, None, None]
    assert verdict.reason == "No claim stands on this fact."


def test_claims_that_leave_a_value_to_all_of_them_agree():
    verdict = cumulative(
        a_claim("a", "30", modifier="up_to"), a_claim("b", "25"), a_claim("c", "19", modifier="at_least")
    )
    assert not verdict.conflict
    assert sets(verdict) == [{"a", "b", "c"}]
    assert numbers(verdict) == ["19", "25", "30"]


def test_a_copy_is_no_voice_of_its_own_even_where_it_slips():
    verdict = cumulative(a_claim("a", "30"), a_claim("b", "31", copy_of="a"), a_claim("c", "32", copy_of="b"))
    assert not verdict.conflict
    assert verdict.copies == ("b", "c")


def test_two_copies_of_a_text_that_is_not_held_are_one_voice():
    verdict = cumulative(
        a_claim("late", "31", copy_of="gone", published=DAY_2), a_claim("early", "30", copy_of="gone", published=DAY_1)
    )
    assert sets(verdict) == [{"early"}]
    assert verdict.copies == ("late",)


def test_an_origin_that_raises_its_number_disputes_nothing():
    verdict = cumulative(
        a_claim("a", "9", origin="Ministry", as_of=DAY_1), a_claim("b", "26", origin="Ministry", as_of=DAY_2)
    )
    assert not verdict.conflict
    assert (verdict.superseded, sets(verdict)) == (("a",), [{"b"}])


def test_another_paper_that_repeats_an_old_number_takes_nothing_back():
    told = [("a", "9", "Post", "2024-05-01T08:00Z"), ("b", "26", "Herald", "2024-05-01T12:00Z")]
    repeat = ("c", "9", "Wire", "2024-05-01T16:00Z")
    claims = [a_claim(name, n, origin="Ministry", publisher=paper, as_of=at) for name, n, paper, at in (*told, repeat)]
    verdict = cumulative(*claims)
    assert not verdict.conflict
    assert (set(verdict.superseded), sets(verdict)) == ({"a", "c"}, [{"b"}])


def test_numbers_that_grow_beyond_the_window_put_the_old_ones_out_of_date():
    verdict = cumulative(a_claim("a", "30", modifier="up_to", as_of=DAY_1), a_claim("b", "45", as_of=DAY_3))
    assert not verdict.conflict
    assert verdict.outdated == ("a",)
    assert numbers(verdict) == ["45", "45", "45"]
    assert "out of date" in verdict.reason


def test_an_update_within_the_window_puts_lower_numbers_out_of_date():
    verdict = cumulative(a_claim("a", "9"), a_claim("b", "16", change="update"))
    assert not verdict.conflict
    assert verdict.outdated == ("a",)


def test_a_correction_excuses_going_down():
    verdict = cumulative(
        a_claim("a", "50", origin="Ministry", as_of=DAY_1),
        a_claim("b", "40", origin="Ministry", as_of=DAY_3, change="correction"),
    )
    assert not verdict.conflict


def test_outlets_that_tell_one_origin_on_one_date_differ_by_growth():
    claims = [
        a_claim("a", "20", origin="Ministry", publisher="Post"),
        a_claim("b", "26", origin="Ministry", publisher="Herald"),
    ]
    assert not cumulative(*claims).conflict
    assert incident(*claims).kind == "self_contradiction"


def test_parts_stand_in_no_position_and_are_never_added_up():
    verdict = cumulative(a_claim("a", "30"), a_claim("b", "20", part_of="a"), a_claim("c", "15", part_of="a"))
    assert not verdict.conflict
    assert (sets(verdict), numbers(verdict)) == ([{"a"}], ["30", "30", "30"])


def test_a_part_of_a_total_that_has_been_replaced_says_nothing():
    verdict = cumulative(
        a_claim("a", "30", origin="Ministry", as_of=DAY_1),
        a_claim("b", "35", origin="Ministry", as_of=DAY_1, part_of="a"),
        a_claim("c", "50", origin="Ministry", as_of=DAY_2),
    )
    assert not verdict.conflict


@pytest.mark.parametrize(("unit", "other"), [(None, "%"), ("USD", "EUR"), ("kg", "km")])
def test_other_units_are_not_comparable(unit, other):
    verdict = incident(a_claim("a", "12", unit=unit), a_claim("b", "90", unit=other), a_claim("c", "90", unit=other))
    assert not verdict.conflict
    assert {pair[:2] for pair in verdict.not_comparable} == {("b", "a")}
    assert numbers(verdict)[1] == "90"
    assert verdict.unit == other


def test_units_of_one_family_are_converted():
    verdict = incident(a_claim("a", "2.5", unit="km"), a_claim("b", "2500", unit="m"))
    assert sets(verdict) == [{"a", "b"}]
    assert numbers(verdict) == ["2.5", "2.5", "2.5"]


# Conflict


def test_disjoint_numbers_of_two_origins_on_one_day():
    verdict = cumulative(
        a_claim("a", "30", modifier="up_to", origin="Iranian reports", as_of=DAY_1),
        a_claim("b", "45", modifier="at_least", origin="Pentagon", as_of=DAY_1),
    )
    assert (verdict.kind, verdict.severity) == ("disjoint", "medium")
    assert sets(verdict) == [{"a"}, {"b"}]
    assert verdict.reason == (
        "Iranian reports say up to 30; Pentagon, the same day, says at least 45: they cannot both hold."
    )


def test_growth_is_a_conflict_within_the_window_and_on_an_incident():
    assert cumulative(a_claim("a", "10", as_of=DAY_1), a_claim("b", "20", as_of=DAY_2)).kind == "disjoint"
    assert incident(a_claim("a", "10", as_of=DAY_1), a_claim("b", "20", as_of=DAY_9)).kind == "disjoint"


def test_the_window_is_inclusive_and_counted_in_one_zone():
    first = a_claim("a", "10", as_of="2024-05-01T22:00:00+03:00")
    assert cumulative(first, a_claim("b", "20", as_of="2024-05-02T19:00:00Z")).conflict
    assert not cumulative(first, a_claim("b", "20", as_of="2024-05-02T19:00:01Z")).conflict


def test_a_later_lower_number_of_another_origin_is_a_conflict():
    assert cumulative(a_claim("a", "20", as_of=DAY_1), a_claim("b", "10", as_of=DAY_9)).kind == "disjoint"


def test_growth_on_a_settled_fact_is_not_believed_unless_it_is_said():
    first = a_claim("a", "25", as_of=DAY_1)
    later = a_claim("b", "45", as_of=DAY_9)
    said = a_claim("b", "45", as_of=DAY_9, change="update")
    settled = a_claim("", "0", as_of=DAY_3).as_of

    assert not cumulative(first, later).conflict
    assert cumulative(first, later, settled_at=settled).conflict
    assert not cumulative(first, said, settled_at=settled).conflict


def test_an_origin_that_goes_down_in_silence_is_a_regression_of_one_position():
    verdict = cumulative(
        a_claim("a", "50", origin="Ministry", as_of=DAY_1), a_claim("b", "40", origin="Ministry", as_of=DAY_3)
    )
    assert (verdict.kinds, verdict.severity) == (("regression",), "medium")
    assert sets(verdict) == [{"b"}]
    assert verdict.reason == "Ministry went down from 50 to 40, 2 days later, and did not call it a correction."


def test_one_origin_in_one_article_contradicts_itself():
    claims = [a_claim(name, n, origin="Ministry", publisher="Post") for name, n in (("a", "30"), ("b", "35"))]
    verdict = cumulative(*claims)
    assert verdict.kinds == ("self_contradiction",)
    assert verdict.reason.startswith("Ministry says both 30 and 35")


def test_a_part_cannot_exceed_its_own_total():
    verdict = cumulative(a_claim("a", "30", modifier="about"), a_claim("b", "34", origin="a", part_of="a"))
    assert (verdict.kinds, sets(verdict)) == (("part_exceeds_whole",), [{"a"}])
    assert "a part cannot exceed the whole" in verdict.reason


def test_the_first_kind_names_the_conflict_and_all_are_listed():
    verdict = cumulative(
        a_claim("a", "30"), a_claim("b", "36"), a_claim("c", "31", part_of="a"), a_claim("d", "36", origin="b")
    )
    assert verdict.kind == "part_exceeds_whole"
    assert verdict.kinds == ("part_exceeds_whole", "disjoint")


# Severity, best, signature


@pytest.mark.parametrize(
    ("low", "high", "severity"),
    [("91", "101", "low"), ("27", "30", "medium"), ("10", "20", "medium"), ("9", "20", "high"), ("0", "1", "high")],
)
def test_severity_is_by_the_gap(low, high, severity):
    assert incident(a_claim("a", low), a_claim("b", high)).severity == severity


def test_severity_steps_up_where_two_voices_stand_on_each_side_and_nowhere_else():
    sides = [a_claim("a", "30"), a_claim("b", "30"), a_claim("c", "31"), a_claim("d", "31")]
    assert incident(*sides).severity == "medium"
    assert incident(*sides[:3]).severity == "low"
    assert incident(sides[0], sides[2], a_claim("e", "5", modifier="at_least")).severity == "low"


def test_best_is_the_middle_of_the_position_with_the_most_origins():
    verdict = incident(a_claim("a", "10"), a_claim("b", ("20", "29")), a_claim("c", ("20", "31")))
    assert numbers(verdict) == ["10", "25", "31"]


def test_best_is_the_finite_bound_where_one_side_is_open():
    assert numbers(incident(a_claim("a", "19", modifier="at_least"))) == ["19", "19", "19"]
    assert numbers(incident(a_claim("a", "30", modifier="up_to"))) == ["30", "30", "30"]


def test_among_equals_the_later_position_is_best():
    verdict = cumulative(a_claim("a", "20", as_of=DAY_1), a_claim("b", "16", as_of=DAY_2))
    assert numbers(verdict) == ["16", "16", "20"]


def test_the_signature_is_of_bounds_and_origins_not_of_ids():
    one = incident(a_claim("a", "30", origin="Army"), a_claim("b", "40", origin="Police"))
    same = incident(a_claim("x", "40", origin="Police"), a_claim("y", "30", origin="Army"))
    other = incident(a_claim("a", "30", origin="Army"), a_claim("b", "41", origin="Police"))
    assert one.signature == same.signature
    assert one.signature != other.signature


def test_many_origins_are_shortened_in_the_reason():
    verdict = incident(*(a_claim(f"Paper {n}", "30") for n in range(9)), a_claim("officials", "50"))
    assert verdict.reason.startswith("Paper 0, Paper 1 and 7 others say 30; officials, the same day, say 50")


def test_an_unnamed_origin_is_shown_by_its_words():
    verdict = incident(a_claim("a", "30", origin="article-7#witnesses"), a_claim("b", "50", origin="Army"))
    assert verdict.reason.startswith("witnesses say 30; Army")


def test_numbers_go_out_as_decimal_strings():
    shown = incident(a_claim("a", "12.50", unit="%")).to_json()
    assert (shown["low"], shown["best"], shown["unit"]) == ("12.5", "12.5", "%")
    assert shown["positions"] == [{"low": "12.4951", "high": "12.5049", "claims": ["a"], "origins": ["a"]}]


def test_ten_thousand_claims_are_judged():
    claims = [
        a_claim(str(n), str(20 + n % 3), origin=f"o{n % 3000}", as_of=f"2024-05-{1 + n % 20:02}") for n in range(10_000)
    ]
    verdict = cumulative(*claims)
    assert len(verdict.positions) <= 3
    assert verdict.high == Decimal(22)
