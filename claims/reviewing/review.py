"""What a person may do to claims, articles and conflicts. Admin and API call the same functions.

Each operation checks who asks, changes rows by the state it expects, owes the facts concerned a new verdict and rings.
Who may do what is `claims.permissions`; a refusal is PermissionDenied, a thing that cannot be done NotPossibleError.
"""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models.functions import Now

from claims.grouping.placing import want_judging_of
from claims.judging.judge import want_judging
from claims.locks import hold_claims
from claims.models import Claim, Conflict, ConflictEvent, Fact, Resolution
from claims.models.claims import ReviewState
from claims.models.conflicts import ConflictState
from claims.permissions import Action, may
from claims.work.doorbell import ring
from sources.models import Article

Person = User | AnonymousUser


class NotPossibleError(ValueError):
    """What was asked cannot be done now; the message says why, and `field` which input is wrong, if one is."""

    def __init__(self, message: str, *, field: str = "") -> None:
        self.field = field
        super().__init__(message)


def accept_claims(claims: Iterable[Claim], *, by: Person) -> int:
    """Accept what was read; returns how many changed. Superseded claims cannot be reviewed and stay."""
    return _review(claims, ReviewState.ACCEPTED, by=by)


def reject_claims(claims: Iterable[Claim], *, by: Person) -> int:
    """Reject what was read: these claims count nowhere any more. Returns how many changed."""
    return _review(claims, ReviewState.REJECTED, by=by)


@transaction.atomic
def resolve_conflict(
    conflict: Conflict,
    *,
    outcome: str,
    reason: str,
    by: Person,
    signature: str = "",
    low: Decimal | None = None,
    high: Decimal | None = None,
) -> Resolution:
    """Decide an open conflict, or decide it anew, with a reason. Earlier resolutions stay.

    `outcome` is one of `Resolution.Outcome`; "preferred" needs a bound at least, "dismissed" ends the matter as none.
    `signature` is that of the positions that the person saw: what has changed since is not decided unseen.
    """
    person = require(by, "resolve_conflict")
    _check_resolution(outcome=outcome, reason=reason, low=low, high=high)
    locked = Conflict.objects.select_for_update().get(pk=conflict.pk)
    _check_decidable(locked, seen=signature)
    dismissed = outcome == Resolution.Outcome.DISMISSED
    resolution = Resolution.objects.create(
        conflict=locked,
        outcome=outcome,
        reason=reason.strip(),
        low=low,
        high=high,
        signature=locked.signature,
        by_user=person,
    )
    ConflictEvent.objects.create(
        conflict=locked,
        kind=ConflictEvent.Kind.DISMISSED if dismissed else ConflictEvent.Kind.RESOLVED,
        verdict=locked.verdict,
        by_user=person,
        reason=reason.strip(),
    )
    state = ConflictState.DISMISSED if dismissed else ConflictState.RESOLVED
    Conflict.objects.filter(pk=locked.pk).update(state=state, changed_at=Now())
    return resolution


@transaction.atomic
def withdraw_article(article: Article, *, reason: str, by: Person) -> None:
    """Take an article's claims out of all positions, with a reason. It stays, and says that it was withdrawn."""
    person = require(by, "withdraw_article")
    if not reason.strip():
        raise NotPossibleError("Say why the article is withdrawn.", field="reason")
    standing = Article.objects.filter(pk=article.pk, withdrawn_at__isnull=True)
    if not standing.update(withdrawn_at=Now(), withdrawn_reason=reason.strip(), withdrawn_by=person):
        raise NotPossibleError("This article has been withdrawn already.")
    want_judging_of(Claim.objects.filter(article=article).values_list("pk", flat=True))
    ring("judge")


@transaction.atomic
def settle_fact(fact: Fact, *, settled_at: datetime | None, by: Person) -> None:
    """Say from when growth is no longer believed of a fact, or with None that it is again; it is judged anew."""
    require(by, "settle_fact")
    Fact.objects.filter(pk=fact.pk).update(settled_at=settled_at)
    want_judging([fact.pk])
    ring("judge")


@transaction.atomic
def _review(claims: Iterable[Claim], state: ReviewState, *, by: Person) -> int:
    person = require(by, "review_claim")
    ids = [claim.pk for claim in claims]
    standing = Claim.objects.filter(pk__in=ids).exclude(review_state__in=(state, ReviewState.SUPERSEDED))
    # In the order in which a reading locks them, or the two would wait for each other.
    locked = hold_claims(standing)
    changed = standing.filter(pk__in=locked).update(review_state=state, reviewed_by=person, reviewed_at=Now())
    if changed:
        want_judging_of(ids)
        ring("judge")
    return changed


def _check_decidable(conflict: Conflict, *, seen: str) -> None:
    if conflict.state == ConflictState.ENDED:
        raise NotPossibleError("This conflict has ended by itself: there is nothing to decide.")
    if seen and seen != conflict.signature:
        raise NotPossibleError("What is said has changed since you looked: open the conflict again and look.")


def _check_resolution(*, outcome: str, reason: str, low: Decimal | None, high: Decimal | None) -> None:
    if outcome not in Resolution.Outcome.values:
        raise NotPossibleError(f"{outcome!r} is none of {', '.join(Resolution.Outcome.values)}.", field="outcome")
    if not reason.strip():
        raise NotPossibleError("Say why: the reason stands beside the decision for good.", field="reason")
    if low is not None and high is not None and low > high:
        raise NotPossibleError("The lower bound is above the upper one.", field="low")
    if outcome == Resolution.Outcome.PREFERRED and low is None and high is None:
        raise NotPossibleError("Say which value or range is preferred.", field="low")


def require(by: Person, action: Action) -> User:
    """Whoever asks, if he may do this; else PermissionDenied."""
    if isinstance(by, AnonymousUser) or not may(by, action):
        raise PermissionDenied(f"You may not do this ({action.replace('_', ' ')}).")
    return by
