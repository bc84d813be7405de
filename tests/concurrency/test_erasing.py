"""Erasing an article while workers and reviewers are at work on the same facts."""

from threading import Event

import pytest

from claims import steps
from claims.models import Claim, Fact, SourceMatch
from claims.reviewing import erasing
from claims.reviewing.correcting import edit_claim
from claims.reviewing.erasing import erase
from claims.reviewing.silencing import claims_in
from sources.models import Article
from tests.builders import a_desk, a_user, an_article
from tests.concurrency.threads import at_once

pytestmark = [pytest.mark.deep, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

TOLD = "The strikes of 29 December killed 25 members of Kataib Hezbollah, an official said."
CONTRADICTED = "In the strikes of 29 December, 27 members of Kataib Hezbollah were killed, a doctor said."


def test_waits_for_nobody_for_ever_and_what_comes_meanwhile_stays():
    told, copy = a_desk(f"Harbour Post: {TOLD}", f"Valley Times: {TOLD}")
    other = an_article(publisher="Hill Echo", text=CONTRADICTED)
    at_once(
        lambda: erase([told.pk]),
        lambda: steps.take("read"),
        lambda: steps.take("judge"),
        lambda: edit_claim(Claim.objects.get(article=copy), by=a_user(), value=26),
    )
    for step in ("read", "judge"):
        steps.take(step)
    assert set(Article.objects.all()) == {copy, other}
    standing = claims_in(Fact.objects.get().verdicts.latest())
    assert standing == set(Claim.objects.values_list("pk", flat=True))
    assert len(standing) == 2


def test_a_new_text_that_comes_while_the_earlier_is_erased_is_an_article_of_its_own(monkeypatch):
    url, forget, erasing_it = "https://harbour.example/raid", erasing.forget, Event()
    told = an_article(publisher="Harbour Post", text=TOLD, url=url)

    def slowly(gone):
        erasing_it.set()
        Event().wait(0.3)
        return forget(gone)

    def comes():
        assert erasing_it.wait(10)
        return [an_article(publisher="Harbour Post", text=text, url=url) for text in (CONTRADICTED, TOLD)]

    monkeypatch.setattr(erasing, "forget", slowly)
    _, (first, second) = at_once(lambda: erase([told.pk]), comes)
    assert list(Article.objects.all()) == [first]
    assert second == first != told


def test_forgets_names_that_were_corrected_in_its_own_claims_only():
    """What a correction took out of a chain is known by its transaction alone."""
    editor = a_user(group="editor")
    told, other = a_desk(f"Harbour Post: {TOLD}", f"Valley Times: {CONTRADICTED}")
    for article in (told, other):
        edit_claim(Claim.objects.get(article=article), by=editor, attribution=[])
    history = SourceMatch.pgh_event_model.objects
    assert sorted(history.values_list("key", flat=True)) == ["doctor", "official"]
    # The name, the claim and its article, as they were before.
    assert erase([told.pk]).history == 3
    assert list(history.values_list("key", flat=True)) == ["doctor"]
