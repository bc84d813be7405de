"""The policy is one table, and its version is its content."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from factbase.policy import DEFAULT_POLICY, Policy
from factbase.positions import judge
from tests.factbase.claims_on_facts import a_claim


def test_the_same_settings_are_the_same_version():
    assert Policy().version == DEFAULT_POLICY.version
    assert replace(DEFAULT_POLICY, window=timedelta(days=1)).version == DEFAULT_POLICY.version


def test_a_changed_setting_is_a_new_version_and_is_judged_by():
    wider = replace(DEFAULT_POLICY, about_tolerance=Decimal("0.5"))
    claims = [a_claim("a", "100", modifier="about"), a_claim("b", "140")]

    assert wider.version != DEFAULT_POLICY.version
    assert judge(claims, counting="incident").conflict
    verdict = judge(claims, counting="incident", policy=wider)
    assert not verdict.conflict
    assert verdict.policy_version == wider.version
