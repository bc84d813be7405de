"""Kinds by the words of a name: what is not said is not guessed, and a person's choice stays."""

import pytest

from sources.kinds import kind_of, speaks_for_others


@pytest.mark.parametrize("name", ["Kataib Hezbollah", "PMU", "Ann Roe", "Mr. Roe", "Lake Friends", "", "...", "of the"])
def test_what_its_name_does_not_say(name):
    assert kind_of(name) == "other"


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("agency", ["Reuters", "Lakeland News Agency", "the Hill Press Agency", "Agence Lacustre"]),
        ("publisher", ["Harbour Post", "Radio Basra", "the Vale Herald", "Dale TV"]),
        (
            "government",
            ["Ministry of Health", "Iraq's Interior Ministry", "the Fire Brigade", "Prime Minister's Office"],
        ),
        ("armed_group", ["Northern Brigade", "Islamic Revolutionary Guard Corps", "Lake Defence Forces", "the army"]),
        ("hospital", ["Qaim General Hospital", "Army Hospital", "Clinic of Saint Ann"]),
        ("organisation", ["United Nations", "Red Crescent", "Lake Relief Committee", "Monitor of the Ministry of War"]),
        ("official", ["Health Ministry spokesman Omar Basri", "Gen. Ann Roe", "army commander", "Mayor of Basra"]),
        ("witness", ["a resident of the Ministry quarter", "two witnesses"]),
    ],
)
def test_its_head_says(kind, names):
    assert {name: kind_of(name).value for name in names} == dict.fromkeys(names, kind)


def test_who_speaks_for_others():
    assert all(map(speaks_for_others, ["spokesman for the Lake Guard", "an army spokeswoman", "ministry spokespeople"]))
    assert not any(map(speaks_for_others, ["", "Ann Roe", "official of the spokesman's office", "army commander"]))
