"""What is counted: the noun phrase of a figure, by its kind and by the rule that found it."""

from __future__ import annotations

from factbase.extract.counts import is_salvo
from factbase.extract.document import Document
from factbase.extract.events import Events
from factbase.extract.figure import Figure
from factbase.extract.lexicon import DETERMINERS, words
from factbase.extract.people import AGE_NOUNS
from factbase.extract.phrases import Phrase, age_phrase, is_noun_like, noun_phrase, phrase_at, phrase_behind_age

# What a sum or a measure is told of, before it: "a loan of $2 billion", "a quake of magnitude 6".
_NAMED_BY = frozenset({"money", "measure"})
_MOST_MODIFIERS = 2
_AS_MUCH = frozenset({("as", "many"), ("as", "much")})
_DIRECTIONS = words(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west"
    " inland offshore upstream downstream deep long wide high tall thick"
)
_OF_EACH = frozenset({"the", "each", "every", "all", "a"})


def counted_phrase(document: Document, events: Events, figure: Figure) -> Phrase | None:
    """The phrase counted, or None; of percents only what "of" leads to, of sums what they are paid for."""
    if figure.rule in {"implied", "included"}:
        return phrase_behind_age(document, events, figure.noun)
    if figure.rule in {"headline", "listed"}:
        return _of_headline(document, events, figure)
    if is_salvo(document, figure.noun):
        return phrase_at(document, events, figure.noun + 1, figure.noun + 2)
    start = _noun_start(document, figure)
    phrase = None if start is None else noun_phrase(document, events, start)
    return None if figure.kind == "rate" and phrase and phrase.head_singular == "time" else phrase


def noun_before(document: Document, events: Events, figure: Figure) -> str | None:
    """The noun that a sum or a measure is told of by "of", with what stands between it and its determiner; or None."""
    last = figure.first - 1
    if figure.kind not in _NAMED_BY or document.lower(last) != "of" or not _is_common(document, events, last - 1):
        return None
    first = last - 1
    while first > last - 1 - _MOST_MODIFIERS and _is_common(document, events, first - 1):
        first -= 1
    if document.lower(first - 1) not in DETERMINERS:
        first = last - 1
    return document.quote(first, last)


def _is_common(document: Document, events: Events, index: int) -> bool:
    word = document.lower(index)
    if not is_noun_like(document, events, index) or word in _AMOUNTS or word.endswith("ed"):
        return False
    return document.tokens[index].text == word or index == document.sentence_at(index).first


_AMOUNTS = words(
    "total sum amount average maximum minimum value worth cost price excess tune number order range region neighborhood"
    " neighbourhood majority minority half"
)


def _of_headline(document: Document, events: Events, figure: Figure) -> Phrase | None:
    if document.lower(figure.last - 1) in AGE_NOUNS:
        return age_phrase(document, figure.first, figure.last - 1)
    return phrase_at(document, events, figure.noun, document.sentence_at(figure.noun).last)


def _noun_start(document: Document, figure: Figure) -> int | None:
    """The token that the noun is looked for from; None where the kind of the figure has no noun there."""
    start = figure.noun
    following = document.lower(start)
    if figure.kind == "percent":
        return start if following == "of" else None
    if figure.kind == "money" and following == "of" and document.lower(start + 1) in DETERMINERS:
        return None  # "280 million of the 1.5 billion euros"
    if figure.kind == "money" and (following, document.lower(start + 1)) == ("short", "of"):
        return None
    if figure.kind == "money" and following in {"in", "for"}:
        bare = document.masked(start + 1) or document.lower(start + 1) in _OF_EACH
        return None if bare else start + 1
    if figure.kind == "count" and following == "-" and document.glued(start):  # "an 800-strong force"
        return start + 2
    if figure.kind == "measure" and following == "." and document.glued(start - 1):  # "a 9 mm. pistol"
        goes_on = document.lower(start + 1).isalpha() and not document.tokens[start + 1].capitalised
        return start + goes_on
    if figure.kind == "measure" and following in _DIRECTIONS:  # "14 km | east of the town"
        return None
    if figure.kind == "ratio" and following in DETERMINERS:  # "half the villages"
        return start + 1
    if figure.kind == "ratio" and (following, document.lower(start + 1)) in _AS_MUCH:
        return start + 2
    return start
