"""What a letter on a conflict is filled with: its positions, the words that state them, and what happened.

Numbers and origins are written as in the verdict's reason. Whatever articles say passes `wording.one_line`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.urls import reverse

from claims.alerts.wording import day, moment, number_of, one_line, shortened, shortened_before
from claims.models import Claim, ConflictEvent, Verdict
from claims.outlets import Outlets, outlets_of
from claims.queries import quoted_claims, voice_as_shown
from factbase.phrases import figure_phrase
from factbase.verdicts import FactClaim
from sources.models import Article, PublishedPrecision
from sources.queries import survivor_of

MAX_QUOTES = 3
AROUND_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim's words in their sentence, and where they stand. `url` is "" where the article has none."""

    before: str
    words: str
    after: str
    origin: str
    title: str
    publisher: str
    published: str
    url: str
    desk_url: str


@dataclass(frozen=True, slots=True)
class PositionShown:
    """A position: its figure in words, whose it is, how many tell it, and some of its claims, the latest first."""

    figure: str
    origins: str
    told_by: str
    quotes: tuple[Quote, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened to the conflict, and why, where the letter does not say so anyway."""

    kind: str
    at: str
    reason: str


def positions_shown(verdict: Verdict, *, zone: tzinfo) -> list[PositionShown]:
    """The verdict's positions in the order of their values."""
    ids = [claim for position in verdict.positions for claim in position["claims"]]
    claims = {claim.pk: claim for claim in quoted_claims(ids)}
    copies = {
        claim.pk: claim for claim in Claim.objects.filter(pk__in=verdict.copies).select_related("article__publisher")
    }
    return [
        _position(position, claims, verdict.unit, zone, told_by=outlets_of(position, claims | copies, copies=copies))
        for position in sorted(verdict.positions, key=_bounds)
    ]


def beside(verdict: Verdict) -> str:
    """The claims that are known, but stand in no position, counted; "" where there are none.

    Copies are not among them: they are outlets of what they copy.
    """
    counts = {
        "superseded by later ones of the same origin": len(verdict.superseded),
        "out of date": len(verdict.outdated),
    }
    return ", ".join(f"{number_of(count, 'claim')} {words}" for words, count in counts.items() if count)


def happenings(events: Iterable[ConflictEvent], *, verdict: Verdict, zone: tzinfo) -> list[Happening]:
    """What happened to a conflict whose verdict is now this one."""
    return [
        Happening(
            kind=event.get_kind_display(),
            at=moment(event.at, zone=zone),
            reason="" if event.reason == verdict.reason else one_line(event.reason),
        )
        for event in events
    ]


def desk_url(desk: str, pk: int) -> str:
    """The page of a row ("claims/fact") in the admin, with the site's address."""
    return f"{settings.SITE_URL}{reverse('admin:index')}{desk}/{pk}/change/"


def _bounds(position: dict[str, Any]) -> tuple[Decimal, Decimal]:
    return Decimal(position["low"] or "-Infinity"), Decimal(position["high"] or "Infinity")


def _position(
    position: dict[str, Any], claims: dict[int, Claim], unit: str, zone: tzinfo, *, told_by: Outlets
) -> PositionShown:
    found = [claims[pk] for pk in position["claims"] if pk in claims]
    latest_first = sorted(found, key=lambda claim: (claim.article.published_at, claim.pk), reverse=True)
    hidden = len(found) - MAX_QUOTES
    return PositionShown(
        figure=_figure(position, found, unit),
        origins=_origins(position["origins"]),
        told_by=f"{number_of(told_by.outlets, 'outlet')}, {number_of(told_by.origins, 'origin')}",
        quotes=tuple(_quote(claim, zone) for claim in latest_first[:MAX_QUOTES]),
        more=f"and {number_of(hidden, 'more claim')}" if hidden > 0 else "",
    )


def _figure(position: dict[str, Any], claims: list[Claim], unit: str) -> str:
    """In the words of its claims where they all say the same, else the interval that they have in common."""
    said = {figure_phrase(claim) for claim in claims}
    if len(said) == 1:
        return one_line(said.pop())
    low, high = (None if bound is None else Decimal(bound) for bound in (position["low"], position["high"]))
    common = FactClaim(id="", value=None, low=low, high=high, modifier="exact", origin="", unit=unit or None)
    return one_line(figure_phrase(common))


def _origins(voices: list[str]) -> str:
    """The origins' names; one name of several voices, as of the officials of two articles, says how many they are."""
    names = Counter(one_line(voice_as_shown(voice)) for voice in voices)
    return ", ".join(name if times == 1 else f"{name} (in {times} articles)" for name, times in names.items())


def _quote(claim: Claim, zone: tzinfo) -> Quote:
    article = claim.article
    sentence: str = claim.sentence  # type: ignore[attr-defined]  # quoted_claims adds it
    title: str = claim.title  # type: ignore[attr-defined]  # quoted_claims adds it
    before = sentence[: max(claim.start - claim.sentence_start, 0)]
    after = sentence[max(claim.end - claim.sentence_start, 0) :]
    return Quote(
        before=shortened_before(one_line(before), limit=AROUND_QUOTE) + _space(before[-1:]),
        words=one_line(claim.quote),
        after=_space(after[:1]) + shortened(one_line(after), limit=AROUND_QUOTE),
        origin=one_line(survivor_of(claim.origin).name),
        title=shortened(one_line(title), limit=200) or "an article without a title",
        publisher=one_line(survivor_of(article.publisher).name),
        published=_published(article, zone),
        url=article.url if article.url.startswith(("http://", "https://")) else "",
        desk_url=desk_url("sources/article", article.pk),
    )


def _space(char: str) -> str:
    return " " if char.isspace() else ""


def _published(article: Article, zone: tzinfo) -> str:
    if article.published_precision == PublishedPrecision.DAY:
        return day(article.published_at)
    return moment(article.published_at, zone=zone)
