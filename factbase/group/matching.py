"""Whether two questions are the same: what rules it out first, then the evidence for it, weighed by one table.

Abstain rather than guess: a pair that nothing rules out and little speaks for is suggested to a person, or left apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp
from typing import Literal

from factbase.group.evidence import Evidence, days_apart, evidence_of, is_specific, reason_of
from factbase.group.measured import says_what
from factbase.group.populations import Relation
from factbase.group.questions import Question
from factbase.group.ruling import SURE, pairs_of, relation_of, ruled_out, ruled_out_in_one_text, words_shared
from factbase.group.tellings import Telling
from factbase.group.weights import DEFAULT_MATCHING, Matching

__all__ = ["DEFAULT_MATCHING", "Linkage", "Match", "Matching", "State", "match"]

State = Literal["confirmed", "suggested", "apart"]
Linkage = Literal["best", "worst"]


@dataclass(frozen=True, slots=True)
class Match:
    """How well two questions match, 0…1, what follows, and why in words; ``points`` tell two good ones apart."""

    score: float
    state: State
    reason: str
    points: float = field(default=0.0, compare=False)


def match(one: Question, other: Question, *, matching: Matching = DEFAULT_MATCHING, by: Linkage = "best") -> Match:
    """Whether the two ask the same; symmetric. A claim joins ``by`` the best telling of a fact, facts merge by the worst."""
    relation = relation_of(one, other)
    if apart := ruled_out(one, other, relation, matching):
        return _apart(apart)
    pairs = pairs_of(one, other)
    asked = [Evidence(matching.start), Evidence(matching.populations[relation], f"population: {relation}")]
    if own := [pair for pair in pairs if pair[0].article == pair[1].article]:
        if apart := ruled_out_in_one_text(own) or ("other days" if days_apart(one.event, other.event) else ""):
            return _apart(apart)
        return _weighed([*asked, Evidence(matching.same_article, "same article")], matching, is_sure=relation in SURE)
    told = _linked(pairs, matching, by)
    if told is None:
        return _apart("other days")
    return _weighed([*asked, *_unlike(one, other, matching), *told], matching, is_sure=_is_sure(one, other, relation))


def _apart(reason: str) -> Match:
    return Match(0.0, "apart", reason)


def _linked(pairs: Sequence[tuple[Telling, Telling]], matching: Matching, by: Linkage) -> list[Evidence] | None:
    """The evidence of the pair of tellings that decides, None where days rule it out."""
    found = [
        evidence_of(first, second, matching)
        for first, second in pairs
        if not days_apart(first.event, second.event) or is_specific(first, second)
    ]
    if by == "worst":
        return min(found, key=_points) if found and len(found) == len(pairs) else None
    return max(found, key=_points, default=None)


def _unlike(one: Question, other: Question, matching: Matching) -> list[Evidence]:
    """What makes it less likely that the two figures are of the same people."""
    found = []
    if one.part != other.part:
        found.append(Evidence(matching.part_and_total))
    if one.single != other.single:
        found.append(Evidence(matching.one_and_several))
    if one.all_over != other.all_over:
        found.append(Evidence(matching.one_place_and_many))
    return found


def _is_sure(one: Question, other: Question, relation: Relation) -> bool:
    """Whether a good score is enough; where no metric says what befell those counted, their clauses must share a word."""
    is_told = one.metric is not None or (one.kind != "count" and says_what(one.population))
    return relation in SURE and (is_told or words_shared(one, other) > 0)


def _weighed(evidence: Sequence[Evidence], matching: Matching, *, is_sure: bool) -> Match:
    points = _points(evidence)
    score = round(1 / (1 + exp(-points)), 2)
    if score < matching.suggested_from:
        return Match(score, "apart", "too little speaks for it", points)
    state: State = "confirmed" if is_sure and score >= matching.confirmed_from else "suggested"
    return Match(score, state, reason_of(evidence), points)


def _points(evidence: Sequence[Evidence]) -> float:
    return sum([found.points for found in evidence])
