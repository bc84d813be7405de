"""Which fact each claim joins; decided in memory, as `factbase.group` decides, then written at once.

Texts are placed one after the other, so that placing many at once has the outcome of placing each alone.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from django.db import connection

from claims.grouping.candidates import Candidate, Desk
from claims.grouping.founding import Founding
from claims.grouping.questions import question_to_json
from claims.models import Claim, Event, Fact, FactMatch, Membership
from claims.models.decisions import DecisionState
from factbase.group import FIRST, EventsTold, Match, Question, blocking_keys, choose, match


class Placement:
    """The claims of some texts finding their facts. The facts on the desk must be locked."""

    def __init__(
        self,
        desk: Desk,
        founding: Founding,
        *,
        claims: Iterable[Claim],
        settled: Mapping[int, int],
        rejected: Mapping[int, set[int]],
    ) -> None:
        self._desk = desk
        self._founding = founding
        self._rejected = rejected
        self._fact_of = dict(settled)  # claims to places of facts
        self._total_of = {claim.pk: claim.part_of_id for claim in claims if claim.part_of_id}
        self._parts_of: dict[int, list[int]] = defaultdict(list)
        for part, total in self._total_of.items():
            self._parts_of[total].append(part)
        self._memberships: list[tuple[Claim, Candidate, Match]] = []
        self._matches: list[tuple[Candidate, Candidate, Match]] = []
        self._changed: dict[int, Candidate] = {}
        self._told: EventsTold[Candidate] = EventsTold()
        self._joined: dict[int, Candidate] = {}

    def begin_text(self, claims: Iterable[Claim]) -> None:
        """The next claims are of another text, which has these."""
        for candidate in self._joined.values():
            self._desk.keep_found(candidate)
        standing = (self._desk.of_fact(self._fact_of[claim.pk]) for claim in claims if claim.pk in self._fact_of)
        self._told = EventsTold()
        for candidate in filter(None, standing):
            self._tell(candidate.question, candidate)
        self._joined = {}

    def place(self, claim: Claim, question: Question) -> bool:
        """Let this claim join the fact that it matches best, or found one; a suggestion stands beside.

        False for a claim that no metric explains and that no fact wants: alone it founds none.
        """
        near = self._desk.near(blocking_keys(question), barred=self._barred(claim))
        chosen = choose(question, ((candidate, candidate.question) for candidate in near))
        best, found = chosen.where, chosen.match
        if best is not None and found.state == "confirmed":
            self._join(best, claim, question, found)
            self._suggest_merges(best, [candidate for candidate, _ in chosen.also])
            return True
        if question.metric is None:
            return False
        self.found(claim, question)
        if best is not None:
            self._remember(claim, best, found)
        return True

    def found(
        self, claim: Claim, question: Question, *, joined_by: tuple[Claim, Question, Match] | None = None
    ) -> None:
        """Let this claim found a fact, joined at once by another where one is given."""
        own = self._desk.add(self._founding.fact(question, event=self._event_of(question)), question)
        self._changed[own.place] = own
        self._tell(question, own)
        self._remember(claim, own, FIRST)
        if joined_by is not None:
            self._join(own, *joined_by)

    def is_placed(self, claim: Claim) -> bool:
        return claim.pk in self._fact_of

    def texts_met(self) -> set[str]:
        """The texts of the facts that claims of this text have joined."""
        return {text for candidate in self._joined.values() for text in candidate.question.articles}

    def write(self) -> None:
        """Write what was decided."""
        self.begin_text([])
        grown = [candidate.fact for candidate in self._changed.values() if candidate.fact.pk]
        for candidate in self._changed.values():
            candidate.fact.question = question_to_json(candidate.question)
            candidate.fact.blocking_keys = sorted(candidate.keys)
        self._founding.write()
        _write_questions(grown)
        # A pair that was suggested once may be there from an earlier reading.
        Membership.objects.bulk_create(
            [_membership(*remembered) for remembered in self._memberships],
            update_conflicts=True,
            unique_fields=["claim", "fact"],
            update_fields=["state", "score", "reason"],
        )
        # What a person decided on two facts stands; of a pair that was met twice the later match does.
        matches = {(row.fact_id, row.other_id): row for row in (_fact_match(*pair) for pair in self._matches)}
        FactMatch.objects.bulk_create(matches.values(), ignore_conflicts=True)
        self._relate_parts()

    def _barred(self, claim: Claim) -> set[int]:
        """Facts that it cannot join: that of its own total, those of its parts, and those that it was rejected from."""
        kin = [self._total_of.get(claim.pk), *self._parts_of.get(claim.pk, ())]
        return {self._fact_of[other] for other in kin if other in self._fact_of} | self._rejected.get(claim.pk, set())

    def _join(self, candidate: Candidate, claim: Claim, question: Question, found: Match) -> None:
        candidate.join(question)
        self._changed[candidate.place] = self._joined[candidate.place] = candidate
        self._tell(question, candidate)
        self._remember(claim, candidate, found)

    def _tell(self, question: Question, candidate: Candidate) -> None:
        """The text tells this figure; others of its events are of the fact's, where that has one."""
        if candidate.fact.event_id is not None or candidate.fact.event is not None:
            self._told.add(question, candidate)

    def _event_of(self, question: Question) -> Event | None:
        """The event of another figure that this text tells of it."""
        told = self._told.of(question)
        return told.fact.event if told else None

    def _remember(self, claim: Claim, candidate: Candidate, found: Match) -> None:
        if found.state == "confirmed":
            self._fact_of[claim.pk] = candidate.place
        self._memberships.append((claim, candidate, found))

    def _suggest_merges(self, one: Candidate, others: Iterable[Candidate]) -> None:
        """Facts that a later claim shows to be one question: merging them is for a person to decide."""
        for other in others:
            found = match(one.question, other.question, by="worst")
            if found.state != "apart":
                self._matches.append((one, other, found))

    def _relate_parts(self) -> None:
        """A part's fact says of which fact it is a part."""
        facts = {candidate.place: candidate.fact.pk for _, candidate, _ in self._memberships}
        number = {claim: facts.get(place, place) for claim, place in self._fact_of.items()}
        kin = [(number.get(part), number.get(total)) for part, total in self._total_of.items()]
        _write_parts([(part, total) for part, total in kin if part and total and part != total])


# One statement each: rows one by one would take a round trip each, and the ORM's bulk update takes ten times as long to
# make its statement.


def _write_questions(facts: Iterable[Fact]) -> None:
    """Write what facts ask by now."""
    rows = [{"id": fact.pk, "question": fact.question, "keys": fact.blocking_keys} for fact in facts]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE claims_fact SET
                question = asked.question,
                blocking_keys = ARRAY(SELECT jsonb_array_elements_text(asked.keys))
            FROM jsonb_to_recordset(%s::jsonb) AS asked (id bigint, question jsonb, keys jsonb)
            WHERE claims_fact.id = asked.id
            """,
            [json.dumps(rows)],
        )


def _write_parts(related: Collection[tuple[int, int]]) -> None:
    """Write of which fact a fact is a part, unless that is known; of several the first is."""
    first = dict(reversed(list(related)))
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE claims_fact SET part_of_fact_id = kin.total
            FROM unnest(%s::bigint[], %s::bigint[]) AS kin (part, total)
            WHERE claims_fact.id = kin.part AND part_of_fact_id IS NULL
            """,
            [list(first), list(first.values())],
        )


def _membership(claim: Claim, candidate: Candidate, found: Match) -> Membership:
    score = Decimal(str(found.score))
    return Membership(claim=claim, fact=candidate.fact, state=found.state, score=score, reason=found.reason)


def _fact_match(one: Candidate, other: Candidate, found: Match) -> FactMatch:
    fact, gone = sorted((one.fact.pk, other.fact.pk))
    return FactMatch(
        fact_id=fact,
        other_id=gone,
        state=DecisionState.SUGGESTED,
        score=Decimal(str(found.score)),
        reason=found.reason,
    )
