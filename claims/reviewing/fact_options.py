"""The facts that a reviewer may want to merge with one, or to move a claim to: what is suggested, what is near, what is found."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from claims.grouping.placing import candidate_facts
from claims.models import Claim, Fact, FactMatch, Membership
from claims.models.decisions import DecisionState
from claims.queries import facts_for_list

MOST_OPTIONS = 20


@dataclass(frozen=True, slots=True)
class FactOption:
    """A fact of `facts_for_list` to choose, and why it is offered; `score` is None where nothing suggests it."""

    fact: Fact
    why: str
    score: float | None = None


def suggested_merges(fact: Fact) -> list[FactOption]:
    """The facts that this one may be the same as, by what grouping has found since; the likeliest first."""
    pairs = Q(fact=fact, other__merged_into=None) | Q(other=fact, fact__merged_into=None)
    matches = FactMatch.objects.filter(pairs, state=DecisionState.SUGGESTED).order_by("-score", "pk")
    others = {match.other_id if match.fact_id == fact.pk else match.fact_id: match for match in matches}
    facts = _by_id(others)
    return [FactOption(facts[pk], match.reason, float(match.score)) for pk, match in others.items()]


def facts_to_merge(fact: Fact, *, words: str) -> list[FactOption]:
    """Facts that count the same sort of thing, with these words in their title where any are given."""
    alike = facts_for_list().filter(metric=fact.metric, kind=fact.kind, unit_family=fact.unit_family)
    first = [] if words else suggested_merges(fact)
    return _options(first, alike.exclude(pk=fact.pk), near=fact.blocking_keys, words=words)


def facts_to_move_to(claim: Claim, fact: Fact, *, words: str) -> list[FactOption]:
    """Facts that the claim may belong to: those it was suggested for, then those near its fact."""
    members = Membership.objects.filter(claim=claim, state=DecisionState.SUGGESTED, fact__merged_into=None)
    suggested = {member.fact_id: member for member in members.exclude(fact=fact).order_by("-score", "pk")}
    facts = _by_id(suggested)
    first = [FactOption(facts[pk], member.reason, float(member.score)) for pk, member in suggested.items()]
    others = facts_for_list().exclude(pk=fact.pk)
    return _options([] if words else first, others, near=fact.blocking_keys, words=words)


def _options(first: list[FactOption], others: QuerySet[Fact], *, near: Iterable[str], words: str) -> list[FactOption]:
    """What is suggested, then what shares a key, or what was searched for; at most `MOST_OPTIONS`."""
    taken = {option.fact.pk for option in first}
    standing = others.filter(merged_into=None).exclude(pk__in=taken)
    if words:
        for word in words.split():
            standing = standing.filter(Q(title__icontains=word) | Q(place__icontains=word))
        why = "Found by these words."
    else:
        standing = standing.filter(pk__in=candidate_facts(near)[: MOST_OPTIONS * 10])
        why = "Same place or time."
    return [*first, *(FactOption(fact, why) for fact in standing[: MOST_OPTIONS - len(first)])]


def _by_id(ids: Iterable[int]) -> dict[int, Fact]:
    return {fact.pk: fact for fact in facts_for_list().filter(pk__in=list(ids))}
