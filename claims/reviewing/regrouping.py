"""What a person may do to the grouping: move, reject, merge, split. Final until a person changes it again.

As in `claims.reviewing.review`: each operation checks who asks, locks the facts concerned in the order of their ids, owes them a
new verdict and rings.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Now

from claims.bulk import take_ids
from claims.grouping.asked import questions_of
from claims.grouping.founding import numbered
from claims.grouping.placing import one_at_a_time
from claims.grouping.questions import question_from_json, question_to_json
from claims.judging.judge import want_judging
from claims.locks import hold
from claims.models import Claim, Conflict, ConflictEvent, Event, Fact, FactMatch, Membership
from claims.models.claims import ReviewState
from claims.models.conflicts import ConflictState
from claims.models.decisions import DecisionState
from claims.reviewing.review import NotPossibleError, Person, require
from claims.work.doorbell import ring
from factbase.group import blocking_keys, merged

# What a fact asks is read from this many of its claims, the first ones: later ones ask the same.
MOST_ASKED = 100
MERGED = "Merged into fact {survivor}."


@transaction.atomic
def move_claim(claim: Claim, *, to: Fact, by: Person, reason: str = "") -> None:
    """Have a claim answer this fact's question and no other's: the pair that it leaves is rejected for good."""
    person = require(by, "group_claim")
    _hold(claim.pk)
    leaving = Membership.objects.filter(claim=claim, state=DecisionState.CONFIRMED).exclude(fact=to)
    facts = hold(Fact, [to.pk, *leaving.values_list("fact", flat=True)])
    refuse_merged(facts[to.pk])
    leaving.update(state=DecisionState.REJECTED, reason=reason, decided_by=person, decided_at=Now())
    Membership.objects.update_or_create(
        claim=claim, fact=to, defaults={**_decision(DecisionState.CONFIRMED, reason, person), "decided_at": Now()}
    )
    ask_anew(list(facts.values()))
    _judge_again(facts)


@transaction.atomic
def reject_membership(membership: Membership, *, by: Person, reason: str = "") -> None:
    """This claim does not answer this fact's question, and is never suggested for it again."""
    person = require(by, "group_claim")
    _hold(membership.claim_id)
    facts = hold(Fact, [membership.fact_id])
    changed = Membership.objects.filter(pk=membership.pk).exclude(state=DecisionState.REJECTED)
    if changed.update(**_decision(DecisionState.REJECTED, reason, person), decided_at=Now()):
        _judge_again(facts)


@transaction.atomic
def merge_facts(one: Fact, other: Fact, *, by: Person) -> Fact:
    """Two facts were one question: the lower id survives, the other redirects to it and its conflict ends as merged.

    Returns the survivor. A resolution of the survivor stands as long as its positions do; rejected pairs follow.
    """
    person = require(by, "group_claim")
    one_at_a_time()
    facts = hold(Fact, [one.pk, other.pk])
    if len(facts) < 2:
        raise NotPossibleError("A fact cannot be merged with itself.")
    survivor, gone = (facts[pk] for pk in sorted(facts))
    refuse_merged(survivor, gone)
    if not ask_the_same(survivor, gone):
        raise NotPossibleError("These facts count different things: their metric, kind or unit is not the same.")
    _move_memberships(gone, survivor)
    _move_matches(gone, survivor)
    _join_questions(gone, survivor)
    Fact.objects.filter(part_of_fact=gone).exclude(pk=survivor.pk).update(part_of_fact=survivor)
    Fact.objects.filter(merged_into=gone).update(merged_into=survivor)
    Fact.objects.filter(pk=gone.pk).update(merged_into=survivor, blocking_keys=[], judged=F("wanted"))
    _end_as_merged(gone, survivor, person)
    _decide_match(survivor, gone, DecisionState.CONFIRMED, reason="Merged.", person=person)
    _judge_again([survivor.pk])
    return survivor


def ask_the_same(one: Fact, other: Fact) -> bool:
    """Whether two facts count the same sort of thing, so that they could be merged."""
    return (one.kind, one.unit_family, one.metric) == (other.kind, other.unit_family, other.metric)


@transaction.atomic
def refuse_merge(one: Fact, other: Fact, *, by: Person, reason: str = "") -> None:
    """These two facts are not one question; merging them is never suggested again."""
    person = require(by, "group_claim")
    older, newer = sorted((one, other), key=lambda fact: fact.pk)
    _decide_match(older, newer, DecisionState.REJECTED, reason=reason, person=person)


@transaction.atomic
def split_fact(fact: Fact, claims: Iterable[Claim], *, title: str, by: Person, reason: str = "") -> Fact:
    """These claims of a fact answer another question: they become a fact of their own, by this title.

    Returns the new fact. They are never suggested for the old one again, nor that the two be merged.
    """
    person = require(by, "group_claim")
    title = " ".join(title.split())
    if not title:
        raise NotPossibleError("Say what the new fact asks, such as “People killed, Basra, 3 May 2016”.", field="title")
    one_at_a_time()
    facts = hold(Fact, [fact.pk])
    refuse_merged(facts[fact.pk])
    members = Membership.objects.filter(fact=fact, state=DecisionState.CONFIRMED)
    leaving = members.filter(claim__in=list(claims))
    _check_split(leaving=leaving.count(), members=members.count())
    moved = list(leaving.values_list("claim", flat=True))
    own = _like(facts[fact.pk], title=title[:300])
    leaving.update(**_decision(DecisionState.REJECTED, reason, person), decided_at=Now())
    stays = {**_decision(DecisionState.CONFIRMED, reason, person), "decided_at": Now()}
    Membership.objects.bulk_create(Membership(claim_id=claim, fact=own, **stays) for claim in moved)
    ask_anew([facts[fact.pk], own])
    _decide_match(facts[fact.pk], own, DecisionState.REJECTED, reason=reason or "Split by a reviewer.", person=person)
    _judge_again([fact.pk, own.pk])
    return own


def _check_split(*, leaving: int, members: int) -> None:
    if not leaving:
        raise NotPossibleError("Choose the claims that answer another question.", field="claims")
    if leaving == members:
        raise NotPossibleError("One claim at least stays: these are all that the fact has.", field="claims")


def _like(fact: Fact, *, title: str) -> Fact:
    """A new fact that asks after the same sort of thing; nothing of when growth ended there is taken over."""
    kept = ("event_id", "metric", "kind", "counted", "place", "period_from", "period_to", "unit_family", "counting")
    (own,) = take_ids(Fact, 1)
    return Fact.objects.create(
        pk=own,
        key=numbered(fact.key, own),
        title=title,
        part_of_fact_id=fact.part_of_fact_id,
        question=fact.question,
        blocking_keys=fact.blocking_keys,
        **{name: getattr(fact, name) for name in kept},
    )


def ask_anew(facts: Sequence[Fact]) -> None:
    """Have each fact ask what its claims ask now; one whose claims ask nothing keeps its question. They are locked.

    Its metric stays: a person may have moved a claim there of which another was read.
    """
    for fact in facts:
        of_fact = Claim.objects.filter(memberships__fact=fact, memberships__state=DecisionState.CONFIRMED)
        first = of_fact.prefetch_related("article", "reading__revision").order_by("pk")[:MOST_ASKED]
        questions = [question for _, question in questions_of(first)]
        if questions:
            question = replace(reduce(merged, questions), metric=fact.metric or None)
            Fact.objects.filter(pk=fact.pk).update(
                question=question_to_json(question), blocking_keys=sorted(blocking_keys(question))
            )


def _decide_match(fact: Fact, other: Fact, state: DecisionState, *, reason: str, person: User) -> None:
    """Note on the pair what a person has decided."""
    FactMatch.objects.update_or_create(
        fact=fact, other=other, defaults={**_decision(state, reason, person), "decided_at": Now()}
    )


def _hold(claim: int) -> None:
    """Keep the claim from being superseded until we are done: a decision follows to the claim that takes its place."""
    held = Claim.objects.select_for_update(of=("self",), no_key=True).get(pk=claim)
    if held.review_state == ReviewState.SUPERSEDED:
        raise NotPossibleError("A later reading has taken this claim's place.")


def refuse_merged(*rows: Fact | Event) -> None:
    """NotPossibleError for a fact or an event that was merged into another."""
    for row in rows:
        if row.merged_into_id is not None:
            what = str(row._meta.verbose_name)
            raise NotPossibleError(
                f"{what.capitalize()} {row.pk} was merged into {what} {row.merged_into_id}: use that one."
            )


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


def _move_matches(gone: Fact, survivor: Fact) -> None:
    """What is suggested or was refused of the one that goes is so of the survivor; a refusal is stronger."""
    refused, suggested = DecisionState.REJECTED, DecisionState.SUGGESTED
    for match in FactMatch.objects.filter(Q(fact=gone) | Q(other=gone), state__in=(refused, suggested)):
        third = match.other_id if match.fact_id == gone.pk else match.fact_id
        if third == survivor.pk:
            continue
        first, second = sorted((third, survivor.pk))
        kept = FactMatch.objects.filter(fact=first, other=second)
        if not kept.exists():
            FactMatch.objects.filter(pk=match.pk).update(fact=first, other=second)
            continue
        if match.state == refused:
            kept.filter(state=suggested).update(state=refused, reason=match.reason, decided_by=match.decided_by)
        match.delete()


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
