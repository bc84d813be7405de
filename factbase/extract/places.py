"""Places: names behind a locative preposition: "in Syria and Iraq", "near the port of Basra".

Not a name that only tells of a noun what it is: "outside the American embassy in Baghdad" is in Baghdad alone.
"""

from __future__ import annotations

from factbase.extract.document import Document
from factbase.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    words,
)
from factbase.extract.sentences import Sentence

_LOCATIVES = words("in at near outside across inside around")
_FUNCTION_WORDS = (
    PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS | RELATIVES | DETERMINERS | ADVERBS | IRREGULAR_VERBS | {"of"}
)
_NOUNS_BETWEEN = 3
_MONTHS = words("january february march april may june july august september october november december")
# Names of origin that end like names of places, and the states that are written by their letters.
_ORIGINS = words(
    "us u.s. uk u.k. eu un nato american german korean mexican afghan cuban african asian european roman iraqi israeli"
    " saudi yemeni kuwaiti pakistani bangladeshi somali omani qatari emirati bahraini azeri french dutch greek swiss czech"
    " thai arab sunni shia shiite shi'ite muslim islamic jewish catholic protestant tamil uighur"
)
_ORIGIN_ENDINGS = ("ian", "ean", "ish", "ese")


def places(document: Document, sentence: Sentence) -> tuple[str, ...]:
    """The names of the places that a sentence gives, in order."""
    found: list[str] = []
    index = sentence.first
    while index < sentence.last:
        if document.lowers[index] in _LOCATIVES:
            names, index = _names(document, _behind_noun(document, index + 1, sentence.last), sentence.last)
            found += [name for name in names if name not in found]
        else:
            index += 1
    return tuple(found)


def _behind_noun(document: Document, index: int, end: int) -> int:
    """The token where a name begins: behind "the", or behind "the port of"."""
    index += document.lower(index) == "the"
    for at in range(index, min(end, index + 1 + _NOUNS_BETWEEN)):
        if document.lower(at) == "of" and at > index:
            return at + 1 + (document.lower(at + 1) == "the")
        if at < end and not (_is_plain(document, at) or _is_origin(document, at)):
            break
    return index


def _is_plain(document: Document, index: int) -> bool:
    """Whether a token is a common noun or an adjective."""
    word = document.lower(index)
    return word.isalpha() and word not in _FUNCTION_WORDS and document.tokens[index].text == word


def _names(document: Document, index: int, end: int) -> tuple[list[str], int]:
    names: list[str] = []
    while index < end:
        last = index
        while last < end and _is_name(document, last):
            last += 1
        if last == index:
            break
        if not _is_origin(document, last - 1):
            names.append(document.quote(index, last))
        index = last
        if document.lower(index) not in {"and", ","} or not (index + 1 < end and _is_name(document, index + 1)):
            break
        index += 1
    return names, index


def _is_name(document: Document, index: int) -> bool:
    token = document.tokens[index]
    named = token.form == "word" and token.capitalised and token.lower not in _MONTHS
    return named and not document.masked(index)


def _is_origin(document: Document, index: int) -> bool:
    """Whether a name tells where the noun behind it comes from: "American | embassy", "US | strikes"."""
    word = document.lower(index)
    origin = word in _ORIGINS or word.endswith(_ORIGIN_ENDINGS)
    return origin and index + 1 < document.count and _is_plain(document, index + 1)
