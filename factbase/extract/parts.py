"""Parts: figures that the text says are part of another ("30 people, including 12 children"), and lists of figures.

A part opener between two figures makes the second a part of the first; the figures listed with it are parts too.
"""

from __future__ import annotations

from enum import Enum

from factbase.extract.document import Document
from factbase.extract.lexicon import BE


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
_OPENING_WORDS = frozenset(opener[-1] for opener in _OPENERS)
_LIST_WORDS = frozenset(
    {",", "and", "or", "as", "well", "along", "with", "plus", "&", "another", "a", "an", "the", ")"}
)


def link_between(document: Document, first: int, last: int, *, start: int) -> Link:
    """The link of a figure that begins at ``last`` to the one whose phrase ends at ``first`` and began at ``start``."""
    words = [document.lower(index) for index in range(first, last)]
    if words[-1:] == [":"]:  # "10 Iraqis: seven civilians and three soldiers"
        return Link.PART
    if tuple(words[-2:]) in _COMPARISONS or words[-1:] == ["versus"] or words == ["from"]:
        return Link.COMPARED
    if last - first > _FAR:
        return Link.NONE
    opened = not _OPENING_WORDS.isdisjoint(words) and any(_contains(words, opener) for opener in _OPENERS)
    if opened or _opens_after(document, last):
        return Link.PART
    listed = all(word in _LIST_WORDS or _tells_where(document, first + at) for at, word in enumerate(words))
    if listed and not _LIST_WORDS.isdisjoint(words):
        return Link.LISTED
    gap = tuple(document.lower(index) for index in range(start, last))
    among = tuple(word for word in words if word not in BE | {"the", "those"}) == ("among",)
    return Link.WHOLE if among or gap in _PARTITIVES else Link.NONE


# "22 of 52 firms", "three out of 20"; "a child among four shot" may have its noun before.
_PARTITIVES = frozenset({("of",), ("of", "the"), ("of", "those"), ("out", "of"), ("of", "some")})


_FAR = 14
_COMPARISONS = frozenset({("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from")})


def _tells_where(document: Document, index: int) -> bool:
    """As in "40 in Aleppo, 30 in Idlib": what tells the members of a breakdown apart."""
    word = document.lower(index)
    return word in {"in", "from", "at", "near"} or document.tokens[index].capitalised or document.masked(index)


def _opens_after(document: Document, index: int) -> bool:
    """As in "three of them", "one of whom": what follows says that the figure is a part."""
    return (document.lower(index + 1), document.lower(index + 2)) in {("of", "them"), ("of", "whom"), ("of", "which")}


def _contains(words: list[str], opener: tuple[str, ...]) -> bool:
    return any(tuple(words[at : at + len(opener)]) == opener for at in range(len(words)))


_LONGEST_OPENING = 3


def opens_with_whole(document: Document, index: int) -> bool:
    """Whether the figure at this token is the whole that a sentence begins with: "Of the 60 people hurt, nine …"."""
    first = document.sentence_at(index).first
    if index - first > _LONGEST_OPENING:
        return False
    words = [document.lower(at) for at in range(first, index)]
    return words in (["of"], ["of", "the"], ["of", "those"], ["among", "the"], ["out", "of"], ["out", "of", "the"])
