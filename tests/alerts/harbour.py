"""A dispute made by hand: dock guards killed at a harbour, up to 30 by unnamed port reports, 45 by the Coast Office."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models.functions import Now

from claims.judging.judge import judge_batch
from claims.models import Conflict, Delivery, Fact, Profile, Subscription
from sources.models import Article
from tests import builders

TITLE = "Harbour guards killed, March 2019"
LOWER = "The raid on the harbour killed up to 30 of the guards, according to port reports."
HIGHER = "The Coast Office said that 45 guards were killed in the raid."


def a_subscriber(*, group: str | None = "viewer", zone: str | None = None, **fields: Any) -> Subscription:
    """A confirmed address that wants all conflicts at once, of a user who may see them."""
    user = builders.a_user(group=group)
    if zone:
        _in_zone(user, zone)
    return builders.a_subscription(user=user, **fields)


def a_dispute(*, lower_text: str = LOWER, lower_title: str = "Raid on the harbour", **fact_fields: Any) -> Conflict:
    """Two articles that disagree on one fact, judged: its conflict is open, of medium severity, letters are owed."""
    fact = builders.a_fact(**{"title": TITLE, "counted": "harbour guards", **fact_fields})
    lower = builders.an_article(
        text=lower_text,
        title=lower_title,
        publisher="Morning Ledger",
        published_at="2019-03-03",
        url="https://ledger.example/raid?page=1&part=2",
    )
    up_to_30(fact, lower)
    state(fact, 45, origin="Coast Office", publisher="Evening Wire", text=HIGHER)
    judge_batch()
    return Conflict.objects.get(fact=fact)


def up_to_30(fact: Fact, article: Article) -> None:
    text = text_of(article)
    start = text.index("up to 30")
    sentence = text.index("\n\n") + 2
    builders.a_claim(
        value=30,
        high=30,
        modifier="up_to",
        quote="up to 30",
        start=start,
        end=start + len("up to 30"),
        sentence_start=sentence,
        sentence_end=len(text),
        article=article,
        origin="port reports",
        origin_named=False,
        fact=fact,
    )


def state(fact: Fact, value: int, *, origin: str, publisher: str = "Evening Wire", text: str = "") -> None:
    """One more exact claim on the fact, in an article of its own; to be judged yet."""
    article = builders.an_article(
        text=text or f"{value} guards are dead, {origin} said.",
        title=f"Harbour: {value} dead",
        publisher=publisher,
        published_at="2019-03-03T14:30:00Z",
    )
    words = text_of(article)
    body = words.index("\n\n") + 2
    start = words.index(str(value), body)
    fact.refresh_from_db()
    builders.a_claim(
        value=value,
        article=article,
        origin=origin,
        fact=fact,
        quote=str(value),
        start=start,
        end=start + len(str(value)),
        sentence_start=body,
        sentence_end=len(words),
    )


def text_of(article: Article) -> str:
    assert article.current_revision is not None
    return article.current_revision.text


def make_due() -> None:
    """The wait of all letters that are due is over."""
    Delivery.objects.filter(state="due").update(due_at=Now())


def _in_zone(user: User, zone: str) -> None:
    Profile.objects.create(user=user, time_zone=zone)
