"""Descriptions: whose name "the ministry", "the group", "the commander" or a family name stands for.

The description stays the source as written; the name that it takes up is told beside it, where a source before it in
the text fits.
"""

from __future__ import annotations

from collections.abc import Callable

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


def name_taken_up(document: Document, source: Source, cues_of: CuesOf) -> Source | None:
    """The earlier source, with a fuller name, that this one takes up; None where it stands for itself."""
    if not (_is_definite(document, source) or _is_single_name(document, source)):
        return None
    number = document.sentence_number(source.first)
    for back in range(min(_BACKWARD, number + 1)):
        for earlier in reversed(cues_of(number - back)):
            if earlier.source.last <= source.first and _names(document, earlier.source, source):
                return earlier.source
    return None


def _is_definite(document: Document, source: Source) -> bool:
    """As in "the ministry": a common noun with its article."""
    head = document.tokens[head_of(document, source.first, source.last)]
    return document.lower(source.first - 1) == "the" and head.lower in INSTITUTIONS | PERSONS and not head.capitalised


def _is_single_name(document: Document, source: Source) -> bool:
    first = behind_titles(document, source)
    token = document.tokens[first]
    return source.last - first == 1 and token.capitalised and not token.text.isupper()


def _names(document: Document, earlier: Source, source: Source) -> bool:
    """Whether an earlier source is the fuller name of this one."""
    head = document.lower(head_of(document, source.first, source.last))
    if _is_longer(document, earlier, source):
        last = document.lower(head_of(document, earlier.first, earlier.last))
        if last == head:
            return True
    if not earlier.named or not _is_definite(document, source):
        return False
    described = [document.lower(at) for at in range(earlier.last + 1, earlier.last + _APPOSITION)]
    if document.lower(earlier.last) == "," and head in described:
        return True
    return head in _GENERIC and source.last - source.first == 1 and not _has_title(document, earlier)


def _is_longer(document: Document, earlier: Source, source: Source) -> bool:
    """Whether it says more of the name; two people together ("Ann and Jim Roe") are no one's fuller name."""
    name = range(behind_titles(document, earlier), earlier.last)
    people = _is_single_name(document, source) and any(document.lower(at) == "and" for at in name)
    return len(name) > source.last - behind_titles(document, source) and not people


def _has_title(document: Document, source: Source) -> bool:
    """Whether the source is a person: a group is none."""
    tokens = document.tokens[source.first : source.last]
    person = len(tokens) > 1 and all(token.capitalised for token in tokens) and tokens[-1].lower not in INSTITUTIONS
    return person or any(token.lower in PERSONS for token in tokens)
