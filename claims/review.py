"""What a person may do to claims, readings, articles and conflicts. Admin and API call the same functions.

Each operation checks who asks, changes rows by the state it expects, owes the facts concerned a new verdict and rings.
Who may do what is `claims.permissions`; a refusal is PermissionDenied, a thing that cannot be done NotPossibleError.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from claims.doorbell import ring
from claims.grouping import place_claims, want_judging_of
from claims.judging import want_judging
from claims.models import Claim, Conflict, ConflictEvent, Fact, Membership, Reading, Resolution
from claims.models.claims import ReviewState
from claims.models.conflicts import ConflictState
from claims.models.decisions import DecisionState
from claims.permissions import Action, may
from factbase.figures import decimal_string
from factbase.metrics import METRICS
from sources.models import Article

Person = User | AnonymousUser
EDITABLE = ("value", "low", "high", "modifier", "unit", "metric", "counted")


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
def edit_claim(claim: Claim, *, by: Person, **changes: Any) -> None:
    """Correct what was read of a claim: any of `EDITABLE`. What was read stays beside it, in `as_read`.

    A claim of another metric answers another question: it leaves its fact and is grouped anew.
    """
    person = require(by, "review_claim")
    locked = Claim.objects.select_for_update(of=("self",), no_key=True).get(pk=claim.pk)
    if locked.review_state == ReviewState.SUPERSEDED:
        raise NotPossibleError("A later reading has taken this claim's place.")
    asked_before = locked.metric
    _apply(locked, changes)
    locked.as_read = locked.as_read or _as_read(claim.pk)
    locked.review_state, locked.reviewed_by, locked.reviewed_at = ReviewState.EDITED, person, timezone.now()
    locked.save(update_fields=[*changes, "as_read", "review_state", "reviewed_by", "reviewed_at"])
    if locked.metric == asked_before:
        want_judging_of([locked.pk])
    else:
        stays = Membership.objects.filter(claim=locked, state=DecisionState.CONFIRMED)
        left = list(stays.values_list("fact", flat=True))
        stays.update(state=DecisionState.REJECTED, decided_by=person, decided_at=Now(), reason="Another metric.")
        place_claims([locked])
        want_judging(left)
    ring("judge")


def _apply(claim: Claim, changes: Mapping[str, Any]) -> None:
    """Set the fields, if they make a claim: known words, a number, bounds in order."""
    for field, value in changes.items():
        if field not in EDITABLE:
            raise NotPossibleError(f"{field} cannot be corrected.", field=field)
        setattr(claim, field, value)
    try:
        claim.clean_fields(exclude={field.name for field in Claim._meta.fields} - set(EDITABLE))
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise NotPossibleError(" ".join(messages), field=field) from None
    if claim.metric and claim.metric not in METRICS:
        raise NotPossibleError(f"{claim.metric!r} is no metric: use one of {', '.join(METRICS)}.", field="metric")
    if claim.value is None and claim.low is None and claim.high is None:
        raise NotPossibleError("A claim states a number: give a value or a bound.", field="value")
    if claim.low is not None and claim.high is not None and claim.low > claim.high:
        raise NotPossibleError("The lower bound is above the upper one.", field="low")


def _as_read(claim: int) -> dict[str, str | None]:
    """What the engine read, before a person changes it for the first time."""
    values = Claim.objects.values(*EDITABLE).get(pk=claim)
    return {field: decimal_string(value) if isinstance(value, Decimal) else value for field, value in values.items()}


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
def read_again(readings: Iterable[Reading], *, by: Person) -> int:
    """Owe failed readings a new one, attempts anew; returns how many. Others are left as they are."""
    require(by, "read_again")
    failed = Reading.objects.filter(pk__in=[reading.pk for reading in readings], state=Reading.State.FAILED)
    wanted = failed.update(state=Reading.State.DUE, attempts=0, due_at=Now(), error="")
    if wanted:
        ring("read")
    return wanted


@transaction.atomic
def _review(claims: Iterable[Claim], state: ReviewState, *, by: Person) -> int:
    person = require(by, "review_claim")
    ids = [claim.pk for claim in claims]
    standing = Claim.objects.filter(pk__in=ids).exclude(review_state__in=(state, ReviewState.SUPERSEDED))
    changed = standing.update(review_state=state, reviewed_by=person, reviewed_at=Now())
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
