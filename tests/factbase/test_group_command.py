"""`python -m factbase group`: texts in, the facts that they share out."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from factbase.commands.articles import article_of_file, read_in_order
from factbase.commands.lines import ArticleLine
from tests.factbase.command_line import run, run_text

TEXTS: list[dict[str, Any]] = [
    {
        "id": "a",
        "text": "A raid on Monday killed 12 members of the Badr Brigade.",
        "published": "2024-05-07",
        "publisher": "Post",
    },
    {
        "id": "b",
        "text": "The army said 14 Badr Brigade fighters were killed.",
        "published": "2024-05-07",
        "publisher": None,
    },
]
BATCH = "".join(f"{json.dumps(text)}\n" for text in TEXTS)


def test_no_text_and_no_batch_is_told_in_one_line(capsys):
    assert run_text("group", "") == (2, "")
    assert capsys.readouterr().err.count("\n") == 1


def test_an_empty_batch_has_no_facts():
    assert run("group", "", "--batch") == (0, [])


def test_a_line_that_cannot_be_read_and_an_id_that_was_there_are_errors():
    status, answers = run("group", f"nonsense\n{BATCH}{json.dumps(TEXTS[0])}\n", "--batch")
    assert status == 1
    assert [answer["id"] for answer in answers if "error" in answer] == [None, "a"]
    assert [answer["metric"] for answer in answers if "fact" in answer] == ["killed"]


def test_a_fact_has_the_keys_of_the_contract():
    status, [fact] = run("group", BATCH, "--batch")
    assert status == 0
    assert fact.keys() == {"fact", "metric", "unit", "counted", "event", "claims"}
    assert fact["event"].keys() == {"key", "title", "date", "places"}
    assert [(claim["article"], claim["index"], claim["state"]) for claim in fact["claims"]] == [
        ("a", 0, "confirmed"),
        ("b", 0, "confirmed"),
    ]
    assert all(0 <= claim["score"] <= 1 and claim["reason"] for claim in fact["claims"])


def test_the_order_of_the_lines_decides_nothing():
    later = {"id": "0", "text": "On Tuesday 14 members of the Badr Brigade were killed.", "published": "2024-05-08"}
    told, backwards = (
        run("group", "".join(f"{json.dumps(text)}\n" for text in lines), "--batch")
        for lines in ([*TEXTS, later], [later, *TEXTS[::-1]])
    )
    assert told == backwards
    assert told[1][0]["claims"][0]["article"] == "a"


def test_articles_are_read_by_publication_and_then_by_id_and_their_lines_let_go():
    days = {"late": date(2024, 5, 8), "undated": None, "b": date(2024, 5, 7), "a": date(2024, 5, 7)}
    lines = [ArticleLine(name, "Three people died.", day) for name, day in days.items()]
    assert [article.id for article in read_in_order(lines)] == ["a", "b", "late", "undated"]
    assert lines == []


def test_files_are_told_as_a_table_and_a_missing_one_is_an_error(tmp_path, capsys):
    text = tmp_path / "one.txt"
    text.write_text(f"publisher: Post\npublished: 2024-05-07\n\n{TEXTS[0]['text']}", encoding="utf-8")
    status, out = run_text("group", "", str(text), str(tmp_path / "none.txt"))
    assert status == 1
    assert out.startswith("Members of the Badr Brigade killed, ")
    assert "\n  12 " in out
    assert "No such file" in capsys.readouterr().err


def test_a_header_ends_with_an_empty_line_or_is_text():
    plain = article_of_file("x", "published: not long ago, it said\nMore text.")
    assert (plain.text, plain.published) == ("published: not long ago, it said\nMore text.", None)
    headed = article_of_file("x", "Publisher: The Post\r\npublished: 2024-05-07\r\n\r\nTitle\r\n")
    assert (headed.publisher, str(headed.published), headed.text) == ("The Post", "2024-05-07", "Title\r\n")
