"""What an article's page shows: the text cut where claims mark it, and the claims' cards, a page of them at a time."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from claims.admin.cards import Card, card_of, marks_of
from claims.admin.highlights import pieces_of
from claims.models import Attribution, Claim, Reading
from claims.models.claims import ReviewState
from claims.queries import claims_with_context, readings_shown
from sources.models import Revision

# Marks are light and all of them are in the text; cards are not: of the 3,000 claims that a text may hold they would
# weigh five megabytes.
CARDS = 100


@dataclass(frozen=True, slots=True)
class Page:
    """A page of cards, its number, and its address: that of the claim that comes first on it."""

    number: int
    address: str
    is_here: bool


def article_page(revision: Revision | None, *, asked: int | None, page: str) -> dict[str, Any]:
    """The text and the cards of a revision; the claim that is `asked` for is marked, and among the cards shown.

    `page` is the address of the article's page, up to where it says which claim is asked for.
    """
    claims = _claims_of(revision)
    ids = list(claims.values_list("pk", flat=True))
    shown = asked if asked in ids else None
    begin = ids.index(shown) // CARDS * CARDS if shown else 0
    here = ids[begin : begin + CARDS]
    hops = Attribution.objects.filter(claim__in=claims.order_by()).order_by()
    marks = marks_of(claims.only("start", "end"), hops.only("claim", "start", "end", "cue_start", "cue_end"))
    return {
        "shown": shown,
        "here": set(here),
        "claim_count": len(ids),
        "address": page,
        "cards": [_card(claim, page=page) for claim in _with_chains(here)],
        "pages": [
            Page(number, f"{page}claim={ids[first]}#claims", first == begin)
            for number, first in enumerate(range(0, len(ids), CARDS), start=1)
        ],
        "pieces": pieces_of(revision.text if revision else "", marks),
    }


def reading_shown(revision: Revision | None) -> Reading | None:
    """The last reading of a text: what its page says of it."""
    return readings_shown().filter(revision=revision).first() if revision else None


def _claims_of(revision: Revision | None) -> QuerySet[Claim]:
    """What stands of a text, in its order; of an earlier text, of which nothing stands, what was read last."""
    claims = Claim.objects.filter(reading__revision=revision).order_by("start", "index", "pk")
    standing = claims.exclude(review_state=ReviewState.SUPERSEDED)
    if standing.exists():
        return standing
    last = Reading.objects.filter(revision=revision, claims__isnull=False).order_by("-pk").values("pk")[:1]
    return claims.filter(reading__in=last)


def _card(claim: Claim, *, page: str) -> Card:
    at = f"{claim.pk}#claim-{claim.pk}"
    return card_of(claim, address=f"{page}claim={at}", correct=f"{page}correct={at}")


def _with_chains(ids: list[int]) -> QuerySet[Claim]:
    claims = claims_with_context().filter(pk__in=ids).order_by("start", "index", "pk")
    return claims.prefetch_related("attribution__matches__source__merged_into")
