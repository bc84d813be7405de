"""Stories, from text to flag: which articles on one matter cannot all be right, and which only seem to differ.

Each case is a few short articles, written before the rules that it tests were looked at. `conflict` names the pairs of
articles that are in conflict ("a b"), `within` those that contradict themselves; `metric` is that of the fact in dispute.
Cases that are not reached yet stand apart, each with the reason, so that reaching one is noticed.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tests.factbase.command_line import run

Case = dict[str, Any]

CASES: dict[str, Case] = {
    f"{path.stem}: {case['why']}": case
    for path in sorted(Path(__file__).with_name("stories").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
}
REACHED = {name: case for name, case in CASES.items() if "not_reached" not in case}


def hot_facts(case: Case) -> list[dict[str, Any]]:
    """The facts in conflict that the articles make, named a, b, c in their order."""
    lines = [
        {"id": name, "text": article["text"], "published": article["on"], "publisher": article["by"]}
        for name, article in zip("abcdefgh", case["articles"], strict=False)
    ]
    status, facts = run("conflicts", "".join(f"{json.dumps(line)}\n" for line in lines), "--batch")
    assert status == 0
    return [fact for fact in facts if fact["conflict"]]


def pairs_apart(fact: dict[str, Any]) -> Iterator[str]:
    """The pairs of articles of which claims on this fact have no position in common."""
    positions = [set(position["claims"]) for position in fact["positions"]]
    for one, other in combinations(sorted(set().union(*positions)), 2):
        articles = sorted({one.partition("#")[0], other.partition("#")[0]})
        if len(articles) == 2 and not any({one, other} <= held for held in positions):
            yield " ".join(articles)


def found_in(case: Case) -> tuple[set[str], bool, set[str | None]]:
    """The pairs in conflict, whether anything is, and the metrics that are disputed."""
    hot = hot_facts(case)
    pairs = {pair for fact in hot for pair in pairs_apart(fact)} - set(case.get("either", ()))
    return pairs, bool(hot), {fact["metric"] for fact in hot}


def expected_of(case: Case) -> tuple[set[str], bool, set[str | None]]:
    """The same, as the case has it; where it names no metric, any will do."""
    pairs = set(case["conflict"])
    return pairs, bool(pairs or case.get("within")), {case["metric"]} if "metric" in case else set()


def is_as_expected(case: Case) -> bool:
    pairs, disputed, metrics = expected_of(case)
    found = found_in(case)
    return found[:2] == (pairs, disputed) and (not metrics or found[2] == metrics)


@pytest.mark.parametrize("name", REACHED)
def test_a_story_is_flagged_where_it_disagrees_and_only_there(name):
    found, (pairs, disputed, metrics) = found_in(CASES[name]), expected_of(CASES[name])
    assert found == (pairs, disputed, metrics or found[2])


def test_a_case_that_is_reached_by_now_is_moved_among_those_that_must_be():
    assert [name for name, case in CASES.items() if "not_reached" in case and is_as_expected(case)] == []


def test_most_stories_are_reached_and_half_of_them_agree():
    assert len(REACHED) >= 0.95 * len(CASES)
    assert 0.4 < sum(not expected_of(case)[1] for case in CASES.values()) / len(CASES) < 0.6
