"""Parts: figures that the text says are part of another ("30 people, including 12 children"), and lists of figures.

A part opener between two figures makes the second a part of the first; the figures listed with it are parts too.
"""

from __future__ import annotations

from enum import Enum

from factbase.extract.document import Document


class Link(Enum):
    """How a figure stands to the one before it in its sentence."""

    NONE = "none"
    LISTED = "listed"
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
_LIST_WORDS = frozenset({",", "and", "or", "as", "well", "along", "with", "plus", "&", "another", "a", "an", "the"})


def link_between(document: Document, first: int, last: int, *, start: int) -> Link:
    """The link of a figure that begins at ``last`` to the one whose phrase ends at ``first`` and began at ``start``."""
    if last - first > _FAR:
        return Link.NONE
    words = [document.lower(index) for index in range(first, last)]
    if any(_contains(words, opener) for opener in _OPENERS) or _opens_after(document, last):
        return Link.PART
    if all(word in _LIST_WORDS for word in words) and words:
        return Link.LISTED
    gap = [document.lower(index) for index in range(start, last)]
    return Link.WHOLE if gap in (["of"], ["of", "the"], ["of", "those"], ["out", "of"], ["of", "some"]) else Link.NONE


_FAR = 14


def _opens_after(document: Document, index: int) -> bool:
    """As in "three of them", "one of whom": what follows says that the figure is a part."""
    return (document.lower(index + 1), document.lower(index + 2)) in {("of", "them"), ("of", "whom"), ("of", "which")}


def _contains(words: list[str], opener: tuple[str, ...]) -> bool:
    return any(tuple(words[at : at + len(opener)]) == opener for at in range(len(words)))


def opens_with_whole(document: Document, index: int) -> bool:
    """Whether the figure at this token is the whole that a sentence begins with: "Of the 60 people hurt, nine …"."""
    first = document.sentence_at(index).first
    words = [document.lower(at) for at in range(first, index)]
    return words in (["of"], ["of", "the"], ["of", "those"], ["among", "the"], ["out", "of"], ["out", "of", "the"])
