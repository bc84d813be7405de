"""What makes those counted fewer than their noun says: what a sum is for, how badly people were hurt, which side they took."""

from __future__ import annotations

import re

from factbase.figures import Claim
from factbase.group.words import folded

# "$4 billion for schools"
_FOR = re.compile(r" for (?:the |its |new |better )?([a-z]{3,})\b")
# "21 were critically injured"
_BADLY = re.compile(
    r"\b(critically|seriously|severely|gravely|slightly|lightly)[ -](?:injured|wounded|hurt)\b", re.IGNORECASE
)
# "Sixty percent said no": each row is the one side and the other, in the words of polls and votes.
_SIDES = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in (
        ("yes", "no"),
        (
            "voted for|for the|in favou?r|support(?:s|ed|ing)?|back(?:s|ed|ing)?",
            "against|oppos(?:es?|ed|ing)|reject(?:s|ed|ing)?",
        ),
        ("approv(?:es?|ed|ing)|trust(?:s|ed)?", "disapprov(?:es?|ed|ing)|distrust(?:s|ed)?"),
        ("stay|remain", "leave"),
    )
)


def narrower_words(claim: Claim, text: str, clause: str) -> frozenset[str]:
    """Words that tell the population besides its noun; two figures of other such words are not of the same."""
    if claim.metric == "injured":
        found = None if claim.value == 1 else _BADLY.search(clause)
        return frozenset({found[1].lower()}) if found else frozenset()
    if claim.kind == "money" and claim.metric in {"funded", None}:
        found = _FOR.match(text, claim.end)
        return frozenset({folded(found[1])}) if found else frozenset()
    if claim.kind == "percent":
        return frozenset(_sides(clause))
    return frozenset()


def _sides(clause: str) -> set[str]:
    """Of each row the side that the clause takes, where it takes one alone."""
    told = [(bool(one.search(clause)), bool(other.search(clause))) for one, other in _SIDES]
    return {f"{'for' if one else 'against'}{row}" for row, (one, other) in enumerate(told) if one != other}
