"""docs/reading-and-judging.md is true: its numbers are the policy's, its examples come out as they stand there."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal
from typing import get_args

import pytest

from claims.models import Resolution
from claims.models.verdicts import KINDS
from factbase import extract_claims
from factbase.intervals import interval_of
from factbase.metrics import METRICS
from factbase.policy import DEFAULT_POLICY
from factbase.verdicts import Severity
from tests.documents import PAGES, section, table
from tests.factbase.command_line import run

NAME = "docs/reading-and-judging.md"
PAGE = PAGES[NAME]


def shown(value):
    """A number as the page writes it."""
    return f"{value:,f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"


def setting_shown(name, value):
    if isinstance(value, timedelta):
        return f"{value.days} days" if value.days > 1 else f"{value.total_seconds() / 3600:.0f} hours"
    if isinstance(value, tuple):
        return ", ".join(value)
    is_share = isinstance(value, Decimal) and value < 1
    return f"{shown(value * 100)} %" if is_share else shown(value)


def test_the_table_of_settings_is_the_policy():
    written = {name.strip("`"): value for name, value, _ in table(PAGE, "setting")}
    assert written == {name: setting_shown(name, value) for name, value in asdict(DEFAULT_POLICY).items()}


def test_numbers_in_the_text_are_the_policys():
    share = setting_shown("", DEFAULT_POLICY.about_tolerance)
    assert (
        f'"About" allows {share} either way, for people and things at least {DEFAULT_POLICY.about_count_minimum}'
        in PAGE
    )
    assert f"from {DEFAULT_POLICY.rounding_from} on" in PAGE
    assert f"no more than {setting_shown('', DEFAULT_POLICY.rounding_cap)} either way" in PAGE
    assert f"within {setting_shown('', DEFAULT_POLICY.window)}" in PAGE
    assert f"{setting_shown('', DEFAULT_POLICY.settle_after)} after the end" in PAGE
    low, high = (setting_shown("", value) for value in (DEFAULT_POLICY.medium_from, DEFAULT_POLICY.high_above))
    assert f"Below {low} it is low, up to {high} medium, above that high" in PAGE
    assert (DEFAULT_POLICY.step_positions, DEFAULT_POLICY.step_origins) == (2, 2)
    assert "two positions have two origins or more" in PAGE.replace("\n", " ")


@pytest.mark.parametrize(("said", "leaves"), table(PAGE, "a report says"))
def test_a_number_leaves_what_is_shown(said, leaves):
    text = f"Turnout was {said}." if "percent" in said else f"The fire killed {said} people."
    (claim,) = extract_claims(text)
    interval = interval_of(
        modifier=claim.modifier, value=claim.value, low=claim.low, high=claim.high, unit=claim.unit, kind=claim.kind
    )
    low, high = shown(interval.low), interval.high
    if high.is_infinite():
        assert leaves == f"{low} or more"
    else:
        assert leaves == (low if interval.low == high else f"{low} to {shown(high)}")


@pytest.mark.parametrize("row", table(PAGE, "the mayor says"))
def test_two_reports_are_judged_as_shown(row):
    first, first_day, second, second_day, judged = row
    reports = [(first, "mayor", first_day), (second, "fire brigade", second_day)]
    lines = [
        json.dumps({
            "id": who, "publisher": f"Paper of the {who}", "published": date(2024, 5, int(day.split()[0])).isoformat(),
            "text": f"The fire at the Ferrow mill killed {figure} workers, the {who} said.",
        })
        for figure, who, day in reports
    ]  # fmt: skip
    status, facts = run("conflicts", "\n".join(lines) + "\n", "--batch")
    (fact,) = facts
    assert (status, len(fact["claims"])) == (0, 2)
    verdict, _, detail = judged.partition(", ")
    assert verdict == ("conflict" if fact["conflict"] else "no conflict")
    if detail in get_args(Severity):
        assert fact["severity"] == detail
    else:
        out_of_date = [f"{figure} is out of date" for figure, who, _ in reports if f"{who}#0" in fact["outdated"]]
        assert out_of_date == ([detail] if detail else [])


def test_what_grows_and_what_does_not_is_the_metric_table():
    text = section(NAME, "Numbers that grow").replace("\n", " ")
    for lead, grows in (("These grow: ", True), ("time excuses nothing: ", False)):
        names = re.search(rf"{lead}([^.]+)\.", text)[1].split(", ")
        assert set(names) == {name for name, metric in METRICS.items() if metric.cumulative is grows}


def test_kinds_and_outcomes_have_the_words_of_the_pages():
    assert {row[0] for row in table(PAGE, "kind")} == {words for _, words in KINDS}
    assert {row[1] for row in table(PAGE, "you find")} == {str(words) for words in Resolution.Outcome.labels}
