"""Skipped: the stretches of a text that look like a number and make no claim, each with the reason.

Nothing that looks like a number is left out: digits, number words, vague plurals, ordinals and Roman numerals are
either within the quote of a claim or within one of these. It is worked out after the reading, only when asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator

from factbase.extract.counts import why_no_count
from factbase.extract.document import Document
from factbase.extract.figure import Figure
from factbase.extract.fractions import DENOMINATORS
from factbase.extract.inflection import singular
from factbase.extract.lexicon import ONES, SCALES, TENS, words
from factbase.extract.masks import Mask, find_masks
from factbase.extract.numerals import find_numerals
from factbase.extract.ranges import join_ranges
from factbase.extract.tables import find_tables
from factbase.extract.tokens import Token
from factbase.extract.vague import VAGUE_PLURALS, VAGUE_WORDS
from factbase.figures import Claim, Skipped
from factbase.spans import SpanTable

_SHARES = words("half halves quarter quarters")
_ORDINALS = (words("first second twentieth") | frozenset(DENOMINATORS)) - _SHARES
_SCALES = frozenset(SCALES) | words("dozen dozens doz")
_NUMBER_LIKE = frozenset(ONES) | frozenset(TENS) | _SCALES | VAGUE_PLURALS.keys() | VAGUE_WORDS.keys()
_NUMBER_LIKE |= _ORDINALS | _SHARES
# "II", "XIV"; a single letter is more often an initial.
_ROMAN = re.compile(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})")
_PRECISIONS = {"day": "a date", "month": "a month", "year": "a year", "decade": "a decade"}
_MOST_DIGITS = 18


def find_skipped(document: Document, figures: Iterable[Figure], claims: Iterable[Claim]) -> tuple[Skipped, ...]:
    """What looks like a number and is in no claim, in order; ``figures`` are those that the claims were made of."""
    quotes = SpanTable((claim.start, claim.end) for claim in claims)
    known = _known(document, figures, quotes)
    found: list[Skipped] = []
    end = 0
    for index, token in enumerate(document.tokens):
        if token.start < end or not _looks_like_number(token) or quotes.touches((token.start, token.end)):
            continue
        mask = known.get(index) or Mask(token.start, token.end, _told_apart(document, index))
        if quotes.touches(mask[:2]) or mask.start < end or mask.end < token.end:
            mask = Mask(token.start, token.end, mask.reason)
        found.append(Skipped(mask.start, mask.end, document.text[mask.start : mask.end], mask.reason))
        end = mask.end
    return tuple(found)


def _looks_like_number(token: Token) -> bool:
    if token.form == "number" or token.lower in _NUMBER_LIKE or _ROMAN.fullmatch(token.text):
        return True
    if token.form == "handle":  # "@lakewatch24"
        return any(map(str.isdigit, token.text))
    return not token.text.isascii() and any(map(str.isnumeric, token.text))  # "½", "三"


def _known(document: Document, figures: Iterable[Figure], quotes: SpanTable) -> dict[int, Mask]:
    """By token, the longest mask over it, else the figure or the quantity that was dropped there."""
    masks = sorted(_masks(document), key=lambda mask: mask.start - mask.end)
    known: dict[int, Mask] = {}
    starts, ends = [token.start for token in document.tokens], [token.end for token in document.tokens]
    for mask in (*masks, *_dropped_figures(document, figures, quotes), *_dropped_quantities(document)):
        first, last = bisect_right(ends, mask.start), bisect_left(starts, mask.end)
        if first < last:
            whole = Mask(min(mask.start, starts[first]), max(mask.end, ends[last - 1]), mask.reason)
            known |= {index: whole for index in range(first, last) if index not in known}
    return known


def _masks(document: Document) -> Iterator[Mask]:
    yield from find_masks(document.folded)
    yield from find_tables(document.tokens)
    for mention in document.dates:
        reason = _PRECISIONS[mention.date.precision] if mention.date else "a date"
        yield Mask(mention.start, mention.end, reason)


def _dropped_figures(document: Document, figures: Iterable[Figure], quotes: SpanTable) -> Iterator[Mask]:
    for figure in figures:
        start, end = document.span(figure.first, figure.last)
        if not quotes.touches((start, end)):
            word = document.lower(figure.last)
            mention = document.quote(max(0, figure.first - 1), figure.last + (singular(word) != word))
            yield Mask(start, end, f"people or things already counted: '{' '.join(mention.split())}'")


def _dropped_quantities(document: Document) -> Iterator[Mask]:
    for quantity in join_ranges(document, find_numerals(document)):
        reason = why_no_count(document, quantity)
        if reason is not None:
            yield Mask(*document.span(quantity.first, quantity.last), reason)


def _told_apart(document: Document, index: int) -> str:
    return next(reason for is_so, reason in _REASONS if is_so(document, index))


def _is_digits(holds: Callable[[str], bool]) -> Callable[[Document, int], bool]:
    return lambda document, index: document.tokens[index].form == "number" and holds(document.tokens[index].text)


def _is_word(listed: Iterable[str]) -> Callable[[Document, int], bool]:
    listed = frozenset(listed)
    return lambda document, index: document.lower(index) in listed


# For what no numeral rule reads, the first that holds.
_REASONS: tuple[tuple[Callable[[Document, int], bool], str], ...] = (
    (_is_digits(lambda text: not text.isascii()), "digits of another script"),
    (_is_digits(lambda text: len(text) > _MOST_DIGITS), "more digits than a quantity has"),
    (_is_digits(lambda text: text[0] == "0" and text[1:2].isdigit()), "an identifier: it begins with a nought"),
    (_is_digits(lambda _: True), "not readable as a number where it stands"),
    (_is_word(_ORDINALS), "an ordinal"),
    (_is_word(_SHARES), "a part that is told of nothing counted"),
    (_is_word(_SCALES), "a scale without its number"),
    (_is_word(VAGUE_PLURALS), "a word for many that counts nothing here"),
    (_is_word(VAGUE_WORDS), "a word for few that counts nothing here"),
    (lambda document, index: document.tokens[index].text.isupper(), "a Roman numeral: part of a name"),
    (lambda document, index: not document.tokens[index].text.isascii(), "a sign or a numeral of another script"),
    (lambda document, index: True, "a number word that counts nothing here"),
)
