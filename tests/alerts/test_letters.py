"""What a letter on a conflict says, as text and as HTML."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from claims.alerts.letters import Letter, conflict_letter
from claims.alerts.wording import LINE_LENGTH
from claims.judging.judge import judge_batch
from claims.models import Conflict, Delivery, Fact, Verdict
from claims.reviewing.review import resolve_conflict
from sources.models import Article, Source
from tests import builders
from tests.alerts.harbour import a_dispute, a_subscriber, state

pytestmark = pytest.mark.django_db


def the_letter() -> Letter:
    return conflict_letter(Delivery.objects.get())


def judged_instead(conflict: Conflict, **fields: object) -> None:
    """The conflict's verdict with other findings in it."""
    kept = {
        field.attname: getattr(conflict.verdict, field.attname)
        for field in Verdict._meta.fields
        if not field.primary_key
    }
    verdict = Verdict.objects.create(**{**kept, **fields})
    Conflict.objects.filter(pk=conflict.pk).update(verdict=verdict)


def words(text: str) -> str:
    """The text with its lines joined, to look for sentences in it."""
    return " ".join(text.split())


class Page(HTMLParser):
    """What a mail program makes of the HTML: the words, the links and the elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.elements: set[str] = set()
        self._words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    @property
    def words(self) -> str:
        return words("".join(self._words))


class TestWhatItSays:
    def test_nothing_of_what_is_not_there(self):
        a_subscriber()
        a_dispute()
        for said in (words(the_letter().text), Page(the_letter().html).words):
            assert "Beside" not in said
            assert "more claim" not in said
            assert ", on:" not in said
            assert "None" not in said

    def test_subject(self):
        a_subscriber()
        a_dispute()
        assert the_letter().subject == "Conflict: Harbour guards killed, March 2019: up to 30 or 45"

    def test_what_is_contested_who_says_what_and_in_which_words(self):
        a_subscriber(zone="Europe/Oslo")
        a_dispute()
        letter = the_letter()
        for said, marked in ((words(letter.text), "*"), (Page(letter.html).words, "")):
            assert "Harbour guards killed, March 2019" in said
            assert "Medium severity: origins disagree" in said
            assert "Port reports say up to 30; Coast Office, the same day, says 45: they cannot both hold." in said
            assert "Up to 30: port reports" in said
            assert "45: Coast Office" in said
            assert (
                f"raid on the harbour killed {marked}up to 30{marked} of the guards, according to port reports." in said
            )
            assert f"The Coast Office said that {marked}45{marked} guards were killed in the raid." in said
            assert "Morning Ledger, 3 March 2019)" in said
            assert "Evening Wire, 3 March 2019, 15:30 Europe/Oslo)" in said

    def test_positions_are_in_the_order_of_their_values(self):
        a_subscriber()
        conflict = a_dispute()
        state(conflict.fact, 7, origin="Union of Dockers")
        judge_batch()
        places = [the_letter().text.index(heading) for heading in ("\n7: ", "\n45: ")]
        assert places == sorted(places)

    def test_every_link_is_in_both_parts(self):
        subscription = a_subscriber()
        conflict = a_dispute()
        letter = the_letter()
        article = Article.objects.get(publisher__name="Morning Ledger")
        expected = [
            "https://ledger.example/raid?page=1&part=2",
            f"http://127.0.0.1:8000/admin/sources/article/{article.pk}/change/",
            f"http://127.0.0.1:8000/admin/claims/fact/{conflict.fact.pk}/change/",
            f"http://127.0.0.1:8000/admin/claims/subscription/{subscription.pk}/change/",
        ]
        assert set(expected) <= set(Page(letter.html).links)
        assert set(expected) <= set(re.findall(r"https?://\S+", letter.text))

    def test_links_to_the_desk_lead_to_its_pages(self):
        a_subscriber()
        a_dispute()
        links = [link for link in Page(the_letter().html).links if link.startswith("http://127.0.0.1:8000/admin/")]
        names = {resolve(urlsplit(link).path).url_name for link in links}
        assert names == {"sources_article_change", "claims_fact_change", "claims_subscription_change"}

    def test_says_why_it_came(self):
        subscription = a_subscriber(min_severity="medium", metrics=["killed"], places=["Iceland", "Norway"])
        a_dispute(place="Iceland")
        expected = (
            f"This mail came because a subscription for {subscription.address} asks for conflicts of medium severity "
            "or above, on: killed, in: Iceland, Norway."
        )
        assert expected in words(the_letter().text)
        assert expected in Page(the_letter().html).words

    def test_the_conflict_as_it_is_now_and_what_happened_to_it(self):
        a_subscriber()
        conflict = a_dispute()
        state(conflict.fact, 70, origin="Union of Dockers")
        judge_batch()
        letter = the_letter()
        assert letter.subject.endswith("up to 30, 45 or 70")
        for said in (words(letter.text), Page(letter.html).words):
            assert "Port reports say up to 30; Union of Dockers, the same day, says 70" in said
            assert re.search(r"UTC: opened\. Port reports say up to 30; Coast Office", said)
            assert re.search(r"UTC: changed(?!\.)", said)

    def test_why_it_was_reopened(self):
        conflict = a_dispute()
        resolve_conflict(conflict, outcome="unresolved", reason="Nobody knows yet.", by=builders.a_user())
        a_subscriber()
        state(conflict.fact, 70, origin="Union of Dockers")
        judge_batch()
        assert "UTC: reopened. It was resolved, but what is said has changed since" in words(the_letter().text)

    @pytest.mark.parametrize(
        ("aside", "said"),
        [
            ({"outdated": [901]}, "Beside these: 1 claim out of date."),
            (
                {"superseded": [901, 902, 903], "outdated": [904]},
                "Beside these: 3 claims superseded by later ones of the same origin, 1 claim out of date.",
            ),
        ],
    )
    def test_claims_that_stand_beside_are_counted(self, aside, said):
        a_subscriber()
        judged_instead(a_dispute(), **aside)
        assert said in words(the_letter().text)
        assert said in Page(the_letter().html).words

    def test_outlets_that_copy_are_no_origins(self):
        a_subscriber()
        conflict = a_dispute()
        wire = Article.objects.get(publisher__name="Evening Wire")
        for paper in ("Dock News", "Pier Gazette"):
            state(conflict.fact, 45, origin="Coast Office", publisher=paper)
            Article.objects.filter(publisher__name=paper).update(copy_of=wire)
        judge_batch()
        letter = the_letter()
        for said in (words(letter.text), Page(letter.html).words):
            assert "Up to 30: port reports 1 outlet, 1 origin" in said
            assert "45: Coast Office 3 outlets, 1 origin" in said
            assert "Beside" not in said

    @pytest.mark.parametrize(("number", "more"), [(3, None), (4, "and 1 more claim"), (5, "and 2 more claims")])
    def test_of_many_claims_in_one_position_the_latest_are_quoted(self, number, more):
        a_subscriber()
        conflict = a_dispute()
        for index in range(number - 1):
            state(conflict.fact, 45, origin=f"Witness {index}", publisher=f"Paper {index}")
        judge_batch()
        letter = the_letter()
        assert letter.text.count("*45*") == 3
        assert letter.html.count("<strong>45</strong>") == 3
        found = re.search("and .* more claims?", letter.text)
        assert (found and found.group()) == more

    def test_one_position_is_named_by_what_is_wrong_with_it(self):
        a_subscriber()
        conflict = a_dispute()
        judged_instead(conflict, positions=conflict.verdict.positions[:1], kind="regression", kinds=["regression"])
        assert the_letter().subject.endswith("March 2019: an origin's number fell without a correction")

    def test_two_articles_officials_are_two_voices(self):
        a_subscriber()
        fact = builders.a_fact()
        for number in (1, 2):
            article = builders.an_article(publisher=f"Paper {number}")
            builders.a_claim(value=30, article=article, origin="officials", origin_named=False, fact=fact)
            fact.refresh_from_db()
        state(fact, 45, origin="Coast Office")
        judge_batch()
        assert "30: officials (in 2 articles)" in the_letter().text

    def test_times_are_in_the_sites_zone_where_the_subscribers_does_not_exist(self):
        a_subscriber(zone="Mars/Olympus")
        a_dispute()
        assert "14:30 UTC" in words(the_letter().text)


class TestWhatArticlesCannotDo:
    HOSTILE = (
        'Raid <script>alert(1)</script> "&amp;\r\nBcc: all@desk.example\r\n\r\nStop: https://evil.example \u202etxet'
    )

    def hostile_letter(self) -> Letter:
        a_subscriber()
        conflict = a_dispute()
        state(conflict.fact, 70, origin=self.HOSTILE, publisher="<b>Paper</b>")
        judge_batch()
        Fact.objects.update(title=self.HOSTILE)
        Source.objects.filter(name="Coast Office").update(name=self.HOSTILE)
        return the_letter()

    def test_no_line_break_gets_into_the_subject(self):
        subject = self.hostile_letter().subject
        assert "\n" not in subject
        assert "\r" not in subject
        assert "\u202e" not in subject
        assert len(subject) < 200

    def test_no_element_gets_into_the_html(self):
        page = Page(self.hostile_letter().html)
        assert not page.elements & {"script", "b", "img", "iframe"}
        assert "<script>alert(1)</script>" in page.words

    def test_no_text_begins_a_line_of_its_own(self):
        text = self.hostile_letter().text
        assert not re.search(r"^\s*(Bcc|Stop):", text, re.MULTILINE)
        assert "\u202e" not in text

    def test_no_link_but_to_the_web(self):
        a_subscriber()
        a_dispute()
        Article.objects.update(url="javascript:alert(1)")
        letter = the_letter()
        assert "javascript" not in letter.html
        assert "javascript" not in letter.text


class TestShapeOfTheText:
    def test_lines_are_short_but_for_links(self):
        a_subscriber()
        a_dispute(
            lower_text="Long ago, " + "in a storm, " * 80 + "the raid killed up to 30 guards" + " by night" * 90 + "."
        )
        lines = the_letter().text.splitlines()
        assert all(len(line) <= LINE_LENGTH or "://" in line for line in lines)
        assert not any(line != line.rstrip() for line in lines)
        assert not any(first == second == "" for first, second in pairwise(lines))

    def test_long_sentences_are_shortened_around_the_figure(self):
        a_subscriber()
        a_dispute(
            lower_text="Long ago, " + "in a storm, " * 80 + "the raid killed up to 30 guards" + " by night" * 90 + "."
        )
        said = words(the_letter().text)
        assert re.search(r'"…(in a |a |storm, )[^"]* the raid killed \*up to 30\* guards by night[^"]*…"', said)
        assert said.count("in a storm") < 20

    def test_long_titles_are_shortened_in_the_subject(self):
        a_subscriber()
        a_dispute(title="Guards of the harbour " * 13)
        subject = the_letter().subject
        assert len(subject) < 140
        assert subject.endswith("…: up to 30 or 45")

    def test_other_scripts_and_signs_come_through(self):
        a_subscriber()
        a_dispute(title="قتلى الميناء 🚢 في آذار", lower_title="غارة على الميناء 🔥")
        letter = the_letter()
        assert letter.subject == "Conflict: قتلى الميناء 🚢 في آذار: up to 30 or 45"
        assert "غارة على الميناء 🔥" in words(letter.text)
        assert "<bdi>غارة على الميناء 🔥</bdi>" in letter.html


def test_a_letter_needs_something_to_tell():
    with pytest.raises(ValueError, match="needs its conflict"):
        conflict_letter(
            Delivery.objects.create(address="nobody@desk.example", key="none", message_id="<none@desk.example>")
        )
