"""Nightly verification: it finds what was tampered with, and nothing else."""

import pgtrigger
import pytest
from django.core.management import CommandError, call_command

from claims.judging.judge import judge_batch, want_judging
from claims.judging.verification import verify
from claims.models import Claim, Fact, Verdict
from tests.builders import a_claim, a_conflict, a_fact, an_article

pytestmark = pytest.mark.django_db


def tamper(**fields):
    with pgtrigger.ignore("claims.Verdict:append_only"):
        Verdict.objects.update(**fields)


def test_an_empty_desk_has_nothing_that_differs():
    assert verify().differing == ()


def test_nothing_differs_on_an_honest_desk(capsys):
    a_conflict(values=(30, 45))
    a_conflict(values=(30, 31, 90))
    agreeing = a_fact()
    for publisher in ("Outlet 1", "Outlet 2"):
        a_claim(value=30, fact=agreeing, article=an_article(publisher=publisher))
    judge_batch()
    found = verify()
    assert (found.facts, found.judged, found.differing) == (3, 2, ())
    call_command("verify_verdicts")
    assert "All stored verdicts are what judging finds." in capsys.readouterr().out


def test_a_conflict_that_is_not_stored_is_found_and_judged_again():
    fact = a_conflict(values=(30, 45)).fact
    tamper(conflict=False, kind="", severity="")
    assert verify().differing == (fact.pk,)
    judge_batch()
    assert Verdict.objects.filter(fact=fact).latest().conflict
    assert verify().differing == ()


def test_a_conflict_that_is_stored_and_is_none_is_found():
    fact = a_fact()
    a_claim(value=30, fact=fact)
    judge_batch()
    tamper(conflict=True, kind="disjoint", severity="low")
    with pytest.raises(CommandError, match=f"1 stored verdicts differ.*{fact.pk}"):
        call_command("verify_verdicts")


def test_a_fact_that_waits_for_a_verdict_is_not_looked_at():
    fact = a_conflict(values=(30, 45)).fact
    want_judging([fact.pk])
    Claim.objects.filter(memberships__fact=fact, value=45).update(value=46, low=46, high=46)
    assert verify().differing == ()


@pytest.mark.parametrize(
    ("one", "other", "judged"),
    [
        ({"value": 12, "low": 12, "modifier": "more_than"}, {"value": 12}, True),
        ({"value": 12, "low": 12, "modifier": "at_least"}, {"value": 12}, False),
        ({"value": None, "high": 30, "modifier": "up_to"}, {"value": 30}, False),
        ({"value": 30, "high": 30, "modifier": "fewer_than"}, {"value": 30}, True),
        ({"value": 5, "kind": "money", "unit": "USD"}, {"value": 5, "kind": "money", "unit": "EUR"}, True),
        ({"value": 5, "kind": "measure", "unit": "km"}, {"value": 5000, "kind": "measure", "unit": "m"}, True),
    ],
)
def test_what_the_filter_may_skip(one, other, judged):
    fact = a_fact()
    for number, figure in enumerate((one, other)):
        a_claim(fact=fact, article=an_article(publisher=f"Outlet {number}"), **figure)
    judge_batch()
    found = verify()
    assert (found.judged, found.differing) == (int(judged), ())
    assert Fact.objects.get().judged > 0
