"""Verb forms: whether a form of a verb of saying says anything where it stands.

A passive, an infinitive, a noun of the same form and what somebody did not say attribute nothing.
"""

from __future__ import annotations

from dataclasses import replace

from factbase.attribution.verbs import NOUN_FORMS, VERBS, Verb
from factbase.extract.document import Document
from factbase.extract.lexicon import ADVERBS, ARTICLES, BE, MODALS, POSSESSIVES, words
from factbase.extract.sentences import Sentence

_NEGATIONS = words(
    "not n't never didn't doesn't don't hasn't haven't hadn't won't wouldn't cannot can't couldn't without"
)
_NO_FINITE = BE | MODALS | words("be been being to got as")
_NOMINAL_BEFORE = (
    ARTICLES
    | POSSESSIVES
    | words(
        "this that these those 's of any each every no another some many several most other few overall total latest newly"
    )
)
# "Three were reported dead", "three reported dead": a participle.
_STATES = words("dead killed wounded injured missing hurt lost stolen displaced")
_PROGRESSIVE = words("is are was were am 's 're")
_CLAIMING_LIVES = 8
_BETWEEN = ADVERBS - _NEGATIONS


def says_something(document: Document, sentence: Sentence, index: int, verb: Verb) -> bool:
    """Whether the form at this token is a finite verb or a gerund by which somebody says something."""
    before, word = _before(document, sentence, index), document.lower(index)
    if (before in _NO_FINITE and not (verb.is_gerund and before in _PROGRESSIVE)) or (
        before in _NEGATIONS and verb.stance == "asserts"
    ):
        return False
    if before in _NOMINAL_BEFORE and (before != "that" or word in NOUN_FORMS):
        return False
    if word in NOUN_FORMS and before in VERBS and before not in NOUN_FORMS:  # "denied | claims that"
        return False
    return not (_is_participle(document, index) or _is_aside(document, index) or _takes_lives(document, index))


def as_finite(document: Document, sentence: Sentence, index: int, verb: Verb) -> Verb:
    """The verb, as a finite one where it is in the progressive: "police are reporting 30 dead"."""
    progressive = verb.is_gerund and _before(document, sentence, index) in _PROGRESSIVE
    return replace(verb, is_gerund=False) if progressive else verb


def _before(document: Document, sentence: Sentence, index: int) -> str:
    """The word before a verb, its adverbs aside."""
    at = index - 1
    while at > sentence.first and (document.lower(at).endswith("ly") or document.lower(at) in _BETWEEN):
        at -= 1
    return "" if document.masked(at) else document.lower(at)  # "in May" is no modal


def _is_participle(document: Document, index: int) -> bool:
    following = document.lower(index + 1)
    if following == "by":  # "it was said by", but "she said by phone"
        return document.lower(index + 2) not in _MEANS
    return following in _STATES and document.lower(index) == "reported"


_MEANS = words("phone telephone email e-mail text letter radio satellite video fax message")


def _is_aside(document: Document, index: int) -> bool:
    """As in "some of them - say, ten"."""
    return (
        document.lower(index) == "say"
        and document.lower(index + 1) == ","
        and document.tokens[index - 1].form == "mark"
    )


def _takes_lives(document: Document, index: int) -> bool:
    """As in "the flood has claimed 30 lives"."""
    lives = range(index + 1, index + _CLAIMING_LIVES)
    return document.lower(index).startswith("claim") and any(document.lower(at) in {"life", "lives"} for at in lives)
