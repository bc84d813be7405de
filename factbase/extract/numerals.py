"""Numerals: how English writes a number, in digits, words, scales and vague plurals.

A numeral knows its value and its place and nothing of what it counts. Vague ones ("dozens", "several hundred") have
bounds and no value; "a dozen", "half a million" are about their value only where the words say so (a dozen).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from factbase.currencies import BY_SIGN
from factbase.extract.document import Document
from factbase.extract.lexicon import ONES, SCALES, TENS


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: tokens from ``first`` up to ``last``, its value or its bounds.

    ``scale`` is the factor that its last word gives ("2 million"), 1 where there is none; ``rough`` says that the
    number is only about its value ("a dozen").
    """

    first: int
    last: int
    value: Decimal | None
    low: Decimal
    high: Decimal
    scale: int = 1
    rough: bool = False


# Between how many of its unit a vague plural stands: dozens are two to eight dozen and a bit, hundreds 200 to 999.
_VAGUE_PLURALS: dict[str, tuple[int, int]] = {
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2_000_000, 9_999_999),
    "billions": (2_000_000_000, 9_999_999_999),
    "trillions": (2_000_000_000_000, 9_999_999_999_999),
}
_VAGUE_WORDS: dict[str, tuple[int, int]] = {"several": (3, 9), "few": (3, 9), "handful": (3, 9), "couple": (2, 3)}
_SCALE_SIGNS: dict[str, int] = {
    "k": 1_000, "K": 1_000, "mn": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000, "bln": 1_000_000_000,
    "tn": 1_000_000_000_000, "trn": 1_000_000_000_000,
}  # fmt: skip
# After a currency sign, or before a plural, these are million and billion, elsewhere metres and bytes.
_MONEY_SCALE_SIGNS: dict[str, int] = {
    "m": 1_000_000, "M": 1_000_000, "b": 1_000_000_000, "B": 1_000_000_000, "t": 10**12, "T": 10**12,
}  # fmt: skip
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+")
# Telephone numbers and identifiers begin with a nought, quantities do not.
_LEADING_ZERO = re.compile(r"0\d")
_MOST_DIGITS = 18
_LONGEST = 16


def find_numerals(document: Document) -> Iterator[Numeral]:
    """The numerals of a document outside its masks, in order, as long as they can be read."""
    index = 0
    while index < len(document.tokens):
        numeral = None if document.masked(index) else read_numeral(document, index)
        if numeral is None:
            index += 1
        else:
            yield numeral
            index = numeral.last


def read_numeral(document: Document, index: int) -> Numeral | None:
    """The numeral that begins at this token, or None."""
    token = document.tokens[index]
    if token.form == "number" or token.text in _FRACTIONS:
        return _digits(document, index)
    word = token.lower
    if word in _VAGUE_PLURALS:
        return _vague_plural(document, index)
    if word in {"a", "half", "several", "few"} or word in _VAGUE_WORDS:
        return _with_article(document, index)
    return _words(document, index) if word in ONES or word in TENS else None


def digits_value(written: str) -> Decimal | None:
    """The value of a number in digits, thousands marked or not, or None where the marks make no number."""
    if len(written) > _MOST_DIGITS or _LEADING_ZERO.match(written):
        return None
    if _GROUPED.fullmatch(written) or _INDIAN.fullmatch(written):
        return Decimal(written.replace(",", ""))
    if _DOTTED.fullmatch(written):
        return Decimal(written.replace(".", ""))
    return Decimal(written) if _PLAIN.fullmatch(written) and written.isascii() else None


def _exact(first: int, last: int, value: Decimal, scale: int = 1) -> Numeral:
    return Numeral(first, last, value, value, value, scale)


def _digits(document: Document, index: int) -> Numeral | None:
    token = document.tokens[index]
    if token.text in _FRACTIONS:
        return _exact(index, index + 1, _FRACTIONS[token.text])
    value, last = digits_value(token.text), index + 1
    if value is None:
        return None
    value, last = _spaced_groups(document, value, last)
    if document.lower(last) in _FRACTIONS and document.glued(last - 1):
        value, last = value + _FRACTIONS[document.lower(last)], last + 1
    return _scaled(document, index, last, value)


def _spaced_groups(document: Document, value: Decimal, last: int) -> tuple[Decimal, int]:
    """As in "9 300" as 9,300: groups of exactly three digits, one blank between."""
    while last < len(document.tokens) and 0 < value < 10**9 and value == int(value):
        before, token = document.tokens[last - 1], document.tokens[last]
        groups = before.form == "number" and before.text.isdigit() and len(before.text) <= 3
        if not (groups and token.start == before.end + 1 and len(token.text) == 3 and token.text.isdigit()):
            break
        if document.folded[before.end] != " ":
            break
        value, last = value * 1000 + int(token.text), last + 1
    return value, last


def _scaled(document: Document, first: int, last: int, value: Decimal) -> Numeral:
    scale = 1
    while last < len(document.tokens) and last - first < _LONGEST:
        factor, step = _scale_at(document, first, last)
        if not factor:
            break
        scale, last = scale * factor, last + step
    return _exact(first, last, value * scale, scale)


def _scale_at(document: Document, first: int, index: int) -> tuple[int, int]:
    """The factor that a scale word at this token gives, and how many tokens it takes; (0, 0) where there is none."""
    token = document.tokens[index]
    if token.lower == "dozen":
        return 12, 1
    if token.lower in SCALES:
        return SCALES[token.lower], 1
    if token.lower == "-" and document.lower(index + 1) in SCALES and document.glued(index):
        return SCALES[document.lower(index + 1)], 2
    glued = document.glued(index - 1)
    money = first > 0 and document.tokens[first - 1].text in BY_SIGN
    signs = _SCALE_SIGNS | _MONEY_SCALE_SIGNS if money or _counts_plural(document, index + 1) else _SCALE_SIGNS
    return (signs[token.text], 1) if token.text in signs and (glued or token.text in {"mn", "bn", "tn"}) else (0, 0)


def _counts_plural(document: Document, index: int) -> bool:
    """As in "2.7m sales", "35m of its devices": what is counted follows, so that the letter is no unit."""
    word = document.lower(index)
    return (
        word == "people" or (word.endswith("s") and len(word) > 3) or (word, document.lower(index + 1)) == ("of", "its")
    )


def _vague_plural(document: Document, index: int) -> Numeral | None:
    low, high = _VAGUE_PLURALS[document.lower(index)]
    following = document.lower(index + 2)
    if document.lower(index) == "scores" and document.lower(index + 1) not in {"of", "more"}:
        return None  # what a team scores
    if document.lower(index) == "tens" and not (document.lower(index + 1) == "of" and following in _VAGUE_PLURALS):
        return None
    last = index + 1
    if document.lower(index + 1) == "of" and following in _VAGUE_PLURALS and following not in {"tens", "dozens"}:
        factor = _VAGUE_PLURALS[following][0] // 2
        low, high, last = low * factor, (high + 1) * factor - 1, index + 3
    return Numeral(index, last, None, Decimal(low), Decimal(high))


def _with_article(document: Document, index: int) -> Numeral | None:
    """As in "a million", "half a dozen", "several hundred", "a few", "a couple of"."""
    words = [document.lower(index + step) for step in range(4)]
    if words[0] == "a" and words[1] in SCALES:
        return _scaled(document, index, index + 1, Decimal(1))
    if words[:2] == ["a", "dozen"]:
        return Numeral(index, index + 2, Decimal(12), Decimal(12), Decimal(12), 1, rough=True)
    if words[0] == "half" and words[1] == "a" and words[2] in {"dozen", *SCALES}:
        value = Decimal(12 if words[2] == "dozen" else SCALES[words[2]]) / 2
        return Numeral(index, index + 3, value, value, value, 1, rough=words[2] == "dozen")
    if words[0] == "a":
        return _vague_word(document, index, index + 1) if words[1] in {"few", "handful", "couple"} else None
    return _vague_word(document, index, index) if words[0] == "several" or words[1] in SCALES else None


def _vague_word(document: Document, first: int, index: int) -> Numeral | None:
    word = document.lower(index)
    if word not in _VAGUE_WORDS:
        return None
    low, high = _VAGUE_WORDS[word]
    last, following = index + 1, document.lower(index + 1)
    if word in {"couple", "handful"} and following == "of":
        following, last = document.lower(index + 2), last + 1
    if following in SCALES or following == "dozen":
        scale = SCALES.get(following, 12)
        return Numeral(first, last + 1, None, Decimal(low * scale), Decimal((high + 1) * scale - 1), scale)
    return Numeral(first, index + 1, None, Decimal(low), Decimal(high))


def _words(document: Document, first: int) -> Numeral | None:
    """Number words by the usual grammar: "twenty-five", "one hundred and five thousand"."""
    total, part, index, end, scale = 0, 0, first, first, 1
    while index < len(document.tokens) and index - first < _LONGEST:
        word = document.lower(index)
        if word in ONES and part % 10 == 0 and (part % 100 == 0 or ONES[word] < 10) and (ONES[word] or index == first):
            part += ONES[word]
        elif word in TENS and part % 100 == 0:
            part += TENS[word]
        elif word == "hundred" and 0 < part < 100:
            part, scale = part * 100, 100
        elif word in SCALES and part and word != "hundred":
            total, part, scale = total + part * SCALES[word], 0, SCALES[word]
        elif not _joins(document, index, end, total + part):
            break
        else:
            index += 1
            continue
        index, end = index + 1, index + 1
    return _dozens(document, first, end, total + part, scale) if end > first else None


def _joins(document: Document, index: int, end: int, so_far: int) -> bool:
    """Whether this token may stand between two words of one numeral: a hyphen, or "and" after a hundred."""
    if index != end or not so_far:
        return False
    follows = document.lower(index + 1) in ONES or document.lower(index + 1) in TENS
    scale = document.lower(index + 1) in SCALES
    if document.lower(index) == "-":
        return document.glued(index) and (follows or scale)
    return document.lower(index) == "and" and follows and document.lower(index - 1) in {"hundred", "thousand"}


def _dozens(document: Document, first: int, last: int, value: int, scale: int) -> Numeral:
    if document.lower(last) == "dozen":
        number = Decimal(value * 12)
        return Numeral(first, last + 1, number, number, number, 12, rough=True)
    return _exact(first, last, Decimal(value), scale)
