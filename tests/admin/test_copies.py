"""Copies on the pages of articles: whose, why, and what an editor says of it."""

import pytest
from django.urls import reverse

from claims.reviewing.copy_decisions import say_no_copy
from claims.sourcing.copying import find_copies
from sources.models import Article, CopyMatch
from tests.admin.conftest import page_of
from tests.builders import an_article
from tests.factbase.near_copies.pairs import events

pytestmark = pytest.mark.django_db

STORY, _ = events()["18-wildfire"]


@pytest.fixture
def pair():
    original = an_article(title=STORY.headline, text="\n\n".join(STORY.paragraphs), publisher="Harbour Post")
    copy = an_article(title="Hills burn", text="\n\n".join(STORY.paragraphs[:5]), publisher="Valley Times")
    for article in (original, copy):
        find_copies(article)
    return original, copy


def decide(client, article, **fields):
    posted = {
        "copy-is_copy": "no",
        "copy-reason": "They told us.",
        **{f"copy-{name}": value for name, value in fields.items()},
    }
    return client.post(reverse("admin:sources_article_copy", args=[article.pk]), posted)


def test_the_page_of_an_article_that_is_no_copy_says_nothing_of_copies(desk, viewer):
    page = desk(viewer).get(page_of(an_article())).content.decode()
    assert "copy" not in page.lower().replace("copyright", "")


def test_the_pages_of_both_lead_to_each_other(desk, viewer, pair):
    original, copy = pair
    page = desk(viewer).get(page_of(copy)).content.decode()
    assert "100% of its own words stand in the text of Harbour Post of 31 December 2019" in page
    assert f'href="{page_of(original)}"' in page
    page = desk(viewer).get(page_of(original)).content.decode()
    assert "1 copy of this text counts as this article" in page
    assert f'<a href="{page_of(copy)}">Valley Times</a>' in page


def test_an_editor_says_that_it_is_none(desk, editor, pair):
    original, copy = pair
    assert decide(desk(editor), copy, original=original.pk).status_code == 302
    assert Article.objects.get(pk=copy.pk).copy_of is None
    assert "They told us." in desk(editor).get(page_of(copy)).content.decode()


def test_an_editor_says_that_it_is_one(desk, editor, pair):
    original, copy = pair
    say_no_copy(copy, original=original, by=editor, reason="I thought so.")
    assert decide(desk(editor), copy, is_copy="yes", original=original.pk).status_code == 302
    assert Article.objects.get(pk=copy.pk).copy_of == original


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"original": "0"}, "There is no article of this number."),
        ({"original": "9" * 30}, "There is no article of this number."),
        ({"original": "0: Harbour"}, "There is no article of this number."),
        ({"original": "Southern Star"}, "No article has these words in its title or publisher."),
        ({"original": "a"}, "Several articles have these words: choose one of those that are offered."),
        ({"original": ""}, "Say which is the other article."),
        ({"reason": " "}, "Say why: it stands beside the decision."),
        ({"is_copy": ""}, "Say whether it is a copy."),
    ],
)
def test_what_is_wrong_with_a_decision_is_said(desk, editor, pair, fields, told):
    original, copy = pair
    answer = decide(desk(editor), copy, **{"original": original.pk, **fields})
    assert (answer.status_code, told in answer.content.decode()) == (400, True)
    assert CopyMatch.objects.get().decided_by is None


def test_of_itself_it_cannot_be(desk, editor, pair):
    answer = decide(desk(editor), pair[0], is_copy="yes", original=pair[0].pk)
    assert "An article is no copy of itself." in answer.content.decode()


def test_a_reviewer_may_not(desk, reviewer, pair):
    original, copy = pair
    assert decide(desk(reviewer), copy, original=original.pk).status_code == 403
    assert "Say whose copy this is" not in desk(reviewer).get(page_of(copy)).content.decode()


@pytest.mark.parametrize("asked", ["{0}", "{0}: whatever is written", "harbour post"])
def test_the_other_one_is_named_by_what_is_offered_or_by_words(desk, editor, pair, asked):
    original, copy = pair
    assert decide(desk(editor), copy, original=asked.format(original.pk)).status_code == 302
    assert CopyMatch.objects.get().state == "rejected"


class TestOffered:
    def offered(self, client, article, words):
        return client.get(reverse("admin:sources_article_others", args=[article.pk]), {"q": words})

    def test_those_with_the_words_but_for_itself_the_newest_first(self, desk, editor, pair):
        original, copy = pair
        third = an_article(title="Hills green again", publisher="Hill Echo")
        found = self.offered(desk(editor), copy, "HILL").json()["articles"]
        assert found == [f"{third.pk}: Hills green again (Hill Echo)"]
        assert self.offered(desk(editor), copy, "harbour").json()["articles"] == [f"{original.pk}: {original}"]

    def test_nothing_for_no_words_and_for_those_that_none_has(self, desk, editor, pair):
        for words in ("", "  ", "\0", "no such words"):
            assert self.offered(desk(editor), pair[0], words).json() == {"articles": []}

    def test_to_nobody_who_may_not_decide(self, desk, reviewer, pair):
        assert self.offered(desk(reviewer), pair[0], "hill").status_code == 403
