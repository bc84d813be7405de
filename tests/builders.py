"""Rows for tests: plain functions, keyword-only, valid by default, deterministic."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.utils import timezone

import factbase
from claims import steps
from claims.judging.judge import judge_batch, want_judging
from claims.models import Attribution, Claim, Conflict, Fact, Membership, Reading, SourceMatch, Subscription
from claims.models.decisions import DecisionState
from claims.pipeline import take_in
from sources.models import Article, Source, SourceKind
from sources.queries import known_by, source_key, unnamed_key
from sources.well_known import well_known

_numbers = count(1)

PASSWORD = "a-long-password-for-tests"


def a_user(*, group: str | None = "reviewer", username: str | None = None, **fields: Any) -> User:
    """A user in one of the four groups, or in none: he sees nothing."""
    name = username or f"{group or 'stranger'}-{next(_numbers)}"
    staff = {"is_staff": True, "email": f"{name}@desk.example"}
    user = User.objects.create_user(username=name, password=PASSWORD, **{**staff, **fields})
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def a_source(
    *, name: str = "Northern Herald", kind: str = SourceKind.PUBLISHER, article: Article | None = None
) -> Source:
    """A source of this name, the one that is there or a new one; with an article, an unnamed one of its own."""
    key = unnamed_key(article, name) if article else source_key(name)
    defaults = {"name": name, "kind": SourceKind.UNNAMED, "article": article} if article else {"kind": kind}
    return Source.objects.get_or_create(key=key, defaults={**({} if article else known_by(name)), **defaults})[0]


def met_sources() -> QuerySet[Source]:
    """The sources that this desk has met: not those of the table of well-known ones."""
    return Source.objects.exclude(key__in=[source_key(row.name) for row in well_known()])


def an_article(
    *,
    text: str | None = None,
    title: str = "Strikes near the border",
    publisher: str = "Northern Herald",
    published_at: str | datetime = "2019-12-31",
    url: str = "",
) -> Article:
    """An article taken in as by a user; its reading is due."""
    body = text if text is not None else f"Nothing is counted in report number {next(_numbers)} of this desk, it seems."
    stored = take_in(title=title, text=body, publisher=publisher, published_at=published_at, url=url)
    return stored.article


def a_desk(*reports: str, published_at: str | datetime = "2019-12-31") -> list[Article]:
    """A desk in one line: reports such as "Harbour Post: The raid killed 25 guards.", taken in, read and judged."""
    told = [report.partition(": ") for report in reports]
    articles = [an_article(publisher=by, text=text, published_at=published_at) for by, _, text in told]
    for step in ("read", "judge"):
        steps.take(step)
    return articles


def a_reading(*, article: Article | None = None) -> Reading:
    """A reading that is done, of an article that the workers leave alone."""
    article = article or an_article()
    assert article.current_revision is not None
    reading, _ = Reading.objects.update_or_create(
        revision=article.current_revision,
        extractor_version=factbase.EXTRACTOR_VERSION,
        defaults={"state": Reading.State.DONE, "finished_at": timezone.now()},
    )
    return reading


def a_claim(
    *,
    value: int | str | None = 30,
    low: int | str | None = None,
    high: int | str | None = None,
    modifier: str = "exact",
    article: Article | None = None,
    origin: str | None = None,
    origin_named: bool = True,
    fact: Fact | None = None,
    state: str = DecisionState.CONFIRMED,
    **fields: Any,
) -> Claim:
    """A claim as if read: 30 members of a group killed; in a fact where one is given, with an origin where one is named."""
    article = article or an_article(text=f"The strikes killed {value} people there, in report {next(_numbers)}.")
    reading = a_reading(article=article)
    revision = reading.revision
    quote = str(value if value is not None else high or low)
    start = max(revision.text.find(quote), 0)
    voice = a_source(name=origin, kind=SourceKind.OTHER, article=None if origin_named else article) if origin else None
    bounds = _bounds(value, low, high, modifier)
    claim = Claim.objects.create(
        reading=reading,
        article=article,
        index=reading.claims.count(),
        origin=voice or article.publisher,
        **{
            "start": start,
            "end": start + len(quote),
            "sentence_start": 0,
            "sentence_end": len(revision.text),
            "quote": revision.text[start : start + len(quote)],
            "kind": "count",
            "modifier": modifier,
            "counted": "members of Kataib Hezbollah",
            "metric": "killed",
            "superseded_from": "unreviewed" if fields.get("review_state") == "superseded" else "",
            **bounds,
            **fields,
        },
    )
    if voice:
        _one_hop(claim, voice, named=origin_named)
    if fact:
        Membership.objects.create(claim=claim, fact=fact, state=state, reason="Put there by a test.")
        want_judging([fact.pk])
    return claim


def a_fact(*, title: str = "Members of Kataib Hezbollah killed, December 2019", **fields: Any) -> Fact:
    """A cumulative count of people killed, with no claims yet and nothing owed."""
    defaults = {
        "key": f"fact-{next(_numbers)}",
        "metric": "killed",
        "kind": "count",
        "counted": "members of Kataib Hezbollah",
        "counting": "cumulative",
    }
    return Fact.objects.create(title=title, **{**defaults, **fields})


def a_conflict(*, values: Sequence[int] = (30, 45), title: str = "Members of Kataib Hezbollah killed") -> Conflict:
    """A fact on which two outlets disagree, judged: its conflict is open."""
    fact = a_fact(title=title)
    for number, value in enumerate(values, start=1):
        article = an_article(
            text=f"The strikes killed {value} members of Kataib Hezbollah, says report {next(_numbers)}.",
            publisher=f"Outlet {number}",
        )
        a_claim(value=value, article=article, fact=fact)
    judge_batch()
    return Conflict.objects.get(fact=fact)


def a_subscription(*, user: User | None = None, **fields: Any) -> Subscription:
    """A confirmed address that wants all conflicts at once."""
    user = user or a_user()
    defaults = {"address": user.email, "confirmed_at": datetime(2019, 12, 1, tzinfo=UTC)}
    return Subscription.objects.create(user=user, **{**defaults, **fields})


def _bounds(value: Any, low: Any, high: Any, modifier: str) -> dict[str, Decimal | None]:
    """Low and high as the engine states them: those of an exact number are the number itself."""
    number = {
        name: None if given is None else Decimal(given)
        for name, given in (("value", value), ("low", low), ("high", high))
    }
    if modifier in {"exact", "about"}:
        return {"value": number["value"], "low": number["value"], "high": number["value"]}
    return number


def _one_hop(claim: Claim, voice: Source, *, named: bool) -> None:
    attribution = Attribution.objects.create(
        claim=claim,
        position=1,
        name=voice.name,
        start=0,
        end=1,
        cue="said",
        cue_start=0,
        cue_end=1,
        role="origin",
        named=named,
    )
    SourceMatch.objects.create(attribution=attribution, source=voice, state=DecisionState.CONFIRMED)
