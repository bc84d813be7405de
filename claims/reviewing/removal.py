"""Removing articles, and with them what came from nothing else: claims, facts, events and sources.

Whatever another article's claim has a part in stays, and is judged again without theirs. Both halves are called in one
transaction. Locks are taken in the order in which readers take theirs (reading, names, copies, article, claims,
grouping, facts), so that a worker that is at work on the same waits for us or we for it, and neither for ever.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import pgtrigger
from django.db.models import Exists, OuterRef, QuerySet

from claims.grouping.placing import one_at_a_time
from claims.judging.judge import want_judging
from claims.locks import hold, hold_claims
from claims.models import Claim, Delivery, Event, Fact, Membership, Reading
from claims.models.decisions import DecisionState
from claims.sourcing.copying import judge_copies_again
from claims.work.doorbell import ring
from sources.copies import lock_copies, search_again_for_copies_of
from sources.locks import lock
from sources.models import Article, Revision, Source

# What is never changed otherwise: what the desk has found and decided.
APPEND_ONLY = ("claims.Verdict:append_only", "claims.ConflictEvent:append_only", "claims.Resolution:append_only")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What goes, by its numbers; `facts` answer from these articles alone. All of it is held.

    Facts that stay though claims leave them are `left`; those that lead to one of these, and had claims that leave,
    `led_on`. `copies` are articles that count as one of these until now.
    """

    articles: tuple[int, ...]
    claims: tuple[int, ...]
    facts: tuple[int, ...]
    events: tuple[int, ...]
    sources: tuple[int, ...]
    left: tuple[int, ...]
    led_on: tuple[int, ...]
    copies: tuple[int, ...]


def hold_leaving(articles: QuerySet[Article], *, sources: QuerySet[Source]) -> Leaving:
    """Find and hold what goes with these articles: of these sources, those that nothing else needs."""
    at_work = Reading.objects.filter(revision__article__in=articles, state__in=Reading.OWED).order_by("pk")
    list(at_work.select_for_update(of=("self",)).values_list("pk", flat=True))
    candidates = dict(sources.values_list("pk", "key"))
    lock("source", candidates.values())
    lock_copies()
    held = list(articles.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    claims = hold_claims(Claim.objects.filter(article__in=held))
    gone, left, led_on = _hold_facts(claims)
    copies = Article.objects.filter(copy_of__in=held).exclude(pk__in=held).order_by("pk")
    return Leaving(
        articles=tuple(held),
        claims=tuple(claims),
        facts=tuple(gone),
        events=tuple(Event.objects.filter(facts__in=gone).order_by("pk").distinct().values_list("pk", flat=True)),
        sources=tuple(candidates),
        left=tuple(left),
        led_on=tuple(led_on),
        copies=tuple(copies.values_list("pk", flat=True)),
    )


def remove(leaving: Leaving) -> None:
    """Delete what goes, and owe what stays what it is owed: verdicts, and to copies a search for another original."""
    with pgtrigger.ignore(*APPEND_ONLY):
        Delivery.objects.filter(items__event__conflict__fact__in=leaving.facts).delete()
        facts = Fact.objects.filter(pk__in=leaving.facts)
        # One that was merged is protected by the one that it leads to, and goes with it.
        facts.update(merged_into=None)
        facts.delete()
    Claim.objects.filter(pk__in=leaving.claims).delete()
    search_again_for_copies_of(leaving.articles)
    Article.objects.filter(pk__in=leaving.articles).delete()
    Event.objects.filter(pk__in=leaving.events, facts=None, merged=None).delete()
    # Whoever has others below it is needed until these are gone.
    while unneeded(leaving.sources).delete()[0]:
        pass
    want_judging(leaving.left)
    judge_copies_again(leaving.copies)
    ring("judge")
    ring("read")


def unneeded(sources: Iterable[int]) -> QuerySet[Source]:
    """Those of the sources that nothing names any more and nobody has edited."""
    unnamed = dict.fromkeys(("published", "credited", "claims", "matches", "aliases", "children", "merged"))
    captured = Revision.objects.filter(publisher=OuterRef("pk"))
    edited = Source.pgh_event_model.objects.filter(pgh_obj=OuterRef("pk"))  # type: ignore[attr-defined]
    return Source.objects.filter(~Exists(captured), ~Exists(edited), pk__in=sources, merged_into=None, **unnamed)


def facts_ever_of(claims: Collection[int]) -> set[int]:
    """The facts that these claims are members of, or were before a person moved them or merged the facts."""
    before = Membership.pgh_event_model.objects.filter(claim__in=claims)  # type: ignore[attr-defined]
    now = Membership.objects.filter(claim__in=claims)
    found = {*now.values_list("fact", flat=True), *before.values_list("fact", flat=True)}
    return found | set(Fact.objects.filter(merged_into__in=found).values_list("pk", flat=True))


def _hold_facts(claims: Collection[int]) -> tuple[list[int], list[int], list[int]]:
    """The facts that go with their last claim, those that claims of other articles answer, too, and what leads there."""
    one_at_a_time()
    facts = hold(Fact, facts_ever_of(claims))
    others = Membership.objects.filter(state=DecisionState.CONFIRMED).exclude(claim__in=claims)
    answered = set(others.filter(fact__in=facts).values_list("fact", flat=True))
    left = [pk for pk in facts if pk in answered]
    # One that was merged stays as long as the one that it leads to.
    led_on = [pk for pk, fact in facts.items() if fact.merged_into_id in answered or _leads_out(fact, facts)]
    return [pk for pk in facts if pk not in {*left, *led_on}], left, led_on


def _leads_out(fact: Fact, facts: Collection[int]) -> bool:
    """Whether it was merged into one that has nothing to do with what goes."""
    return fact.merged_into_id is not None and fact.merged_into_id not in facts
