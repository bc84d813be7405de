"""`manage.py reread`: says what is to be read, owes it, follows it, and says what became of it."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

import factbase
from claims import steps
from claims.management.commands import reread
from claims.models import Claim, Reading
from tests.builders import a_desk

pytestmark = pytest.mark.django_db

REPORTS = (
    "Harbour Post: The strikes killed 25 members of the Northern Guard.",
    "Valley Times: The strikes killed 61 members of the Northern Guard.",
)


@pytest.fixture
def desk(monkeypatch):
    """Two articles that version "first" has read; today's is "next"."""
    monkeypatch.setattr(factbase, "EXTRACTOR_VERSION", "first")
    articles = a_desk(*REPORTS)
    monkeypatch.setattr(factbase, "EXTRACTOR_VERSION", "next")
    return articles


def run(*arguments):
    said = StringIO()
    call_command("reread", *arguments, stdout=said, stderr=StringIO())
    return said.getvalue()


class TestNothingHappens:
    def test_where_nothing_is_outdated(self):
        a_desk(*REPORTS)
        assert "0 texts to be read by extractor" in run()
        assert Reading.objects.filter(state="due").count() == 0

    def test_on_a_dry_run(self, desk):
        assert "2 texts to be read by extractor next: 2 read last by first." in run("--dry-run")
        assert Reading.objects.count() == 2

    def test_on_a_dry_run_that_reads(self, desk, monkeypatch):
        read = factbase.extract_claims
        monkeypatch.setattr(
            factbase, "extract_claims", lambda text, **known: read(text, **known) if "25" in text else ()
        )
        said = run("--dry-run", "--here")
        assert "2 would be read: claims the same 1, superseded 1, new 0" in said
        assert (Reading.objects.count(), set(Claim.objects.values_list("review_state", flat=True))) == (
            2,
            {"unreviewed"},
        )

    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (["--article", "999999"], "There is no article 999999"),
            (["--publisher", "Nobody's Paper"], 'There is no publisher "Nobody\'s Paper"'),
            (["--since", "yesterday"], "'yesterday' is no date like 2019-12-31"),
        ],
    )
    def test_where_something_is_wrong(self, desk, arguments, reason):
        with pytest.raises(CommandError, match=re.escape(reason)):
            run(*arguments)
        assert Reading.objects.count() == 2


def test_it_owes_and_says_what_is_left(desk):
    assert "Still owed: 2." in run()
    assert Reading.objects.filter(state="due", reread=True).count() == 2
    assert "0 texts to be read" in run()


@pytest.mark.deep
@pytest.mark.parametrize(
    ("narrowed", "owed"),
    [(["--publisher", "Harbour Post"], 1), (["--since", "2020-01-01"], 0), (["--since", "2019-12-31"], 2)],
)
def test_only_what_is_asked_for(desk, narrowed, owed):
    run(*narrowed)
    assert Reading.objects.filter(state="due").count() == owed


def test_some_articles(desk):
    run("--article", str(desk[1].pk))
    assert Reading.objects.get(state="due").revision.article == desk[1]


def test_it_reads_here(desk):
    said = run("--here")
    assert (
        "2 read again: claims the same 2, superseded 0, new 0; readings that differ from a reviewed claim: 0." in said
    )
    assert "2 read again" in run()


def test_it_waits_for_workers(desk, monkeypatch):
    monkeypatch.setattr(reread.time, "sleep", lambda _: steps.take("read"))
    assert "2 read again" in run("--wait")


def test_it_does_not_wait_for_ever(desk, monkeypatch):
    monkeypatch.setattr(reread, "PATIENCE_SECONDS", 0)
    monkeypatch.setattr(reread, "POLL_SECONDS", 0)
    with pytest.raises(CommandError, match="is a worker running"):
        run("--wait")
    assert Reading.objects.filter(state="due").count() == 2


def test_it_can_be_stopped_and_gone_on_with(desk, monkeypatch):
    def stop(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(reread.time, "sleep", stop)
    with pytest.raises(CommandError, match="run it again to go on"):
        run("--wait")
    assert "2 read again" in run("--here")


def test_what_could_not_be_read_is_told(desk, settings, monkeypatch):
    settings.FACTBASE = {**settings.FACTBASE, "READING_ATTEMPTS": 1}
    monkeypatch.setattr(factbase, "extract_claims", lambda *_, **__: 1 / 0)
    said = run("--here")
    assert "0 of 2 read again" in said
    assert "2 could not be read: http" in said
