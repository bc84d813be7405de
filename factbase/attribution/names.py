"""Names: the phrase of a source, as written, read forwards or backwards.

The article and the possessive stay outside. A title and a name end with the name; a common noun keeps its
prepositional phrases ("the Ministry of Health in Gaza"), never a relative clause.
"""

from __future__ import annotations

from factbase.attribution.nouns import EVIDENCE, PERSONS
from factbase.attribution.source import INNER, Source, make_source
from factbase.attribution.verbs import NOUN_FORMS, VERBS
from factbase.extract.document import Document
from factbase.extract.lexicon import (
    ABBREVIATIONS,
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR_VERBS,
    NUMBER_WORDS,
    PERSON_TITLES,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    words,
)
from factbase.extract.sentences import Sentence

_STOP = (
    PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | RELATIVES | ADVERBS | IRREGULAR_VERBS | PRONOUNS | frozenset(VERBS)
) - NOUN_FORMS
_NO_PART = words("that a an this these those following according")
# What stands between a noun and "by" in the phrase of a document: "figures compiled by", "a tally kept by".
_MADE = words(
    "compiled collected released published gathered provided obtained issued given kept maintained conducted prepared"
    " produced made sponsored commissioned seen reviewed cited quoted posted carried run submitted"
)
_LONGEST = 14
# Joined once: most of these are asked for at every token of a phrase.
_LEADING = (DETERMINERS | {"'s"}) - {"some", "another"}
_COUNTING = NUMBER_WORDS | {"some", "another"}
_BEHIND_INNER = ARTICLES | NUMBER_WORDS | POSSESSIVES
_BEFORE_THE = INNER | {"and"}
_LINKS = INNER | {"and", "by"}
_OBJECTS = DETERMINERS | {"that"} | NUMBER_WORDS
_FINITE = AUXILIARIES | IRREGULAR_VERBS
_DANGLING = INNER | {"and", "the", "by"} | ARTICLES
_BEFORE_ATTRIBUTES = DETERMINERS | INNER | {"and", ","}
_OPENING = INNER | {"and", "'s", ".", ")", "(", "-", "/", "'"}
_LINKING = CONJUNCTIONS | PREPOSITIONS
_TITLES = PERSON_TITLES | PERSONS


def source_after(document: Document, sentence: Sentence, index: int) -> Source | None:
    """The phrase that begins at this token, behind "according to" or an inverted verb."""
    if index >= sentence.last:
        return None
    if document.lower(index) in PRONOUNS:
        return make_source(document, index, index + 1)
    first = index
    if document.masked(first) and document.lower(first + 1) == "'s":  # "Tuesday's poll"
        first += 2
    while first < sentence.last and document.lower(first) in _LEADING:
        first += 1
    last, limit = first, min(sentence.last, first + _LONGEST)
    while last < limit and document.lower(last) in _COUNTING:
        last += 1
    adjective = last + 1 < limit and document.lower(last).endswith("ed") and belongs(document, last + 1)
    last += adjective  # "verified reports"
    while last < limit and (step := _step(document, first, last)):
        last += step
    while last > first and _dangles(document, last - 1):
        last -= 1
    return make_source(document, first, last)


def _step(document: Document, first: int, last: int) -> int:
    """How many tokens a phrase goes on by: none where it ends."""
    word = document.lower(last)
    titled = _is_titled(document, first, last)
    head = document.lower(last - 1) if last > first else ""
    if word in _MADE and document.lower(last + 1) == "by" and not titled:
        return 2
    if word == "by" and (head in EVIDENCE):
        return 1
    if (head in INNER or head == "by") and word in _BEHIND_INNER:
        return 1
    if word == "the" and head not in _LINKS:
        return 0
    if word == "and" and (titled or not _joins(document, last)):
        return 0
    if word in NOUN_FORMS and last > first and takes_object(document, last):
        return 0
    return int(belongs(document, last) and not (titled and (word in INNER or word == "the")))


def takes_object(document: Document, index: int) -> bool:
    """Whether a form that may be a noun is a verb here: "the clinic | shows 30 deaths"."""
    if index + 1 >= len(document.tokens):
        return False
    token = document.tokens[index + 1]
    return token.form == "number" or token.lower in _OBJECTS


def _joins(document: Document, index: int) -> bool:
    """Whether an "and" joins another name or noun, rather than a clause: no verb may follow within a few words."""
    following = [document.lower(index + step) for step in range(1, 5)]
    for word in following:
        if word in {",", ".", ";", "", '"', "-", ")", ":"}:
            return True
        if word in _FINITE or (word in VERBS and word not in NOUN_FORMS):
            return False
    return True


def _dangles(document: Document, index: int) -> bool:
    token = document.tokens[index]
    if token.form == "mark":
        return token.text not in {")"} and not _abbreviates(document, index)
    return token.lower in _DANGLING


def phrase_first(document: Document, sentence: Sentence, last: int) -> int:
    """The first token of the noun phrase that ends before ``last``; ``last`` itself where none does."""
    return _without_opening(document, stretch_first(document, sentence, last), last)


def stretch_first(document: Document, sentence: Sentence, last: int) -> int:
    """The same with the preposition that it may hang on by ("in South Kivu")."""
    first, limit = last, max(sentence.first, last - _LONGEST)
    while first > limit and _belongs_before(document, sentence, first - 1):
        if document.lower(first - 1) == "the" and document.lower(first - 2) not in _BEFORE_THE:
            break
        first -= 1
    return first


def _belongs_before(document: Document, sentence: Sentence, index: int) -> bool:
    token = document.tokens[index]
    if token.text == ")":  # "the Lake Guard (LG) said", but no dateline's "BASRA (AFP) - Police said"
        return document.lower(index + 1) in VERBS
    if belongs(document, index):
        return True
    if token.lower in {"this", "that", "these", "those"}:  # "the victim of that shooting"
        return document.lower(index - 1) in INNER
    attributive = token.lower.endswith("ed") and not document.masked(index) and token.form == "word"
    before = document.lower(index - 1)
    return attributive and (index == sentence.first or before in _BEFORE_ATTRIBUTES or before.endswith("ly"))


def _without_opening(document: Document, first: int, last: int) -> int:
    """The phrase without a preposition, a conjunction or "In Syria" in front of it."""
    while first < last and document.lower(first) in _OPENING:
        opening = document.lower(first) in INNER
        first += 1
        while opening and first < last - 1 and document.tokens[first].capitalised:
            first += 1
    return first


def belongs(document: Document, index: int) -> bool:
    """Whether the token can stand inside a source's phrase."""
    token = document.tokens[index]
    if token.form == "handle":
        return True
    if document.masked(index) or token.form == "number":
        return _is_year_of(document, index)
    if token.form == "mark":
        if token.text == "-":
            return document.glued(index) and index > 0 and document.glued(index - 1)
        return token.text in {"'s", "&", "(", ")", "/", "'"} or _abbreviates(document, index)
    if token.lower in INNER or token.lower in {"and", "the"}:
        return True
    if token.capitalised and token.lower in _LINKING:  # "Doctors Without Borders"
        around = document.tokens[max(0, index - 1) : index + 2]
        return len(around) == 3 and all(word.capitalised for word in around)
    if token.lower == "now" and token.capitalised and index and document.tokens[index - 1].capitalised:
        return True  # "Syria Now"
    if token.lower in _STOP or token.lower in _NO_PART or token.lower in NUMBER_WORDS:
        return token.capitalised and token.text.isupper() and len(token.text) > 1 and token.lower in {"who", "us", "it"}
    # A verb in the past behind its subject.
    return token.capitalised or not token.lower.endswith("ed") or "-" in token.text


def _is_year_of(document: Document, index: int) -> bool:
    """As in "the | 2014 | survey"."""
    token = document.tokens[index]
    if token.form != "number" or len(token.text) != 4 or not document.masked(index):
        return False
    named = index + 1 < document.count and document.tokens[index + 1].form == "word" and not document.masked(index + 1)
    return named and document.lower(index - 1) in _LEADING


def _abbreviates(document: Document, index: int) -> bool:
    word = document.tokens[index - 1] if index else None
    if word is None or document.tokens[index].text != "." or not document.glued(index - 1):
        return False
    return word.lower in ABBREVIATIONS or len(word.text) == 1


def _is_titled(document: Document, first: int, last: int) -> bool:
    """Whether a title and a name have been read, which end the phrase ("Sgt. Ann Roe of the Dallas police")."""
    if last <= first + 1 or not document.tokens[last - 1].capitalised:
        return False
    title = next((at for at in range(first, last) if document.lower(at) in _TITLES), last)
    return title < last - 1 and all(
        document.tokens[at].form == "mark" or document.tokens[at].capitalised for at in range(title + 1, last)
    )
