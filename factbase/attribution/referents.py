"""Referents: whom a pronoun or a description stands for, the last one named as a source that fits.

Nobody is guessed: where no source of the sentences before fits, the pronoun stays as written, a voice of its own
article only.
"""

from __future__ import annotations

from collections.abc import Callable

from factbase.attribution.cue import Cue
from factbase.attribution.nouns import EVIDENCE, INSTITUTIONS, NOBODY, PERSONS, is_outlet
from factbase.attribution.source import Source, head_of, make_source
from factbase.extract.document import Document
from factbase.extract.inflection import singular
from factbase.extract.lexicon import PERSON_TITLES, words

CuesOf = Callable[[int], tuple[Cue, ...]]

_BACKWARD = 4
_LONGEST_BACKWARD = 12
_MALE, _FEMALE = (
    words("mr spokesman chairman king man father brother son husband"),
    words("mrs ms spokeswoman chairwoman queen woman mother sister daughter wife"),
)
_NO_PERSONS = INSTITUTIONS | EVIDENCE | NOBODY
_PRONOUNS = words("he she him her it they them")
_ACRONYM_LENGTH = 2
_FIRST_AND_LAST = 2


def referent_of(document: Document, cue: Cue, cues_of: CuesOf) -> Source | None:
    """The source that a cue's pronoun stands for, or None where it has no pronoun or none can be told."""
    source = cue.source
    word = document.lower(source.first)
    if source.last - source.first != 1 or word not in _PRONOUNS:
        return None
    number = document.sentence_number(source.first)
    left = _BACKWARD
    for back in range(_LONGEST_BACKWARD):
        if number - back < 0 or left == 0:
            return None
        left -= 1
        for earlier in reversed(cues_of(number - back)):
            if earlier.source.last > source.first:
                continue
            if document.lower(earlier.source.first) == word and earlier.source.last - earlier.source.first == 1:
                left = _BACKWARD  # the same pronoun
            elif _fits(document, earlier.source, word):
                return earlier.source
        sole = _sole_name(document, number - back) if back == 1 and word in {"he", "she"} else None
        if sole is not None and _fits(document, sole, word):
            return sole
    return None


def _sole_name(document: Document, number: int) -> Source | None:
    """The person that a sentence begins with, by first and last name, if it names no other."""
    sentence = document.sentences[number]
    last = sentence.first
    while last < sentence.last and document.tokens[last].capitalised:
        last += 1
    if last - sentence.first < _FIRST_AND_LAST:
        return None
    for index in range(last, sentence.last - 1):
        if document.tokens[index].capitalised and document.tokens[index + 1].capitalised:
            return None
    return make_source(document, sentence.first, last)


def _fits(document: Document, source: Source, word: str) -> bool:
    """Whether a pronoun can stand for this source."""
    if document.lower(source.first) in _PRONOUNS:
        return False
    if word in {"he", "him"}:
        return _is_person(document, source) and not _has(document, source, _FEMALE)
    if word in {"she", "her"}:
        return _is_person(document, source) and not _has(document, source, _MALE)
    head = document.lower(head_of(document, source.first, source.last))
    if word == "it":
        return not _is_person(document, source) and singular(head) == head and _is_body(document, source, head)
    return (singular(head) != head and head in NOBODY) or head == "police"


def _has(document: Document, source: Source, nouns: frozenset[str]) -> bool:
    return any(document.lower(index) in nouns for index in range(source.first, source.last))


def _is_person(document: Document, source: Source) -> bool:
    head = head_of(document, source.first, source.last)
    if document.lower(head) in PERSONS or _has(document, source, PERSON_TITLES):
        return True
    tokens = document.tokens[source.first : source.last]
    if _has(document, source, _NO_PERSONS) or is_outlet(document.quote(source.first, source.last)):
        return False
    named = all(token.capitalised or token.form == "mark" for token in tokens) and not tokens[-1].text.isupper()
    return named and (len(tokens) > 1 or _is_family_name(document, source.first))


def _is_family_name(document: Document, index: int) -> bool:
    """Whether a single name has been written with another name before it, a little earlier in the text."""
    name = document.lower(index)
    for at in range(index - 1, max(0, index - _NAMED_WITHIN), -1):
        if document.lower(at) == name and document.tokens[at - 1].capitalised:
            return True
    return False


_NAMED_WITHIN = 600


def _is_body(document: Document, source: Source, head: str) -> bool:
    token = document.tokens[source.last - 1]
    acronym = token.text.isupper() and len(token.text) >= _ACRONYM_LENGTH
    return head in INSTITUTIONS or head in EVIDENCE or acronym or is_outlet(document.quote(source.first, source.last))
