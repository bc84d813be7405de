"""Replaced numbers: what a text says was given out before the number that it gives itself ("he had earlier said eight").

Such a number is told as history and is corrected by the text: its hedge is "denied". Where the text gives no other
number for the same near by, the earlier one still stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, takewhile

from factbase.extract.document import Document
from factbase.figures import Claim

# So many sentences lie between the two numbers at the most.
_REACH = 3
_LEAD = 90
_SAID = (
    r"(?:said|says|put|reported|given|announced|estimated|counted|stood|told|spoken|confirmed|claimed|listed|recorded)"
)
_EARLIER = re.compile(
    rf"\b(?:earlier|initially|previously|originally|at first|had first) (?:been )?{_SAID}\b"
    r"|\b(?:earlier|initial|previous|preliminary|original) (?:[a-z]+ )?(?:toll|count|figure|estimate|report|number|tally)s?\b",
    re.IGNORECASE,
)
# "Has risen to four", where "had risen to three" is told as well.
_RISEN = r"(?:now )?(?:risen|climbed|grown|increased|gone up|jumped) to\b"
_HAD_RISEN = re.compile(rf"\bhad {_RISEN}", re.IGNORECASE)
_HAS_RISEN = re.compile(rf"\b(?:has|have) {_RISEN}", re.IGNORECASE)


def without_replaced(document: Document, claims: tuple[Claim, ...]) -> Iterator[Claim]:
    """The claims, the numbers that the text itself has replaced marked as denied."""
    told = [document.sentence_number_at(claim.start) for claim in claims]
    for place, claim in enumerate(claims):
        gone = _is_replaced(document, claims, told, place)
        yield replace(claim, hedge="denied") if gone else claim


def _is_replaced(document: Document, claims: tuple[Claim, ...], told: list[int], place: int) -> bool:
    claim = claims[place]
    if claim.metric is None or claim.part_of is not None:
        return False
    if _leads(document, claim, _EARLIER):
        return any(not _leads(document, other, _EARLIER) for other in _rivals(claims, told, place))
    if claim.change != "update" or not _leads(document, claim, _HAD_RISEN):
        return False
    rivals = _rivals(claims, told, place)
    return any((other.value or 0) > (claim.value or 0) and _leads(document, other, _HAS_RISEN) for other in rivals)


def _leads(document: Document, claim: Claim, pattern: re.Pattern[str]) -> bool:
    """Whether the words before a claim, in its sentence, tell it so."""
    return pattern.search(document.folded, max(claim.sentence[0], claim.start - _LEAD), claim.start) is not None


def _rivals(claims: tuple[Claim, ...], told: list[int], place: int) -> Iterator[Claim]:
    """The claims of the sentences around that give another number for the same."""
    claim = claims[place]
    before = takewhile(lambda at: told[place] - told[at] <= _REACH, range(place - 1, -1, -1))
    behind = takewhile(lambda at: told[at] - told[place] <= _REACH, range(place + 1, len(claims)))
    for other in (claims[at] for at in chain(before, behind)):
        same = (claim.metric, claim.kind, claim.unit) == (other.metric, other.kind, other.unit)
        if same and other.part_of is None and other.value != claim.value:
            yield other
