"""Fractions: "two-thirds", "3/4", "½", alone or behind a whole number ("five and a half", "2 1/4", "1½")."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from factbase.extract.digits import digits_value
from factbase.extract.document import Document
from factbase.extract.lexicon import ONES, SCALES, TENS
from factbase.extract.number_words import read_words

_UNITS = [
    "half",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
]
DENOMINATORS: dict[str, int] = {
    **{word: parts for parts, word in enumerate(_UNITS, start=2)},
    "halves": 2,
    "quarter": 4,
    "sixteenth": 16,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 1_000_000,
    **{f"{word[:-1]}ieth": number for word, number in TENS.items()},
}
_MOST_PARTS = 100


def denominator(document: Document, index: int) -> tuple[int, int] | None:
    """Into how many parts the word at this token divides, and the token after it; a hyphen before it is skipped."""
    at = index + (document.lower(index) == "-" and document.glued(index))
    word = document.lower(at)
    if word in TENS and document.lower(at + 1) == "-":  # "twenty-fifths"
        unit = DENOMINATORS.get(document.lower(at + 2).removesuffix("s"), 0)
        return (TENS[word] + unit, at + 3) if 2 < unit < 10 else None
    parts = DENOMINATORS.get(word) or DENOMINATORS.get(word.removesuffix("s"))
    return (parts, at + 1) if parts else None


def read_fraction(document: Document, index: int) -> tuple[Decimal, int] | None:
    """The value of the fraction that begins at this token, and the token after it, or None."""
    if index >= len(document.tokens):
        return None
    token = document.tokens[index]
    if len(token.text) == 1 and (value := _sign_value(token.text)) is not None:
        return value, index + 1
    if token.form == "number":
        return slashed(document, index)
    if token.lower == "half":
        return Decimal("0.5"), index + 1
    return _in_words(document, index)


def slashed(document: Document, index: int) -> tuple[Decimal, int] | None:
    """As in "3/4", "3 / 4": a small number over a larger one."""
    if document.lower(index + 1) != "/" or index + 2 >= len(document.tokens) or document.lower(index + 3) == "/":
        return None
    over, under = digits_value(document.tokens[index].text), digits_value(document.tokens[index + 2].text)
    glued = document.glued(index) == document.glued(index + 1)
    if over is None or under is None or not glued or not 0 < over < under <= _MOST_PARTS:
        return None
    whole = over == int(over) and under == int(under)
    return (over / under, index + 3) if whole else None


def _sign_value(sign: str) -> Decimal | None:
    """The value of "½" and its like."""
    if unicodedata.category(sign) != "No" or not unicodedata.decomposition(sign).startswith("<fraction>"):
        return None
    over, _, under = unicodedata.normalize("NFKC", sign).partition("\u2044")
    return Decimal(over) / Decimal(under) if over and under else None


def _in_words(document: Document, index: int) -> tuple[Decimal, int] | None:
    if document.lower(index) in {"a", "an"}:
        over, last = Decimal(1), index + 1
    else:
        found = read_words(document, index) if document.lower(index) in ONES or document.lower(index) in TENS else None
        if found is None:
            return None
        over, last, _ = found
    divided = denominator(document, last)
    if divided is None or not over:
        return None
    return over / divided[0], divided[1]


def mixed(document: Document, value: Decimal, last: int, scale: int) -> tuple[Decimal, int] | None:
    """A whole number with the fraction behind it: its value, and the token after it, or None where none follows.

    "five and a half" is 5.5, "one million and a half" 1.5 million, "one billion and a half million" 1,000.5 million.
    """
    joined = document.lower(last) == "and"
    if not joined and document.tokens[last - 1].form != "number":
        return None
    fraction = read_fraction(document, last + joined)
    if fraction is None or fraction[0] >= 1 or (not joined and document.lower(last).isalpha()):
        return None
    part, end = fraction
    after = end + (document.lower(end) == "a")
    if document.lower(after) in SCALES and scale > 1:
        return value + part * SCALES[document.lower(after)], after + 1
    return value + part * (scale if scale >= 1000 else 1), end
