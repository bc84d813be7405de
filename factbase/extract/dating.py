"""Dating: which date of its sentence a figure happened on, and from when on it holds.

Dates behind a verb of saying ("the ministry said on Monday") date the saying: they are as-of, never the event. Nor is
the date of what is only compared with ("the highest since 1990", "more than in April") or of what a thing came from
("built in 1998").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from factbase.extract.document import Document
from factbase.extract.lexicon import BE, SAYING
from factbase.extract.sentences import Sentence
from factbase.figures import Claim, EventDate
from factbase.periods import DateMention

_DEEDS = frozenset({"declared", "found", "recorded"})
_AS_OF_LEADS = frozenset({"as of", "by", "before", "until"})
_BETWEEN = frozenset(
    {
        "on",
        "late",
        "early",
        "reporters",
        "in",
        "a",
        "statement",
        "journalists",
        "that",
        "the",
        ",",
        "news",
        "press",
        "conference",
        "briefing",
    }
)
# How much farther a date is for standing behind the next figure's clause rather than in its own.
_BARRIER = 1_000
_COMMA = 20


def event_date(document: Document, sentence: Sentence, start: int, end: int) -> EventDate | None:
    """The nearest date of the sentence that can be the event's, or None."""
    if _is_apart(document, sentence.start, start):
        return None
    mentions = [
        mention
        for mention in _mentions(document, sentence)
        if mention.date and not is_as_of(document, mention) and not _is_of_another(document, mention, start, end)
    ]
    nearest = min(mentions, key=lambda mention: _distance(document, mention, start, end), default=None)
    if nearest is None:
        return None
    return nearest.opening or nearest.date if _tells_when(document, nearest, start) else nearest.date


def _tells_when(document: Document, mention: DateMention, start: int) -> bool:
    """Whether a clause with "when" tells the figure of a date: "the worst since 2016, when | 32 died"."""
    return mention.end < start and document.folded.startswith(_WHEN, mention.end)


_WHEN = (", when ", " when ")


def _is_of_another(document: Document, mention: DateMention, start: int, end: int) -> bool:
    """Whether a date is of something else than the figure at these offsets: compared with, or come from."""
    if _tells_when(document, mention, start):
        return False
    lead = document.folded[max(0, mention.start - _LEAD) : mention.start]
    if _BACKGROUND.search(lead) or (mention.lead == "since" and _SUPERLATIVE.search(lead)):
        return True
    if end >= mention.start:
        return False
    return (
        ";" in document.folded[end : mention.start]
        or _COMPARED.search(document.folded, end, mention.start) is not None
        or _LATER_THAN.search(document.folded, end, mention.start) is not None
    )


_LEAD = 50
_BACKGROUND = re.compile(
    r"(?:\b(?:built|born|founded|established|created|elected|formed|dating|signed|bought|acquired|than)"
    r"(?: back)?(?: (?:in|on|at|from|to|during|for))?(?: the)? ?)$",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(r"\b(?:\w{3,}est|most|least|worst|best|first|last|record)\b[\w ,']{0,40}$", re.IGNORECASE)
# "61, up from 48 on Sunday": the Sunday is that of the 48.
_COMPARED = re.compile(r"\b(?:up|down) from\b|\b(?:from|against|compared (?:with|to)) (?:about |some |the )?[\d,.$]*\d")
# "a guard was shot, days after the bombing of 3 May": the date is that of what was before.
_LATER_THAN = re.compile(r"\b(?:hours?|days?|weeks?|months?|years?|decades?) (?:after|before|since)\b", re.IGNORECASE)


def _is_apart(document: Document, first: int, start: int) -> bool:
    """Whether a figure is of another time than the date told: "on 12 May nine died; a month earlier 14 had"."""
    return _APART.search(document.folded[max(first, start - _LEAD) : start]) is not None


# Capitals and digits would be another date: "two days later on 5 May".
_APART = re.compile(
    r"\b(?:days?|weeks?|months?|years?) (?:earlier|before|later|previously|afterwards),?(?: [a-z]+){0,3} $"
)


def as_of(document: Document, sentence: Sentence, start: int, end: int) -> str | None:
    """The day from which the sentence says that the figure at these offsets holds, the nearest told, or None."""
    mentions = [
        mention
        for mention in _mentions(document, sentence)
        if mention.date
        and is_as_of(document, mention)
        and not _is_ahead(document, mention, start)
        and _can_hold_for(document, mention, start)
    ]
    nearest = min(mentions, key=lambda mention: _distance(document, mention, start, end), default=None)
    return (nearest.date.end or nearest.date.start) if nearest and nearest.date else None


def _can_hold_for(document: Document, mention: DateMention, start: int) -> bool:
    """Whether a date that one number is told to have stood on is that of this figure ("stood at nine on Monday")."""
    level = _level_before(document, mention)
    return level is None or mention.start - len(level.string) + level.start() < start < mention.start


def _is_ahead(document: Document, mention: DateMention, start: int) -> bool:
    """Whether a date is still to come ("20,000 homes by 2030"), or that of a later clause."""
    if mention.date and document.published and mention.date.start > document.published.isoformat():
        return True
    return mention.start > start and ";" in document.folded[start : mention.start]


def is_as_of(document: Document, mention: DateMention) -> bool:
    """Whether a date is that of a state or a saying, not of what happened."""
    if mention.lead in _AS_OF_LEADS or _follows_saying(document, mention):
        return True
    return _level_before(document, mention) is not None or _SAYS.match(document.folded, mention.end) is not None


def _level_before(document: Document, mention: DateMention) -> re.Match[str] | None:
    lead = document.folded[max(0, mention.start - _LONG_LEAD) : mention.start]
    return _LEVEL.search(lead) if any(sign in lead for sign in _LEVEL_SIGNS) else None


# No level is told without one of these, and a look for them is faster.
_LEVEL_SIGNS = (" to ", " at ", "reach", "topped", "surpassed", "exceeded")


# "rose to five | on Thursday", "was corrected to 12 by the mayor | on Friday": when the number became what it is.
_LONG_LEAD = 90
_LEVEL = re.compile(
    r"\b(?:reached|reaching|topped|surpassed|exceeded) (?:[\w-]+ ){0,2}?[\w,.-]*\w,?(?: on| by| late| early)* $|"
    r"\b(?:rose|risen|rising|climbed|grown|grew|jumped|increased|fell|fallen|dropped|raised|lowered|revised|corrected|cut"
    r"|reduced|updated|stood|stands|put)(?: [a-z]+)? (?:to|at) (?:[\w-]+ ){0,2}?[\w,.-]*\w(?: [\w-]+){0,2}?"
    r"(?: by (?:the )?(?:[\w-]+ ){0,3}?[\w-]+)?,?(?: on| by| late| early| as of)* $"
)
# "the ministry | on Thursday | put the toll at 14"
_SAYS = re.compile(
    r" (?:said|says|told|announced|confirmed|reported|revised|raised|lowered|corrected|cut|reduced|updated|put|denied"
    r"|rejected|disputed|dismissed|claimed|estimated)\b(?! (?:by|down from|dead|killed|injured|missing)\b)"
)


def _mentions(document: Document, sentence: Sentence) -> Iterable[DateMention]:
    return document.dates_between(sentence.start, sentence.end)


def _follows_saying(document: Document, mention: DateMention) -> bool:
    """As in "said on Tuesday", "told reporters late Monday"."""
    words = document.folded[max(0, mention.start - 60) : mention.start].lower().replace(",", " , ").split()
    for place, word in reversed(list(enumerate(words))):
        if word in _DEEDS and place and words[place - 1] in BE:  # "since the outbreak was declared on 2 May"
            return False
        if word in SAYING or word in {"released", "published", "dated"}:
            return True
        if word not in _BETWEEN:
            return False
    return False


def _distance(document: Document, mention: DateMention, start: int, end: int) -> int:
    before = mention.end <= start
    between = document.folded[mention.end : start] if before else document.folded[end : mention.start]
    return len(between) + _BARRIER * between.count(";") + _COMMA * (between.count(",") + between.count(" and "))


# What befalls people goes on through the sentences that tell of one event; a deed begins another.
_CASUALTIES = frozenset(
    {"killed", "injured", "missing", "hospitalised", "rescued", "evacuated", "displaced", "damaged"}
)
_REACH = 3


def dated_from_before(document: Document, claims: tuple[Claim, ...]) -> Iterator[Claim]:
    """The claims, with the date of the sentences before where they tell of the same casualties and name none.

    "On May 3 a guard was killed. Four others were wounded.": the second goes on with the event of the first. Deeds
    ("five targets were struck") begin an event of their own, so that no date is carried to them.
    """
    current: Claim | None = None
    undated = (0, 0)  # the last sentence that tells its own event without a date: a date behind that is of another
    for claim in claims:
        if claim.metric in _CASUALTIES:
            if claim.event_date is None and current is not None and _continues(document, current, claim):
                claim = replace(claim, event_date=current.event_date)
            if claim.event_date is None:
                undated = claim.sentence
            elif claim.sentence != undated:
                current = claim
        yield claim


# "9,400 have died since the invasion": not the dead of the day told of before.
_OF_LONG = re.compile(
    r"\b(?:since (?:the|its|then)|so far this|this year|this month|in all of|over the (?:past|last))\b"
)


def _continues(document: Document, current: Claim, claim: Claim) -> bool:
    """Whether a claim stands within reach of the dated one, no other date between and no longer time of its own."""
    if _OF_LONG.search(document.folded, claim.sentence[0], claim.sentence[1]):
        return False
    if document.dates_between(current.sentence[1], claim.start) or _is_apart(document, claim.sentence[0], claim.start):
        return False
    return document.sentence_number_at(claim.start) - document.sentence_number_at(current.start) <= _REACH
