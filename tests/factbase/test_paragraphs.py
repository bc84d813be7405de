"""An unrelated paragraph before or behind a text changes nothing of its claims but where they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbase import Claim, extract_claims
from tests.factbase.test_laws import GLUED, NEWSLIKE
from tests.factbase.test_skipped import CORPUS_TEXTS

PUBLISHED = date(2019, 12, 31)
# No people, no names, nobody who says anything; many are broken off where a rule would like to look on.
UNRELATED = [
    "The museum opened a new hall for old maps, and visitors liked the light.",
    "Museum opens new hall",
    'The paper called it "a quiet season by the lake.',
    "It was “a quiet season by the lake, as every summer.",
    "Doors open at 10:30 and close at 6 p.m. on Sundays.",
    "The path round the lake is 3 km long and costs $2 million.",
    "The fair was held in June 2018, in spite of the rain (it was cold",
    "- the lake\n- the mill\n- the river",
    "Was it so? It was! And then",
    "Weather: mild, with showers later:",
    "See https://example.org/lake (page 3 of 12)",
    *(
        f"It rained by the lake {end}"
        for end in (
            "the",
            "of",
            "about",
            "more than",
            "at least",
            "no",
            "from",
            "between",
            "in",
            "to",
            "and",
            ",",
            "by",
        )
    ),
    *(
        f"It rained by the lake {end}"
        for end in ("$", "-", "(", "killed", "aged", "a half", "up to", "as", "who", "including", ":", "U.S.", "a", "3")
    ),
    *("of them came", "per day", "or more", "years old", "percent", "ago", "people", "and a half", "million", "%"),
    *("-year-old", ", who was there", ". Then", "in five", "'s", ", 34, of the lake", "+", "° N", "am", "block", "km"),
]
BLANK_LINES = ["\n\n", "\r\n\r\n", "\n \t\n", "\n\n\n"]


def read(text: str) -> tuple[Claim, ...]:
    return extract_claims(text, published=PUBLISHED)


def moved(claims: tuple[Claim, ...], *, by: int, places: int) -> tuple[Claim, ...]:
    """The claims as they are where so many characters, with so many claims, stand before them."""
    return tuple(
        replace(
            claim,
            start=claim.start + by,
            end=claim.end + by,
            sentence=(claim.sentence[0] + by, claim.sentence[1] + by),
            part_of=None if claim.part_of is None else claim.part_of + places,
            attribution=tuple(
                replace(
                    hop,
                    start=hop.start + by,
                    end=hop.end + by,
                    cue_start=hop.cue_start + by,
                    cue_end=hop.cue_end + by,
                )
                for hop in claim.attribution
            ),
        )
        for claim in claims
    )


def together(one: str, other: str, *, blank: str) -> None:
    own, others = read(one), read(other)
    assert read(one + blank + other) == own + moved(others, by=len(one + blank), places=len(own))


@given(
    st.one_of(st.sampled_from(CORPUS_TEXTS), NEWSLIKE, GLUED), st.sampled_from(UNRELATED), st.sampled_from(BLANK_LINES)
)
def test_an_unrelated_paragraph_changes_nothing(text: str, paragraph: str, blank: str):
    together(paragraph, text, blank=blank)
    together(text, paragraph, blank=blank)


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        ("Jane Roe, 34, was hurt.", "They met in Basra."),
        ("One of the five people hurt in the crash has died.", "The road runs along the river"),
        ("Ann Roe was away for two months", "Police came."),
        ("30 $ twenty-five", "It rained."),
        ("Soldiers shot dead nine monks and arrested another 40.", "years old"),
    ],
)
def test_no_rule_looks_into_the_next_paragraph(text: str, paragraph: str):
    together(paragraph, text, blank="\n\n")
    together(text, paragraph, blank="\n\n")


@pytest.mark.parametrize("text", ["30 men died\nin the raid. Nine fled.\n\nTwo came back."])
def test_line_ends_of_any_system_read_alike(text: str):
    windows = text.replace("\n", "\r\n")
    assert [replace(claim, start=0, end=0, sentence=(0, 0)) for claim in read(windows)] == [
        replace(claim, start=0, end=0, sentence=(0, 0)) for claim in read(text)
    ]
