"""The clause of its sentence that a figure stands in: what is said of one is not said of the next."""

from __future__ import annotations

import re

from factbase.figures import Claim

_BEGIN = re.compile(
    r";|\n|: |, (?:while|and|but|bringing|raising|taking|pushing|which|who|whose|where) | and (?=in |at |near )"
    r"|(?:,| and) (?=[\w,]+ in [A-Z])"
)
_RELATIVE = re.compile(r", (?:which|who|whose|where) \Z")


def clause_of(claim: Claim, text: str) -> str:
    """From the last sign of a new clause before the figure to the next behind it; of a relative clause to its comma."""
    first, last = claim.sentence
    start, end = first, last
    for begin in _BEGIN.finditer(text, first, last):
        if begin.start() >= claim.end:
            end = begin.start()
            break
        if begin.end() <= claim.start:
            start = begin.end()
    if _RELATIVE.search(text, first, start) and 0 <= (comma := text.find(",", claim.end, last)) < end:
        end = comma
    return text[start:end]
