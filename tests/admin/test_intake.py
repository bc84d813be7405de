"""The add form of articles: what cannot be taken in is said at the field, and nothing is stored."""

import pytest
from django.conf import settings
from django.urls import reverse

from claims.models import Reading
from sources.models import Article, Revision
from tests.admin.conftest import page_of
from tests.builders import met_sources

ADD = "admin:sources_article_add"
GOOD = {
    "title": "Rockets at the base",
    "text": "A rocket barrage hit the base.\r\n\r\nUp to 30 were wounded.",
    "publisher": "Northern Herald",
    "url": "https://herald.example/rockets",
    "published_at": "2019-12-31",
}


def nothing_is_stored() -> bool:
    return not (Article.objects.exists() or Revision.objects.exists() or met_sources().exists())


@pytest.mark.parametrize(
    ("field", "written", "reason"),
    [
        ("text", "", "empty"),
        ("text", "   \n ", "empty"),
        ("text", "PK\x03\x04 and so on", "binary"),
        ("text", "zero \x00 byte", "ull character"),
        ("text", "1 2 3 4", "no letters"),
        ("text", "word " * (settings.FACTBASE["ARTICLE_MAX_BYTES"] // 5 + 1), "bytes long"),
        ("publisher", "", "missing"),
        ("publisher", "--", "missing"),
        ("title", "long " * 200, "at most 500"),
        ("url", "herald", "no web address"),
        ("url", "javascript:alert(1)", "no web address"),
        ("published_at", "", "missing"),
        ("published_at", "31.12.2019", "no date"),
        ("published_at", "2019-02-30", "no date"),
        ("published_at", "2999-01-01", "future"),
        ("published_at", "0800-01-01", "before 1800"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_stored(desk, editor, field, written, reason):
    response = desk(editor).post(reverse(ADD), {**GOOD, field: written})
    assert response.status_code == 200
    errors = response.context["errors"]
    assert list(errors) == [field]
    assert reason in errors[field][0]
    assert reason in response.content.decode()
    assert nothing_is_stored()


def test_all_wrong_fields_are_named_at_once_and_what_was_written_stays(desk, editor):
    response = desk(editor).post(reverse(ADD), {**GOOD, "text": "", "published_at": "someday"})
    assert sorted(response.context["errors"]) == ["published_at", "text"]
    assert 'value="Rockets at the base"' in response.content.decode()
    assert nothing_is_stored()


def test_a_long_text_in_any_script_can_be_sent(desk, editor):
    assert 'enctype="multipart/form-data"' in desk(editor).get(reverse(ADD)).content.decode()


def test_a_reviewer_may_not_take_in(desk, reviewer):
    assert desk(reviewer).get(reverse(ADD)).status_code == 403
    assert desk(reviewer).post(reverse(ADD), GOOD).status_code == 403
    assert nothing_is_stored()


def test_an_article_is_taken_in_and_its_reading_is_due(desk, editor):
    response = desk(editor).post(reverse(ADD), GOOD, follow=True)
    article = Article.objects.get()
    assert response.redirect_chain == [(page_of(article), 302)]
    assert article.publisher.name == "Northern Herald"
    assert article.published_precision == "day"
    assert article.revisions.get().text == (
        "Rockets at the base\n\nA rocket barrage hit the base.\n\nUp to 30 were wounded."
    )
    assert Reading.objects.get().state == "due"
    assert "due to be read" in response.content.decode()


def test_the_same_again_is_the_same_article(desk, editor):
    desk(editor).post(reverse(ADD), GOOD)
    response = desk(editor).post(reverse(ADD), GOOD, follow=True)
    article = Article.objects.get()
    assert response.redirect_chain == [(page_of(article), 302)]
    assert "here already" in response.content.decode()
    assert Revision.objects.count() == 1


def test_another_text_at_the_same_address_is_a_new_revision(desk, editor):
    desk(editor).post(reverse(ADD), GOOD)
    response = desk(editor).post(reverse(ADD), {**GOOD, "text": "Up to 40 were wounded."}, follow=True)
    article = Article.objects.get()
    assert "new text is taken in" in response.content.decode()
    assert article.revisions.count() == 2
    assert article.current_revision == article.revisions.get(text__contains="Up to 40")


def test_a_moment_may_be_given_with_its_offset(desk, editor):
    desk(editor).post(reverse(ADD), {**GOOD, "published_at": "2019-12-31T14:30+03:00"})
    article = Article.objects.get()
    assert article.published_at.isoformat() == "2019-12-31T11:30:00+00:00"
    assert article.published_precision == "time"
