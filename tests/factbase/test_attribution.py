"""Who is said to have said it: chains, cues and stances; first where nobody is."""

from __future__ import annotations

import pytest

from factbase import Claim, extract_claims


def last_claim(text: str, publisher: str | None = None) -> Claim:
    return extract_claims(text, publisher=publisher)[-1]


def chain(text: str, publisher: str | None = None) -> list[str]:
    return [hop.source for hop in last_claim(text, publisher).attribution]


@pytest.mark.parametrize(
    "text",
    [
        "The raid killed 30 men.",
        "It was reported that 30 men died.",
        "About 30 men were said to have died.",
        "He spoke for an hour, the mayor said. The raid killed 30 men.",
        "Some 40 percent of voters said so.",
        "The flood has claimed 30 lives.",
    ],
)
def test_nobody(text: str):
    assert chain(text) == []


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("The raid killed 30 men, police said.", "police"),
        ("Police said 30 men died.", "Police"),
        ("The raid killed 30 men, said Ann Roe, a nurse.", "Ann Roe"),
        ("Ann Roe, a nurse in Basra, said 30 men died.", "Ann Roe"),
        ("According to the Ministry of Health in Basra, 30 men died.", "Ministry of Health in Basra"),
        ("The raid killed 30 men, according to Sgt. Jim Doe of the border police.", "Sgt. Jim Doe"),
        ("On Friday, the agency checked its lists and said 30 men died.", "agency"),
        ("The raid killed 30 men, police and medics reported.", "police and medics"),
        ("He said that 30 men died.", "He"),
        ("A survey found that 30 wells were dry.", "survey"),
        ("“We saw the smoke. There were 30 men in the hall. They burnt,” Roe said.", "Roe"),
        ("“It was night,” Roe said. “There were 30 men in the hall.”", "Roe"),
    ],
)
def test_origin(text: str, origin: str):
    assert chain(text)[-1] == origin


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        ("Radio Basra reported that the mayor had said 30 men died.", ["Radio Basra", "mayor"]),
        ("The mayor told Radio Basra that 30 men died.", ["Radio Basra", "mayor"]),
        ("The mayor said 30 men died, citing hospital records.", ["mayor", "hospital records"]),
        ("According to Radio Basra, the mayor said 30 men died.", ["Radio Basra", "mayor"]),
    ],
)
def test_chain_from_the_publisher_to_the_origin(text: str, hops: list[str]):
    assert chain(text) == hops
    assert [hop.role for hop in last_claim(text).attribution] == ["relay", "origin"]


def test_the_publisher_is_in_no_chain():
    assert chain("Radio Basra reported that the mayor had said 30 men died.", "Radio Basra") == ["mayor"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army denied that 30 men died.", "denies"),
        ("The army doubted that 30 men died.", "doubts"),
        ("The army said 30 men died.", "asserts"),
    ],
)
def test_stance(text: str, stance: str):
    assert last_claim(text).attribution[-1].stance == stance


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("Iranian reports", False),
        ("a Pentagon official", False),
        ("police", False),
        ("a clinic in Basra", False),
        ("the PMU", True),
        ("Ann Roe", True),
        ("the Iraqi health ministry", True),
        ("the Ministry of Health", True),
        ("Rescue workers", False),
        ("court records", False),
        ("a Radio Basra clerk", False),
    ],
)
def test_named(source: str, named: bool):
    assert last_claim(f"The raid killed 30 men, according to {source}.").attribution[-1].named is named


@pytest.mark.parametrize(
    ("text", "stands_for"),
    [
        ("The ministry said 30 men died.", None),
        ("Ann Roe said nine fled. The ministry said 30 men died.", None),
        ("Police said nine fled. The group said 30 men died.", None),
        ("The Iraqi health ministry said nine fled. The ministry added that 30 men died.", "Iraqi health ministry"),
        ("Hamas said nine fled. The group said 30 men died.", "Hamas"),
        ("Qassem Musleh, the commander in Anbar, said nine fled. The commander said 30 men died.", "Qassem Musleh"),
        ("Ann Roe said nine fled. Roe added that 30 men died.", "Ann Roe"),
    ],
)
def test_whose_name_a_description_takes_up(text: str, stands_for: str | None):
    assert last_claim(text).attribution[-1].stands_for == stands_for


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("He said 30 men died.", "He"),
        ("Ann Roe and Jim Doe met. He said 30 men died.", "He"),
        ("Ms. Roe said nine fled. He said 30 men died.", "He"),
        ("Ann Roe said nine fled. It said 30 men died.", "It"),
        ("Jim Doe said nine fled. He said 30 men died.", "Jim Doe"),
        ("Jim Doe said nine fled. He said ten stayed. He said 30 men died.", "Jim Doe"),
        ("Jim Doe lives in Basra. He said 30 men died.", "Jim Doe"),
        ("Officials said nine fled. They said 30 men died.", "Officials"),
    ],
)
def test_whom_a_pronoun_stands_for(text: str, origin: str):
    hop = last_claim(text).attribution[-1]
    assert hop.source == origin == text[hop.start : hop.end]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The raid killed 30 men.", "stated"),
        ("The raid reportedly killed 30 men.", "reported"),
        ("The raid killed 30 men, according to local reports.", "reported"),
        ("The army claimed that 30 men died.", "alleged"),
        ("The army estimated that 30 men died.", "estimated"),
        ("The army will send 30 soldiers.", "projected"),
    ],
)
def test_hedge(text: str, hedge: str):
    assert last_claim(text).hedge == hedge
