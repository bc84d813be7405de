"""Dating: which date of its sentence a figure happened on, from when on it holds, and where.

Dates behind a verb of saying ("the ministry said on Monday") date the saying: they are as-of, never the event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factbase.extract.document import Document
from factbase.extract.lexicon import SAYING
from factbase.extract.sentences import Sentence
from factbase.figures import Claim, EventDate
from factbase.periods import DateMention

_AS_OF_LEADS = frozenset({"as of", "by", "before", "until"})
_LOCATIVES = frozenset({"in", "at", "near", "outside", "across", "inside", "around"})
_BETWEEN = frozenset({"on", "late", "early", "reporters", "in", "a", "statement", "journalists", "that", "the", ","})
# How much farther a date is for standing behind the next figure's clause rather than in its own.
_BARRIER = 1_000
_COMMA = 20


def event_date(document: Document, sentence: Sentence, start: int, end: int) -> EventDate | None:
    """The nearest date of the sentence that can be the event's, or None."""
    mentions = [
        mention for mention in _mentions(document, sentence) if mention.date and not is_as_of(document, mention)
    ]
    nearest = min(mentions, key=lambda mention: _distance(document, mention, start, end), default=None)
    return nearest.date if nearest else None


def as_of(document: Document, sentence: Sentence) -> str | None:
    """The day from which the sentence says that its figures hold, or None."""
    for mention in _mentions(document, sentence):
        if mention.date and is_as_of(document, mention):
            return mention.date.end or mention.date.start
    return None


def is_as_of(document: Document, mention: DateMention) -> bool:
    """Whether a date is that of a state or a saying, not of what happened."""
    return mention.lead in _AS_OF_LEADS or _follows_saying(document, mention)


def places(document: Document, sentence: Sentence) -> tuple[str, ...]:
    """Capitalised names behind a locative preposition: "in Syria and Iraq", "near the port of Basra"."""
    found: list[str] = []
    index = sentence.first
    while index < sentence.last:
        if document.lower(index) in _LOCATIVES:
            names, index = _names(document, index + 1, sentence.last)
            found += [name for name in names if name not in found]
        else:
            index += 1
    return tuple(found)


def _names(document: Document, index: int, end: int) -> tuple[list[str], int]:
    names: list[str] = []
    index += document.lower(index) == "the"
    while index < end:
        last = index
        while last < end and _is_name(document, last):
            last += 1
        if last == index:
            break
        names.append(document.quote(index, last))
        index = last
        if document.lower(index) not in {"and", ","} or not (index + 1 < end and _is_name(document, index + 1)):
            break
        index += 1
    return names, index


def _is_name(document: Document, index: int) -> bool:
    token = document.tokens[index]
    return token.form == "word" and token.capitalised and not document.masked(index)


def _mentions(document: Document, sentence: Sentence) -> Iterable[DateMention]:
    return document.dates_between(sentence.start, sentence.end)


def _follows_saying(document: Document, mention: DateMention) -> bool:
    """As in "said on Tuesday", "told reporters late Monday"."""
    words = document.folded[max(0, mention.start - 60) : mention.start].lower().replace(",", " , ").split()
    for word in reversed(words):
        if word in SAYING or word in {"released", "published", "dated"}:
            return True
        if word not in _BETWEEN:
            return False
    return False


def _distance(document: Document, mention: DateMention, start: int, end: int) -> int:
    before = mention.end <= start
    between = document.folded[mention.end : start] if before else document.folded[end : mention.start]
    return len(between) + _BARRIER * between.count(";") + _COMMA * between.count(",")


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
    for claim in claims:
        if claim.metric in _CASUALTIES:
            if claim.event_date is None and current is not None and _continues(document, current, claim):
                claim = replace(claim, event_date=current.event_date)
            current = claim if claim.event_date else current
        yield claim


def _continues(document: Document, current: Claim, claim: Claim) -> bool:
    """Whether a claim stands within reach of the dated one, no other date between."""
    if document.dates_between(current.sentence[1], claim.start):
        return False
    return document.sentence_number_at(claim.start) - document.sentence_number_at(current.start) <= _REACH
