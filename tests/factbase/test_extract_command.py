"""`python -m factbase extract`: what goes wrong is one clear line; table, JSON and batch."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from factbase.__main__ import main
from tests.factbase.command_line import run, run_text

TEXT = "Raids on 29 December killed up to 30 men, according to Syrian reports."


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line that the command line complains with."""
    assert main(["extract", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


def batch(*lines: dict[str, Any]) -> str:
    return "".join(f"{json.dumps(line)}\n" for line in lines)


def test_missing_file(capsys):
    assert "cannot read nowhere.txt: No such file" in refused(capsys, "nowhere.txt")


def test_folder(capsys, tmp_path: Path):
    assert "cannot read" in refused(capsys, str(tmp_path))


def test_not_utf8(capsys, tmp_path: Path):
    file = tmp_path / "latin.txt"
    file.write_bytes("Zwölf Männer".encode("latin-1"))
    assert "latin.txt is not UTF-8: invalid start byte at byte 2" in refused(capsys, str(file))


@pytest.mark.parametrize("day", ["yesterday", "2019-13-01", "31.12.2019"])
def test_bad_day_of_publication(capsys, tmp_path: Path, day: str):
    file = tmp_path / "text.txt"
    file.write_text(TEXT)
    assert day in refused(capsys, str(file), "--published", day)


def test_nothing_to_read(capsys):
    assert "no FILE given" in refused(capsys)


def test_batch_takes_no_file(capsys):
    assert "standard input only" in refused(capsys, "text.txt", "--batch")


def test_a_text_without_figures(tmp_path: Path):
    assert run_text("extract", "Nothing happened.", "-") == (0, "No figures found.\n")


def test_an_empty_text():
    assert run_text("extract", "", "-") == (0, "No figures found.\n")


def test_table():
    status, out = run_text("extract", TEXT, "-", "--published", "2019-12-31")
    header, _rule, row = out.splitlines()
    assert status == 0
    assert header.split() == ["figure", "bounds", "counted", "metric", "date", "source"]
    assert [cell.strip() for cell in row.split("  ") if cell.strip()] == [
        "up to 30", "≤ 30", "men", "killed", "2019-12-29", "Syrian reports (reported)",
    ]  # fmt: skip


def test_json():
    status, out = run_text("extract", TEXT, "-", "--published", "2019-12-31", "--json")
    [claim] = json.loads(out)["claims"]
    assert status == 0
    assert (claim["start"], claim["end"], claim["quote"]) == (28, 36, "up to 30")
    assert (claim["value"], claim["low"], claim["high"], claim["modifier"]) == ("30", None, "30", "up_to")
    assert claim["event_date"] == {"from": "2019-12-29", "to": "2019-12-29", "precision": "day"}
    assert claim["attribution"] == [
        {
            "source": "Syrian reports",
            "start": 55,
            "end": 69,
            "cue": "according to",
            "cue_start": 42,
            "cue_end": 54,
            "role": "origin",
            "stance": "asserts",
            "named": False,
            "stands_for": None,
            "organisation": None,
        }
    ]


def test_batch_goes_on_behind_lines_that_cannot_be_read():
    lines = (
        batch({"id": "a", "text": TEXT}) + "not json\n" + batch({"id": "b"}, {"id": "c", "text": "", "published": None})
    )
    status, answers = run("extract", lines, "--batch")
    assert status == 1
    assert [answer["id"] for answer in answers] == ["a", None, "b", "c"]
    assert [("error" in answer) for answer in answers] == [False, True, True, False]
    assert [claim["quote"] for claim in answers[0]["claims"]] == ["up to 30"]
    assert answers[3] == {"id": "c", "claims": []}


def test_batch_without_lines():
    assert run("extract", "", "--batch") == (0, [])


def test_the_publisher_of_a_line_is_in_no_chain():
    line = batch({"id": "a", "text": "Radio Basra reported 30 deaths.", "publisher": "Radio Basra"})
    _, [answer] = run("extract", line, "--batch")
    assert answer["claims"][0]["attribution"] == []


def test_offsets_count_code_points():
    _, [answer] = run("extract", batch({"id": "a", "text": "💥💥 30 men died."}), "--batch")
    assert (answer["claims"][0]["start"], answer["claims"][0]["end"]) == (3, 5)


def test_as_a_program():
    done = subprocess.run(
        [sys.executable, "-m", "factbase", "extract", "-"], input=TEXT.encode(), capture_output=True, check=True
    )
    assert "Syrian reports" in done.stdout.decode()
    assert done.stderr == b""


def test_what_was_skipped_is_told_apart_and_only_when_asked_for():
    status, out = run_text("extract", "At 10:30 the raid killed 30 men.", "-", "--all")
    claims, skipped = out.split("\n\n")
    assert status == 0
    assert ("30 " in claims, "10:30" in claims) == (True, False)
    assert skipped.splitlines()[2].split(maxsplit=2) == ["10:30", "3-8", "a clock time"]
    assert "10:30" not in run_text("extract", "At 10:30 the raid killed 30 men.", "-")[1]


def test_a_text_with_nothing_to_tell():
    status, out = run_text("extract", "Nobody came.", "-", "--all")
    assert (status, out) == (0, "No figures found.\n\nNothing skipped that looks like a number.\n")


def test_what_was_skipped_as_json():
    status, out = run_text("extract", "At 10:30 he left.", "-", "--all", "--json")
    skipped = [{"start": 3, "end": 8, "quote": "10:30", "reason": "a clock time"}]
    assert (status, json.loads(out)) == (0, {"claims": [], "skipped": skipped})
    line = batch({"id": "a", "text": "At 10:30 he left."})
    assert run("extract", line, "--batch", "--all") == (0, [{"id": "a", "claims": [], "skipped": skipped}])
    assert run("extract", line, "--batch") == (0, [{"id": "a", "claims": []}])
