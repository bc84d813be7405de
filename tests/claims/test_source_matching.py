"""Deciding whose name it is: who may, what it changes, that it lasts, and that each fact concerned is judged again."""

from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import F

from claims import steps
from claims.models import Claim, Fact, Reading, SourceMatch
from claims.reading.reader import want_reading
from claims.reviewing.correcting import edit_claim
from claims.reviewing.review import NotPossibleError
from claims.reviewing.source_matching import confirm_match, reject_match
from sources.models import Source
from sources.queries import find_sources
from tests.builders import a_desk, a_source

pytestmark = pytest.mark.django_db
ROE = "Hill Post: The raid killed 5 guards, Gen. Ann Roe said."
LAST_NAME = ("Dale Post: The raid killed 7 guards, Roe said.", "Vale Post: The raid killed 9 guards, Roe said.")
UNITS = "Hill Post: The raid killed 5 guards, the Popular Mobilization Units said."
LETTERS = ("Dale Post: The raid killed 7 guards, the PMU said.", "Vale Post: The raid killed 9 guards, the PMU said.")


def open_ones():
    return list(SourceMatch.objects.filter(state="suggested").order_by("pk"))


def origins():
    """Each claim's number and who is said to have said it."""
    return {str(claim.value): claim.origin.name for claim in Claim.objects.select_related("origin").order_by("pk")}


def owed():
    return Fact.objects.filter(wanted__gt=F("judged")).exists()


def read_again(article):
    """As by an extractor that is newer than the one that read it."""
    Reading.objects.filter(revision__article=article).update(extractor_version="earlier")
    want_reading(article.current_revision)
    steps.take("read")


class TestRefused:
    def test_who_may_not(self, viewer, reviewer):
        a_desk(ROE, *LAST_NAME)
        match = open_ones()[0]
        for operation in (
            lambda: confirm_match(match, scope="article", by=viewer),
            lambda: confirm_match(match, scope="always", by=reviewer),
            lambda: reject_match(match, by=viewer),
        ):
            with pytest.raises(PermissionDenied):
                operation()
        assert len(open_ones()) == 2
        assert not owed()

    def test_a_name_that_was_corrected_away_meanwhile(self, reviewer):
        a_desk(ROE, *LAST_NAME)
        match = open_ones()[0]
        edit_claim(match.attribution.claim, by=reviewer, attribution=[])
        for decide in (reject_match, partial(confirm_match, scope="article")):
            with pytest.raises(NotPossibleError, match="has been corrected meanwhile"):
                decide(match, by=reviewer)

    def test_what_has_been_decided(self, reviewer):
        a_desk(ROE, *LAST_NAME)
        match = open_ones()[0]
        confirm_match(match, scope="article", by=reviewer)
        with pytest.raises(NotPossibleError, match="decided already"):
            confirm_match(match, scope="article", by=reviewer)

    def test_what_was_no_suggestion(self, reviewer):
        a_desk(ROE)
        certain = SourceMatch.objects.get()
        with pytest.raises(NotPossibleError, match="no suggestion"):
            reject_match(certain, by=reviewer)
        with pytest.raises(NotPossibleError, match="no suggestion"):
            confirm_match(certain, scope="article", by=reviewer)

    def test_a_name_that_another_goes_by_is_never_one_s_for_good(self, editor):
        for name in ("Popular Mobilization Units", "Police Medical Unit"):
            a_source(name=name, kind="organisation").aliases.create(name="PMU", key="pmu")
        a_desk(LETTERS[0])
        with pytest.raises(NotPossibleError, match="goes by this name, too"):
            confirm_match(open_ones()[0], scope="always", by=editor)
        assert len(open_ones()) == 2
        assert Claim.objects.get().origin.article_id is not None


class TestInOneArticle:
    def test_its_claims_speak_with_the_source_and_the_others_do_not(self, reviewer):
        a_desk(ROE, *LAST_NAME)
        confirm_match(open_ones()[0], scope="article", by=reviewer, reason="She was there that day.")
        assert origins() == {"5": "Gen. Ann Roe", "7": "Gen. Ann Roe", "9": "Roe"}
        assert owed()
        decided = SourceMatch.objects.get(state="confirmed", decided_by=reviewer)
        assert decided.reason == "She was there that day."
        assert len(open_ones()) == 1

    def test_it_lasts_when_the_article_is_read_again(self, reviewer):
        _, dale, _ = a_desk(ROE, *LAST_NAME)
        confirm_match(open_ones()[0], scope="article", by=reviewer)
        read_again(dale)
        standing = Claim.objects.filter(article=dale).exclude(review_state="superseded")
        assert {found.origin.name for found in standing} == {"Gen. Ann Roe"}
        assert len(open_ones()) == 1

    def test_it_can_be_taken_back(self, reviewer):
        a_desk(ROE, *LAST_NAME)
        match = open_ones()[0]
        confirm_match(match, scope="article", by=reviewer)
        steps.take("judge")
        reject_match(match, by=reviewer, reason="It was Tim.")
        assert origins() == {"5": "Gen. Ann Roe", "7": "Roe", "9": "Roe"}
        assert owed()

    def test_of_a_name_that_is_a_source_of_its_own(self, reviewer):
        a_desk(UNITS, *LETTERS)
        confirm_match(open_ones()[0], scope="article", by=reviewer)
        assert origins() == {"5": "Popular Mobilization Units", "7": "Popular Mobilization Units", "9": "PMU"}


class TestAlways:
    def test_a_last_name_becomes_an_alias_and_every_article_is_decided(self, editor):
        a_desk(ROE, *LAST_NAME)
        confirm_match(open_ones()[0], scope="always", by=editor)
        assert set(origins().values()) == {"Gen. Ann Roe"}
        assert open_ones() == []
        a_desk("Lake Post: The raid killed 11 guards, Roe said.")
        assert origins()["11"] == "Gen. Ann Roe"

    def test_a_source_of_its_own_is_merged_with_all_that_it_has_said(self, editor):
        a_desk(UNITS, *LETTERS)
        confirm_match(open_ones()[0], scope="always", by=editor)
        assert set(origins().values()) == {"Popular Mobilization Units"}
        assert open_ones() == []
        assert [found.name for found in find_sources("pmu")] == ["Popular Mobilization Units"]
        assert owed()


class TestRejected:
    def test_nothing_changes_and_it_is_not_suggested_again(self, reviewer):
        _, dale, _ = a_desk(ROE, *LAST_NAME)
        before = origins()
        reject_match(open_ones()[0], by=reviewer)
        assert origins() == before
        assert not owed()
        read_again(dale)
        assert [match.attribution.claim.article_id for match in open_ones()] != [dale.pk]
        assert len(open_ones()) == 1
        assert Source.objects.filter(name="Roe", article=dale).exists()

    def test_of_two_sources_it_holds_for_all_articles(self, reviewer):
        a_desk(UNITS, *LETTERS)
        reject_match(open_ones()[0], by=reviewer)
        a_desk("Lake Post: The raid killed 11 guards, the PMU said.")
        assert open_ones() == []
        assert origins()["11"] == "PMU"
