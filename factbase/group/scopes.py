"""Over which while a figure is counted, where its clause says so: a day's number is not the toll of a war.

Most figures say nothing, and are those of their event.
"""

from __future__ import annotations

import re
from typing import Literal

from factbase.figures import Claim

Scope = Literal["", "moment", "day", "long"]

_DAY = re.compile(
    r"\b(?:(?:past|last|previous) (?:24|48|twenty-four) hours|(?:per|each|every) day|daily|in (?:a|one) (?:single )?day)\b",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"\b(?:(?:so far )?this year|(?:last|past|each|every|per) year|annual(?:ly)?|year[- ]to[- ]date|so far in (?:19|20)\d\d"
    r"|(?:war|conflict|pandemic|epidemic|insurgency)\b[^.;]{0,40} ha(?:s|ve|d) (?:killed|injured|wounded|displaced|claimed)"
    r"|since the (?:war|conflict|pandemic|epidemic|outbreak|start|beginning))\b",
    re.IGNORECASE,
)
# "Turnout was 20 per cent at noon": shares taken in the course of a day are not those of its end.
_MOMENT = re.compile(r"\b(?:at|by) (?:noon|midday|\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b)", re.IGNORECASE)
# Most sentences have none of these, and need no closer look.
_SIGN = re.compile(r"hours|day|daily|year|annual|so far|war|conflict|demic|insurgency|since the", re.IGNORECASE)
# Clauses end here; what is said of one is not said of the next.
_END = re.compile(r";|, (?:while|and|but|bringing|raising|taking|pushing) |\n|: ")


def scope_of(text: str, claim: Claim) -> Scope:
    """The while that the claim's own clause tells."""
    is_share = claim.kind == "percent"
    if not is_share and not _SIGN.search(text, *claim.sentence):
        return ""
    clause = _clause(text, claim)
    if is_share and _MOMENT.search(clause):
        return "moment"
    if _DAY.search(clause):
        return "day"
    return "long" if _LONG.search(clause) else ""


def _clause(text: str, claim: Claim) -> str:
    start, end = claim.sentence
    before = [found.end() for found in _END.finditer(text, start, claim.start)]
    after = _END.search(text, claim.end, end)
    return text[before[-1] if before else start : after.start() if after else end]
