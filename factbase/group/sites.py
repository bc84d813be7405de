"""Where a figure's own clause says that it happened: places behind "in" and the like, as extraction finds them, and more.

Roads are no sites, since one writer names the road and another the quarter; nor are bodies ("at General Hospital"), nor
whoever owns a place: "at Norvik's Ostra mine" is at Ostra.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factbase.figures import Claim
from factbase.group.common_names import BODIES, LANDFORMS, NO_NAMES, ROADS
from factbase.group.names import CAPITAL, PART
from factbase.group.words import folded, plain, words_of

# Extraction does not look behind "on" and "off": "on the Nuseira camp", "off Cape Tolle".
_SITE = re.compile(
    r" (?:[Oo]n|[Oo]ff|against|[Aa]t|[Ii]n|[Nn]ear|[Ff]rom|into|(?<!ccording )to) "
    r"(?:the )?(?:(?:neighbou?ring|nearby|central|[a-z]+ern) )?"
    rf"({PART}(?: {PART})*)"
)
_OWNER = re.compile(rf"({PART})['\u2019]s (?={CAPITAL})")
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|June|July|August|September|October"
    r"|November|December|May) \d{1,2}|(?:19|20)\d\d|yesterday|earlier|ago|previous|last)\b"
)
_FARTHEST = 300
_NO_SITES = ROADS | BODIES


def sites_of(claim: Claim, text: str, clause: str) -> frozenset[str]:
    """Folded words of the places of its clause; where it has none, of its sentence, or of those before it in its paragraph."""
    start, end = claim.sentence
    here = [place for place in claim.places if place in clause]
    for passage, places in ((clause, here), (text[start:end], claim.places)):
        told = _named_in(passage).union(word for place in places for word in _words(place))
        if told and (found := told - _owners_in(passage) - _sources(claim) - LANDFORMS):
            return found
    # A sentence with a day of its own may tell of another event than those before it.
    if _DAY.search(text, start, end):
        return frozenset()
    before = max(start - _FARTHEST, text.rfind("\n", 0, start) + 1)
    return _named_in(text[before:start]) - LANDFORMS


def _sources(claim: Claim) -> frozenset[str]:
    """Words of those who said it: "the ministry in Ansel" sits there, which is not where it happened."""
    return frozenset(word for hop in claim.attribution for word in _words(hop.source))


@lru_cache(maxsize=256)
def _named_in(passage: str) -> frozenset[str]:
    found: set[str] = set()
    for site in _SITE.finditer(f" {passage}"):
        run = site[1].split()
        if _NO_SITES.isdisjoint(map(plain, run)):
            found.update(word for word in map(folded, run) if len(word) > 2 and word not in NO_NAMES)
    return frozenset(found) - _owners_in(passage)


@lru_cache(maxsize=256)
def _owners_in(passage: str) -> frozenset[str]:
    if "'s " not in passage and "\u2019s " not in passage:
        return frozenset()
    return frozenset(folded(owner[1]) for owner in _OWNER.finditer(passage))


def _words(phrase: str) -> list[str]:
    return [word for word in map(folded, words_of(phrase)) if len(word) > 2]
