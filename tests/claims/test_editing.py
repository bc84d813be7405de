"""Correcting what was read: the figure that counts is the person's, and what was read stays beside it."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from claims import steps
from claims.judging.judge import judge_batch
from claims.models import Claim, Conflict, Fact, Membership
from claims.reviewing import correcting, review
from tests.builders import a_claim, a_conflict, a_desk

pytestmark = pytest.mark.django_db


class TestRefused:
    def test_who_may_not(self, viewer):
        with pytest.raises(PermissionDenied):
            correcting.edit_claim(a_claim(), by=viewer, value=Decimal(3))

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"metric": "eaten"}, "metric"),
            ({"modifier": "perhaps"}, "modifier"),
            ({"value": None, "low": None, "high": None}, "value"),
            ({"low": Decimal(9), "high": Decimal(3)}, "low"),
            ({"quote": "other words"}, "quote"),
            ({"unit": "u" * 41}, "unit"),
            ({"unit": "km"}, "unit"),
        ],
    )
    def test_what_is_no_claim(self, reviewer, changes, field):
        claim = a_claim()
        with pytest.raises(review.NotPossibleError) as refused:
            correcting.edit_claim(claim, by=reviewer, **changes)
        assert refused.value.field == field
        claim.refresh_from_db()
        assert (claim.review_state, claim.as_read) == ("unreviewed", None)

    @pytest.mark.parametrize(("kind", "unit"), [("money", ""), ("money", "dollars"), ("percent", "km"), ("count", "%")])
    def test_a_unit_that_this_kind_of_figure_never_has(self, reviewer, kind, unit):
        with pytest.raises(review.NotPossibleError) as refused:
            correcting.edit_claim(a_claim(kind=kind, unit="USD"), by=reviewer, unit=unit)
        assert refused.value.field == "unit"

    def test_what_is_superseded(self, reviewer):
        with pytest.raises(review.NotPossibleError, match="later reading"):
            correcting.edit_claim(a_claim(review_state="superseded"), by=reviewer, value=Decimal(3))


def test_the_corrected_figure_counts_and_what_was_read_stays(reviewer):
    conflict = a_conflict(values=(30, 45))
    claim = Claim.objects.get(value=45)
    for number in (Decimal(31), Decimal(30)):
        correcting.edit_claim(claim, by=reviewer, value=number, low=number, high=number)
    judge_batch()
    conflict.refresh_from_db()
    claim.refresh_from_db()
    assert conflict.state == "ended"
    assert (claim.review_state, claim.reviewed_by, claim.value) == ("edited", reviewer, 30)
    assert (claim.as_read["value"], claim.as_read["metric"]) == ("45", "killed")


def test_another_metric_is_another_question(reviewer):
    a_desk("Harbour Post: The raid killed 12 guards in Harbour Town.")
    claim = Claim.objects.get()
    correcting.edit_claim(claim, by=reviewer, metric="injured")
    steps.take("judge")
    states = dict(Membership.objects.values_list("fact__metric", "state"))
    assert states == {"killed": "rejected", "injured": "confirmed"}
    assert Fact.objects.get(metric="killed").verdicts.latest().positions == []
    assert Conflict.objects.count() == 0
