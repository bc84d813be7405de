"""Which names may be one source's: what is suggested, with which reason, and how few are looked at."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.likeness import likeness, match_keys, name_of
from sources.matching import MOST_SUGGESTED, is_nobodys_alone, similar_sources
from tests.builders import a_source, an_article


def alike(one, other, kind=""):
    return likeness(name_of(one), name_of(other, kind=kind))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Health Ministry", "Ministry of Defence"),
        ("Interior Ministry", "Finance Ministry"),
        ("John Smith", "Jane Smith"),
        ("Health Minister", "Defence Minister"),
        ("General Hospital", "Hospital"),
        ("Northern Brigade", "Brigade"),
        ("PMU", "PMF"),
        ("pmu", "Popular Mobilization Units"),
        ("PMU", "Police Medical Group"),
        ("Reuters", "AFP"),
        ("दिल", "दुल"),
        ("Roe", "Ann Crowe"),
        ("", "Ann Roe"),
        ("", ""),
    ],
)
def test_names_that_are_not_alike(one, other):
    assert alike(one, other) is None
    assert alike(other, one) is None


@pytest.mark.parametrize(
    ("one", "other", "score", "said"),
    [
        ("Kata'ib Hezbollah", "Kataib Hezbollah", "0.95", "have the same words"),
        ("Iraq's Health Ministry", "Ministry of Health of Iraq", "0.95", "have the same words"),
        ("the Iraqi Health Ministry", "Iraq's Health Ministry", "0.95", "have the same words"),
        ("Prime Minister Adel Abdul Mahdi", "Adel Abdul-Mahdi", "0.90", "one name with other titles"),
        ("Kataeb Hizbullah", "Kataib Hezbollah", "0.85", "two spellings"),
        ("Gen. Qasem Soleimani", "Qassim Suleimani", "0.85", "two spellings"),
        ("Lake Mobilisation Units", "Lake Mobilization Units", "0.85", "two spellings"),
        ("PMU", "Popular Mobilization Units", "0.75", "“PMU” are the initials of “Popular Mobilization Units”."),
        ("I.R.G.C.", "Islamic Revolutionary Guard Corps", "0.75", "are the initials of"),
        ("MoH", "Ministry of Health", "0.75", "are the initials of"),
        ("UN", "United Nations", "0.50", "are the initials of"),
        ("Musleh", "Commander Qassem Musleh", "0.60", "may be the last name of"),
        ("Mr. Mahdi", "Adel Abdul Mahdi", "0.60", "may be the last name of"),
        ("Musleh", "Qassem Musleh", "0.40", "is the last word of"),
    ],
)
def test_names_that_may_be_one(one, other, score, said):
    for here, there in ((one, other), (other, one)):
        found = alike(here, there)
        assert str(found.score) == score
        assert said in found.reason
    assert set(match_keys(one)) & set(match_keys(other))


def test_a_person_is_one_by_what_is_known_of_the_source():
    assert str(alike("Musleh", "Qassem Musleh", kind="official").score) == "0.60"


@pytest.mark.parametrize("name", ["", "...", "🚀", "x" * 5_000, "A" * 300, "-" * 300, "\uff21.\uff22.", "'s", "Mr"])
def test_any_text_has_keys_of_bounded_length(name):
    assert all(len(key) <= 80 for key in match_keys(name))
    likeness(name_of(name), name_of(name))


@pytest.mark.django_db
class TestSimilarSources:
    def test_those_of_one_article_are_nobodys_else(self):
        a_source(name="Popular Mobilization Units", article=an_article())
        assert similar_sources("PMU") == []

    def test_by_alias_too_and_the_one_that_it_was_merged_into(self):
        units, forces = a_source(name="Hashd", kind="armed_group"), a_source(name="Lake Units", kind="armed_group")
        forces.aliases.create(name="Lake Mobilization Union", key="x", match_keys=match_keys("Lake Mobilization Union"))
        forces.merged_into = units
        forces.save(update_fields=["merged_into"])
        assert [(found.source, found.score) for found in similar_sources("LMU")] == [
            (units, similar_sources("LMU")[0].score)
        ]

    def test_the_likeliest_first_and_never_many(self):
        for number in range(8):
            a_source(name=f"Popular Mobilization Unit{'s' * number}")
        found = similar_sources("PMU")
        assert len(found) == MOST_SUGGESTED
        assert is_nobodys_alone(found)

    def test_as_many_queries_however_many_there_are(self):
        def queries():
            with CaptureQueriesContext(connection) as captured:
                similar_sources("PMU")
            return len(captured)

        a_source(name="Popular Mobilization Units")
        one = queries()
        a_source(name="Police Medical Unit")
        assert queries() == one == 2
