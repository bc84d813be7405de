"""Filters by which the desks' templates write claims and articles."""

from datetime import datetime

from django import template

from claims.admin.wording import figure_words, moment_words, period_words
from claims.models import Claim
from factbase.figures import decimal_string
from sources.models import Article

register = template.Library()
register.filter("figure", figure_words)
register.filter("number", decimal_string)


@register.filter
def chain(claim: Claim) -> str:
    """Who is said to have said it, nearest the publisher first: "Xinhua → a provincial official"."""
    hops = list(claim.attribution.all())
    if not hops:
        return f"{claim.origin} (own voice)"
    return " → ".join(hop.name if hop.stance == "asserts" else f"{hop.name} ({hop.stance})" for hop in hops)


@register.filter
def moment(at: datetime | None) -> str:
    """A moment, to the minute; "" where there is none."""
    return moment_words(at, "time")


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
