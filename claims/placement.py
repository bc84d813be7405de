"""Which fact each claim of one article joins; decided in memory, then written at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.models import Claim, Event, Fact, Membership
from claims.questions import question_from_json, question_to_json
from factbase.group import Match, Question, blocking_keys, event_title, fact_key, fact_title, match, merged
from factbase.metrics import counting_of

FIRST = Match(1.0, "confirmed", "The first claim to answer this question.")


@dataclass(slots=True)
class _Candidate:
    """A fact and its question, which grows while claims of the article join."""

    fact: Fact
    question: Question
    has_grown: bool = False


class Placement:
    """The claims of one article finding their facts. The facts given must be locked."""

    def __init__(
        self,
        *,
        facts: Iterable[Fact],
        claims: Sequence[Claim],
        settled: Mapping[int, int],
        rejected: Collection[tuple[int, int]],
    ) -> None:
        self._candidates = [_Candidate(fact, question_from_json(fact.question)) for fact in facts]
        self._rejected = rejected
        self._fact_of = dict(settled)
        self._total_of = {claim.pk: claim.part_of_id for claim in claims if claim.part_of_id}
        self._parts_of: dict[int, list[int]] = defaultdict(list)
        for part, total in self._total_of.items():
            self._parts_of[total].append(part)
        self._memberships: list[Membership] = []

    def place(self, claim: Claim, question: Question) -> None:
        """Let this claim join the fact that it matches best, or found one; a suggestion stands beside."""
        best, found = self._best(claim, question)
        if best is not None and found.state == "confirmed":
            best.question, best.has_grown = merged(best.question, question), True
            self._remember(claim, best.fact, found)
            return
        own = _Candidate(new_fact(question), question)
        self._candidates.append(own)
        self._remember(claim, own.fact, FIRST)
        if best is not None:
            self._remember(claim, best.fact, found)

    def write(self) -> None:
        """Write what was decided."""
        grown = [candidate for candidate in self._candidates if candidate.has_grown]
        for candidate in grown:
            fact = candidate.fact
            fact.question = question_to_json(candidate.question)
            fact.blocking_keys = sorted({*fact.blocking_keys, *blocking_keys(candidate.question)})
        Fact.objects.bulk_update([candidate.fact for candidate in grown], ["question", "blocking_keys"])
        # A pair that was suggested once may be there from an earlier reading.
        Membership.objects.bulk_create(
            self._memberships,
            update_conflicts=True,
            unique_fields=["claim", "fact"],
            update_fields=["state", "score", "reason"],
        )
        self._relate_parts()

    def _best(self, claim: Claim, question: Question) -> tuple[_Candidate | None, Match]:
        """A part never answers the question of its own total, nor a total that of its part."""
        kin = [self._total_of.get(claim.pk), *self._parts_of.get(claim.pk, ())]
        barred = {self._fact_of[other] for other in kin if other in self._fact_of}
        best: tuple[_Candidate | None, Match] = (None, FIRST)
        for candidate in self._candidates:
            if candidate.fact.pk in barred or (claim.pk, candidate.fact.pk) in self._rejected:
                continue
            found = match(candidate.question, question)
            if found.state != "apart" and (best[0] is None or _rank(found) > _rank(best[1])):
                best = candidate, found
        return best

    def _remember(self, claim: Claim, fact: Fact, found: Match) -> None:
        if found.state == "confirmed":
            self._fact_of[claim.pk] = fact.pk
        self._memberships.append(
            Membership(claim=claim, fact=fact, state=found.state, score=Decimal(str(found.score)), reason=found.reason)
        )

    def _relate_parts(self) -> None:
        """A part's fact says of which fact it is a part."""
        for part, total in self._total_of.items():
            of_part, of_total = self._fact_of.get(part), self._fact_of.get(total)
            if of_part and of_total and of_part != of_total:
                Fact.objects.filter(pk=of_part, part_of_fact=None).update(part_of_fact=of_total)


def _rank(found: Match) -> tuple[bool, float]:
    return found.state == "confirmed", found.score


def new_fact(question: Question) -> Fact:
    """A fact that asks this question, with its event; its title and key are made from it."""
    key, number = fact_key(question), 1
    while Fact.objects.filter(key=(name := key if number == 1 else f"{key}-{number}")).exists():
        number += 1
    period = _period(question)
    return Fact.objects.create(
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


def _event_of(question: Question, period: tuple[date | None, date | None]) -> Event | None:
    """The event, where the text fixes its date and place; else it stays unknown."""
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
    return event.merged_into or event


def _period(question: Question) -> tuple[date | None, date | None]:
    if question.event is None:
        return None, None
    first, last = question.event
    return date.fromordinal(first), date.fromordinal(last)
