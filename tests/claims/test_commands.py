"""The management commands, as a person in a shell meets them."""

import io
import sys

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from claims import steps
from claims.management.commands import read_article, take_steps
from claims.models import Reading, Subscription
from sources.models import Article

pytestmark = pytest.mark.django_db

OPTIONS = ("--publisher", "Harbour Post", "--published", "2019-12-31")


@pytest.fixture
def article(tmp_path):
    """Writes a file and gives its name."""

    def write(content):
        path = tmp_path / "article.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


class TestReadArticle:
    def test_stores_it(self, article, capsys):
        call_command("read_article", article("Rockets at a base\n\nA salvo of 32 rockets came down."), *OPTIONS)
        stored = Article.objects.get()
        assert f"Article {stored.pk} is stored." in capsys.readouterr().out
        assert stored.current_revision.title == "Rockets at a base"

    def test_the_same_again_says_so(self, article, capsys):
        for _ in range(2):
            call_command("read_article", article("A salvo of 32 rockets came down."), *OPTIONS)
        assert "stored already" in capsys.readouterr().out
        assert Article.objects.count() == 1

    def test_a_text_without_title_is_all_text(self, article):
        call_command("read_article", article("A salvo of 32 rockets\ncame down.\n\nIt was night."), *OPTIONS)
        assert Article.objects.get().current_revision.title == ""

    def test_standard_input(self, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Thirty are dead. Здесь.".encode())))
        call_command("read_article", "-", *OPTIONS)
        assert Article.objects.get().current_revision.text.endswith("Здесь.")

    @pytest.mark.parametrize(
        ("content", "options", "said"),
        [
            ("", OPTIONS, "FILE: The text is empty."),
            (b"\xff\xfe\x00binary", OPTIONS, "no UTF-8 text: byte 1 fits nowhere"),
            ("x" * 1_010_001, OPTIONS, "1,010,001 bytes long; at most 1,000,000"),
            ("Text.", ("--publisher", " ", "--published", "2019-12-31"), "--publisher: The publisher is missing"),
            ("Text.", ("--publisher", "Post", "--published", "soon"), "--published: This is no date"),
            ("Text.", (*OPTIONS, "--url", "nowhere"), "--url: This is no web address"),
        ],
    )
    def test_says_what_is_wrong_and_stores_nothing(self, article, content, options, said):
        with pytest.raises(CommandError, match=said):
            call_command("read_article", article(content), *options)
        assert Article.objects.count() == 0

    def test_no_such_file(self):
        with pytest.raises(CommandError, match=r"nowhere\.txt cannot be read: No such file"):
            call_command("read_article", "nowhere.txt", *OPTIONS)

    def test_waits_and_shows_claims_and_conflicts(self, article, capsys, monkeypatch):
        def work(_):
            for step in ("read", "judge"):
                steps.take(step)

        # What a worker would do meanwhile is done while the command sleeps.
        monkeypatch.setattr(read_article.time, "sleep", work)
        first = article("The strikes killed 25 members of the Northern Guard, the army said.")
        call_command("read_article", first, *OPTIONS, "--wait")
        assert "No conflict: Members of the Northern Guard killed, December 2019" in capsys.readouterr().out
        second = article("At least 45 members of the Northern Guard were killed in the strikes, a doctor said.")
        call_command("read_article", second, "--publisher", "Valley Times", "--published", "2019-12-31", "--wait")
        out = capsys.readouterr().out
        assert "At least 45 · members of the Northern Guard · killed · (doctor)" in out
        assert "CONFLICT (medium): Members of the Northern Guard killed, December 2019" in out
        assert "No conflict" not in out
        assert "/admin/claims/fact/" in out

    def test_does_not_wait_for_ever(self, article, monkeypatch):
        monkeypatch.setattr(read_article, "PATIENCE_SECONDS", 0.1)
        with pytest.raises(CommandError, match="is a worker running"):
            call_command("read_article", article("Thirty are dead."), *OPTIONS, "--wait")
        assert Reading.objects.get().state == "due"

    def test_says_why_it_could_not_be_read(self, article, monkeypatch):
        def fail(_):
            Reading.objects.update(state="failed", error="RuntimeError: no such grammar")

        monkeypatch.setattr(read_article.time, "sleep", fail)
        with pytest.raises(CommandError, match="could not be read: RuntimeError: no such grammar"):
            call_command("read_article", article("Thirty are dead."), *OPTIONS, "--wait")


class TestEnsureAdmin:
    def test_makes_the_first_with_a_subscription_and_no_second(self, monkeypatch):
        monkeypatch.setenv("FACTBASE_ADMIN_PASSWORD", "made-on-the-first-run")
        for _ in range(2):
            call_command("ensure_admin")
        admin = User.objects.get()
        assert admin.is_superuser
        assert admin.check_password("made-on-the-first-run")
        assert Subscription.objects.get().confirmed_at is not None

    def test_makes_none_without_a_password(self, monkeypatch):
        monkeypatch.delenv("FACTBASE_ADMIN_PASSWORD", raising=False)
        with pytest.raises(CommandError, match="FACTBASE_ADMIN_PASSWORD is not set"):
            call_command("ensure_admin")
        assert not User.objects.exists()


class TestTakeSteps:
    def test_takes_what_is_owed_once(self, article, capsys):
        call_command("read_article", article("Thirty people were killed."), *OPTIONS)
        capsys.readouterr()
        call_command("take_steps")
        call_command("take_steps")
        assert capsys.readouterr().out.splitlines() == [
            "read: 1, judge: 1, deliver: 0",
            "read: 0, judge: 0, deliver: 0",
        ]

    def test_answers_each_request_with_a_line(self, article, capsys, monkeypatch):
        call_command("read_article", article("Thirty people were killed."), *OPTIONS)
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.StringIO("\n\nend\n\n"))
        # This test's rows live in a transaction of this very connection.
        monkeypatch.setattr(take_steps, "close_old_connections", lambda: None)
        monkeypatch.setattr(take_steps.signal, "signal", lambda *_: None)
        call_command("take_steps", "--on-request")
        assert capsys.readouterr().out.splitlines() == ["done", "done"]
        assert Reading.objects.get().state == "done"
