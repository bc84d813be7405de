"""Parts: figures that the text says are part of another ("30 people, including 12 children"), and lists of figures.

A part opener between two figures makes the second a part of the first; the figures listed with it are parts too.
"""

from __future__ import annotations

from enum import Enum

from factbase.extract.document import Document
from factbase.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    IRREGULAR_VERBS,
    PREPOSITIONS,
    SAYING,
    words,
)
from factbase.extract.people import PARENTS


class Link(Enum):
    """How a figure stands to the one before it in its sentence."""

    NONE = "none"
    LISTED = "listed"
    COMPARED = "compared"  # "eight, compared with 14 a year before"
    PART = "part"
    WHOLE = "whole"  # the figure before is part of this one: "22 of 52 firms"


_OPENERS: tuple[tuple[str, ...], ...] = (
    ("including",),
    ("among", "them"),
    ("among", "whom"),
    ("of", "whom"),
    ("of", "which"),
    ("of", "them"),
    ("of", "those"),
)
_LIST_WORDS = words(", and or possibly perhaps maybe as well along with plus & another a an the his her their )")


def link_between(document: Document, first: int, last: int, *, start: int, behind: int) -> Link:
    """The link of a figure from ``last`` to ``behind`` to the one before it.

    That one's quote ends at ``start``, and its phrase at ``first``.
    """
    gap = list(document.lowers[first:last])
    if tuple(gap[:2]) in _OPENERS:  # its own: "12 of them escaped and 75 …"
        gap, first = gap[2:], first + 2
    if gap[-1:] == [":"]:  # "10 Iraqis: seven civilians and three soldiers"
        return Link.PART
    if _is_compared(document, gap, start):
        return Link.COMPARED
    if last - first > _FAR:
        return Link.NONE
    near = gap[-_NEAR:]  # "including at least", but not "most of them in clashes between two clans"
    if _has_opener(near) or _opens_after(document, last, behind):
        return Link.PART
    if _is_listed(document, gap, first) or _is_of_second_speaker(document, gap, first, behind):
        return Link.LISTED
    return Link.WHOLE if _is_taken_from(document, gap, start, last) else Link.NONE


_FAR = 14
_NEAR = 5
_LONGEST_OWNER = 6
_COMPARISONS = frozenset({("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from")})
_BESIDE_AMONG = BE | {"the", "those"}
_OUT_OF = frozenset({("out", "of"), ("out", "of", "the")})
# "22 of 52 firms", "three out of 20"; "a child among four shot" may have its noun before.
_PARTITIVES = _OUT_OF | {("of",), ("of", "the"), ("of", "those"), ("of", "some"), ("of", "its"), ("of", "their")}


def _is_compared(document: Document, gap: list[str], start: int) -> bool:
    """As in "47, up from 39", "47 from 39", "rose from 30 to 45", "rose by 30 to 45"."""
    if gap == ["to"]:
        return not {document.lower(start - 2), document.lower(start - 3)}.isdisjoint({"from", "by"})
    return tuple(gap[-2:]) in _COMPARISONS or gap[-1:] == ["versus"] or gap == ["from"]


def _is_listed(document: Document, gap: list[str], first: int) -> bool:
    """Whether nothing but the words of a list stands between, or "as well as" right before the figure."""
    if gap[-3:] == ["as", "well", "as"]:  # "a guard was hurt, as well as two clerks"
        return True
    if gap[-1:] in (["and"], ["but"]) and "according" in gap:  # "killed 15 men according to the police and | 30 …"
        return True
    if gap[-1:] in (["in"], ["from"], ["at"], ["near"]) or gap.count("with") != gap.count("along"):
        return False
    listed = all(word in _LIST_WORDS or _tells_where(document, first + at) for at, word in enumerate(gap))
    return listed and not _LIST_WORDS.isdisjoint(gap)


def _is_of_second_speaker(document: Document, gap: list[str], first: int, behind: int) -> bool:
    """As in "police said 40,000 marched | , organisers | 120,000": one verb of saying, one of what happened."""
    speaker = gap[1:-1] if gap[-1:] == ["at"] else gap[1:]
    if gap[:1] not in ([","], [";"], ["and"], ["while"], ["but"]) or not 1 <= len(speaker) <= _LONGEST_SPEAKER:
        return False
    sentence = document.sentence_at(first)
    said = not SAYING.keys().isdisjoint(document.lowers[sentence.first : first])
    ends = document.lower(behind) in {".", ",", ";", ")", ""}
    nouns = (word.isalpha() and word not in _LIST_WORDS - {"the"} and word not in _NOT_SPEAKERS for word in speaker)
    return said and ends and all(nouns)


_LONGEST_SPEAKER = 4
_NOT_SPEAKERS = PREPOSITIONS | AUXILIARIES | CONJUNCTIONS | IRREGULAR_VERBS | ADVERBS


def _is_taken_from(document: Document, gap: list[str], start: int, last: int) -> bool:
    """As in "22 of 52", "14 of the country's 26", "a child among four shot"; not "a father of three"."""
    if document.lower(start - 1) in PARENTS:
        return False
    between = tuple(document.lower(index) for index in range(start, last))
    owned = between[:1] == ("of",) and between[-1:] == ("'s",) and len(between) <= _LONGEST_OWNER
    among = tuple(word for word in gap if word not in _BESIDE_AMONG) == ("among",)
    return among or owned or between in _PARTITIVES or tuple(gap) in _OUT_OF


def _tells_where(document: Document, index: int) -> bool:
    """As in "40 in Aleppo, 30 in Idlib": what tells the members of a breakdown apart."""
    word = document.lower(index)
    if document.tokens[index].form == "number" and not document.masked(index):  # an age: "boy | , 2, and | man hurt"
        return document.lower(index - 1) == "," and document.lower(index + 1) == ","
    if word == "on":  # "on Tuesday"
        return document.masked(index + 1)
    if word == "the":  # "six died in | the | north, four in the south"
        return document.lower(index - 1) in _AT
    if document.lower(index - 1) == "the" and document.lower(index - 2) in _AT:
        return document.tokens[index].form == "word"
    return word in _AT or document.tokens[index].capitalised or document.masked(index)


_AT = frozenset({"in", "from", "at", "near"})


def _opens_after(document: Document, first: int, behind: int) -> bool:
    """As in "three of them", "one of whom", ", one critically.": what follows says that the figure is a part."""
    if document.lower(first - 1) == "," and document.lower(behind).endswith("ly"):
        return document.lower(behind + 1) in {",", ".", ";", ")", "and", ""}
    return (document.lower(behind), document.lower(behind + 1)) in {("of", "them"), ("of", "whom"), ("of", "which")}


def _has_opener(gap: list[str]) -> bool:
    return any(
        tuple(gap[at : at + len(opener)]) == opener
        for at, word in enumerate(gap)
        for opener in _OPENERS_BY_WORD.get(word, ())
    )


_OPENERS_BY_WORD = {first: [opener for opener in _OPENERS if opener[0] == first] for first, *_ in _OPENERS}


_LONGEST_OPENING = 3


def opens_with_whole(document: Document, index: int) -> bool:
    """Whether the figure at this token is the whole that a sentence begins with: "Of the 60 people hurt, nine …"."""
    first = document.sentence_at(index).first
    if index - first > _LONGEST_OPENING:
        return False
    opening = [document.lower(at) for at in range(first, index)]
    return opening in (["of"], ["of", "the"], ["of", "those"], ["among", "the"], ["out", "of"], ["out", "of", "the"])
