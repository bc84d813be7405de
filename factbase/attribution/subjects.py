"""Subjects: who is the subject of a verb of saying, behind appositions, relative clauses and participles."""

from __future__ import annotations

from factbase.attribution.names import belongs, phrase_first, source_after, stretch_first
from factbase.attribution.nouns import EVIDENCE
from factbase.attribution.source import Source, make_source
from factbase.extract.document import Document
from factbase.extract.lexicon import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR_VERBS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    words,
)
from factbase.extract.sentences import Sentence

_SPEAKING_PRONOUNS = frozenset({"he", "she", "they", "it"})
# Prepositions that a noun phrase may be continued by; those of `names` are part of the phrase anyway.
_CONTINUING = words("of for in from at with by on about to into against over under between among during near across")
_BOUNDARIES = frozenset({",", ";", ":", '"', "(", ")", "-", "'", "\u2013", "\u2014", "?", "!", ".", "*", "\u2022"})
_PARTICIPLES = words("taken done made held seen sent given written shown known led run")
_PARENTHETIC = frozenset({",", "\u2013", "\u2014", "-"})
_LONGEST_APPOSITION = 45
_NO_NOUNS = AUXILIARIES | ADVERBS | CONJUNCTIONS | IRREGULAR_VERBS | PREPOSITIONS | RELATIVES | DETERMINERS
_LINKING_ONLY = PREPOSITIONS - SUBORDINATORS - CONJUNCTIONS
_OPENING = PREPOSITIONS | SUBORDINATORS
_DETERMINING = ARTICLES | POSSESSIVES
_CLAUSE_OPENERS = CONJUNCTIONS | SUBORDINATORS | _BOUNDARIES | {"'s"}


def subject_of(document: Document, sentence: Sentence, verb: int) -> Source | None:
    """The subject of the verb at this token, or None where it cannot be told."""
    last = _before_auxiliaries(document, sentence, verb)
    if last <= sentence.first:
        return None
    word = document.lower(last - 1)
    if word in {"and", "but", "then", "or"}:
        return first_subject(document, sentence)
    if word in RELATIVES:
        if word == "who" and document.lower(last - 2) != ",":  # "those who think so" tells them from others
            return None
        return _antecedent(document, sentence, last - 1)
    if word in _PARENTHETIC:
        return _before_apposition(document, sentence, last - 1)
    return _phrase_before(document, sentence, last)


def first_subject(document: Document, sentence: Sentence) -> Source | None:
    """The phrase that a sentence begins with, behind an opening such as "On Friday,": whom further verbs share."""
    first = sentence.first
    while first < sentence.last and document.tokens[first].form == "mark":
        first += 1
    if document.lower(first) in _OPENING:
        comma = next((at for at in range(first, min(sentence.last, first + 8)) if document.lower(at) == ","), None)
        if comma is None:
            return None
        first = comma + 1
    return source_after(document, sentence, first) if first < sentence.last else None


def _before_auxiliaries(document: Document, sentence: Sentence, verb: int) -> int:
    """The end of what stands before "has also", "later", "on Tuesday"."""
    last = verb
    while last > sentence.first:
        word = document.lower(last - 1)
        dated = document.masked(last - 1) and document.tokens[last - 1].form != "mark"
        between = (
            word in AUXILIARIES
            or (word in ADVERBS and not belongs(document, last - 1))
            or word == "first"
            or (word.endswith("ly") and not document.tokens[last - 1].capitalised)
        )
        if not (dated or between):
            break
        last -= 1
        while dated and last > sentence.first and document.lower(last - 1) in {"on", "in", "late", "early"}:
            last -= 1
    return last


def _antecedent(document: Document, sentence: Sentence, relative: int) -> Source | None:
    """Whom "who" or "which" stands for: the phrase before it."""
    last = relative
    while last > sentence.first and document.lower(last - 1) in _PARENTHETIC:
        last -= 1
    if last <= sentence.first:
        return None
    first = phrase_first(document, sentence, last)
    return make_source(document, first, last) if first < last else None


def _before_apposition(document: Document, sentence: Sentence, comma: int) -> Source | None:
    """`Ann Roe, a nurse, said`, `Roe, who fled, said`, `a spokesman, Ann Roe, said`: the name."""
    end = comma
    for index in range(comma - 1, max(sentence.first, comma - _LONGEST_APPOSITION), -1):
        word = document.lower(index)
        if word in {";", '"', ":"}:
            return None
        if word != document.lower(comma):
            continue
        if _is_place(document, index, end):
            end = index
            continue
        if _all_names(document, index + 1, end):
            return make_source(document, index + 1, end)
        return _phrase_before(document, sentence, index)
    return _phrase_before(document, sentence, comma) if end == comma else _phrase_before(document, sentence, end)


def _all_names(document: Document, first: int, last: int) -> bool:
    tokens = document.tokens[first:last]
    return bool(tokens) and all(token.capitalised or token.form == "mark" for token in tokens) and tokens[0].capitalised


def _is_place(document: Document, comma: int, end: int) -> bool:
    """As in "mayor of Basra, Iraq, said": the state or country behind a place."""
    return _all_names(document, comma + 1, end) and document.tokens[comma - 1].capitalised


def _phrase_before(document: Document, sentence: Sentence, last: int) -> Source | None:
    """The noun phrase that ends before ``last``, its participles and prepositional phrases skipped."""
    if document.lower(last - 1) in _SPEAKING_PRONOUNS:
        return make_source(document, last - 1, last)
    if document.lower(last - 1) == ")":
        last = next(
            (at for at in range(last - 1, max(sentence.first, last - 12), -1) if document.lower(at) == "("), last
        )
    last = _without_date(document, sentence, last)
    first, end = phrase_first(document, sentence, last), last
    for _ in range(_MODIFIERS):
        stretch = stretch_first(document, sentence, end)
        hangs = first < end and document.lower(stretch) in _CONTINUING
        before = _continued(document, sentence, stretch + 1 if hangs else first, end)
        if before is None:
            break
        first, end = phrase_first(document, sentence, before), before
    if first >= end or not _opens_clause(document, sentence, first):
        return _before_relative(document, sentence, last)
    agent = document.lower(end) == "by" or document.lower(end + 1) == "by"
    if end < last and agent and document.lower(end - 1) in EVIDENCE:
        end = last
    return make_source(document, first, end)


def _before_relative(document: Document, sentence: Sentence, last: int) -> Source | None:
    """As in "an official who spoke on the phone said": the phrase before the relative clause."""
    for at in range(last - 1, max(sentence.first, last - _LONGEST_APPOSITION), -1):
        if document.tokens[at].text in _BOUNDARIES:
            return None
        if document.lower(at) == "who" or _relates_document(document, at):
            first = phrase_first(document, sentence, at)
            return make_source(document, first, at) if first < at and _opens_clause(document, sentence, first) else None
    return None


def _relates_document(document: Document, index: int) -> bool:
    """As in "a study | that appeared in May found": a that or which behind a document, with its own verb."""
    following = document.lower(index + 1)
    verb = following in AUXILIARIES or (following.endswith("ed") and not document.tokens[index + 1].capitalised)
    return document.lower(index) in {"that", "which"} and document.lower(index - 1) in EVIDENCE and verb


_MODIFIERS = 4


def _without_date(document: Document, sentence: Sentence, last: int) -> int:
    """The end of the phrase before "for 2015", "on Friday"."""
    end = last
    while end > sentence.first and document.masked(end - 1):
        end -= 1
    return end - 1 if end < last and document.lower(end - 1) in PREPOSITIONS else end


def _continued(document: Document, sentence: Sentence, first: int, last: int) -> int | None:
    """Where the phrase ends that the words before ``first`` continue: "a poll | released on Friday by the paper"."""
    at = first - 1
    while at > sentence.first and document.lower(at) in _DETERMINING:
        at -= 1
    if at < sentence.first or (
        _is_participle(document, at) and first < last
    ):  # "reported the mayor said": a verb with its object
        return None
    end = None
    while at > sentence.first and (
        document.lower(at) in _CONTINUING or _is_participle(document, at) or document.masked(at)
    ):
        end = at
        at -= 1
    if end is None or not _is_nominal(document, end - 1):
        return None
    return end


def _is_participle(document: Document, index: int) -> bool:
    word = document.lower(index)
    return (word.endswith("ed") or word in _PARTICIPLES) and not document.tokens[index].capitalised


def _is_nominal(document: Document, index: int) -> bool:
    """Whether the token can be a noun that a participle or preposition hangs on."""
    token = document.tokens[index]
    return token.form == "word" and token.lower not in _NO_NOUNS and not token.lower.endswith("ed")


def _opens_clause(document: Document, sentence: Sentence, first: int) -> bool:
    """Whether a phrase stands where a subject can stand: at the head of its clause."""
    at = first - 1
    while at >= sentence.first and document.lower(at) in DETERMINERS:
        at -= 1
    if at < sentence.first or document.masked(at):
        return True
    word, token = document.lower(at), document.tokens[at]
    if word in _LINKING_ONLY:  # "In Gaza officials said", but no "of those in Gaza said"
        return at == sentence.first or document.tokens[at - 1].form == "mark"
    if token.form == "number" or word in _CLAUSE_OPENERS:
        return True
    return word in ADVERBS or word.endswith("ly") or word in _LEADING_IN


# Verbs and words that a clause without "that" follows: "Reuters reported police said …".
_LEADING_IN = words("said says say reported reports added told that how what why one two three four five six")
