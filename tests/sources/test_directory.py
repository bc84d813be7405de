"""A directory of the names of one article: what is there, what is made, and that made sources are found at once."""

import pytest

from sources.directory import Directory
from sources.models import Source
from tests.builders import a_source, an_article, met_sources

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return an_article(publisher="Hill Post")


def test_looking_makes_nothing(article):
    directory = Directory(article, names=["Lake Guard"], own=["officials"])
    assert directory.going_by("lake guard") == directory.similar("Lake Guard") == []
    directory.store()
    assert met_sources().get() == article.publisher


def test_another_articles_voice_is_not_this_ones(article):
    theirs = a_source(name="officials", article=an_article())
    own = Directory(article, names=[], own=["officials"]).own("officials", kind="unnamed")
    assert own != theirs
    assert own.pk is None


def test_by_name_by_alias_and_by_that_of_one_that_was_merged():
    guard, merged = a_source(name="Lake Guard"), a_source(name="Guard of the Lake")
    guard.aliases.create(name="LG", key="lg")
    Source.objects.filter(pk=merged.pk).update(merged_into=guard)
    directory = Directory(an_article(), names=["Lake Guard", "LG", "Guard of the Lake"], own=[])
    assert {key: directory.going_by(key) for key in ("lake guard", "lg", "guard of the lake", "l g")} == {
        "lake guard": [guard], "lg": [guard], "guard of the lake": [guard], "l g": [],
    }  # fmt: skip


def test_what_is_made_is_found_before_it_is_stored(article):
    directory = Directory(article, names=["Kataib Hezbollah", "Kataeb Hizbullah"], own=[])
    made = directory.make("Kataib Hezbollah", kind="armed_group")
    assert directory.going_by("kataib hezbollah") == [made]
    assert [similar.source for similar in directory.similar("Kataeb Hizbullah")] == [made]


def test_children_are_stored_after_their_parents(article):
    directory = Directory(article, names=["Lake Guard", "Ann Roe"], own=[])
    guard = directory.make("Lake Guard", kind="armed_group")
    directory.make("Ann Roe", kind="official", parent=guard)
    directory.store()
    assert Source.objects.get(key="ann roe").parent == Source.objects.get(key="lake guard") == guard


def test_one_that_somebody_made_meanwhile_is_the_one(article):
    directory = Directory(article, names=["Lake Guard"], own=[])
    made = directory.make("Lake Guard", kind="other")
    there = a_source(name="Lake Guard", kind="armed_group")
    directory.store()
    assert made == there == Source.objects.get(key="lake guard")
    assert Source.objects.get(key="lake guard").kind == "armed_group"
