"""Copies in the service: found as texts come, counted as their original, undone as texts change, decided by people."""

from unittest.mock import Mock

import pytest
from django.core.exceptions import PermissionDenied

from claims import steps
from claims.models import Fact, Verdict
from claims.reviewing import review
from claims.reviewing.copy_decisions import say_copy, say_no_copy
from claims.reviewing.review import NotPossibleError
from claims.reviewing.source_merging import merge_sources, split_source
from claims.sourcing import copying
from claims.sourcing.copying import find_copies, find_next_copies, search_again
from sources import copy_prints
from sources.copies import search_again_for_copies_of
from sources.models import Article, CopyMatch, CopyPrint, CopySearch, Source
from tests.builders import a_source, an_article
from tests.factbase.near_copies import edits
from tests.factbase.near_copies.forms import FILLED, QUAKE
from tests.factbase.near_copies.pairs import events

pytestmark = pytest.mark.django_db

STORY, APART = events()["07-factory-fire"]
OTHER_STORY, _ = events()["13-bridge"]
CUT = edits.headed(edits.Report("", STORY.paragraphs[:4]), "Blaze in mill")
ADDED_TO = edits.Report(STORY.headline, (*STORY.paragraphs, *edits.OWN_PARAGRAPHS[:2]))


def take(report, *, publisher, published_at="2019-12-30", url=""):
    """An article taken in and compared with the others, as by a reading."""
    body = "\n\n".join(report.paragraphs)
    article = an_article(title=report.headline, text=body, publisher=publisher, published_at=published_at, url=url)
    find_copies(article)
    return article


def credited(report, agency):
    first, *rest = report.paragraphs
    return edits.Report(report.headline, (f"LONPUR ({agency}) - {first}", *rest))


def originals():
    """Whose copies the articles are, by the names of their publishers."""
    return {
        article.publisher.name: article.copy_of and article.copy_of.publisher.name
        for article in Article.objects.select_related("publisher", "copy_of__publisher")
    }


class TestNoCopies:
    def test_a_report_on_the_same_event_written_apart(self):
        take(STORY, publisher="Harbour Post"), take(APART, publisher="Valley Times")
        assert originals() == {"Harbour Post": None, "Valley Times": None}

    def test_an_update_by_the_same_publisher(self):
        take(STORY, publisher="Harbour Post"), take(ADDED_TO, publisher="The Harbour Post")
        assert [article.copy_of for article in Article.objects.all()] == [None, None]

    def test_articles_without_a_word_in_common(self):
        take(STORY, publisher="Harbour Post"), take(OTHER_STORY, publisher="Valley Times")
        assert not CopyMatch.objects.exists()


class TestCopies:
    def test_cut_under_another_headline(self):
        take(STORY, publisher="Harbour Post"), take(CUT, publisher="Valley Times")
        assert originals() == {"Harbour Post": None, "Valley Times": "Harbour Post"}
        match = CopyMatch.objects.get()
        assert (match.state, match.decided_by, match.score) == ("confirmed", None, 1)
        assert match.reason.startswith(
            "100% of its own words stand in the text of Harbour Post of 30 December 2019, word"
        )

    def test_the_earliest_published_is_the_original_whenever_it_came(self):
        take(CUT, publisher="Valley Times", published_at="2019-12-31")
        take(ADDED_TO, publisher="Western Mail", published_at="2020-01-02")
        take(STORY, publisher="Harbour Post")
        assert originals() == {"Harbour Post": None, "Valley Times": "Harbour Post", "Western Mail": "Harbour Post"}

    def test_an_agency_is_the_original_although_a_paper_has_an_earlier_date(self):
        take(STORY, publisher="Harbour Post", published_at="2019-12-30")
        take(STORY, publisher="Reuters", published_at="2019-12-30T14:00")
        assert originals() == {"Harbour Post": "Reuters", "Reuters": None}

    def test_whom_another_credits_is_the_original(self):
        take(credited(CUT, "Quiet Harbour Wire"), publisher="Valley Times", published_at="2019-12-29")
        take(STORY, publisher="Harbour Post", published_at="2019-12-28")
        take(STORY, publisher="Quiet Harbour Wire")
        assert set(originals().values()) == {None, "Quiet Harbour Wire"}

    def test_under_another_agencys_credit(self):
        take(STORY, publisher="Reuters"), take(credited(ADDED_TO, "AFP"), publisher="Valley Times")
        assert originals() == {"Reuters": None, "Valley Times": "Reuters"}

    def test_many_papers_with_one_text_have_one_original(self, monkeypatch):
        """However many have it, only so many are looked at, and the root is among what they lead to."""
        monkeypatch.setattr(copy_prints, "PER_PRINT", 3)
        monkeypatch.setattr(copy_prints, "CANDIDATES", 2)
        take(STORY, publisher="Paper 0", published_at="2020-01-01")
        for number in range(1, 6):
            take(edits.headed(STORY, f"Headline {number}"), publisher=f"Paper {number}", published_at="2020-01-02")
        take(CUT, publisher="Reuters", published_at="2020-01-03")
        assert set(originals().values()) == {None, "Reuters"}

    def test_a_copy_of_a_form_is_found_among_all_that_fill_it(self, monkeypatch):
        monkeypatch.setattr(copy_prints, "PER_PRINT", 3)
        monkeypatch.setattr(copy_prints, "CANDIDATES", 1)
        filled = [edits.Report("", tuple(QUAKE.format(*one).split("\n\n")[1:])) for one in FILLED[QUAKE]]
        for number, report in enumerate(filled):
            take(report, publisher=f"Paper {number}")
        take(filled[-1], publisher="Valley Times")
        assert {copy: original for copy, original in originals().items() if original} == {"Valley Times": "Paper 4"}


class TestChanges:
    URL = "https://harbour.example/fire"

    def test_a_copy_that_is_written_anew_is_none(self):
        take(STORY, publisher="Valley Times")
        take(CUT, publisher="Harbour Post", url=self.URL)
        take(APART, publisher="Harbour Post", url=self.URL)
        assert originals() == {"Harbour Post": None, "Valley Times": None}
        assert not CopyMatch.objects.exists()

    def test_copies_that_the_original_leaves_behind_have_another(self):
        take(STORY, publisher="Harbour Post", url=self.URL, published_at="2019-12-29")
        take(CUT, publisher="Valley Times"), take(ADDED_TO, publisher="Western Mail", published_at="2019-12-31")
        take(APART, publisher="Harbour Post", url=self.URL)
        while find_next_copies():
            pass
        assert originals() == {"Harbour Post": None, "Valley Times": None, "Western Mail": "Valley Times"}

    def test_an_original_that_adds_to_its_text_keeps_its_copies_and_searches_for_none_anew(self, monkeypatch):
        take(STORY, publisher="Harbour Post", url=self.URL)
        for number in range(4):
            take(edits.headed(STORY, f"Headline {number}"), publisher=f"Paper {number}")
        compare = Mock(wraps=copy_prints.compare)
        monkeypatch.setattr(copy_prints, "compare", compare)
        take(ADDED_TO, publisher="Harbour Post", url=self.URL)
        assert set(originals().values()) == {None, "Harbour Post"}
        assert (compare.call_count, CopySearch.objects.count()) == (4, 0)
        assert {match.score < 1 for match in CopyMatch.objects.all()} == {False}

    def test_an_original_that_is_published_anew_after_its_copy_is_the_copy(self):
        take(STORY, publisher="Harbour Post", url=self.URL)
        take(STORY, publisher="Valley Times", published_at="2019-12-31")
        take(ADDED_TO, publisher="Harbour Post", url=self.URL, published_at="2020-01-02")
        while find_next_copies():
            pass
        assert originals() == {"Harbour Post": "Valley Times", "Valley Times": None}

    def test_copies_of_what_is_deleted_are_copies_of_each_other(self):
        original = take(STORY, publisher="Harbour Post")
        take(CUT, publisher="Valley Times"), take(ADDED_TO, publisher="Western Mail", published_at="2019-12-31")
        search_again_for_copies_of([original.pk])
        original.revisions.all().delete()
        original.delete()
        while find_next_copies():
            pass
        assert originals() == {"Valley Times": None, "Western Mail": "Valley Times"}

    def test_nothing_is_stored_twice(self):
        for publisher in ("Harbour Post", "Valley Times"):
            take(STORY, publisher=publisher)
        before = list(CopyMatch.objects.values()), list(CopyPrint.objects.order_by("print", "article").values())
        for article in Article.objects.all():
            CopySearch.objects.create(article=article)
        while find_next_copies():
            pass
        assert before == (
            list(CopyMatch.objects.values()),
            list(CopyPrint.objects.order_by("print", "article").values()),
        )


class TestOwed:
    def test_a_reading_searches_and_owes_no_more(self):
        for publisher in ("Harbour Post", "Valley Times"):
            an_article(text="\n\n".join(STORY.paragraphs), publisher=publisher)
        steps.take("read")
        assert originals() == {"Harbour Post": None, "Valley Times": "Harbour Post"}
        assert not CopySearch.objects.exists()

    def test_articles_that_were_there_before_are_searched_when_nothing_is_read(self):
        """As an update finds them: read, and owed a search."""
        for publisher in ("Harbour Post", "Valley Times"):
            an_article(text="\n\n".join(STORY.paragraphs), publisher=publisher)
        CopySearch.objects.all().delete()
        steps.take("read")
        for article in Article.objects.all():
            CopySearch.objects.create(article=article)
        assert steps.take("read") == 2
        assert originals() == {"Harbour Post": None, "Valley Times": "Harbour Post"}

    def test_what_goes_wrong_stays_owed_and_holds_up_no_other(self, monkeypatch):
        article = an_article()
        CopySearch.objects.update(due_at="2019-12-31T00:00Z")
        monkeypatch.setattr(copying, "relate", lambda _: 1 / 0)
        assert (find_next_copies(), find_next_copies()) == (True, False)
        assert CopySearch.objects.get().article == article

    def test_a_text_that_comes_while_its_article_is_searched_is_searched_too(self, monkeypatch):
        url = "https://harbour.example/fire"
        article = an_article(text="\n\n".join(STORY.paragraphs), url=url)

        def slow(number):
            an_article(text="\n\n".join(APART.paragraphs), url=url)
            return set()

        monkeypatch.setattr(copying, "relate", slow)
        find_copies(article)
        assert CopySearch.objects.get().article == article


class TestCounted:
    """The figures of a copy are its original's; what a desk adds from others is theirs."""

    STORY = "A fire in the cotton mill of Lonpur killed 44 workers on 30 December 2019."
    CITY = (
        "The mill stands on the bank of the river, in a quarter of narrow lanes that the fire brigade could not enter with "
        "its ladders. Neighbours carried water in buckets from the temple pond until their arms failed them. In the "
        "morning the walls were still hot, and families sat along the fence and waited for news of those who had not come "
        "home from the shift."
    )

    def take(self, text, *, publisher):
        an_article(text=text, publisher=publisher)
        for step in ("read", "judge"):
            steps.take(step)

    def told(self):
        verdict = Verdict.objects.filter(fact=Fact.objects.get(metric="killed")).latest()
        return sorted(origin for position in verdict.positions for origin in position["origins"]), len(verdict.copies)

    def test_a_copy_that_is_re_headlined_is_no_voice_of_its_own(self):
        self.take(f"{self.STORY}\n\n{self.CITY}", publisher="Harbour Post")
        self.take(f"Mill burns\n\n{self.CITY}\n\n{self.STORY}", publisher="Valley Times")
        assert self.told() == (["Harbour Post"], 1)

    def test_a_report_of_its_own_is_one(self):
        self.take(f"{self.STORY}\n\n{self.CITY}", publisher="Harbour Post")
        self.take(f"{self.STORY}\n\nWe were there, and saw it.", publisher="Valley Times")
        assert self.told() == (["Harbour Post", "Valley Times"], 0)

    def test_what_a_desk_adds_from_another_is_a_voice(self):
        self.take(f"{self.STORY}\n\n{self.CITY}", publisher="Harbour Post")
        added = "The fire in the cotton mill of Lonpur killed 44 workers on 30 December 2019, the United Nations said."
        self.take(f"{self.CITY}\n\n{added}", publisher="Valley Times")
        origins, copies = self.told()
        assert (len(origins), "Harbour Post" in origins, copies) == (2, True, 0)


class TestDecided:
    @pytest.fixture
    def pair(self):
        return take(STORY, publisher="Harbour Post"), take(CUT, publisher="Valley Times")

    def test_only_an_editor_may(self, reviewer, pair):
        original, copy = pair
        with pytest.raises(PermissionDenied):
            say_no_copy(copy, original=original, by=reviewer, reason="I know.")
        assert CopyMatch.objects.get().decided_by is None

    def test_no_copy_stays_so_whatever_comes(self, editor, pair):
        original, copy = pair
        say_no_copy(copy, original=original, by=editor, reason="Both had it from the same agency.")
        take(ADDED_TO, publisher="Western Mail", published_at="2019-12-31")
        CopySearch.objects.create(article=copy)
        find_copies(copy)
        assert originals() == {"Harbour Post": None, "Valley Times": None, "Western Mail": "Harbour Post"}
        assert CopyMatch.objects.get(copy=copy).decided_by == editor

    def test_no_copy_is_none_of_a_copy_of_it_either(self, editor, pair):
        original, copy = pair
        take(ADDED_TO, publisher="Able Mail", published_at="2019-12-30")
        Article.objects.filter(publisher__name="Valley Times").update(published_at="2020-01-02T00:00Z")
        say_no_copy(copy, original=original, by=editor, reason="We asked them.")
        assert originals()["Valley Times"] is None

    def test_a_copy_stays_one_although_it_is_written_anew(self, editor):
        original, other = (
            take(STORY, publisher="Harbour Post"),
            take(APART, publisher="Valley Times", url="https://v.example/"),
        )
        say_copy(other, original=original, by=editor, reason="Translated and back.")
        assert originals()["Valley Times"] == "Harbour Post"
        take(OTHER_STORY, publisher="Valley Times", url="https://v.example/")
        assert originals()["Valley Times"] == "Harbour Post"

    def test_a_person_may_change_it(self, editor, pair):
        original, copy = pair
        say_no_copy(copy, original=original, by=editor, reason="They say so.")
        say_copy(copy, original=original, by=editor, reason="They say otherwise now.")
        assert originals()["Valley Times"] == "Harbour Post"
        say_copy(original, original=take(APART, publisher="Western Mail"), by=editor, reason="A reprint.")
        assert originals() == {"Harbour Post": "Western Mail", "Valley Times": "Western Mail", "Western Mail": None}

    def test_a_copy_of_its_copy_it_cannot_be(self, editor, pair):
        """What the machine took for the copy may be the original; what a person did may not."""
        original, copy = pair
        say_copy(original, original=copy, by=editor, reason="They had it first.")
        assert originals() == {"Harbour Post": "Valley Times", "Valley Times": None}
        with pytest.raises(NotPossibleError, match="say first"):
            say_copy(copy, original=original, by=editor, reason="No, they did.")
        assert originals() == {"Harbour Post": "Valley Times", "Valley Times": None}

    def test_what_cannot_be(self, editor, pair):
        original, copy = pair
        with pytest.raises(NotPossibleError, match="itself"):
            say_copy(copy, original=copy, by=editor, reason="Itself.")
        with pytest.raises(NotPossibleError, match="why"):
            say_no_copy(copy, original=original, by=editor, reason="  ")
        assert originals()["Valley Times"] == "Harbour Post"

    def test_withdrawing_the_original_leaves_the_copies_one_voice(self, editor, pair):
        original, _ = pair
        review.withdraw_article(original, reason="Retracted.", by=editor)
        assert originals()["Valley Times"] == "Harbour Post"


class TestPublishers:
    @pytest.fixture
    def pair(self):
        return take(STORY, publisher="Harbour Post"), take(CUT, publisher="Valley Times", published_at="2019-12-31")

    def search(self):
        while find_next_copies():
            pass

    def test_of_whom_nothing_is_copied_nothing_is_searched(self, pair):
        apart = take(APART, publisher="Western Mail")
        search_again([apart.publisher_id])
        assert not CopySearch.objects.exists()

    def test_who_is_found_to_be_an_agency_is_the_original(self, pair):
        _, copy = pair
        Source.objects.filter(pk=copy.publisher_id).update(kind="agency")
        search_again([copy.publisher_id])
        self.search()
        assert originals() == {"Harbour Post": "Valley Times", "Valley Times": None}

    def test_who_is_merged_into_an_agency_is_one(self, editor, pair):
        _, copy = pair
        wire = a_source(name="Valley Wire", kind="agency")
        merge_sources(copy.publisher, into=wire, by=editor, reason="Its site.")
        self.search()
        assert originals() == {"Harbour Post": "Valley Times", "Valley Times": None}

    def test_what_one_publisher_prints_twice_is_no_copy_until_it_is_split(self, editor, pair):
        original, copy = pair
        merge_sources(copy.publisher, into=original.publisher, by=editor, reason="Its weekly.")
        self.search()
        assert originals() == {"Harbour Post": None, "Valley Times": None}
        split_source(original.publisher, keys=["valley times"], by=editor, reason="It is not.")
        self.search()
        assert originals() == {"Harbour Post": None, "Valley Times": "Harbour Post"}
