"""Sources: names and aliases, each found under its key."""

import pytest
from django.urls import reverse

from sources.models import CopyMatch, CopySearch
from tests.admin.conftest import list_of, page_of
from tests.builders import a_source, an_article, met_sources

ADD = "admin:sources_source_add"
NO_ALIASES = {"aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}
GOOD = {"name": "Red Crescent", "kind": "organisation", "reliability": "B", "country": "iq", **NO_ALIASES}


def two_aliases(first: str, second: str) -> dict[str, str]:
    names = {"aliases-0-name": first, "aliases-1-name": second}
    return {**GOOD, **names, "aliases-TOTAL_FORMS": "2", "aliases-INITIAL_FORMS": "0"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "--"}, "name"),
        ({"name": "The Northern  HERALD"}, "name"),
        ({"kind": "unnamed"}, "kind"),
        ({"country": "Iraq"}, "country"),
        ({"country": "1a"}, "country"),
        ({"time_zone": "Baghdad"}, "time_zone"),
        ({"parent": "999999"}, "parent"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_stored(desk, editor, changes, field):
    a_source(name="Northern Herald")
    response = desk(editor).post(reverse(ADD), {**GOOD, **changes})
    assert list(response.context["adminform"].form.errors) == [field]
    assert met_sources().count() == 1


def test_an_alias_twice_is_said_at_the_field(desk, editor):
    response = desk(editor).post(reverse(ADD), two_aliases("The ICRC", "icrc"))
    assert "This name is here twice." in response.content.decode()
    assert not met_sources().exists()


def test_a_source_is_added_with_its_aliases(desk, editor):
    response = desk(editor).post(reverse(ADD), two_aliases("The ICRC", "Hilal Ahmar"))
    assert response.status_code == 302
    source = met_sources().get()
    assert (source.key, source.country) == ("red crescent", "IQ")
    assert sorted(source.aliases.values_list("key", flat=True)) == ["hilal ahmar", "icrc"]


def test_a_changed_name_is_found_under_its_new_key(desk, editor):
    source = a_source(name="Northern Herald")
    desk(editor).post(page_of(source), {**GOOD, "name": "Southern Herald", "kind": "publisher"})
    source.refresh_from_db()
    assert (source.name, source.key) == ("Southern Herald", "southern herald")


@pytest.mark.parametrize(("kind", "owed"), [("publisher", 0), ("agency", 1)])
def test_of_another_kind_its_texts_are_compared_again(desk, editor, kind, owed):
    copy, original = an_article(publisher="Northern Herald"), an_article(publisher="Southern Star")
    CopyMatch.objects.create(copy=copy, original=original, state="confirmed")
    CopySearch.objects.all().delete()
    desk(editor).post(page_of(copy.publisher), {**GOOD, "name": "Northern Herald", "kind": kind})
    assert CopySearch.objects.filter(article=copy).count() == CopySearch.objects.count() == owed


def test_an_alias_that_is_there_already_is_told(desk, editor):
    source = a_source(name="Red Crescent")
    source.aliases.create(name="ICRC", key="icrc")
    response = desk(editor).post(page_of(source), {**two_aliases("The ICRC", ""), "kind": "organisation"}, follow=True)
    assert "Nothing was saved" in response.content.decode()
    assert source.aliases.count() == 1


def test_a_source_is_not_its_own_parent(desk, editor):
    source = a_source(name="Northern Herald")
    response = desk(editor).post(page_of(source), {**GOOD, "parent": source.pk})
    assert list(response.context["adminform"].form.errors) == ["parent"]


def test_an_unnamed_source_stays_of_its_article(desk, editor):
    article = an_article()
    source = a_source(name="officials", article=article)
    response = desk(editor).post(page_of(source), {**GOOD, "name": "two officials", "kind": "unnamed"})
    assert response.status_code == 302
    source.refresh_from_db()
    assert source.key == f"{article.pk}#two officials"


def test_any_of_its_names_finds_it(desk, viewer):
    a_source(name="Northern Herald")
    a_source(name="Red Crescent").aliases.create(name="Hilal Ahmar", key="hilal ahmar")
    rows = desk(viewer).get(list_of("sources_source"), {"q": "hilal"}).context["cl"].result_list
    assert [row.name for row in rows] == ["Red Crescent"]
