"""Over which while a figure is counted, where its clause says so: a day's number is not the toll of a war.

Most figures say nothing, and are those of their event.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factbase.figures import Claim

# "", "moment", "past", "new", "day", "long", "since"; or one of several in words, "first quarter".
Scope = str

_DAY = re.compile(
    r"\b(?:(?:past|last|previous) (?:24|48|twenty-four) hours|(?:per|each|every) day|daily|in (?:a|one) (?:single )?day)\b",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"\b(?:(?:so far )?this year|(?:last|past|each|every|per) year|annual(?:ly)?|year[- ]to[- ]date|so far in (?:19|20)\d\d"
    r"|(?:war|conflict|pandemic|epidemic|insurgency)\b[^.;]{0,40} ha(?:s|ve|d) (?:killed|injured|wounded|displaced|claimed)"
    r"|(?:in|over|during|for) the (?:past|last|previous) (?:\w+ )?(?:days|weeks?|fortnight|months?)"
    r"|since the (?:war|conflict|invasion|uprising|coup|pandemic|epidemic|outbreak|start|beginning)|(?:since|after) \w+ \w+ began)\b",
    re.IGNORECASE,
)
# "120 new cases": those of the last report's while, and not all.
_NEW = re.compile(r"\bnew (?:\w+ ){0,2}(?:cases|infections|deaths|fatalities|patients|admissions)\b", re.IGNORECASE)
# "Turnout was 20 per cent at noon": shares taken in the course of a day are not those of its end.
_MOMENT = re.compile(r"\b(?:at|by) (?:noon|midday|\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b)", re.IGNORECASE)
# "Two years after a crush there killed 33": what is remembered, and no news.
_REMEMBERED = re.compile(r"\b(?:years?|decades?|months) (?:after|since) (?:an?|the) [^,;:.]*\Z", re.IGNORECASE)
_WHILES: tuple[tuple[Scope, re.Pattern[str]], ...] = (("new", _NEW), ("day", _DAY), ("long", _LONG))
# Most sentences have none of these, and need no closer look.
_SIGN = re.compile(
    r"\b(?:hours|new|days?|daily|weeks?|fortnight|months?|years?|decades?|annual|so far|quarter|half|round|phase|wave|war|conflict"
    r"|since|began)|demic|insurg"
)
# "a profit in the first quarter", "in the second round of voting"
_ORDINAL = re.compile(r"\b(first|second|third|fourth|last) (quarter|half|round|phase|wave)\b", re.IGNORECASE)
# "three killed in shootings across Velm", "in Samoria and Belmark": of many places, and not of one.
_REGION = "city|country|county|state|province|region|nation|territory|world"
_ALL_OVER = re.compile(
    rf"\b(?:across|throughout|all over|around) (?:[A-Z]|(?:the|all of|much of|most of) (?:{_REGION}|north|south|east|west)\b)"
    rf"|\b(?:{_REGION})-?wide\b|\bin [A-Z]\w+(?:, [A-Z]\w+)* and [A-Z]\w+"
)


def scope_of(claim: Claim, clause: str) -> Scope:
    """The while that the claim's own clause tells."""
    is_share = claim.kind == "percent"
    if is_share or _may_tell(clause):
        if is_share and _MOMENT.search(clause):
            return "moment"
        if told := next((scope for scope, sign in _WHILES if sign.search(clause)), None):
            return told
        if _REMEMBERED.search(clause.partition(claim.quote)[0]):
            return "past"
        if ordinal := _ORDINAL.search(clause):
            return ordinal[0].lower()
    return "since" if _is_open(claim) else ""


@lru_cache(maxsize=256)
def _may_tell(clause: str) -> bool:
    return _SIGN.search(clause.lower()) is not None


def may_be_one(one: Scope, other: Scope) -> bool:
    """Whether two scopes that differ may be the same while: the day's number and the new ones; a quarter left unsaid."""
    return {one, other} == {"new", "day"} or (not one and " " in other) or (not other and " " in one)


def is_all_over(clause: str) -> bool:
    """Whether a figure's own clause says that it is of many places together."""
    return _ALL_OVER.search(clause) is not None


def _is_open(claim: Claim) -> bool:
    """Whether it is counted from a day on: "since Sunday"."""
    when = claim.event_date
    return when is not None and when.end is None and when.precision == "day"
