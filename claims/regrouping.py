"""What a person may do to the grouping: confirm, reject, move, merge. Final until a person changes it again.

As in `claims.review`: each operation checks who asks, locks the facts concerned in the order of their ids, owes them a
new verdict and rings.
"""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from claims.doorbell import ring
from claims.judging import want_judging
from claims.models import Claim, Conflict, ConflictEvent, Fact, Membership
from claims.models.conflicts import ConflictState
from claims.models.decisions import DecisionState
from claims.questions import question_from_json, question_to_json
from claims.review import NotPossibleError, Person, require
from factbase.group import merged

MERGED = "Merged into fact {survivor}."


@transaction.atomic
def move_claim(claim: Claim, *, to: Fact, by: Person, reason: str = "") -> None:
    """Have a claim answer this fact's question and no other's: the pair that it leaves is rejected for good."""
    person = require(by, "group_claim")
    leaving = Membership.objects.filter(claim=claim, state=DecisionState.CONFIRMED).exclude(fact=to)
    facts = _lock([to.pk, *leaving.values_list("fact", flat=True)])
    _refuse_merged(facts[to.pk])
    leaving.update(state=DecisionState.REJECTED, reason=reason, decided_by=person, decided_at=Now())
    Membership.objects.update_or_create(
        claim=claim, fact=to, defaults=_decision(DecisionState.CONFIRMED, reason, person)
    )
    _judge_again(facts)


@transaction.atomic
def reject_membership(membership: Membership, *, by: Person, reason: str = "") -> None:
    """This claim does not answer this fact's question, and is never suggested for it again."""
    person = require(by, "group_claim")
    facts = _lock([membership.fact_id])
    changed = Membership.objects.filter(pk=membership.pk).exclude(state=DecisionState.REJECTED)
    if changed.update(**_decision(DecisionState.REJECTED, reason, person), decided_at=Now()):
        _judge_again(facts)


@transaction.atomic
def merge_facts(one: Fact, other: Fact, *, by: Person) -> Fact:
    """Two facts were one question: the lower id survives, the other redirects to it and its conflict ends as merged.

    Returns the survivor. A resolution of the survivor stands as long as its positions do; rejected pairs follow.
    """
    person = require(by, "group_claim")
    facts = _lock([one.pk, other.pk])
    if len(facts) < 2:
        raise NotPossibleError("A fact cannot be merged with itself.")
    survivor, gone = (facts[pk] for pk in sorted(facts))
    _refuse_merged(survivor, gone)
    if (survivor.kind, survivor.unit_family, survivor.metric) != (gone.kind, gone.unit_family, gone.metric):
        raise NotPossibleError("These facts count different things: their metric, kind or unit is not the same.")
    _move_memberships(gone, survivor)
    _join_questions(gone, survivor)
    Fact.objects.filter(part_of_fact=gone).exclude(pk=survivor.pk).update(part_of_fact=survivor)
    Fact.objects.filter(merged_into=gone).update(merged_into=survivor)
    Fact.objects.filter(pk=gone.pk).update(merged_into=survivor, blocking_keys=[], judged=F("wanted"))
    _end_as_merged(gone, survivor, person)
    _judge_again([survivor.pk])
    return survivor


def _lock(facts: Iterable[int]) -> dict[int, Fact]:
    locked = Fact.objects.filter(pk__in=set(facts)).order_by("pk").select_for_update(no_key=True)
    return {fact.pk: fact for fact in locked}


def _refuse_merged(*facts: Fact) -> None:
    for fact in facts:
        if fact.merged_into_id is not None:
            raise NotPossibleError(f"Fact {fact.pk} was merged into fact {fact.merged_into_id}: use that one.")


def _decision(state: DecisionState, reason: str, person: User) -> dict[str, object]:
    return {"state": state, "reason": reason, "decided_by": person}


def _judge_again(facts: Iterable[int]) -> None:
    want_judging(facts)
    ring("judge")


def _move_memberships(gone: Fact, survivor: Fact) -> None:
    """A claim that both have is in the survivor as the stronger of the two says; a rejection by a person is strongest."""
    strength = {DecisionState.SUGGESTED: 0, DecisionState.CONFIRMED: 1, DecisionState.REJECTED: 2}
    here = {membership.claim_id: membership for membership in survivor.memberships.all()}
    for membership in list(gone.memberships.filter(claim__in=here)):
        kept = here[membership.claim_id]
        membership.delete()
        if strength[DecisionState(membership.state)] > strength[DecisionState(kept.state)]:
            fields = ("state", "score", "reason", "decided_by", "decided_at")
            Membership.objects.filter(pk=kept.pk).update(**{field: getattr(membership, field) for field in fields})
    gone.memberships.update(fact=survivor)


def _join_questions(gone: Fact, survivor: Fact) -> None:
    if not gone.question or not survivor.question:
        return
    question = merged(question_from_json(survivor.question), question_from_json(gone.question))
    keys = sorted({*survivor.blocking_keys, *gone.blocking_keys})
    Fact.objects.filter(pk=survivor.pk).update(question=question_to_json(question), blocking_keys=keys)


def _end_as_merged(gone: Fact, survivor: Fact, person: User) -> None:
    conflict = Conflict.objects.select_for_update().filter(fact=gone).exclude(state=ConflictState.ENDED).first()
    if conflict is None:
        return
    Conflict.objects.filter(pk=conflict.pk).update(state=ConflictState.ENDED, changed_at=Now())
    ConflictEvent.objects.create(
        conflict=conflict,
        kind=ConflictEvent.Kind.ENDED,
        verdict=conflict.verdict,
        by_user=person,
        reason=MERGED.format(survivor=survivor.pk),
    )
