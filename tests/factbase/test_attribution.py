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
        "The ministry raised the wall to 30 metres.",
        "The fund expects 30 guests.",
        "A nurse told the story of 30 men.",
        "The economy added 30 shops.",
        "The bill adds about $30 to the deficit.",
        "The toll of 30 was said by nobody.",
        "The firm added another 30 shops.",
        "The country recorded 30 births.",
        "The clinic admitted 30 men.",
        "The side conceded 30 goals.",
        "The cook put the roast at the back of 30 pots.",
        "Some 20 died, not 30 as first reported.",
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
        ("The army claims to have killed 30 men.", "army"),
        ("The rebels boast of having shot down 30 jets.", "rebels"),
        ("The driver admitted hitting 30 men.", "driver"),
        ("The army acknowledged the loss of 30 men.", "army"),
        ("The army's claim to have shot down 30 jets was denied.", "army"),
        ("He added 30 men had died.", "He"),
        ('"We have 30 men here," a nurse at the clinic said by phone.', "nurse at the clinic"),
        ("Police put the crowd at 30.", "Police"),
        ("Insurers pegged the damage at about $30.", "Insurers"),
        ("Some 20 died, not 30 as officials first reported.", "officials"),
        ("Data from the 2014 survey show that 30 wells were dry.", "Data from the 2014 survey"),
        ("A survey found that 30 wells were dry.", "survey"),
        ("Police are reporting that 30 men died.", "Police"),
        ("The ministry raised the toll to 30.", "ministry"),
        ("The fund expects that 30 men will return.", "fund"),
        ("UN monitors verified 30 deaths.", "UN monitors"),
        ("A study that appeared in May found that 30 wells were dry.", "study"),
        ("The study -- which notes that 30 wells were dry -- was made in May.", "study"),
        (
            "The fair cost $30, a Radio Basra analysis of newly filed records shows.",
            "Radio Basra analysis of newly filed records",
        ),
        ("Ann Roe, an expert, noted that the wells - around 30 in April - are dry.", "Ann Roe"),
        ("Some 30 men died (Radio Basra calculation based on hospital records).", "Radio Basra calculation"),
        ("Figures provided by the UN, the army and Radio Basra show 30 deaths.", "UN, the army and Radio Basra"),
        ("The raid killed 30 men, according to data from the UN and the army.", "data from the UN and the army"),
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
        ("Radio Basra quoted the mayor as saying that 30 men died.", ["Radio Basra", "mayor"]),
        ("The raid killed 30 men, state television quoted the mayor as saying.", ["state television", "mayor"]),
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
        ("data from the UN, the army and Radio Basra", False),
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
        ("Ann Roe met Jim Roe. Roe said 30 men died.", None),
        ("Ann Roe and Jim Roe said nine fled. Roe said 30 men died.", None),
        ("Fires burnt in South Basra. Basra said 30 men died.", None),
        ("Nine fled in Basra. The Lake Relief Council came. The LGC said 30 men died.", None),
        ("Sgt. Ann Roe said nine fled. Ms. Roe added that 30 men died.", "Sgt. Ann Roe"),
        ("Police spokesman Jim Doe said 30 men died.", None),
        ("Qassem Musleh leads the militia. Mr. Musleh said 30 men died.", "Qassem Musleh"),
        (
            "The Islamic Revolutionary Guard Corps (IRGC) came. The IRGC said 30 men died.",
            "Islamic Revolutionary Guard Corps",
        ),
        ("The LRC (Lake Relief Council) came. The LRC said 30 men died.", "Lake Relief Council"),
        ("LRC said 30 men died. The Lake Relief Council (LRC) came.", "Lake Relief Council"),
        ("Hayat al-Sahel (HS) came. The road is shut. HS said 30 men died.", "Hayat al-Sahel"),
        ("The Lake Relief Council came. The LRC said 30 men died.", "Lake Relief Council"),
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


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("The health ministry said 30 men died.", None),
        ("Ann Roe, a nurse in Basra, said 30 men died.", None),
        ("Ann Roe, the governor of Basra, said 30 men died.", None),
        ("The mayor of Basra said 30 men died.", None),
        ("A senior Iraqi official said 30 men died.", None),
        ("A US official said 30 men died.", None),
        ("An Iranian spokesman said 30 men died.", None),
        ("A spokesman for President Roe said 30 men died.", None),
        ("Its spokesman said 30 men died.", None),
        ("A spokesman for the health ministry said 30 men died.", "health ministry"),
        ("The raid killed 30 men, according to an official at the Ministry of Health.", "Ministry of Health"),
        ("Health Ministry spokesman Jim Doe said 30 men died.", "Health Ministry"),
        ("The ministry's spokesman said 30 men died.", "ministry"),
        ("A Lake Guard spokeswoman said 30 men died.", "Lake Guard"),
        ("UN officials said 30 men died.", "UN"),
        ("A senior army commander said 30 men died.", "army"),
        ("Ann Roe, a spokeswoman for the Red Crescent, said 30 men died.", "Red Crescent"),
        ("A spokeswoman for the Red Crescent, Ann Roe, said 30 men died.", "Red Crescent"),
        ("The raid killed 30 men, said Ann Roe, head of the relief agency in Basra.", "relief agency in Basra"),
        ("Ann Roe of Basra said 30 men died.", None),
        ("The raid killed 30 men, according to Radio Basra, which cited two men.", None),
        ("The raid killed 30 men, according to data from the UN and the army.", None),
        ("The raid killed 30 men, according to figures provided by the health ministry.", "health ministry"),
        ("Elected officials from both parties said 30 men died.", None),
        ("Federal and state officials said 30 men died.", None),
        ("Lake Guard figures show 30 deaths.", "Lake Guard"),
        ("A recent Radio Basra tracking poll shows Roe at 30 percent.", "Radio Basra"),
        ("The ministry's figures show 30 deaths.", "ministry"),
        ("Ann Roe of the Relief Watch said 30 men died.", "Relief Watch"),
        ("A police source said 30 men died.", "police"),
        ("A Radio Basra reporter said 30 men died.", "Radio Basra"),
        ("Ann Roe, a spokeswoman for the Red Crescent, said nine fled. Roe added that 30 men died.", "Red Crescent"),
        ("Ann Roe, a spokeswoman for the Red Crescent, said nine fled. She said 30 men died.", "Red Crescent"),
    ],
)
def test_for_whom_a_person_speaks(text: str, organisation: str | None):
    assert last_claim(text).attribution[-1].organisation == organisation


INTERVIEW = (
    "Ann Roe spoke to Radio Basra.\n\nDOE: How many?\n\nROE: Thirty men died.\n\nNine fled. He said two came back.\n\n"
)


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("VICTIM: Thirty men.\n\nPLACE: a hall of 12 rooms.\n\nVICTIM: Nine men.", [[], [], []]),
        ("NOTE: Thirty men died.", [[]]),
        (f"{INTERVIEW}DOE: Jim Doe thanks you.\n\nNine are still missing.", [["ROE"], ["ROE"], ["ROE", "He"], []]),
        ("Q: How many?\n\nA: Thirty men died.", [["A"]]),
    ],
)
def test_turns_of_a_transcript(text: str, chains: list[list[str]]):
    claims = extract_claims(text)
    assert [[hop.source for hop in claim.attribution] for claim in claims] == chains


def test_who_a_label_of_a_transcript_is():
    [hop] = extract_claims(f"{INTERVIEW}DOE: Jim Doe thanks you.")[0].attribution
    assert (hop.source, hop.stands_for, hop.named) == ("ROE", "Ann Roe", True)
    assert not last_claim("Q: How many?\n\nA: Thirty men died.").attribution[-1].named
