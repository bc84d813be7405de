"""Names become sources: what stays one article's own, what is never taken for another, and what is suggested."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Attribution, Claim, Reading, SourceMatch
from claims.reading.reader import read_text
from claims.reading.storing import store_claims
from sources.models import Source
from tests.builders import a_desk, a_source, an_article

pytestmark = pytest.mark.django_db


def said(*reports):
    """The origins of the first claims of these reports, in their order."""
    return [Claim.objects.filter(article=article).earliest("index").origin for article in a_desk(*reports)]


def suggestions():
    open_ones = SourceMatch.objects.filter(state="suggested").order_by("-score", "source__name")
    return [(match.attribution.name, match.source.name, str(match.score)) for match in open_ones]


class TestStaysApart:
    def test_officials_of_two_articles_are_never_one(self):
        one, other = said(
            "Hill Post: The raid killed 5 guards, officials said.",
            "Dale Post: The raid killed 7 guards, officials said.",
        )
        assert one != other
        assert (one.kind, other.kind) == ("unnamed", "unnamed")
        assert suggestions() == []

    def test_an_acronym_that_two_go_by_is_nobodys_until_it_is_decided(self):
        for name in ("Popular Mobilization Units", "Police Medical Unit"):
            a_source(name=name, kind="organisation").aliases.create(name="PMU", key="pmu")
        one, other = said(
            "Hill Post: The raid killed 5 guards, the PMU said.", "Dale Post: The raid killed 7 guards, the PMU said."
        )
        assert None not in (one.article_id, other.article_id)
        assert one != other
        names = ("Police Medical Unit", "Popular Mobilization Units")
        assert suggestions() == [("PMU", name, "0.500") for name in names for _ in range(2)]
        assert not SourceMatch.objects.filter(state="confirmed").exists()

    def test_so_is_one_that_two_have_for_their_initials(self):
        for name in ("Popular Mobilization Units", "Police Medical Unit"):
            a_source(name=name, kind="organisation")
        (origin,) = said("Hill Post: The raid killed 5 guards, the PMU said.")
        assert origin.article_id is not None
        assert [score for _, _, score in suggestions()] == ["0.750", "0.750"]

    def test_two_people_of_one_last_name(self):
        said(
            "Hill Post: The raid killed 5 guards, Gen. Ann Roe said.",
            "Dale Post: The raid killed 7, Mayor Tim Roe said.",
        )
        one, other = said(
            "Vale Post: The raid killed 8 guards, Roe said.", "Lake Post: The raid killed 9 guards, Roe said."
        )
        assert None not in (one.article_id, other.article_id)
        assert one != other
        assert {(name, source) for name, source, _ in suggestions()} == {
            ("Roe", "Gen. Ann Roe"),
            ("Roe", "Mayor Tim Roe"),
        }

    def test_the_full_name_in_the_article_is_no_question(self):
        ann, tim = said(
            "Hill Post: The raid killed 5 guards, Gen. Ann Roe said. It hurt 6, Roe said.",
            "Dale Post: The raid killed 7 guards, Mayor Tim Roe said. It hurt 8, Roe said.",
        )
        assert list(Claim.objects.order_by("pk").values_list("origin__name", flat=True)) == [
            ann.name, ann.name, tim.name, tim.name,
        ]  # fmt: skip
        assert suggestions() == []

    def test_a_spelling_that_is_new_is_a_source_of_its_own(self):
        one, other = said(
            "Hill Post: The raid killed 5 guards, Kataib Hezbollah said.",
            "Dale Post: The raid killed 7 guards, Kataeb Hizbullah said.",
        )
        assert one != other
        assert suggestions() == [("Kataeb Hizbullah", "Kataib Hezbollah", "0.850")]

    def test_nor_is_one_that_stands_in_the_same_article(self):
        said("Hill Post: The raid killed 5 guards, Kataib Hezbollah said. It hurt 6, Kataeb Hizbullah said.")
        assert suggestions() == [("Kataeb Hizbullah", "Kataib Hezbollah", "0.850")]


class TestIsOne:
    def test_the_same_name_however_written_and_by_an_alias(self):
        origins = said(
            "Hill Post: The raid killed 5 guards, the Lake Guard said.",
            "Dale Post: The raid killed 7 guards, LAKE GUARD said.",
        )
        assert len(set(origins)) == 1
        assert suggestions() == []

    def test_a_wire_agency_by_its_letters(self):
        a_desk("Hill Post: The raid killed 5 guards, AFP reported.")
        assert Claim.objects.get().origin.name == "Agence France-Presse"

    def test_it_is_suggested_once_and_known_from_then_on(self):
        said(
            "Hill Post: The raid killed 5 guards, the Popular Mobilization Units said.",
            "Dale Post: The raid killed 7 guards, the PMU said.",
            "Vale Post: The raid killed 8 guards, the PMU said.",
        )
        assert suggestions() == [("PMU", "Popular Mobilization Units", "0.750")]
        match = SourceMatch.objects.get(state="suggested")
        assert (match.voice, match.key) == (Source.objects.get(key="pmu"), "pmu")


class TestKindsAndParents:
    def test_a_kind_is_told_by_the_name_and_never_overwritten(self):
        (origin,) = said("Hill Post: The raid killed 5 guards, the Lake Ministry said.")
        assert origin.kind == "government"
        Source.objects.filter(pk=origin.pk).update(kind="armed_group")
        (again,) = said("Dale Post: The raid killed 7 guards, the Lake Ministry said.")
        assert again.kind == "armed_group"

    def test_a_spokesman_who_is_not_named_is_the_organisations_voice(self):
        for_it, itself = said(
            "Hill Post: The raid killed 5 guards, a spokesman for the Lake Ministry said.",
            "Dale Post: The raid killed 7 guards, the Lake Ministry said.",
        )
        assert for_it == itself == Source.objects.get(key="lake ministry")

    def test_of_an_organisation_that_has_no_name_he_is_the_articles_own(self):
        one, other = said(
            "Hill Post: The raid killed 5 guards, a spokesman for the ministry said.",
            "Dale Post: The raid killed 7 guards, a spokesman for the ministry said.",
        )
        assert one != other
        assert (one.article_id, one.name) == (Claim.objects.earliest("pk").article_id, "ministry")

    def test_any_other_without_a_name_speaks_for_nobody_else(self):
        (official,) = said("Hill Post: The raid killed 5 guards, an official of the Lake Ministry said.")
        assert (official.kind, official.parent.name) == ("unnamed", "Lake Ministry")

    def test_a_person_speaks_for_herself_with_the_organisation_above(self):
        (roe,) = said("Hill Post: The raid killed 5 guards, said Ann Roe, a commander of the Lake Guard.")
        assert (roe.name, roe.kind, roe.parent.name, roe.parent.kind) == (
            "Ann Roe", "official", "Lake Guard", "armed_group",
        )  # fmt: skip


def test_names_are_kept_as_they_are_compared():
    a_desk("Hill Post: The raid killed 5 guards, Gen. Ann Roe said. It hurt 6, Roe said.")
    keys = Attribution.objects.order_by("claim_id").values_list("name", "matches__key")
    assert list(keys) == [("Gen. Ann Roe", "gen ann roe"), ("Roe", "gen ann roe")]


def test_as_many_queries_however_many_speak():
    """Known, new and without a name, people of new organisations, and last names that may be anybody's."""

    def queries(*initials):
        sentences = [
            f"It hurt 2 guards, {letter}orham Police said. It hurt 3, said Ann {letter}oster, a commander of the {letter}ale"
            f" Guard. It hurt 4, said {letter}iggins. It hurt 5, said a nurse from {letter}orham. It hurt 6, the"
            f" {letter}illow Post said."
            for letter in initials
        ]
        for letter in initials:
            a_source(name=f"{letter}illow Post"), a_source(name=f"Gen. Tim {letter}iggins")
        revision = an_article(text=" ".join(sentences)).current_revision
        assert revision
        found = read_text(revision)
        with CaptureQueriesContext(connection) as captured:
            stored = store_claims(Reading.objects.get(revision=revision), found)
        assert len(stored.claims) == 5 * len(initials)
        return len(captured)

    assert queries("B") == queries(*"CDFGHJ")
