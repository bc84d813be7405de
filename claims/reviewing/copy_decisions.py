"""What a person says of copies: that an article is one, or that it is none. Final until a person says otherwise.

As in `claims.reviewing.review`: each operation checks who asks, owes the facts concerned a new verdict and rings.
"""

from django.db import transaction

from claims.reviewing.review import NotPossibleError, Person, require
from claims.sourcing.copying import judge_copies_again
from sources.copies import RingOfCopiesError, decide
from sources.decisions import DecisionState
from sources.models import Article

NO_REASON = "Say why: the reason stands beside the decision."


@transaction.atomic
def say_copy(article: Article, *, original: Article, by: Person, reason: str) -> None:
    """This article is a copy of that one, whatever their texts are."""
    if article.pk == original.pk:
        raise NotPossibleError("An article is no copy of itself.", field="original")
    try:
        _decide(article, original, DecisionState.CONFIRMED, by=by, reason=reason)
    except RingOfCopiesError:
        raise NotPossibleError(
            "That one counts as a copy of this one: say first that it is none.", field="original"
        ) from None


@transaction.atomic
def say_no_copy(article: Article, *, original: Article, by: Person, reason: str) -> None:
    """This article is no copy of that one, nor that one of this."""
    if article.pk == original.pk:
        raise NotPossibleError("An article is no copy of itself anyway.", field="original")
    _decide(article, original, DecisionState.REJECTED, by=by, reason=reason)


def _decide(article: Article, original: Article, state: DecisionState, *, by: Person, reason: str) -> None:
    person = require(by, "relate_copies")
    if not reason.strip():
        raise NotPossibleError(NO_REASON, field="reason")
    judge_copies_again(decide(article, original, state=state, by=person, reason=reason.strip()))
