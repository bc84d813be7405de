"""`python -m factbase positions`: one answer a line, whatever the line is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.factbase.command_line import run

FACT: dict[str, Any] = {
    "id": "bridge",
    "counting": "cumulative",
    "claims": [
        {
            "id": "a",
            "value": "30",
            "low": None,
            "high": "30",
            "modifier": "up_to",
            "origin": "Army",
            "as_of": "2024-05-01",
        },
        {
            "id": "b",
            "value": "45",
            "low": "45",
            "high": "45",
            "modifier": "exact",
            "origin": "Police",
            "as_of": "2024-05-01",
        },
    ],
}
NESTED = '{"id": "deep", "claims": ' + "[" * 50_000 + "]" * 50_000 + "}"


def with_claim(**changed):
    return json.dumps({**FACT, "claims": [{**FACT["claims"][0], **changed}]})


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("what?", "not JSON"),
        ("[1, 2]", "not a JSON object"),
        ('{"id": NaN}', "NaN is no number"),
        ('{"id": ' + "9" * 5000 + "}", "thousands of digits"),
        (NESTED, "nested too deep"),
        ('{"id": "half \\ud800"}', "surrogate"),
        ('{"id": "x", "counting": "often", "claims": []}', "counting is neither"),
        ('{"id": "x", "counting": "incident", "claims": {}}', "claims is no list"),
        ('{"id": "x", "counting": "incident", "claims": [7]}', "claim 0 is no object"),
        (with_claim(id=None), "id is missing"),
        (with_claim(value="many"), "value is no decimal string"),
        (with_claim(value=True), "value is no decimal string"),
        (with_claim(value="1e999999"), "no number of a sensible size"),
        (with_claim(value=None, high=None), "all null"),
        (with_claim(low="40"), "low is above high"),
        (with_claim(modifier="roughly"), "unknown modifier"),
        (with_claim(as_of="yesterday"), "as_of is no ISO 8601"),
        (with_claim(published="2024-02-30"), "published is no date"),
        (with_claim(origin=["Army"]), "origin is neither a string nor null"),
        (with_claim(change="revised"), "change is neither"),
        (json.dumps({**FACT, "claims": [FACT["claims"][0]] * 2}), "the same id"),
    ],
)
def test_a_line_that_cannot_be_read_is_answered_and_the_run_goes_on(line, error):
    status, answers = run("positions", f"{line}\n{json.dumps(FACT)}\n")
    assert status == 1
    assert error in answers[0]["error"]
    assert answers[1]["conflict"] is True


def test_bytes_that_are_not_utf_8_spoil_their_own_line_only():
    status, answers = run("positions", b'{"id": "\xff"}\n' + json.dumps(FACT).encode())
    assert (status, answers[0]["id"], answers[1]["id"]) == (1, None, "bridge")


def test_no_lines_are_no_error():
    assert run("positions", "") == (0, [])


def test_a_verdict_has_the_keys_of_the_contract():
    status, [answer] = run("positions", json.dumps(FACT))
    assert status == 0
    assert answer["id"] == "bridge"
    assert (answer["kind"], answer["kinds"], answer["severity"]) == ("disjoint", ["disjoint"], "medium")
    assert [position["claims"] for position in answer["positions"]] == [["a"], ["b"]]
    assert (answer["low"], answer["best"], answer["high"]) == ("30", "45", "45")
    assert {"superseded", "outdated", "copies", "not_comparable", "reason", "signature"} <= answer.keys()


def test_absent_keys_are_null_and_update_is_understood_for_change():
    fact = {
        "id": "x",
        "counting": "cumulative",
        "claims": [
            {"id": "a", "value": "9", "origin": "Army"},
            {"id": "b", "value": "16", "origin": "Army", "update": True},
        ],
    }
    _, [answer] = run("positions", json.dumps(fact))
    assert answer["superseded"] == ["a"]
