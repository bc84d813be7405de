"""Names: the phrase of a source, as written, before or behind its cue; and whether it names somebody.

The article and the possessive stay outside. A title and a name end with the name; a common noun keeps its "of" and
"in" phrases ("the Ministry of Health in Gaza"), never a relative clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from factbase.extract.document import Document
from factbase.extract.lexicon import (
    ABBREVIATIONS,
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR_VERBS,
    PERSON_TITLES,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SAYING,
    SAYING_NOUNS,
    words,
)
from factbase.extract.sentences import Sentence

_INNER = frozenset({"of", "for", "in", "from", "at", "with"})
_STOP = (PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | RELATIVES | ADVERBS | frozenset(SAYING)) - SAYING_NOUNS
_SPEAKERS = frozenset({"he", "she", "they", "it"})
# Nouns of sources that are many or nobody: they stand for no one who could be met again in another article.
_NOBODY = words(
    "official officials report reports source sources witness witnesses resident residents media police authorities"
    " activists doctors medics analysts experts relatives locals rumors rumours accounts neighbors neighbours users"
    " investigators people reporters observers survivors spokesman spokeswoman he she they it we i who others"
)
_HEARSAY = frozenset({"reports", "report", "rumors", "rumours"})
_LONGEST = 14
_SHARES = frozenset({"percent", "%", "cent", "of", "half", "most"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks: tokens from ``first`` up to ``last``; ``first_with_article`` takes a leading article in."""

    first: int
    last: int
    first_with_article: int
    named: bool
    hedge: str


def source_before(document: Document, sentence: Sentence, verb: int) -> Source | None:
    """The subject of a verb of saying, an apposition between commas skipped."""
    last = verb
    while last > sentence.first and _is_between(document.lower(last - 1)):
        last -= 1
    if document.lower(last - 1) == "," and last - 1 > sentence.first:
        last = _before_apposition(document, sentence, last - 1)
    if last <= sentence.first:
        return None
    if document.lower(last - 1) in RELATIVES:
        last -= 1 + (document.lower(last - 2) == ",")
    if document.lower(last - 1) in {"and", "but"}:  # "the agency checked its figures and said"
        return source_after(document, sentence, _opening_end(document, sentence))
    if document.lower(last - 1) in _SPEAKERS:
        return _source(document, last - 1, last)
    first = _walk_back(document, sentence, last)
    if document.lower(first - 1) in _SHARES or document.lower(last - 1).startswith(("i'", "we'", "you'")):
        return None  # "40 percent of voters said": whom somebody asked
    return _source(document, first, last)


def source_after(document: Document, sentence: Sentence, index: int) -> Source | None:
    """The phrase behind "according to" or an inverted verb."""
    if document.lower(index) in PRONOUNS:
        return _source(document, index, index + 1)
    first = index
    while first < sentence.last and document.lower(first) in DETERMINERS | {"'s"} and document.lower(first) != "some":
        first += 1
    last, limit = first, min(sentence.last, first + _LONGEST)
    last += last < limit and document.lower(last).endswith("ed")  # "verified reports"
    while last < limit and _belongs(document, last, titled=_is_titled(document, first, last)):
        last += 1
    while last > first and (
        document.tokens[last - 1].form == "mark" or document.lower(last - 1) in _INNER | {"and", "the"}
    ):
        last -= 1
    return _source(document, first, last)


def _opening_end(document: Document, sentence: Sentence) -> int:
    """Where the sentence's subject begins: behind an opening phrase such as "On Friday,"."""
    comma = next(
        (at for at in range(sentence.first, min(sentence.last, sentence.first + 5)) if document.lower(at) == ","), None
    )
    opened = document.lower(sentence.first) in PREPOSITIONS and comma is not None
    return comma + 1 if opened and comma is not None else sentence.first


def _is_between(word: str) -> bool:
    """Words between a subject and its verb: "has also", "later"."""
    return word in AUXILIARIES or word in ADVERBS or word.endswith("ly") or word == "initially"


def _before_apposition(document: Document, sentence: Sentence, comma: int) -> int:
    """`Ann Roe, a Pentagon official, said`: the end of the name before the apposition's first comma."""
    for index in range(comma - 1, max(sentence.first, comma - _LONGEST), -1):
        if document.lower(index) == ",":
            named = document.tokens[index + 1].capitalised or document.masked(index - 1)
            return comma if named else index
    return comma


def _walk_back(document: Document, sentence: Sentence, last: int) -> int:
    first, limit = last, max(sentence.first, last - _LONGEST)
    while first > limit and _belongs(document, first - 1, titled=False):
        first -= 1
    return _without_opening(document, first, last)


def _without_opening(document: Document, first: int, last: int) -> int:
    """The phrase without a preposition, a conjunction or "In Syria" in front of it."""
    while first < last and document.lower(first) in _INNER | {"and", "'s", ".", ")", "(", "-"}:
        opening = document.lower(first) in _INNER
        first += 1
        while opening and first < last - 1 and document.tokens[first].capitalised:
            first += 1
    return first


def _belongs(document: Document, index: int, *, titled: bool) -> bool:
    """Whether the token can stand inside a source's phrase."""
    token = document.tokens[index]
    if document.masked(index) or token.form == "number":
        return False
    if token.form == "mark":
        return token.text in {"'s", "-", "&", "(", ")", "/"} or _abbreviates(document, index)
    if token.lower in _INNER:
        return not titled
    if token.lower in {"and", "the"}:
        return not titled
    if token.lower in _STOP or token.lower in PRONOUNS:
        return False
    if token.lower.endswith("ed") and not token.capitalised and "-" not in token.text:
        return False  # a verb behind its subject
    return token.lower not in IRREGULAR_VERBS and token.lower not in {"that", "a", "an"}


def _abbreviates(document: Document, index: int) -> bool:
    word = document.tokens[index - 1] if index else None
    if word is None or document.tokens[index].text != "." or not document.glued(index - 1):
        return False
    return word.lower in ABBREVIATIONS or len(word.text) == 1


def _is_titled(document: Document, first: int, last: int) -> bool:
    """Whether a title and a name have been read, which end the phrase ("Sgt. Ann Roe of the Dallas police")."""
    if last <= first + 1 or document.lower(first) not in PERSON_TITLES:
        return False
    return document.tokens[first].capitalised and document.tokens[last - 1].capitalised


def _source(document: Document, first: int, last: int) -> Source | None:
    with_article = first
    while first < last and document.lower(first) in ARTICLES | POSSESSIVES:
        first += 1
    if first >= last or (document.tokens[last - 1].form == "mark" and document.lower(last - 1) not in {")", "."}):
        return None
    while with_article > 0 and document.lower(with_article - 1) in ARTICLES:
        with_article -= 1
    hedge = "reported" if any(document.lower(index) in _HEARSAY for index in range(first, last)) else "stated"
    return Source(first, last, with_article, _is_named(document, first, last), hedge)


def _is_named(document: Document, first: int, last: int) -> bool:
    """Whether the phrase names one who could be met again: its head is a name, or an institution with a name."""
    head = next((index for index in range(first, last - 1) if document.lower(index + 1) in _INNER), last - 1)
    if document.lower(head) in _NOBODY or document.lower(last - 1) in _NOBODY:
        return False
    return any(document.tokens[index].capitalised for index in range(first, head + 1))
