"""What a person corrects of a claim: its figure, metric, what is counted and its chain; and going back to what was read.

The columns, and the rows of the chain, hold what counts now. What the engine read stays beside it in `Claim.as_read`,
written when a person changes the claim for the first time and never again: the fields of `EDITABLE` by their names
(numbers as decimal strings) and, as `attribution`, the chain with the keys of contracts.md. It is what the readings of
other extractor versions are compared with. Claims that were corrected before chains could be have no `attribution`
there: theirs stands as it was read.

Locks come in the order of `claims.reading.reader`: names of sources, then the claim, questions and facts.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

import factbase
from claims.grouping.placing import one_at_a_time, place_claims, want_judging_of
from claims.models import Claim, Membership
from claims.models.claims import ReviewState
from claims.models.decisions import DecisionState
from claims.reading.chains import COLUMNS, GivenHop, columns_of, hop_from_json, hop_to_json, hops_given, replace_chain
from claims.reading.naming import Names
from claims.reviewing.review import NotPossibleError, Person, require
from claims.work.doorbell import ring
from factbase.figures import decimal_string
from factbase.metrics import METRICS
from factbase.units import unit_family

NUMBERS = ("value", "low", "high")
EDITABLE = (*NUMBERS, "modifier", "unit", "metric", "counted")
MEANWHILE = "This claim has been changed since you looked at it: look again, then correct it."
ANOTHER_QUESTION = "Corrected: it answers another question."
THIS_QUESTION = "Corrected: it answers this question again."
# Which bound the value is, by the modifier; of the others, both bounds are stated and none follows.
BOUNDS_OF_VALUE = {
    "exact": ("low", "high"),
    "about": ("low", "high"),
    "at_least": ("low",),
    "more_than": ("low",),
    "up_to": ("high",),
    "fewer_than": ("high",),
}
# What a unit is written like, by the kind of figure; any is one of the others.
UNITS = {
    "count": ("", "A count has no unit."),
    "money": ("[A-Z]{3}", "Money has a currency as its unit, by the code of three letters: USD."),
    "percent": ("%|pp", "A percentage has the unit %, or pp for percentage points."),
}


class InvalidCorrectionError(NotPossibleError):
    """What was given makes no claim: for each field (`low`, `attribution.0.source`) the reason."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = dict(errors)
        field, message = next(iter(self.errors.items()))
        super().__init__(message, field=field)


def version_of(claim: Claim) -> str:
    """What a person sees of a claim when correcting it, as a digest: another one says that it was changed meanwhile."""
    state = [claim.review_state, _editable(claim), [[getattr(hop, name) for name in COLUMNS] for hop in _hops(claim)]]
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()[:16]


@transaction.atomic
def edit_claim(
    claim: Claim, *, by: Person, seen: str = "", attribution: Sequence[GivenHop] | None = None, **changes: Any
) -> bool:
    """Correct what was read of a claim: any of `EDITABLE`, and the whole chain where one is given, nearest the publisher
    first. False where nothing of it is new.

    Bounds that are left open follow from the value. `seen` is the `version_of` the claim that the person saw: what has
    changed since is not overwritten. A claim of another metric or family of units answers another question: it leaves
    its fact and is grouped anew. Raises InvalidCorrectionError, or NotPossibleError where it cannot be corrected now.
    """
    person = require(by, "review_claim")
    text = claim.reading.revision.text
    hops, errors = hops_given(attribution or (), text=text, near=(claim.start, claim.end))
    names = Names(claim.article, [] if errors else hops, credit=None)
    locked = _lock(claim, seen=seen)
    asked_before = question_of(locked)
    read = as_it_stands(locked)
    errors = {**_apply(locked, changes), **errors}
    if errors:
        raise InvalidCorrectionError(errors)
    changed = [field for field, value in _editable(locked).items() if value != read[field]]
    chain_changed = attribution is not None and _differs(hops, locked)
    if not changed and not chain_changed:
        return False
    if chain_changed:
        locked.origin = replace_chain(locked, hops, names)
    locked.as_read = {**read, **(locked.as_read or {})}
    locked.review_state, locked.reviewed_by, locked.reviewed_at = ReviewState.EDITED, person, timezone.now()
    store_correction(locked, fields=changed, asked_before=asked_before, by=person)
    return True


@transaction.atomic
def restore_claim(claim: Claim, *, by: Person, seen: str = "") -> None:
    """Back to what was read: the figure, the chain and the fact are as they were, and nobody has reviewed them."""
    person = require(by, "review_claim")
    hops = [hop_from_json(hop) for hop in (claim.as_read or {}).get("attribution", ())]
    names = Names(claim.article, hops, credit=None)
    locked = _lock(claim, seen=seen)
    if not locked.as_read:
        raise NotPossibleError("This claim stands as it was read.")
    if locked.as_read != claim.as_read:
        raise NotPossibleError(MEANWHILE)
    asked_before = question_of(locked)
    for field, value in columns_as_read(locked).items():
        setattr(locked, field, value)
    if "attribution" in locked.as_read and _differs(hops, locked):
        locked.origin = replace_chain(locked, hops, names)
    locked.as_read, locked.review_state = None, ReviewState.UNREVIEWED
    locked.reviewed_by, locked.reviewed_at = None, None
    store_correction(locked, fields=EDITABLE, asked_before=asked_before, by=person)


def _lock(claim: Claim, *, seen: str) -> Claim:
    """The claim as it is now, nobody else's to change until we are done."""
    locked = Claim.objects.select_for_update(of=("self",), no_key=True).get(pk=claim.pk)
    if locked.review_state == ReviewState.SUPERSEDED:
        raise NotPossibleError("A later reading has taken this claim's place.")
    if seen and seen != version_of(locked):
        raise NotPossibleError(MEANWHILE)
    return locked


def _apply(claim: Claim, changes: Mapping[str, Any]) -> dict[str, str]:
    """Set the fields; for each that makes it no claim, why: known words, a number, bounds in order."""
    unknown = {field: "This cannot be corrected." for field in changes if field not in EDITABLE}
    if unknown:
        return unknown
    for field, value in changes.items():
        setattr(claim, field, value)
    try:
        claim.clean_fields(exclude={field.name for field in Claim._meta.fields} - set(EDITABLE))
    except ValidationError as error:
        return {field: " ".join(messages) for field, messages in error.message_dict.items()}
    _let_bounds_follow(claim, changes)
    return _wrong_claim(claim)


def _let_bounds_follow(claim: Claim, changes: Mapping[str, Any]) -> None:
    """Bounds that nobody gives are those that the value has: "at least 12" is 12 or more, 32 is 32 and nothing else."""
    own = BOUNDS_OF_VALUE.get(claim.modifier)
    if own is None or claim.value is None or not changes.keys() & {*NUMBERS, "modifier"}:
        return
    for bound in ("low", "high"):
        if changes.get(bound) is None:
            setattr(claim, bound, claim.value if bound in own else None)


def _wrong_claim(claim: Claim) -> dict[str, str]:
    wrong = {}
    value, low, high = claim.value, claim.low, claim.high
    written, told = UNITS.get(claim.kind, (".*", ""))
    if not re.fullmatch(written, claim.unit):
        wrong["unit"] = told
    if claim.metric and claim.metric not in METRICS:
        wrong["metric"] = f"{claim.metric!r} is no metric: use one of {', '.join(METRICS)}."
    if value is None and low is None and high is None:
        wrong["value"] = "A claim states a number: give a value or a bound."
    elif low is not None and high is not None and low > high:
        wrong["low"] = "The lower bound is above the upper one."
    elif value is not None and ((low is not None and value < low) or (high is not None and value > high)):
        wrong["value"] = "The value lies outside its own bounds."
    elif claim.modifier == "between" and (low is None or high is None):
        wrong["modifier"] = "A range has two bounds: give both."
    return wrong


def store_correction(claim: Claim, *, fields: Sequence[str], asked_before: tuple[str, str], by: User) -> None:
    """Write what was changed of the claim, group it anew where it answers another question, and owe the verdicts."""
    claim.save(update_fields=[*fields, "origin", "as_read", "review_state", "reviewed_by", "reviewed_at"])
    if question_of(claim) == asked_before:
        want_judging_of([claim.pk])
    else:
        one_at_a_time()
        place_claims([claim], facts_left=_leave_fact(claim, by=by))
    ring("judge")


def _leave_fact(claim: Claim, *, by: User) -> list[int]:
    """Leave the fact whose question the claim answers no longer, for one that a correction had made it leave, if any.

    Returns the facts that are left.
    """
    Membership.objects.filter(claim=claim, state=DecisionState.SUGGESTED).delete()
    stays = Membership.objects.filter(claim=claim, state=DecisionState.CONFIRMED)
    left = list(stays.values_list("fact", flat=True))
    decision = {"decided_by": by, "decided_at": Now()}
    stays.update(state=DecisionState.REJECTED, reason=ANOTHER_QUESTION, **decision)
    metric, family = question_of(claim)
    back = Membership.objects.filter(
        claim=claim, reason=ANOTHER_QUESTION, fact__metric=metric, fact__unit_family=family, fact__merged_into=None
    ).order_by("-decided_at")
    Membership.objects.filter(pk__in=back.values("pk")[:1]).update(
        state=DecisionState.CONFIRMED, reason=THIS_QUESTION, **decision
    )
    return left


def question_of(claim: Claim) -> tuple[str, str]:
    """What parts claims for certain: their metric and family of units. Of the words counted, a reviewer decides."""
    return claim.metric, unit_family(claim.unit or None, claim.kind)[:40]


def as_it_stands(claim: Claim) -> dict[str, Any]:
    """All that can be corrected of a claim, as it is now."""
    chain = claim.attribution.prefetch_related("matches__source__merged_into")
    return {**_editable(claim), "attribution": [hop_to_json(hop) for hop in chain]}


def _editable(claim: Claim) -> dict[str, str | None]:
    values = {field: getattr(claim, field) for field in EDITABLE}
    return {field: decimal_string(value) if isinstance(value, Decimal) else value for field, value in values.items()}


def columns_as_read(claim: Claim) -> dict[str, Any]:
    """What was read of a claim that a person has corrected: `EDITABLE`, each as its column holds it."""
    read: dict[str, Any] = claim.as_read or {}
    return {field: Decimal(read[field]) if field in NUMBERS and read[field] else read[field] for field in EDITABLE}


def _differs(hops: Sequence[factbase.Hop], claim: Claim) -> bool:
    now = [{column: getattr(row, column) for column in COLUMNS} for row in _hops(claim)]
    return [columns_of(hop) for hop in hops] != now


def _hops(claim: Claim) -> list[Any]:
    return sorted(claim.attribution.all(), key=lambda hop: hop.position)
