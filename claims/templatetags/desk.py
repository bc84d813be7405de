"""Filters by which the desks' templates write claims and articles."""

from dataclasses import dataclass
from datetime import datetime

from django import template

from claims.alerts.wording import number_of, shortened, shortened_before
from claims.models import Claim, Verdict
from claims.pages.wording import figure_words, moment_words, period_words, range_words
from factbase.figures import decimal_string
from sources.models import Article, Source
from sources.queries import survivor_of

AROUND_QUOTE = 160

register = template.Library()
register.filter("figure", figure_words)
register.filter("number", decimal_string)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim's words, and those around them in their sentence."""

    before: str
    words: str
    after: str


@register.filter
def chain(claim: Claim) -> str:
    """Who is said to have said it, nearest the publisher first: "Xinhua → a provincial official"."""
    hops = list(claim.attribution.all())
    if not hops:
        return f"{claim.origin} (own voice)"
    return " → ".join(hop.name if hop.stance == "asserts" else f"{hop.name} ({hop.stance})" for hop in hops)


@register.filter
def said(verdict: Verdict) -> str:
    """A verdict in a line: "30 to 45, in conflict (2 positions)"; for a preview, so it may be one that is not stored."""
    spread = range_words(verdict.low, verdict.high, verdict.unit) or "no number"
    if not verdict.positions:
        return "no claim stands on it"
    positions = number_of(len(verdict.positions), "position")
    return f"{spread}, in conflict ({positions})" if verdict.conflict else f"{spread}, no conflict"


@register.filter
def in_sentence(claim: Claim) -> Quoted:
    """The figure in its sentence, of a claim of `members_of_fact`; what is long is cut at both ends."""
    sentence: str = claim.sentence  # type: ignore[attr-defined]  # members_of_fact adds it
    begins = claim.start - claim.sentence_start
    before, after = sentence[:begins], sentence[begins + len(claim.quote) :]
    return Quoted(shortened_before(before, limit=AROUND_QUOTE), claim.quote, shortened(after, limit=AROUND_QUOTE))


@register.filter
def grouped(count: int) -> str:
    """A count with its thousands apart."""
    return f"{count:,}"


@register.filter
def moment(at: datetime | None) -> str:
    """A moment, to the minute; "" where there is none."""
    return moment_words(at, "time")


@register.filter
def survivor(source: Source) -> Source:
    """The source, or the one that it was merged into."""
    return survivor_of(source)


@register.filter
def published(article: Article) -> str:
    """When it was published, to the day or the minute."""
    return moment_words(article.published_at, article.published_precision)


@register.filter
def as_of(claim: Claim) -> str:
    """Since when the text says that the figure holds; "" where it does not say."""
    return moment_words(claim.as_of, claim.as_of_precision)


@register.filter
def happened(claim: Claim) -> str:
    """When what is counted happened; "" where the text does not say."""
    return period_words(claim.event_from, claim.event_to, claim.event_precision)
