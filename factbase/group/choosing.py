"""Which fact a claim joins, of some candidates: the one that it matches best. Memory and database use the same.

Where a claim is sure to answer the questions of two facts, the two are one question: what later report showed it is
told, and a merge is for a person to decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from factbase.group.matching import DEFAULT_MATCHING, Match, Matching, match
from factbase.group.questions import Question

Where = TypeVar("Where")


@dataclass(frozen=True, slots=True)
class Choice(Generic[Where]):
    """The fact chosen, None for none; how it matches; and others that the claim is as sure to answer."""

    where: Where | None
    match: Match
    also: tuple[tuple[Where, Match], ...] = ()


FIRST = Match(1.0, "confirmed", "first to tell it")


def choose(
    question: Question, candidates: Iterable[tuple[Where, Question]], *, matching: Matching = DEFAULT_MATCHING
) -> Choice[Where]:
    """The best of the candidates, the first of equals; confirmed goes before suggested."""
    found = [(where, match(asked, question, matching=matching)) for where, asked in candidates]
    close = [pair for pair in found if pair[1].state != "apart"]
    if not close:
        return Choice(None, FIRST)
    where, best = max(close, key=lambda pair: (pair[1].state == "confirmed", pair[1].points))
    also = tuple(pair for pair in close if pair[1] is not best and pair[1].state == "confirmed")
    return Choice(where, best, also if best.state == "confirmed" else ())
