"""Tolls: nouns that name a number which stands apart from them: "the death toll rose to 30", "number of wounded: 12".

The same words give the noun that is counted, where it stands before the figure: "the number of jobs fell by 700".
"""

from __future__ import annotations

from factbase.extract.clause import Clause
from factbase.extract.inflection import singular
from factbase.extract.lexicon import DETERMINERS, words
from factbase.extract.phrases import noun_phrase
from factbase.extract.senses import Event

_BACKWARD = 10
_STRONG_STOPS = frozenset({";", ":", "?", "!"})
_LIST_STOPS = _STRONG_STOPS - {":"}


def toll(clause: Clause) -> Event | None:
    """As in "the death toll rose to 30", "number of wounded: 12": the nearest toll before, no other figure between."""
    reach = _FAR_BACK if _is_led_to(clause) else _BACKWARD
    begin = max(clause.first, clause.figure.first - reach)
    if not clause.events.within(begin, clause.figure.first):
        return None
    for index in range(clause.figure.first - 1, begin - 1, -1):
        for event in clause.events.at(index):
            named = event.last > index + 1 or clause.document.lower(index) == "toll"
            if event.sense.metric in _CROWDS and event.last != clause.figure.first:
                continue  # "a crowd of fans threw 12 bottles"
            if event.sense.role == "toll" and named and clause.can_be_of(event):
                return event
        if clause.document.lower(index) in _LIST_STOPS or _is_number(clause, index):
            return None
    return None


def _is_led_to(clause: Clause) -> bool:
    """Whether a verb of level or of change stands right before: its subject, a toll, may be told at length."""
    document, index = clause.document, clause.figure.first - 1
    if document.lower(index) in _REACHING or {document.lower(index - 1), document.lower(index - 2)} & _LEVELS:
        return document.lower(index) in _REACHING | {"to", "at"}
    if document.lower(index) != "to":
        return False
    behind = range(max(clause.first, index - _FAR_BACK), index)  # "cut the death toll of the fire in the port | to 12"
    return any(document.lower(at) in _LEVELS and document.lower(at + 1) in DETERMINERS for at in behind)


_LEVELS = words(
    "rose risen rises rising climbed climbs climbing grew grown jumped jumps soared increased increases fell fallen falls"
    " dropped drops stood stands standing put puts corrected raised lowered revised reduced cut up down changed updated"
)
_REACHING = words(
    "total totals totalled totaled reached reaches passed passes topped tops surpassed surpasses exceeded exceeds hit hits"
)


def _is_number(clause: Clause, index: int) -> bool:
    """Whether a token is a number of its own, and not that of a date."""
    return clause.document.tokens[index].form == "number" and not clause.document.masked(index)


_CROWDS = frozenset({"attended", "protested"})


def happenings_told(clause: Clause) -> Event | None:
    """Happenings that a verb of level counts: "cholera deaths reached 12", "arrests in the city rose to 60"."""
    if not _is_led_to(clause) and clause.document.lower(clause.figure.first) not in _EXCEEDING:
        return None
    document = clause.document
    for index in range(clause.figure.first - 1, max(clause.first, clause.figure.first - _BACKWARD) - 1, -1):
        if _is_number(clause, index) or document.lower(index) in _LIST_STOPS or document.lower(index) == ",":
            return None
        event = clause.event_at(index, frozenset({"noun"}))
        if event is not None and document.lower(index).endswith("s"):
            return event
    return None


_EXCEEDING = words("exceed exceeded exceeds exceeding surpass surpassed surpasses surpassing")


def number_named(clause: Clause) -> Event | None:
    """As in "the number of people killed by the storm has climbed to 11"."""
    document = clause.document
    begin = max(clause.first, clause.figure.first - _FAR_BACK)
    if "number" not in document.lowers[begin : clause.figure.first]:
        return None
    for index in range(clause.figure.first - 1, begin, -1):
        if _is_number(clause, index) or document.lower(index) in _STRONG_STOPS:
            return None
        if (document.lower(index - 1), document.lower(index)) == ("number", "of"):
            named = noun_phrase(document, clause.events, index + 1)
            last = named.last if named else index + 2  # "the number of those | infected"
            while document.lower(last) in _BEFORE_FATES:
                last += 1
            return clause.event_at(last, frozenset({"patient", "state", "agent"}))
    return None


_FAR_BACK = 24
# "the number of people who have | died", "of those confirmed | dead"
_BEFORE_FATES = words("who have had has are were was been confirmed reported known feared believed now")


def included(clause: Clause) -> Event | None:
    """As in "The wounded included 17 women", "The dead in the raid on the port numbered 20"."""
    document, verb = clause.document, clause.figure.first - 1
    if document.lower(verb) not in _INCLUDING:
        return None
    for index in range(verb - 1, max(clause.first, verb - _LONGEST_SUBJECT) - 1, -1):
        if _is_number(clause, index) or document.lower(index) in _STRONG_STOPS:
            return None
        event = clause.event_at(index, frozenset({"toll", "name"}))
        if event is not None and (index == verb - 1 or document.lower(index - 1) == "the"):
            return event
    return None


_INCLUDING = frozenset({"included", "include", "includes", "number", "numbered", "totalled", "totaled"})
_LONGEST_SUBJECT = 14


def listed(clause: Clause) -> Event | None:
    """As in "Martyrs: 1,098", "number of injuries: 12": the noun before a colon."""
    index = clause.figure.first - 1
    if clause.document.lower(index) != ":":
        return None
    return clause.event_at(index - 1, frozenset({"noun", "name", "toll", "state"}))


def counted_before(clause: Clause) -> str | None:
    """The noun that a list gives before its figure ("Total number of martyrs: 1,098"), or None."""
    document, index = clause.document, clause.figure.first - 1
    if document.lower(index) != ":" or index - 1 < clause.first:
        return _number_of(clause)
    behind = clause.figure.last + (document.lower(clause.figure.last) == "more")
    if clause.events.at(behind):  # "Residents: 8 more killed": they tell it
        return None
    noun = document.tokens[index - 1]
    return noun.text if noun.form == "word" and singular(noun.lower) != noun.lower else None


def _number_of(clause: Clause) -> str | None:
    """As in "the number of jobs fell by 700", "brings to 300 the number of those hurt"."""
    document, figure = clause.document, clause.figure
    if figure.kind != "count":
        return None
    behind = figure.last + (document.lower(figure.last) == "the")
    if (document.lower(behind), document.lower(behind + 1)) == ("number", "of"):
        phrase = noun_phrase(document, clause.events, behind + 2)
        return phrase.text if phrase else None
    begin = max(clause.first, figure.first - _BACKWARD)
    if "number" not in document.lowers[begin : figure.first]:
        return None
    for index in range(figure.first - 1, begin, -1):
        if document.tokens[index].form == "number" or document.lower(index) in _STRONG_STOPS:
            return None
        if (document.lower(index - 1), document.lower(index)) == ("number", "of"):
            named = noun_phrase(document, clause.events, index + 1)
            return named.text if named and named.last < figure.first else None
    return None
