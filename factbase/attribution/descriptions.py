"""Descriptions: whose name "the ministry", "the group", "the commander" or a family name stands for.

The description stays the source as written; the name that it takes up is told beside it, where a source before it in
the text fits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from factbase.attribution.cue import Cue
from factbase.attribution.nouns import INSTITUTIONS, PERSONS
from factbase.attribution.source import Source, behind_titles, head_of
from factbase.extract.document import Document
from factbase.extract.lexicon import words

CuesOf = Callable[[int], tuple[Cue, ...]]

_BACKWARD = 12
# Any body may be called these: they take up the last one that was named.
_GENERIC = words(
    "group organisation organization agency company outlet paper newspaper network monitor observatory body"
)
_APPOSITION = 8
_DESCRIBING = INSTITUTIONS | PERSONS


class _Short(NamedTuple):
    """What the sources before are compared with: a source, its head noun, its tokens, titles aside, and how it names."""

    source: Source
    head: str
    length: int
    is_definite: bool
    is_single_name: bool


def name_taken_up(document: Document, source: Source, cues_of: CuesOf) -> Source | None:
    """The earlier source, with a fuller name, that this one takes up; None where it stands for itself."""
    short = _short(document, source)
    if not (short.is_definite or short.is_single_name):
        return None
    number = document.sentence_number(source.first)
    for back in range(min(_BACKWARD, number + 1)):
        for earlier in reversed(cues_of(number - back)):
            if earlier.source.last <= source.first and _names(document, earlier.source, short):
                return earlier.source
    return None


def _short(document: Document, source: Source) -> _Short:
    return _Short(
        source=source,
        head=document.lower(head_of(document, source.first, source.last)),
        length=source.last - behind_titles(document, source),
        is_definite=_is_definite(document, source),
        is_single_name=_is_single_name(document, source),
    )


def _is_definite(document: Document, source: Source) -> bool:
    """As in "the ministry": a common noun with its article."""
    head = document.tokens[head_of(document, source.first, source.last)]
    return document.lower(source.first - 1) == "the" and head.lower in _DESCRIBING and not head.capitalised


def _is_single_name(document: Document, source: Source) -> bool:
    first = behind_titles(document, source)
    token = document.tokens[first]
    return source.last - first == 1 and token.capitalised and not token.text.isupper()


def _names(document: Document, earlier: Source, short: _Short) -> bool:
    """Whether an earlier source is the fuller name of this one."""
    if _is_longer(document, earlier, short):
        last = document.lower(head_of(document, earlier.first, earlier.last))
        if last == short.head:
            return True
    if not earlier.named or not short.is_definite:
        return False
    described = [document.lower(at) for at in range(earlier.last + 1, earlier.last + _APPOSITION)]
    if document.lower(earlier.last) == "," and short.head in described:
        return True
    lone = short.source.last - short.source.first == 1
    return short.head in _GENERIC and lone and not _has_title(document, earlier)


def _is_longer(document: Document, earlier: Source, short: _Short) -> bool:
    """Whether it says more of the name; two people together ("Ann and Jim Roe") are no one's fuller name."""
    if earlier.last - earlier.first <= short.length:
        return False
    name = document.lowers[behind_titles(document, earlier) : earlier.last]
    return len(name) > short.length and not (short.is_single_name and "and" in name)


def _has_title(document: Document, source: Source) -> bool:
    """Whether the source is a person: a group is none."""
    tokens = document.tokens[source.first : source.last]
    person = len(tokens) > 1 and all(token.capitalised for token in tokens) and tokens[-1].lower not in INSTITUTIONS
    return person or any(token.lower in PERSONS for token in tokens)
