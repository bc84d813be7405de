"""Number words by the usual grammar: "twenty-five", "one hundred and five thousand", "nine point nought four"."""

from __future__ import annotations

from decimal import Decimal

from factbase.extract.document import Document
from factbase.extract.lexicon import ONES, SCALES, TENS

_LONGEST = 16


def read_words(document: Document, first: int, *, before: int | None = None) -> tuple[Decimal, int, int] | None:
    """The value of the number words from this token on, the token after them, and their last scale, or None.

    Words at ``before`` and after it are left alone.
    """
    total, part, index, end, scale = 0, 0, first, first, 1
    limit = min(len(document.tokens), first + _LONGEST, len(document.tokens) if before is None else before)
    while index < limit:
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
    if end == first:
        return None
    return _with_decimals(document, Decimal(total + part), end, scale)


def _joins(document: Document, index: int, end: int, so_far: int) -> bool:
    """Whether this token may stand between two words of one numeral: a hyphen, or "and" after a hundred."""
    if index != end or not so_far:
        return False
    following = document.lower(index + 1)
    follows = following in ONES or following in TENS
    if document.lower(index) == "-":
        apart = document.lower(index - 1) in TENS and ONES.get(following, 10) < 10  # "fifty - two"
        return (document.glued(index) and (follows or following in SCALES)) or apart
    return document.lower(index) == "and" and follows and document.lower(index - 1) in {"hundred", "thousand"}


def _with_decimals(document: Document, value: Decimal, end: int, scale: int) -> tuple[Decimal, int, int]:
    """The same with "point five", "point nought four" behind it."""
    if document.lower(end) != "point" or document.lower(end + 1) not in ONES:
        return value, end, scale
    digits, index = "", end + 1
    while document.lower(index) in ONES and len(digits) < _LONGEST:
        digits += str(ONES[document.lower(index)])
        index += 1
    return value + Decimal(f"0.{digits}"), index, 1
