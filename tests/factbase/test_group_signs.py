"""The signs in a text by which two figures are told apart: other passages, agents, whiles, places, kinds of places."""

from __future__ import annotations

from datetime import date

import pytest

from factbase import extract_claims
from factbase.figures import Claim
from factbase.group import Question, context_of, questions_of
from factbase.group.agents import are_rivals
from factbase.group.happenings import happenings_in
from factbase.group.passages import asides_in
from factbase.group.populations import population_of
from factbase.group.settings import settings_in

TUESDAY = date(2024, 3, 5)


def told(text: str) -> list[tuple[Claim, Question]]:
    claims = extract_claims(text, published=TUESDAY)
    asked = questions_of(claims, context=context_of(article="a", text=text, published=TUESDAY))
    return [(claims[index], asked[index]) for index in sorted(asked)]


def first(text: str) -> Question:
    return told(text)[0][1]


def the(number: str, text: str) -> Question:
    """The question of the figure that is written so."""
    return next(question for claim, question in told(text) if claim.quote == number)


# Passages on another event


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed six people.\nAnother shooting victim was in hospital.",
        "A bomb killed six people. The second victim was a nurse. She was known elsewhere, too.",
        "A bomb killed six people. Meanwhile, the mayor sent help. Also in hospital were two boys.",
    ],
)
def test_a_text_that_goes_on_turns_to_no_other_event(text):
    assert not list(asides_in(text))


@pytest.mark.parametrize(
    "turn",
    [
        "Elsewhere, two died.",
        "In a separate roadside bombing two died.",
        "Another car bomb killed two.",
        "Also in Orsk, two died.",
    ],
)
def test_a_turn_lasts_until_the_end_of_its_paragraph(turn):
    text = f"A bomb killed six people in Velm. {turn} It was dark.\nVelm has been calm since."
    assert [text[start:end] for start, end in asides_in(text)] == [f"{turn} It was dark."]


def test_names_of_another_event_are_not_those_of_the_report():
    text = "A bomb killed six people at the Narva market in Velm.\n\nIn a separate attack, gunmen killed three people in Tarrin."
    assert the("six", text).tellings[0].names.words == {"narva", "velm"}
    assert the("three", text).tellings[0].names.words == {"tarrin"}


# Who did it


@pytest.mark.parametrize(
    "text",
    [
        "Police in Lund said 90 prisoners were released.",
        "The price in Velm rose to 3 dollars.",
        "Donors donated $2 million.",
        "Belmark killed 12 people.",  # of a deed that everybody's words tell otherwise it is not asked
    ],
)
def test_who_did_it_is_not_guessed(text):
    assert first(text).agent == ""


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The Unity Party won 38 seats.", "unity"),
        ("Belmark on Monday had released 90 prisoners.", "belmark"),
        ("Some 90 prisoners were released by Belmark on Monday.", "belmark"),
        ("The Kremlin released 90 prisoners.", "russia"),
        ("The rebels released 90 prisoners.", "rebel"),
    ],
)
def test_who_did_it(text, agent):
    assert first(text).agent == agent


def test_rivals_are_two_names_or_two_sides():
    assert are_rivals("belmark", "samoria")
    assert are_rivals("army", "rebel")
    assert are_rivals("harnick steel", "bellis steel")
    assert not are_rivals("mira tal", "tal")
    assert not are_rivals("pakistan", "pakistani")
    assert not are_rivals("army", "belmark")
    assert not are_rivals("army", "police")
    assert not are_rivals("", "samoria")


# Over which while, and over how much ground


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("On Monday 12 people were killed in Velm.", ""),
        ("The new mayor said that 12 people were killed in Velm.", ""),
        ("Doctors recorded 120 new cholera cases.", "new"),
        ("Eleven people were killed in the past week.", "long"),
        ("The war has raged for years, and 40 people were killed on Monday.", ""),
        ("Some 40 people have died since Sunday.", "since"),
        ("Ambra Glass made a profit of $40 million in the first quarter.", "first quarter"),
    ],
)
def test_the_while_is_that_of_the_own_clause(text, scope):
    assert first(text).scope == scope


def test_figures_of_many_places_are_told_from_those_of_one():
    assert first("Eleven people were killed across Belmark.").all_over
    assert first("Eleven people were killed in Samoria, Orland and Belmark.").all_over
    assert not first("Eleven people were killed in Belmark.").all_over
    assert not first("Eleven people were killed when a bus ran across a field.").all_over


def test_of_a_total_told_place_by_place_each_number_is_of_its_place():
    text = "Strikes killed 24 people on Monday, including 16 in Imra and eight in Lund."
    total, imra, lund = (question for _, question in told(text))
    assert total.all_over
    assert total.tellings[0].places == {"imra", "lund"}
    assert [(question.part, question.tellings[0].places) for question in (imra, lund)] == [
        (False, {"imra"}),
        (False, {"lund"}),
    ]


# Where


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("According to Velm Radio, 12 people died.", set()),
        ("On Monday, 12 people died.", set()),
        ("A man was shot on Mill Road, and 12 people were injured.", set()),
        ("Twelve people were injured and taken to Calder General Hospital.", set()),
        ("An air strike on the Nuseira camp killed 12 people.", {"nuseira"}),
        ("A blast at Norvik's Ostra mine killed 12 people.", {"ostra"}),
        ("Twelve people died in neighbouring Suvar.", {"suvar"}),
        ("A bomb killed 12 people in Velm, and in Tarrin a fire killed three.", {"velm"}),
        ("A ferry sank on Lake Orme. Twelve people died.", {"orme"}),
    ],
)
def test_places_of_the_own_clause(text, places):
    assert first(text).tellings[0].places == places


def test_kinds_of_places_are_where_something_happens():
    assert settings_in("Three men were shot at a house near the old mill, police said.") == {"house", "factory"}
    assert settings_in("The school board met. The bar exam was hard. He left for Park Street.") == set()


# Who is counted


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        ("families", {"family"}),
        ("family of six", {"family"}),
        ("members of one family", {"member"}),
        ("households", {"family"}),
    ],
)
def test_families_are_not_people_and_their_members_are(counted, words):
    assert population_of(counted).words == words


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("families", "people", "others"),
        ("Russian soldiers", "Belmarkian soldiers", "others"),
        ("Pakistani soldiers", "soldiers of Pakistan", "same class"),
        ("Iraqi soldiers", "Iranian soldiers", "others"),
        ("separatist generals of Anglia", "self-proclaimed separatist generals", "the same people in other words"),
        ("homes", "houses", "same class"),
        ("workers of Norvik Steel", "workers", "one may be of the other"),
    ],
)
def test_how_those_counted_stand_to_each_other(one, other, relation):
    assert population_of(one).relation(population_of(other)) == relation


def test_how_badly_and_which_side_make_others_of_the_same_noun():
    assert first("Twenty people were critically injured.").population.words == {"critically"}
    assert first("Twenty people were injured.").population.words == set()
    no, yes = (first(f"Sixty percent of voters said {side} in the referendum.").population for side in ("no", "yes"))
    assert no.relation(yes) == "others"


# What happened


def test_guns_that_fire_are_no_fire_and_a_disease_is_an_epidemic():
    assert "fire" not in happenings_in("The troops came under fire and opened fire.")
    assert happenings_in("Cholera spread.") == {"cholera", "epidemic"}
    assert "air strike" in happenings_in("Air strikes hit the town.")


# Headlines


def test_a_headline_asks_what_its_text_asks():
    headline, body = (
        question for _, question in told("Toll passes 18,000\n\nMore than 18,200 people have died since the war began.")
    )
    assert headline.scope == body.scope == "long"
    other, _ = (
        question for _, question in told("Three die in crash\n\nMore than 18,200 people have died since the war began.")
    )
    assert other.scope == ""
