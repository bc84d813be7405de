"""A source: who speaks, as a phrase of the text, and whether it names one who could be met again."""

from __future__ import annotations

from dataclasses import dataclass

from factbase.attribution.nouns import EVIDENCE, HEARSAY, INSTITUTIONS, NOBODY, RESPONDENTS
from factbase.extract.document import Document
from factbase.extract.inflection import singular
from factbase.extract.lexicon import ARTICLES, NUMBER_WORDS, PERSON_TITLES, POSSESSIVES

# Prepositions by which a noun goes on within a source's phrase.
INNER = frozenset({"of", "for", "in", "from", "at", "with"})
_INDEFINITE = frozenset({"a", "an", "one", "another", "some"})
# "Two officials said" names a source, "520 members said" counts those who say so.
_MANY = 12
_HEAD_ENDS = INNER | {"by"}
_DETERMINING = ARTICLES | POSSESSIVES
_SHARES = RESPONDENTS | {"half", "all"}
_FEW = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks: tokens from ``first`` up to ``last``; ``first_with_article`` takes a leading article in."""

    first: int
    last: int
    first_with_article: int
    named: bool
    hedge: str


def make_source(document: Document, first: int, last: int) -> Source | None:
    """The source of these tokens, a leading article apart; None where nothing is left, or only those a poll asked."""
    with_article = first
    while first < last and document.lower(first) in _DETERMINING:
        first += 1
    if first >= last or (document.tokens[last - 1].form == "mark" and document.lower(last - 1) not in {")", "."}):
        return None
    if _are_respondents(document, first, last):
        return None
    while with_article > 0 and document.lower(with_article - 1) in ARTICLES:
        with_article -= 1
    hedge = "reported" if any(document.lower(index) in HEARSAY for index in range(first, last)) else "stated"
    definite = document.lower(first - 1) not in _INDEFINITE
    return Source(first, last, with_article, definite and _is_named(document, first, last), hedge)


def behind_titles(document: Document, source: Source) -> int:
    """The token that a source's name begins with, "Sgt." and "Mr." aside."""
    first = source.first
    while first < source.last - 1 and (document.lower(first) in PERSON_TITLES or document.lower(first) == "."):
        first += 1
    return first


def _are_respondents(document: Document, first: int, last: int) -> bool:
    """As in "40 percent of voters said", "39 have said": the figure is how many say so, and nobody is its source."""
    head = head_of(document, first, last)
    if document.lower(head) in RESPONDENTS or document.lower(first - 1) in RESPONDENTS:
        return True
    before = first - 1
    if document.lower(before) == "of":
        before -= 1
        if document.lower(before) in _SHARES:
            return True
    token = document.tokens[before] if before >= 0 else None
    if token is None or document.masked(before) or not (token.form == "number" or token.lower in NUMBER_WORDS):
        return False
    return token.lower not in _FEW and not (token.text.isdigit() and len(token.text) <= 2 and int(token.text) <= _MANY)


def head_of(document: Document, first: int, last: int) -> int:
    """The head noun of a phrase: the last word before its first preposition."""
    for index in range(first + 1, last):
        if document.lowers[index] in _HEAD_ENDS:
            return index - 1
    return last - 1


def _is_named(document: Document, first: int, last: int) -> bool:
    """Whether the phrase names one who could be met again: its head is a name, or an institution with a name."""
    head = head_of(document, first, last)
    if document.lower(head) in NOBODY or document.lower(last - 1) in NOBODY:
        return False
    token = document.tokens[head]
    several = not token.capitalised and singular(token.lower) != token.lower and token.lower not in INSTITUTIONS
    if several or token.lower in EVIDENCE:
        return False
    return any(document.tokens[index].capitalised for index in range(first, head + 1))
