"""Which fact each claim of one article joins; decided in memory, as `factbase.group` decides, then written at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.grouping.founding import found_fact
from claims.grouping.questions import question_from_json, question_to_json
from claims.models import Claim, Event, Fact, FactMatch, Membership
from claims.models.decisions import DecisionState
from factbase.group import FIRST, MOST_KEYS, Match, Question, blocking_keys, choose, likeliest, match, merged


@dataclass(slots=True)
class _Candidate:
    """A fact and its question, which grows while claims of the article join.

    Of the facts that share a key few are looked at: the question is made from its column when it is.
    """

    fact: Fact
    keys: frozenset[str]
    asked: Question | None = None
    has_grown: bool = False

    @property
    def question(self) -> Question:
        if self.asked is None:
            self.asked = question_from_json(self.fact.question)
        return self.asked

    def tells_of(self, articles: frozenset[str]) -> bool:
        """Whether its question was told in one of these texts."""
        if self.asked is not None:
            return bool(self.asked.articles & articles)
        return any(telling["article"] in articles for telling in self.fact.question.get("tellings", ()))


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
        self._candidates: list[_Candidate] = []
        self._found_by: dict[str, list[int]] = defaultdict(list)
        for fact in facts:
            self._offer(_Candidate(fact, frozenset(fact.blocking_keys)))
        self._rejected = rejected
        self._fact_of = dict(settled)
        self._total_of = {claim.pk: claim.part_of_id for claim in claims if claim.part_of_id}
        self._parts_of: dict[int, list[int]] = defaultdict(list)
        for part, total in self._total_of.items():
            self._parts_of[total].append(part)
        self._memberships: list[Membership] = []
        self._matches: dict[tuple[int, int], FactMatch] = {}

    def place(self, claim: Claim, question: Question) -> bool:
        """Let this claim join the fact that it matches best, or found one; a suggestion stands beside.

        False for a claim that no metric explains and that no fact wants: alone it founds none.
        """
        keys = blocking_keys(question)
        chosen = choose(question, ((candidate, candidate.question) for candidate in self._open_to(claim, keys)))
        best, found = chosen.where, chosen.match
        if best is not None and found.state == "confirmed":
            self._join(best, claim, question, found)
            self._suggest_merges(best, [candidate for candidate, _ in chosen.also])
            return True
        if question.metric is None:
            return False
        self.found(claim, question)
        if best is not None:
            self._remember(claim, best.fact, found)
        return True

    def found(
        self, claim: Claim, question: Question, *, joined_by: tuple[Claim, Question, Match] | None = None
    ) -> None:
        """Let this claim found a fact, joined at once by another where one is given."""
        fact = found_fact(question, event=self._event_of(question))
        own = _Candidate(fact, frozenset(blocking_keys(question)), asked=question)
        self._candidates.append(own)
        self._remember(claim, fact, FIRST)
        if joined_by is not None:
            self._join(own, *joined_by)

    def texts_met(self) -> set[str]:
        """The texts of the facts that claims of the article have joined."""
        joined = [candidate for candidate in self._candidates if candidate.has_grown]
        return {text for candidate in joined for text in candidate.question.articles}

    def write(self) -> None:
        """Write what was decided."""
        grown = [candidate for candidate in self._candidates if candidate.has_grown]
        for candidate in grown:
            fact = candidate.fact
            fact.question = question_to_json(candidate.question)
            # The first keys stay: what a fact is found by does not wander off with its latest reports.
            more = [key for key in blocking_keys(candidate.question) if key not in candidate.keys]
            fact.blocking_keys = sorted([*fact.blocking_keys, *more][: 2 * MOST_KEYS])
        Fact.objects.bulk_update([candidate.fact for candidate in grown], ["question", "blocking_keys"])
        # A pair that was suggested once may be there from an earlier reading.
        Membership.objects.bulk_create(
            self._memberships,
            update_conflicts=True,
            unique_fields=["claim", "fact"],
            update_fields=["state", "score", "reason"],
        )
        # What a person decided on two facts stands.
        FactMatch.objects.bulk_create(self._matches.values(), ignore_conflicts=True)
        self._relate_parts()

    def _offer(self, candidate: _Candidate) -> None:
        for key in candidate.keys:
            self._found_by[key].append(len(self._candidates))
        self._candidates.append(candidate)

    def _open_to(self, claim: Claim, keys: Sequence[str]) -> Iterator[_Candidate]:
        """The likeliest facts; a part never answers the question of its own total, nor a total that of its part."""
        kin = [self._total_of.get(claim.pk), *self._parts_of.get(claim.pk, ())]
        barred = {self._fact_of[other] for other in kin if other in self._fact_of}
        for at in likeliest(self._found_by.get(key, ()) for key in keys):
            fact = self._candidates[at].fact
            if fact.pk not in barred and (claim.pk, fact.pk) not in self._rejected:
                yield self._candidates[at]

    def _join(self, candidate: _Candidate, claim: Claim, question: Question, found: Match) -> None:
        candidate.asked, candidate.has_grown = merged(candidate.question, question), True
        self._remember(claim, candidate.fact, found)

    def _event_of(self, question: Question) -> Event | None:
        """The event of another figure that this article tells of the same days."""
        for candidate in self._candidates:
            # The cheap question first: most facts are told of in other texts, and each event is a query.
            if candidate.fact.event_id is None or not candidate.tells_of(question.articles):
                continue
            if candidate.question.event == question.event:
                return candidate.fact.event
        return None

    def _remember(self, claim: Claim, fact: Fact, found: Match) -> None:
        if found.state == "confirmed":
            self._fact_of[claim.pk] = fact.pk
        self._memberships.append(
            Membership(claim=claim, fact=fact, state=found.state, score=Decimal(str(found.score)), reason=found.reason)
        )

    def _suggest_merges(self, one: _Candidate, others: Iterable[_Candidate]) -> None:
        """Facts that a later claim shows to be one question: merging them is for a person to decide."""
        for other in others:
            found = match(one.question, other.question, by="worst")
            if found.state != "apart":
                fact, gone = sorted((one.fact.pk, other.fact.pk))
                self._matches[fact, gone] = FactMatch(
                    fact_id=fact,
                    other_id=gone,
                    state=DecisionState.SUGGESTED,
                    score=Decimal(str(found.score)),
                    reason=found.reason,
                )

    def _relate_parts(self) -> None:
        """A part's fact says of which fact it is a part."""
        for part, total in self._total_of.items():
            of_part, of_total = self._fact_of.get(part), self._fact_of.get(total)
            if of_part and of_total and of_part != of_total:
                Fact.objects.filter(pk=of_part, part_of_fact=None).update(part_of_fact=of_total)
