"""Stance: how the text stands to its own figure: negated, hedged, or changed against what was said before.

Each is a table of words, searched in the clause of the figure only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factbase.extract.document import Document
from factbase.extract.lexicon import words
from factbase.extract.senses import Event
from factbase.figures import Change, Hedge

_PROJECTED = re.compile(
    r"\b(?:will|would|shall|could|might|plans? to|planned to|expect(?:s|ed)? to|going to|aims? to|threatens? to|set to"
    r"|projected|forecast|seeks?|demands?|calls? for|vowed to|if)\b|'ll\b",
    re.IGNORECASE,
)
# What is called untrue of nobody in particular ("reports of 30 dead were false"): one whose claim it is stands by it.
_DENIED = re.compile(
    r"(?<!'s )(?<!s' )\b(?:reports?|rumou?rs?|claims?|suggestions?) (?:that|of) [^.;]{1,120}?\b(?:is|are|was|were|as)"
    r" (?:denied|rejected|dismissed|refuted|untrue|false|wrong|incorrect|inaccurate|unfounded|baseless|fake)\b"
    r"|\b(?:called|dismissed|rejected|described|branded) (?:the |such )?(?:reports?|rumou?rs?|claims?)"
    r" (?:that|of) [^.;]{1,120}?\b(?:untrue|false|wrong|incorrect|inaccurate|unfounded|baseless|fake|nonsense)\b",
    re.IGNORECASE,
)
# No number is denied so without one of these words, and a look for them is faster.
_DENIED_SIGN = re.compile(
    r"denied|rejected|dismissed|refuted|untrue|false|wrong|correct|accurate|unfounded|baseless|fake|nonsense"
)
# The first that fits.
_HEDGES: tuple[tuple[Hedge, re.Pattern[str]], ...] = (
    ("alleged", re.compile(r"\b(?:allegedly|alleges?d? (?:that|to)|accus(?:es|ed|ing)|suspected of)\b", re.IGNORECASE)),
    (
        "estimated",
        re.compile(
            r"\b(?:estimate[sd]?|estimates? (?:that|of)|estimating|believed|may have|might have|likely|probably|potentially"
            r"|must have|thought to|feared|presumed|may be)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "reported",
        re.compile(
            r"\b(?:reportedly|(?:was|were|been|be) (?:\w+ly )?reported|reports? (?:of|that|say|said|suggest)"
            r"|unconfirmed|reported(?= (?:to|dead|killed|wounded|injured|missing)))\b",
            re.IGNORECASE,
        ),
    ),
)
_CHANGES: tuple[tuple[Change, re.Pattern[str]], ...] = (
    (
        "correction",
        re.compile(
            r"\b(?:corrected|revised|overstated|understated|miscounted|retracted|amended|not [\w,]+ as"
            # A toll that its source brings down was too high before: "cut its count of the dead to nine".
            r"|(?:lower|reduc|cut|slash)\w* (?:its |the |their )(?:[\w'-]+ ){0,2}?(?:toll|number|count|tally|figure|estimate)s?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "update",
        re.compile(
            r"\b(?:(?:has|have|had) (?:now )?(?:risen|climbed|grown|increased|reached|passed|gone up|jumped)"
            r"|(?:rises?|rose|climb(?:s|ed)|grew|grows|jumped|jumps|increased) (?:\w+ )?(?:to|past|above)"
            r"|(?:ris(?:es|en|ing)|rose|climb(?:s|ed|ing)|grew|grown|jump(?:s|ed)|increase[sd]|up) from [\w,.$%]+"
            r"(?: \w+){0,2} to"
            r"|(?:has|have|had) (?:now )?(?:fallen|dropped|declined|shrunk|decreased)"
            r"|(?:fell|falls|dropped|drops|declined|shrank|decreased) (?:\w+ )?(?:to|below)"
            r"|now (?:stands?|stood) at|up from|down from|brings? the|bringing the|raised to"
            r"|(?:rais(?:es|ed|ing)|up(?:s|ped|ping)) (?:its|the|their)"
            # "has now confirmed 37", "now puts the toll at 37": unlike before. A bare "stood at 37" tells a level.
            # A capital would be a name's: "Radio Now reported".
            r"|(?-i:now) (?:been )?(?:confirm|count|record|register|report|put|say|identif|number|total)(?:ied|s|ed|ted)?)\b",
            re.IGNORECASE,
        ),
    ),
)
_NEGATION = re.compile(
    r"\b(?:not|never|without|neither|cannot|didn't|hasn't|haven't|hadn't|wasn't|weren't|isn't|aren't|doesn't|don't"
    r"|won't|wouldn't|couldn't|(?:den(?:y|ies|ied|ying)))\b(?! only| less| fewer| more)",
    re.IGNORECASE,
)


def hedge_of(clause: str, *, governing: str) -> Hedge:
    """The hedge that the words of a clause make.

    Futures and conditions are looked for in ``governing`` only, the words from shortly before the figure to its verb:
    what is planned in another part of the sentence makes no figure of the past a plan.
    """
    if _PROJECTED.search(governing):
        return "projected"
    return _clause_hedge(clause)


@lru_cache(maxsize=64)  # many figures share a clause, and it is as long as a sentence may be
def _clause_hedge(clause: str) -> Hedge:
    if _DENIED_SIGN.search(clause) and _DENIED.search(clause):
        return "denied"
    return next((hedge for hedge, pattern in _HEDGES if pattern.search(clause)), "stated")


def change_of(clause: str, *, behind: str = "") -> Change | None:
    """Whether the words around a figure say that it updates or corrects another; the old one does neither."""
    if clause.rstrip().endswith(" from"):  # "rose to 47 from | 39"
        return None
    led = next((change for change, pattern in _CHANGES if pattern.search(clause)), None)
    return led or ("update" if " from" in behind and _UP_FROM.match(behind) else None)


# "seven were killed in the raid, up from three": no other number stands between.
_UP_FROM = re.compile(r"[^.;:\d]{0,90}, (?:up|down) from\b")


def is_denied_behind(document: Document, first: int, event: Event) -> bool:
    """Whether the auxiliary right before a predicate denies it: "two men | were not hurt", "has never been found"."""
    lead = range(max(first, event.index - _AUXILIARY_REACH), event.index)
    return any(document.lower(index) in _NOT for index in lead)


_AUXILIARY_REACH = 3
_NOT = words("not never n't wasn't weren't isn't aren't hasn't haven't didn't nor")


def is_negated(lead: str) -> bool:
    """Whether the words between the verb's subject and the figure deny it."""
    return _NEGATION.search(lead) is not None
