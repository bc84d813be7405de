"""What a person decides of a differing reading: the claim is corrected by it, or stays as it is. As in `claims.reviewing.correcting`."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from claims.models import Claim, DifferingReading
from claims.models.claims import ReviewState
from claims.models.decisions import DecisionState
from claims.reading.chains import hop_from_json, replace_chain
from claims.reading.naming import Names
from claims.reading.statements import FOUND_BY, SAID, SPAN
from claims.reviewing.correcting import as_it_stands, question_of, store_correction
from claims.reviewing.review import NotPossibleError, Person, require


@transaction.atomic
def take_over(differing: DifferingReading, *, by: Person) -> None:
    """Let the claim say what the later reading says, its chain too: it is edited then, and what was read first stays.

    A claim that answers another question now leaves its fact and is grouped anew.
    """
    person = require(by, "review_claim")
    hops = [hop_from_json(hop) for hop in differing.chain]
    names = Names(differing.claim.article, hops, credit=None)
    claim = _lock(differing)
    _decide(differing, DecisionState.CONFIRMED, person)
    asked_before, read = question_of(claim), as_it_stands(claim)
    fields = [*SAID, *SPAN, *FOUND_BY]
    for name in fields:
        setattr(claim, name, getattr(differing, name))
    if differing.part_of_id != claim.pk:
        claim.part_of_id = differing.part_of_id
    claim.origin = replace_chain(claim, hops, names)
    claim.as_read = {**read, **(claim.as_read or {})}
    claim.review_state, claim.reviewed_by, claim.reviewed_at = ReviewState.EDITED, person, timezone.now()
    store_correction(claim, fields=[*fields, "part_of"], asked_before=asked_before, by=person)


@transaction.atomic
def dismiss(differing: DifferingReading, *, by: Person) -> None:
    """The claim stays as it is, and this reading of it is not suggested again."""
    person = require(by, "review_claim")
    _lock(differing)
    _decide(differing, DecisionState.REJECTED, person)


def _lock(differing: DifferingReading) -> Claim:
    """The claim that was read otherwise, nobody else's to change until we are done."""
    claim = Claim.objects.select_for_update(of=("self",), no_key=True).get(pk=differing.claim_id)
    if claim.review_state == ReviewState.SUPERSEDED:
        raise NotPossibleError("Another text has taken the place of the one that this claim stands in.")
    return claim


def _decide(differing: DifferingReading, state: DecisionState, person: User) -> None:
    suggested = DifferingReading.objects.filter(pk=differing.pk, state=DecisionState.SUGGESTED)
    if not suggested.update(state=state, decided_by=person, decided_at=Now()):
        raise NotPossibleError("This has been decided already, or the text is read otherwise again: look again.")
