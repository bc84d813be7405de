"""Claims that no metric explains: one alone founds no fact, a second that answers the same question founds it with the first.

The first is looked for among reports of the same event only: those that stand in the facts which this article's other
figures have joined. So little is looked at, whatever the desk holds.
"""

from collections.abc import Iterable, Sequence

from claims.grouping.asked import questions_of
from claims.grouping.placement import Placement
from claims.models import Claim
from claims.models.claims import ReviewState
from factbase.figures import GROUPED_KINDS
from factbase.group import Question, choose

# Reports of one event whose claims are looked at, the latest first.
_MOST_TEXTS = 8
_SPEAKING = (ReviewState.UNREVIEWED, ReviewState.ACCEPTED, ReviewState.EDITED)


def pair_up(alone: Sequence[tuple[Claim, Question]], *, placement: Placement) -> None:
    """Let each of these claims found a fact with the claim of another report that answers its question, if one does."""
    own = {text for _, question in alone for text in question.articles}
    others = _alone_in(placement.texts_met() - own, placement=placement) if alone else []
    for claim, question in alone:
        chosen = choose(question, [(place, asked) for place, (_, asked) in enumerate(others)])
        if chosen.where is not None and chosen.match.state == "confirmed":
            placement.found(*others.pop(chosen.where), joined_by=(claim, question, chosen.match))


def _alone_in(texts: Iterable[str], *, placement: Placement) -> list[tuple[Claim, Question]]:
    """The claims of these texts that no metric explains and that were never in a fact, nor are placed just now."""
    latest = sorted(map(int, texts), reverse=True)[:_MOST_TEXTS]
    claims = Claim.objects.filter(
        reading__revision__in=latest,
        metric="",
        kind__in=GROUPED_KINDS,
        review_state__in=_SPEAKING,
        memberships=None,
    )
    in_order = claims.order_by("reading_id", "index").prefetch_related("article", "reading__revision")
    return questions_of(claim for claim in in_order if not placement.is_placed(claim))
