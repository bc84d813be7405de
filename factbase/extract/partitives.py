"""Partitives: what stands between a figure and the noun of the set that it is taken from: "30 | of the | members"."""

from __future__ import annotations

from factbase.extract.document import Document
from factbase.extract.lexicon import DETERMINERS, NUMBER_WORDS, words


def skip_partitive(document: Document, index: int, end: int) -> int:
    """As in "30 of the members", "three of its ships", "dozens of people"."""
    if document.lower(index) != "of":
        return index
    index += 1
    while index < end and document.lower(index) in DETERMINERS:
        index += 1
    if (owner := _owner_end(document, index, end)) is not None:  # "14 of the | country's 26 provinces"
        index = owner
    behind = index + (document.lower(index) in _ORDERING)
    while behind < end and (document.tokens[behind].form == "number" or document.lower(behind) in NUMBER_WORDS):
        behind += 1  # "31 of its | 250 workers", but "of the | three-ton satellites"
    numbered = document.lower(behind - 1) not in _ORDERING and document.lower(behind) != "-"
    return behind if numbered else index


def _owner_end(document: Document, index: int, end: int) -> int | None:
    """The token behind the possessive that a number follows, or None where there is no such owner."""
    for at in range(index, min(end - 1, index + _LONGEST_OWNER)):
        if document.lower(at) == "'s":
            numbered = document.tokens[at + 1].form == "number" or document.lower(at + 1) in NUMBER_WORDS
            return at + 1 if numbered else None
        if document.tokens[at].form != "word":
            return None
    return None


_LONGEST_OWNER = 5
_ORDERING = words("last first next past previous remaining top")
