"""`python -m factbase conflicts`: the way from texts to a dispute that shows both sides."""

from __future__ import annotations

import json

from tests.factbase.command_line import run, run_text

FIRST = "Shelling on Sunday killed up to 30 members of the Badr Brigade, according to Iranian reports."
SECOND = "The blasts killed 25 members of the Badr Brigade, the Health Ministry said."
THIRD = "At least 45 Badr Brigade fighters were killed, the Pentagon said."


def batch(*texts: tuple[str, str]) -> str:
    lines = [
        {"id": f"t{number}", "text": text, "published": day, "publisher": f"Paper {number}"}
        for number, (text, day) in enumerate(texts)
    ]
    return "".join(f"{json.dumps(line)}\n" for line in lines)


def only_fact(*texts: tuple[str, str]):
    status, [fact] = run("conflicts", batch(*texts), "--batch")
    assert status == 0
    return fact


def test_numbers_that_can_both_be_true_are_no_conflict():
    fact = only_fact((FIRST, "2024-05-06"), (SECOND, "2024-05-06"))
    assert fact["conflict"] is False
    assert fact["positions"][0]["claims"] == ["t0#0", "t1#0"] or fact["positions"][0]["claims"] == ["t1#0", "t0#0"]


def test_a_later_higher_number_puts_the_first_out_of_date():
    fact = only_fact((FIRST, "2024-05-06"), (THIRD, "2024-05-09"))
    assert (fact["conflict"], fact["outdated"]) == (False, ["t0#0"])


def test_numbers_of_one_day_that_cannot_both_be_true_are_a_conflict_of_two_sides():
    fact = only_fact((FIRST, "2024-05-06"), (THIRD, "2024-05-06"))
    assert (fact["conflict"], fact["kind"]) == (True, "disjoint")
    assert [position["claims"] for position in fact["positions"]] == [["t0#0"], ["t1#0"]]
    assert (
        fact["reason"]
        == "Iranian reports say up to 30; Pentagon, the same day, says at least 45: they cannot both hold."
    )
    assert {claim["article"] for claim in fact["claims"]} == {"t0", "t1"}


def test_files_are_told_with_both_sides(tmp_path):
    files = []
    for name, text in (("one.txt", FIRST), ("two.txt", THIRD)):
        files.append(tmp_path / name)
        files[-1].write_text(f"publisher: {name}\npublished: 2024-05-06\n\n{text}\n", encoding="utf-8")
    status, out = run_text("conflicts", "", *map(str, files))
    assert status == 0
    assert out.startswith("Texts: 2; facts told more than once: 1, in conflict: 1.")
    assert "CONFLICT, medium (disjoint)" in out
    sides = [line.split()[:2] for line in out.splitlines() if line.startswith("  position")]
    assert sides == [["position", "1"], ["position", "2"]]
    assert "up to 30" in out
    assert "45" in out


def test_json_tells_one_fact_a_line(tmp_path):
    text = tmp_path / "one.txt"
    text.write_text(SECOND, encoding="utf-8")
    status, [fact] = run("conflicts", "", "--json", str(text))
    assert (status, fact["low"], fact["conflict"]) == (0, "25", False)


def test_a_text_without_figures_has_no_facts():
    assert run("conflicts", batch(("Nothing was counted.", "2024-05-06")), "--batch") == (0, [])
