"""Erasing articles for good: no word of them is left anywhere, and what is others' stays."""

import io
import sys

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction
from django.db.models import F
from psycopg import sql

from claims import steps
from claims.models import Claim, Conflict, Delivery, Event, Fact, Resolution, SourceMatch, Verdict
from claims.reading import reader
from claims.reviewing import review
from claims.reviewing.copy_decisions import say_copy
from claims.reviewing.correcting import edit_claim
from claims.reviewing.erasing import NoSuchArticleError, erase, would_erase
from claims.reviewing.regrouping import merge_facts
from claims.reviewing.silencing import ERASED
from claims.work import leases
from sources.models import Article, CopySearch, Revision
from tests.builders import a_desk, a_subscription, a_user, an_article, met_sources

pytestmark = pytest.mark.django_db

# A word that stands in one article only, wherever it may turn up afterwards.
WORD = "Zarnikov"
TOLD = f"Harbour Post: The strikes of 29 December killed 25 members of Kataib Hezbollah, Colonel {WORD} said."
CONTRADICTED = "Valley Times: In the strikes of 29 December, 45 members of Kataib Hezbollah were killed, a doctor said."


def rows():
    """How many rows each table has, but for the names that workers and migrations keep for themselves."""
    return {model._meta.label: model._default_manager.count() for model in apps.get_models(include_auto_created=True)}


def tables_with(word):
    """The tables in which a word stands, in whatever column and case."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            rows = sql.SQL("SELECT FROM {} AS one WHERE one::text ILIKE %s LIMIT 1").format(sql.Identifier(table))
            cursor.execute(rows, [f"%{word}%"])
            if cursor.rowcount:
                found.append(table)
    return found


def judge_and_deliver():
    for step in ("judge", "deliver"):
        steps.take(step)


class TestNothingHappens:
    def test_where_one_of_the_articles_is_not_there(self):
        (article,) = a_desk(TOLD)
        before = rows()
        with pytest.raises(NoSuchArticleError, match="no article has the number 9999999"):
            erase([article.pk, 9999999])
        assert rows() == before

    def test_by_looking_at_what_would(self):
        told, _ = a_desk(TOLD, CONTRADICTED)
        before, words = rows(), tables_with(WORD)
        would = would_erase([told.pk])
        assert (would.articles, would.texts, would.claims) == (1, 1, 1)
        assert rows() == before
        assert tables_with(WORD) == words

    def test_to_what_is_append_only_afterwards(self):
        told, _ = a_desk(TOLD, CONTRADICTED)
        erase([told.pk])
        with pytest.raises(ProgrammingError, match="Cannot update or delete rows"), transaction.atomic():
            Verdict.objects.all()._raw_delete("default")


class TestAnArticleAlone:
    def test_leaves_no_row_but_its_publisher(self):
        an_article(publisher="Harbour Post", text="Nothing is counted here.")
        steps.take("read")
        before = rows()
        (article,) = a_desk(TOLD)
        erase([article.pk])
        assert rows() == before
        assert not tables_with(WORD)

    def test_with_all_its_texts_and_what_people_made_of_it(self):
        reviewer, first = a_user(group="editor"), f"Colonel {WORD} said 25 guards were killed in the raid on the mine."
        article = an_article(publisher="Harbour Post", text=first, url="https://harbour.example/raid")
        steps.take("read")
        claim = Claim.objects.get(article=article)
        edit_claim(claim, by=reviewer, attribution=[], counted=f"guards of {WORD}")
        an_article(publisher="Harbour Post", text=f"{WORD} now says 27 guards.", url="https://harbour.example/raid")
        steps.take("read")
        review.withdraw_article(article, by=reviewer, reason=f"{WORD} asked us.")
        judge_and_deliver()
        assert {"claims_claimevent", "claims_sourcematchevent", "sources_article"} <= set(tables_with(WORD))
        assert "sources_articleevent" in tables_with("harbour.example")
        assert erase([article.pk]).texts == 2
        assert not tables_with(WORD)
        assert not tables_with("harbour.example")

    def test_with_facts_that_were_merged(self):
        editor = a_user(group="editor")
        (article,) = a_desk(f"Harbour Post: {WORD} said 25 guards were killed in Basra. In Mosul 7 nurses were killed.")
        one, other = Fact.objects.order_by("pk")
        merge_facts(one, other, by=editor)
        assert erase([article.pk]).facts == 2
        assert not Fact.objects.exists()
        assert not tables_with("guards")

    def test_that_is_being_read_is_read_to_no_avail(self, monkeypatch):
        an_article(publisher="Harbour Post", text=TOLD)
        monkeypatch.setattr(reader, "find_copies", lambda article: erase([article.pk]))
        assert steps.take("read") == 1
        assert not Article.objects.exists()
        assert not tables_with(WORD)


class TestWhatOthersTell:
    def test_stays_and_is_judged_without_it(self, client):
        told, other = a_desk(TOLD, CONTRADICTED)
        fact = Fact.objects.get()
        assert Conflict.objects.get().state == "open"
        erased = erase([told.pk])
        assert (erased.facts, erased.judged_again, erased.verdicts) == (0, (fact.pk,), 1)
        assert set(fact.verdicts.values_list("reason", flat=True)) == {ERASED}
        client.force_login(a_user())
        for page in ("/", f"/admin/claims/fact/{fact.pk}/change/", "/admin/claims/conflict/"):
            assert client.get(page).status_code == 200
        judge_and_deliver()
        assert fact.verdicts.latest().positions[0]["claims"] == [other.claims.get().pk]
        assert Conflict.objects.get().state == "ended"
        assert list(Article.objects.all()) == [other]
        assert not tables_with(WORD)
        assert not tables_with("colonel")

    def test_is_named_by_what_is_left(self):
        told, other = a_desk(
            f"Harbour Post: On 29 December 25 members of the {WORD} Guard were killed in Basra.",
            "Valley Times: On 29 December 45 members of the Northern Guard were killed in Basra.",
        )
        editor, (first, second) = a_user(group="editor"), Fact.objects.order_by("pk")
        title = second.title
        merge_facts(first, second, by=editor)
        first.refresh_from_db()
        assert WORD in first.title
        erase([told.pk])
        first.refresh_from_db()
        assert (first.title, first.counted) == (title, "members of the Northern Guard")
        assert {telling["article"] for telling in first.question["tellings"]} == {str(other.current_revision_id)}
        assert not tables_with(WORD)
        judge_and_deliver()
        assert not Fact.objects.filter(wanted__gt=F("judged")).exists()

    def test_has_an_event_that_is_named_by_what_is_left(self):
        told, _ = a_desk(TOLD, CONTRADICTED)
        Fact.objects.update(event=Event.objects.create(title=f"A raid, as {WORD} has it", key="raid"))
        erase([told.pk])
        assert Event.objects.get().title == "Members of Kataib Hezbollah killed, 29 December 2019"

    def test_that_was_merged_leads_on_under_the_name_of_what_is_left(self):
        told, _ = a_desk(
            "Valley Times: On 29 December 45 members of the Northern Guard were killed in Basra.",
            f"Harbour Post: On 29 December 25 members of the {WORD} Guard were killed in Basra.",
        )[::-1]
        survivor, gone = Fact.objects.order_by("pk")
        merge_facts(survivor, gone, by=a_user(group="editor"))
        assert erase([told.pk]).judged_again == (survivor.pk,)
        gone.refresh_from_db()
        assert (gone.merged_into, gone.title) == (survivor, survivor.title)
        assert set(gone.verdicts.values_list("reason", flat=True)) == {ERASED}
        assert not tables_with(WORD)

    def test_keeps_its_name_where_another_was_first(self):
        other, told = a_desk(CONTRADICTED, TOLD)
        before = Fact.objects.get().title
        Fact.objects.update(event=Event.objects.create(title=f"A raid, as {WORD} has it", key="raid"))
        erase([told.pk])
        assert Fact.objects.get().title == before
        assert Event.objects.get().title == f"A raid, as {WORD} has it"
        assert Claim.objects.get().article == other

    def test_what_people_wrote_on_resolving_stays_and_is_told(self):
        told, _ = a_desk(TOLD, CONTRADICTED)
        conflict = Conflict.objects.get()
        review.resolve_conflict(conflict, outcome="unresolved", reason="Nobody knows.", by=a_user())
        assert erase([told.pk]).resolved == (conflict.fact_id,)
        judge_and_deliver()
        assert Resolution.objects.get().reason == "Nobody knows."
        assert [event.reason for event in conflict.events.all()] == [ERASED, "Nobody knows."]

    def test_letters_that_were_sent_say_nothing_any_more(self, mailoutbox):
        a_subscription()
        told, _ = a_desk(TOLD, CONTRADICTED)
        Delivery.objects.update(due_at="2020-01-01T00:00Z")
        steps.take("deliver")
        assert WORD in mailoutbox[0].body
        assert erase([told.pk]).letters == 1
        letter = Delivery.objects.get()
        assert (letter.state, letter.subject, letter.text, letter.html) == ("sent", ERASED, ERASED, "")

    def test_a_letter_that_is_being_sent_is_kept_as_it_is_without_it(self, mailoutbox):
        a_subscription()
        told, _ = a_desk(TOLD, CONTRADICTED)
        Delivery.objects.update(due_at="2020-01-01T00:00Z")
        sending = leases.take_next(Delivery, attempts=8)
        assert sending is not None
        erase([told.pk])
        assert not leases.finish(sending, state="sent", text=f"{WORD} said so.")
        judge_and_deliver()
        assert Delivery.objects.get().state == "dropped"


class TestCopies:
    TEXT = (
        "The raid on the mine began at dawn and went on for hours. Colonel Zarnikov said 25 guards were killed. "
        "Lorries burnt by the gate until noon, and the road to the coast was closed to all but ambulances."
    )

    def test_are_told_and_are_voices_of_their_own_again(self):
        original, copy, third = a_desk(*(f"{by}: {self.TEXT}" for by in ("Harbour Post", "Valley Times", "Hill Echo")))
        assert set(original.copies.all()) == {copy, third}
        assert erase([original.pk]).copies == (copy.pk, third.pk)
        assert set(CopySearch.objects.values_list("article", flat=True)) == {copy.pk, third.pk}
        assert Fact.objects.get().wanted > Fact.objects.get().judged
        steps.take("read")
        assert Article.objects.get(copy_of__isnull=False).copy_of in {copy, third}

    def test_that_a_person_named_leave_no_history(self):
        one, other = a_desk(TOLD, CONTRADICTED)
        say_copy(one, original=other, by=a_user(group="editor"), reason=f"Both have it of {WORD}.")
        assert erase([one.pk]).copies == (other.pk,)
        assert not tables_with(WORD)


class TestSources:
    @pytest.mark.parametrize("speaker", [f"An official of the {WORD} Brigade", f"Gen. Ann Roe of the {WORD} Brigade"])
    def test_to_which_only_its_speakers_belonged_go_with_them(self, speaker):
        (article,) = a_desk(f"Harbour Post: {speaker} said 25 guards were killed in the raid.")
        assert "sources_source" in tables_with(WORD)
        erase([article.pk])
        assert not tables_with(WORD)
        assert [source.name for source in met_sources()] == ["Harbour Post"]

    def test_that_were_known_before_or_are_named_elsewhere_stay(self):
        a_desk("Hill Echo: In the flood 3 farmers died, Relief Watch said.")
        told, _ = a_desk(
            "Harbour Post: The raid killed 25 guards, Relief Watch said. Mine Safety Union said 7 were hurt.",
            "Valley Times: The strike hurt 90 miners, Coal Board said.",
        )
        assert erase([told.pk]).sources == 1
        names = set(met_sources().values_list("name", flat=True))
        assert names == {"Hill Echo", "Relief Watch", "Harbour Post", "Valley Times", "Coal Board"}
        assert not SourceMatch.objects.filter(source__name="Mine Safety Union").exists()


class TestCommand:
    def test_shows_what_would_go_and_does_nothing_unless_told(self, capsys, monkeypatch):
        told, _ = a_desk(TOLD, CONTRADICTED)
        for answer in ("", "y\n", "no\n"):
            monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
            with pytest.raises(CommandError, match=r"^Nothing is erased\.$"):
                call_command("erase_article", str(told.pk))
        assert Revision.objects.count() == 2
        assert "This would erase, for good:\n  1 article\n  1 text\n  1 claim\n" in capsys.readouterr().out

    def test_erases_where_it_is_told(self, capsys, monkeypatch):
        told, other = a_desk(TOLD, CONTRADICTED)
        fact = Fact.objects.get()
        monkeypatch.setattr(sys, "stdin", io.StringIO("erase\n"))
        call_command("erase_article", str(told.pk))
        out = capsys.readouterr().out
        assert f"Article {told.pk}: Strikes near the border (Harbour Post), 2019-12-31" in out
        assert "Erased:\n  1 article\n  1 text\n  1 claim\n  1 source that nothing else names\n" in out
        assert f"Judged again, without what is erased:\n  http://127.0.0.1:8000/admin/claims/fact/{fact.pk}/" in out
        assert list(Article.objects.all()) == [other]

    def test_says_no_word_of_it_where_nobody_is_asked(self, capfd):
        (told,) = a_desk(TOLD)
        capfd.readouterr()
        call_command("erase_article", str(told.pk), "--yes")
        said = "".join(capfd.readouterr())
        assert "Erased:" in said
        assert WORD not in said
        assert "Strikes" not in said

    def test_says_which_article_is_not_there(self):
        with pytest.raises(CommandError, match=r"^Nothing is erased: no article has the number 999\.$"):
            call_command("erase_article", "999", "--yes")
