"""Tables: runs of numbers without words make no claims; lists in prose do, however long a sentence is."""

from __future__ import annotations

import pytest

from factbase import extract_claims
from factbase.extract.tables import LONGEST_LIST
from tests.documents import PAGES

TOWNS = ["Ashford", "Brill", "Corran", "Dunmore", "Eskdale", "Farrow", "Glenby", "Harwick"]


def values(text: str) -> list[str]:
    return [str(claim.value) for claim in extract_claims(text)]


def test_a_list_in_prose_is_read():
    listed = ", ".join(f"{number} in {town}" for number, town in enumerate(TOWNS, start=31))
    assert values(f"The storm destroyed 300 homes: {listed}.") == ["300", *map(str, range(31, 39))]


def test_numbers_that_are_told_of_are_read_however_many_they_are():
    told = " ".join(f"Some {number} families left the valley." for number in range(31, 31 + 3 * LONGEST_LIST))
    assert len(values(told)) == 3 * LONGEST_LIST


def test_as_many_numbers_as_a_list_may_have():
    assert len(values("17 " * LONGEST_LIST)) == LONGEST_LIST


@pytest.mark.parametrize(
    "cell",
    ["17 ", "17, ", "17\n", "3.5 ", "40% ", "$17 ", "(17) ", "1/2 ", "½ ", "Corran 17\n", "five ", "17 km ", "3 of 9 ", "12 of the ", "from 3 to ", '"17" '],
)  # fmt: skip
def test_a_table_is_not_read(cell: str):
    assert values(cell * (2 * LONGEST_LIST)) == []


@pytest.mark.parametrize("ends", [" ", "\n\n"])
def test_prose_beside_a_table_is_read(ends: str):
    table = "17 25 " * LONGEST_LIST
    assert values(f"A fire killed 30 men.{ends}{table.strip()}.\n\nThe storm destroyed 40 homes.") == ["30", "40"]


def test_figures_on_the_lines_before_and_behind_a_table_are_none_of_it():
    table = "17 25\n" * LONGEST_LIST
    assert values(f"The fire killed 30\n{table}40 homes were destroyed.") == ["30", "40"]


def test_the_page_for_editors_says_how_many():
    assert f"more than {LONGEST_LIST} numbers in a row" in PAGES["docs/reading-and-judging.md"]
