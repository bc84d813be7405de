"""Vague numerals: "dozens", "tens of thousands", "several hundred", "a few", and the rough "a dozen", "half a million"."""

from __future__ import annotations

from decimal import Decimal

from factbase.extract.document import Document
from factbase.extract.lexicon import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, RELATIVES, SCALES
from factbase.extract.numeral import Numeral, exact
from factbase.units import unit_named

# Between how many of its unit a vague plural stands: dozens are two to eight dozen and a bit, hundreds 200 to 999.
VAGUE_PLURALS: dict[str, tuple[int, int]] = {
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "lakhs": (200_000, 999_999),
    "millions": (2_000_000, 9_999_999),
    "crores": (20_000_000, 99_999_999),
    "billions": (2_000_000_000, 9_999_999_999),
    "trillions": (2_000_000_000_000, 9_999_999_999_999),
}
VAGUE_WORDS: dict[str, tuple[int, int]] = {"several": (3, 9), "few": (3, 9), "handful": (3, 9), "couple": (2, 3)}


_AFTER_NOUNS = (AUXILIARIES | CONJUNCTIONS | RELATIVES | PREPOSITIONS | {",", "aged"}) - {"than"}


def vague_plural(document: Document, index: int) -> Numeral | None:
    """As in "dozens", "hundreds of thousands"; not what a team scores, nor tens that no scale follows."""
    low, high = VAGUE_PLURALS[document.lower(index)]
    following = document.lower(index + 2)
    if document.lower(index) == "scores" and document.lower(index + 1) not in {"of", "more"}:
        return None
    if document.lower(index) == "tens" and not (document.lower(index + 1) == "of" and following in VAGUE_PLURALS):
        return None
    last = index + 1
    if document.lower(index + 1) == "of" and following in VAGUE_PLURALS and following not in {"tens", "dozens"}:
        factor = VAGUE_PLURALS[following][0] // 2
        low, high, last = low * factor, (high + 1) * factor - 1, index + 3
    return Numeral(index, last, None, Decimal(low), Decimal(high))


def with_article(document: Document, index: int) -> Numeral | None:
    """As in "a million", "a dozen", "half a dozen", "several hundred", "a few", "a couple of"."""
    words = [document.lower(index + step) for step in range(3)]
    if words[0] == "a" and words[1] in SCALES:
        scale = SCALES[words[1]]
        return exact(index, index + 2, Decimal(scale), scale)
    if words[:2] == ["a", "dozen"]:
        return exact(index, index + 2, Decimal(12), rough=True)
    half = 1 + (words[1] in {"a", "-"})
    if words[0] == "half" and words[half] in {"dozen", *SCALES}:
        value = Decimal(12 if words[half] == "dozen" else SCALES[words[half]]) / 2
        return exact(index, index + half + 1, value, rough=words[half] == "dozen")
    if words[0] == "half" and words[1] in {"a", "an"} and (unit_named(words[2]) or words[2].startswith("percent")):
        return exact(index, index + 2, Decimal("0.5"))  # "half an hour", "half a percent"
    if words[0] == "a":
        return _vague_word(document, index, index + 1) if words[1] in {"few", "handful", "couple"} else None
    return _vague_word(document, index, index) if words[0] == "several" or words[1] in SCALES else None


def _vague_word(document: Document, first: int, index: int) -> Numeral | None:
    word = document.lower(index)
    if word not in VAGUE_WORDS:
        return None
    low, high = VAGUE_WORDS[word]
    last, following = index + 1, document.lower(index + 1)
    if word == "couple" and following in _AFTER_NOUNS:  # two who are married: "a couple and their son died"
        return None
    if word in {"couple", "handful"} and following == "of":
        following, last = document.lower(index + 2), last + 1
    if following in SCALES or following == "dozen":
        scale = SCALES.get(following, 12)
        return Numeral(first, last + 1, None, Decimal(low * scale), Decimal((high + 1) * scale - 1), scale)
    return Numeral(first, index + 1, None, Decimal(low), Decimal(high))
