"""Taking text in: hostile until checked, stored once, nothing half-stored."""

from datetime import UTC, datetime

import pytest

from claims.models import Reading
from claims.pipeline import take_in
from sources.article_text import InvalidArticleError, parse_published
from sources.models import Article, CopySearch, Revision
from sources.queries import source_key
from tests.builders import met_sources

pytestmark = pytest.mark.django_db

GOOD = {
    "title": "Rockets at a base",
    "text": "A salvo of 32 rockets came down on the base. A contractor died.",
    "publisher": "Northern Herald",
    "published_at": "2019-12-31",
    "url": "https://herald.example/rockets",
}


def take(**changes):
    return take_in(**{**GOOD, **changes})


class TestRefused:
    @pytest.mark.parametrize(
        ("field", "value", "reason"),
        [
            ("text", "", "empty"),
            ("text", "  \n\n ", "empty"),
            ("text", None, "missing"),
            ("text", 32, "must be text"),
            ("text", "%PDF-1.7\x00\x01\x02", "binary"),
            ("text", "half a pair \ud83d of something", "binary"),
            ("text", "1234 5678 --- 99", "no letters"),
            ("text", "word " * 200_001, "1,000,004 bytes long; at most 1,000,000"),
            ("title", "t" * 501, "501 characters"),
            ("title", ["a", "list"], "must be text"),
            ("title", "a\x00title", "no text"),
            ("publisher", "", "missing"),
            ("publisher", "  ...  ", "missing"),
            ("publisher", "p" * 301, "301 characters"),
            ("publisher", None, "missing"),
            ("published_at", "", "missing"),
            ("published_at", None, "missing"),
            ("published_at", "31.12.2019", "no date"),
            ("published_at", "2019-02-30", "no date"),
            ("published_at", "2019-12-31T25:00", "no date"),
            ("published_at", "9999-12-31", "future"),
            ("published_at", "0001-01-01T00:00+14:00", "calendar"),
            ("published_at", "1666-09-02", "before 1800"),
            ("published_at", 20191231, "missing"),
            ("url", "javascript:alert(1)", "no web address"),
            ("url", "herald.example/rockets", "no web address"),
            ("url", "https://" + "h" * 2000, "2,000 characters"),
            ("url", 7, "must be text"),
        ],
    )
    def test_names_the_field_and_stores_nothing(self, field, value, reason):
        with pytest.raises(InvalidArticleError) as refused:
            take(**{field: value})
        assert list(refused.value.errors) == [field]
        assert reason in refused.value.errors[field]
        assert (Article.objects.count(), Revision.objects.count(), met_sources().count()) == (0, 0, 0)

    def test_names_all_fields_at_once(self):
        with pytest.raises(InvalidArticleError) as refused:
            take(text="", publisher="", published_at="soon")
        assert sorted(refused.value.errors) == ["published_at", "publisher", "text"]


class TestTaken:
    def test_the_same_again_is_the_same_article(self):
        first, again = take(), take()
        assert (first.outcome, again.outcome) == ("created", "unchanged")
        assert first.article == again.article
        assert (Article.objects.count(), Revision.objects.count(), Reading.objects.count()) == (1, 1, 1)

    def test_the_same_text_under_another_address_is_the_same_article(self):
        assert take(url="https://herald.example/again").article == take().article

    def test_another_text_at_the_same_address_is_a_new_revision(self):
        first = take()
        second = take(text="A salvo of 33 rockets came down on the base.")
        assert second.outcome == "revised"
        assert second.article == first.article
        assert second.article.current_revision == second.revision
        assert Reading.objects.count() == 2

    def test_a_text_that_comes_back_is_the_earlier_revision(self):
        first = take()
        take(text="A salvo of 33 rockets came down on the base.")
        back = take()
        assert (back.outcome, back.revision) == ("revised", first.revision)
        assert Article.objects.get().current_revision == first.revision

    def test_an_old_text_sent_again_without_its_address_changes_nothing(self):
        first = take()
        second = take(text="A salvo of 33 rockets came down on the base.")
        assert take(url="").outcome == "unchanged"
        assert Article.objects.get().current_revision == second.revision
        assert first.article == second.article

    def test_a_new_text_is_of_its_own_date(self):
        take()
        take(text="A salvo of 33 rockets came down on the base.", published_at="2020-01-02")
        assert Article.objects.get().published_at.date().isoformat() == "2020-01-02"

    def test_the_same_text_by_another_publisher_is_another_article(self):
        assert take().article != take(publisher="Southern Post", url="").article
        assert Revision.objects.values("sha256").distinct().count() == 1

    def test_a_search_for_its_copies_is_owed_once(self):
        first = take().article
        assert (take().article, take(text="Another text at the address.").article) == (first, first)
        assert list(CopySearch.objects.values_list("article", flat=True)) == [first.pk]

    def test_a_publisher_is_known_by_its_name_however_written(self):
        assert (
            take(text="One thing.").article.publisher
            == take(text="Another.", publisher="THE northern-herald ").article.publisher
        )

    def test_the_text_is_title_empty_line_body_with_one_kind_of_line_end(self):
        stored = take(text="\ufeffFirst.\r\nSecond.\rThird.\n\n")
        assert stored.revision.text == "Rockets at a base\n\nFirst.\nSecond.\nThird."

    @pytest.mark.parametrize("text", ["\ufeff \n\nOne thing.", "One thing.\x0c", "\x85One thing."])
    def test_what_stands_around_a_text_is_no_text(self, text):
        assert take(text=text, title="").revision.text == "One thing."

    def test_a_name_cannot_turn_the_direction_of_writing(self):
        assert take(publisher="\u202eevil").article.publisher.name == "evil"

    def test_any_script_is_text(self):
        assert take(text="Погибли 30 человек. 死者30人。 ٣٠ قتيلا 🚀", publisher="新聞").outcome == "created"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The A.F.P.", "a f p", True),
        ("Al-Monitor", "al monitor", True),
        ("दिल", "दुल", False),
        ("ﷺ" * 200 + " A", "ﷺ" * 200 + " B", False),
    ],
)
def test_keys_of_names(one, other, same):
    assert (source_key(one) == source_key(other)) is same
    assert 0 < len(source_key(one)) <= 300


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2019-12-31", (datetime(2019, 12, 31, tzinfo=UTC), "day")),
        ("2019-12-31T14:30+03:00", (datetime(2019, 12, 31, 11, 30, tzinfo=UTC), "time")),
        (" 2019-12-31T14:30 ", (datetime(2019, 12, 31, 14, 30, tzinfo=UTC), "time")),
        ("2026-11-23", (datetime(2026, 11, 23, tzinfo=UTC), "day")),
    ],
)
def test_published(written, expected):
    """Tomorrow's date has begun somewhere on earth."""
    assert parse_published(written, datetime(2026, 11, 22, 12, tzinfo=UTC)) == expected
