"""Grouping: the claims of an article join the facts whose question they answer, or found facts.

1. Lock the blocking keys of all the article's questions, in order: whoever asks the same waits here.
2. Read the facts that share a key: the candidates, never all facts.
3. Each claim joins the one that it matches best: confirmed, or suggested beside a fact of its own.
4. Owe the facts concerned a verdict.

Claims without a metric, ages and durations stay ungrouped. A pair that a person rejected is never suggested again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.judging import want_judging
from claims.models import Claim, Event, Fact, Membership
from claims.models.decisions import DecisionState
from claims.questions import question_from_json, question_to_json
from claims.storing import engine_claim
from factbase.figures import GROUPED_KINDS
from factbase.group import (
    ArticleContext,
    Match,
    Question,
    blocking_keys,
    context_of,
    event_title,
    fact_key,
    fact_title,
    match,
    merged,
    question_of,
)
from factbase.metrics import counting_of
from sources.locks import lock

FIRST = Match(1.0, "confirmed", "The first claim to answer this question.")


@dataclass(slots=True)
class _Candidate:
    """A fact and its question, which grows while claims of one article join."""

    fact: Fact
    question: Question


def place_claims(claims: Sequence[Claim]) -> None:
    """Let the claims of one article join facts. Those that are in one already stay there. Call it in a transaction."""
    settled = set(
        Membership.objects.filter(claim__in=claims, state=DecisionState.CONFIRMED).values_list("claim", flat=True)
    )
    asked = [(claim, question) for claim, question in _questions(claims) if claim.pk not in settled]
    keys = {key for _, question in asked for key in blocking_keys(question)}
    lock("group", keys)
    candidates = [_Candidate(fact, question_from_json(fact.question)) for fact in candidate_facts(keys)]
    rejected = set(
        Membership.objects.filter(claim__in=claims, state=DecisionState.REJECTED).values_list("claim", "fact")
    )
    for claim, question in asked:
        open_to_it = [candidate for candidate in candidates if (claim.pk, candidate.fact.pk) not in rejected]
        _place(claim, question, open_to_it, candidates)
    _relate_parts(claims)
    want_judging_of(claim.pk for claim in claims)


def want_judging_of(claims: Iterable[int]) -> None:
    """Owe a verdict to the facts of these claims, and to those of the totals that they are parts of."""
    ids = list(claims)
    totals = Claim.objects.filter(pk__in=ids, part_of__isnull=False).values_list("part_of", flat=True)
    confirmed = Membership.objects.filter(state=DecisionState.CONFIRMED, claim__in=[*ids, *totals])
    want_judging(confirmed.values_list("fact", flat=True))


def candidate_facts(keys: Iterable[str]) -> list[Fact]:
    """The facts that share a blocking key with these, oldest first."""
    return list(Fact.objects.filter(blocking_keys__overlap=sorted(keys), merged_into=None).order_by("pk"))


def _questions(claims: Sequence[Claim]) -> list[tuple[Claim, Question]]:
    """The question of each claim that is grouped."""
    grouped = [claim for claim in claims if claim.metric and claim.kind in GROUPED_KINDS]
    if not grouped:
        return []
    context = _context(grouped[0])
    return [(claim, question_of(engine_claim(claim), context=context)) for claim in grouped]


def _context(claim: Claim) -> ArticleContext:
    article = claim.article
    return context_of(article=str(article.pk), text=claim.reading.revision.text, published=article.published_at.date())


def _place(claim: Claim, question: Question, open_to_it: list[_Candidate], candidates: list[_Candidate]) -> None:
    best, found = _best(claim, question, open_to_it)
    if best is not None and found.state == "confirmed":
        _join(claim, question, best, found)
        return
    own = _found_fact(question)
    candidates.append(own)
    _remember(claim, own.fact, FIRST)
    if best is not None:
        _remember(claim, best.fact, found)


def _best(claim: Claim, question: Question, candidates: Iterable[_Candidate]) -> tuple[_Candidate | None, Match]:
    """The fact that this claim matches best. A part never answers the question of its own total."""
    total = claim.part_of_id
    best: tuple[_Candidate | None, Match] = (None, FIRST)
    for candidate in candidates:
        found = match(candidate.question, question)
        if found.state == "apart" or (total and candidate.fact.memberships.filter(claim=total).exists()):
            continue
        if best[0] is None or _rank(found) > _rank(best[1]):
            best = candidate, found
    return best


def _rank(found: Match) -> tuple[bool, float]:
    return found.state == "confirmed", found.score


def _join(claim: Claim, question: Question, candidate: _Candidate, found: Match) -> None:
    candidate.question = merged(candidate.question, question)
    fact = candidate.fact
    fact.blocking_keys = sorted({*fact.blocking_keys, *blocking_keys(candidate.question)})
    Fact.objects.filter(pk=fact.pk).update(
        question=question_to_json(candidate.question), blocking_keys=fact.blocking_keys
    )
    _remember(claim, fact, found)


def _found_fact(question: Question) -> _Candidate:
    key, number = fact_key(question), 1
    while Fact.objects.filter(key=(name := key if number == 1 else f"{key}-{number}")).exists():
        number += 1
    period = _period(question)
    fact = Fact.objects.create(
        key=name,
        title=fact_title(question)[:300],
        blocking_keys=list(blocking_keys(question)),
        question=question_to_json(question),
        event=_event_of(question, period),
        metric=question.metric or "",
        kind=question.kind,
        counted=question.counted or "",
        place=", ".join(question.places),
        period_from=period[0],
        period_to=period[1],
        unit_family=question.family[:40],
        counting=counting_of(question.metric),
    )
    return _Candidate(fact, question)


def _event_of(question: Question, period: tuple[date | None, date | None]) -> Event | None:
    """The event, where the text fixes its date and place or names; else it stays unknown."""
    if period[0] is None or not question.places:
        return None
    key = f"{period[0]}|{period[1]}|{'|'.join(sorted(question.place_words))}"[:200]
    event, _ = Event.objects.get_or_create(
        key=key,
        defaults={
            "title": event_title(question)[:300],
            "places": list(question.places),
            "date_from": period[0],
            "date_to": period[1],
            "date_precision": question.precision or "",
        },
    )
    return event


def _period(question: Question) -> tuple[date | None, date | None]:
    if question.event is None:
        return None, None
    first, last = question.event
    return date.fromordinal(first), date.fromordinal(last)


def _remember(claim: Claim, fact: Fact, found: Match) -> None:
    Membership.objects.update_or_create(
        claim=claim,
        fact=fact,
        defaults={"state": found.state, "score": Decimal(str(found.score)), "reason": found.reason},
    )


def _relate_parts(claims: Iterable[Claim]) -> None:
    """A part's fact says of which fact it is a part."""
    fact_of = dict(
        Membership.objects.filter(
            state=DecisionState.CONFIRMED,
            claim__in={pk for claim in claims for pk in (claim.pk, claim.part_of_id) if pk},
        ).values_list("claim", "fact")
    )
    for claim in claims:
        part, total = fact_of.get(claim.pk), fact_of.get(claim.part_of_id or 0)
        if part and total and part != total:
            Fact.objects.filter(pk=part, part_of_fact=None).update(part_of_fact=total)
