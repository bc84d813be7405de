"""Pairs of reports, whole: text to fact. Those that only look alike come first."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factbase import extract_claims
from factbase.group import Fact, ReadArticle, group

TABLES = [
    tomllib.loads(table.read_text(encoding="utf-8"))
    for table in sorted(Path(__file__).with_name("pairs").glob("*.toml"))
]
PAIRS = {kind: [pair for table in TABLES for pair in table[kind]] for kind in ("apart", "same")}


def read(name: str, told: dict[str, str]) -> ReadArticle:
    published = date.fromisoformat(told["on"])
    return ReadArticle(
        name, told["text"], published, name, extract_claims(told["text"], published=published, publisher=name)
    )


def figures(article: ReadArticle, metric: str | None, number: str | None) -> set[tuple[str, int]]:
    """Which figures of the article are compared; there is one at least, or the pair tests nothing."""
    found = {
        (article.id, index)
        for index, claim in enumerate(article.claims)
        if metric in {None, claim.metric}
        and claim.kind != "age"
        and number in {None, claim.quote, claim.quote.split()[-1]}
    }
    assert found, (article.text, [(claim.quote, claim.metric) for claim in article.claims])
    return found


def confirmed(fact: Fact) -> set[tuple[str, int]]:
    return {(member.article, member.index) for member in fact.members if member.state == "confirmed"}


def are_one(pair: dict[str, Any], *, swapped: bool = False) -> bool:
    one, other = read("one", pair["one"]), read("other", pair["other"])
    numbers = pair.get("numbers", [None, None])
    first = figures(one, pair.get("metric"), numbers[0])
    second = figures(other, pair.get("other_metric", pair.get("metric")), numbers[1])
    facts = group([other, one] if swapped else [one, other])
    return any(confirmed(fact) & first and confirmed(fact) & second for fact in facts)


@pytest.mark.parametrize("pair", PAIRS["apart"], ids=lambda pair: pair["why"])
def test_reports_that_only_look_alike_stay_apart(pair):
    assert not are_one(pair)
    assert not are_one(pair, swapped=True)


@pytest.mark.parametrize("pair", PAIRS["same"], ids=lambda pair: pair["why"])
def test_reports_of_one_event_meet(pair):
    assert are_one(pair)
    assert are_one(pair, swapped=True)
