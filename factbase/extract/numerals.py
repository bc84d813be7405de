"""Numerals: how English writes a number, in digits, words, fractions, scales and vague plurals.

A numeral knows its value and its place and nothing of what it counts. Vague ones ("dozens", "several hundred") have
bounds and no value; "a dozen" is only about its value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from factbase.currencies import BY_SIGN
from factbase.extract.digits import read_digits
from factbase.extract.document import Document
from factbase.extract.fractions import denominator, mixed, read_fraction
from factbase.extract.lexicon import NUMBER_WORDS, ONES, SCALES, TENS
from factbase.extract.number_words import read_words
from factbase.extract.numeral import Numeral, exact
from factbase.extract.vague import VAGUE_PLURALS, VAGUE_WORDS, vague_plural, with_article
from factbase.units import may_begin_unit

_SCALE_SIGNS: dict[str, int] = {
    "k": 1_000, "K": 1_000, "mn": 10**6, "mln": 10**6, "mil": 10**6, "MM": 10**6, "mio": 10**6,
    "bn": 10**9, "bln": 10**9, "bil": 10**9, "tn": 10**12, "trn": 10**12, "tln": 10**12,
}  # fmt: skip
# After a currency sign, or before a plural, these are million and billion, elsewhere metres and bytes.
_MONEY_SCALE_SIGNS: dict[str, int] = {"m": 10**6, "M": 10**6, "b": 10**9, "B": 10**9, "t": 10**12, "T": 10**12}
_SIGNED = _SCALE_SIGNS | _MONEY_SCALE_SIGNS
_DOZENS = frozenset({"dozen", "dozens", "doz"})
_LONGEST = 16
_OPENERS = frozenset({"a", "half", *VAGUE_WORDS})
# No numeral begins with another word; few tokens have to be looked at closely.
_BEGINNINGS = frozenset({"-", "minus", "negative", *_OPENERS, *VAGUE_PLURALS, *ONES, *TENS})


def find_numerals(document: Document) -> Iterator[Numeral]:
    """The numerals of a document outside its masks, in order, as long as they can be read."""
    end = 0
    for index, token in enumerate(document.tokens):
        if token.form != "number" and token.lower not in _BEGINNINGS and token.text.isascii():
            continue
        if index < end or document.masked(index):
            continue
        numeral = read_numeral(document, index)
        if numeral is not None:
            yield numeral
            end = numeral.last


def read_numeral(document: Document, index: int) -> Numeral | None:
    """The numeral that begins at this token, a minus before it included, or None."""
    token = document.tokens[index]
    word = token.lower
    if word == "-" or word == "minus" or word == "negative":
        return _negative(document, index)
    if token.form == "number":
        return _digits(document, index)
    if token.form == "mark":
        return None
    if word in VAGUE_PLURALS:
        return vague_plural(document, index)
    if word in _OPENERS:
        return with_article(document, index) or _share_of_scale(document, index)
    return _words(document, index) if word in ONES or word in TENS else _sign(document, index)


def _sign(document: Document, index: int) -> Numeral | None:
    """As in "½"."""
    if document.tokens[index].text.isascii() or len(document.tokens[index].text) > 1:
        return None
    fraction = read_fraction(document, index)
    return None if fraction is None else _scaled(document, index, fraction[1], fraction[0])


def _negative(document: Document, index: int) -> Numeral | None:
    """As in "minus five", "minus-130", "-4.5"; not "5-6", nor the dash of a list."""
    hyphen = document.lower(index) == "-"
    if hyphen and not _is_minus(document, index):
        return None
    if (document.lower(index - 2), document.lower(index - 1)) == ("plus", "or"):  # "plus or minus 3 points"
        return None
    last = index + 1 + (not hyphen and document.lower(index + 1) == "-")
    if last >= len(document.tokens) or document.lower(last) in {"-", "minus", "negative"} or document.masked(last):
        return None
    numeral = read_numeral(document, last)
    if numeral is None or numeral.value is None:
        return None
    value = -numeral.value
    return replace(numeral, first=index, value=value, low=value, high=value, signed=True)


def _counts(document: Document, index: int) -> bool:
    """Whether a common noun stands here, and no unit: the dash of a list opens "-12 dead", and a minus "-12 degrees"."""
    word = document.lower(index)
    plain = word.isalpha() and document.tokens[index].text == word
    return plain and word not in NUMBER_WORDS and not may_begin_unit(word)


def _is_minus(document: Document, index: int) -> bool:
    if not document.glued(index) or document.tokens[index + 1].form != "number":
        return False
    start = document.tokens[index].start
    if index == 0 or document.folded[start - 1] == "\n":
        return not _counts(document, index + 2)
    before = document.tokens[index - 1]
    return (before.end < start and before.form != "number") or before.text in {"(", "$"}


def _digits(document: Document, index: int) -> Numeral | None:
    found = read_digits(document, index)
    if found is None:
        return None
    value, last = found
    fraction = read_fraction(document, index) if document.lower(index + 1) == "/" else None
    if fraction is not None:
        return _scaled(document, index, fraction[1], fraction[0])
    dirty = _run_together(document, index)
    if dirty is not None:
        return exact(index, index + 3, dirty)
    compound = mixed(document, value, last, 1) if last < len(document.tokens) else None
    if compound is not None:
        value, last = compound
    return _continued(document, _scaled(document, index, last, value))


def _run_together(document: Document, index: int) -> Decimal | None:
    """As in "11/2" for 1 1/2: the blank is lost, and the second number divides too little to be meant."""
    if document.lower(index + 1) != "/" or document.lower(index + 2) not in {"2", "3", "4", "8"}:
        return None
    whole, over = document.tokens[index].text[:-1], document.tokens[index].text[-1]
    under = int(document.lower(index + 2))
    if not whole.isdigit() or not 0 < int(over) < under or not document.glued(index) or not document.glued(index + 1):
        return None
    return Decimal(whole) + Decimal(over) / under


def _scaled(document: Document, first: int, last: int, value: Decimal) -> Numeral:
    scale, rough = 1, False
    while last < len(document.tokens) and last - first < _LONGEST:
        factor, step = _scale_at(document, first, last)
        if not factor:
            break
        scale, rough, last = scale * factor, rough or factor == 12, last + step
    return exact(first, last, value * scale, scale, rough=rough)


def _scale_at(document: Document, first: int, index: int) -> tuple[int, int]:
    """The factor that a scale word at this token gives, and how many tokens it takes; (0, 0) where there is none."""
    token = document.tokens[index]
    if token.lower in _DOZENS:
        return 12, 1
    if token.lower in SCALES:
        return SCALES[token.lower], 1
    if token.lower == "-" and document.lower(index + 1) in SCALES and document.glued(index):
        return SCALES[document.lower(index + 1)], 2
    if token.text not in _SIGNED:
        return 0, 0
    money = first > 0 and document.tokens[first - 1].text in BY_SIGN
    glued, capital = document.glued(index - 1), token.text == "B"  # "8 B people"
    if token.text in _SCALE_SIGNS and (glued or len(token.text) > 1):
        return _SCALE_SIGNS[token.text], 1
    counts = _counts_plural(document, index + 1)
    return (_SIGNED[token.text], 1) if (glued and (money or counts)) or (capital and counts) else (0, 0)


def _counts_plural(document: Document, index: int) -> bool:
    """As in "2.7m sales", "2.7m digital sales", "35m of its devices": what is counted follows, so it is no unit."""
    if (document.lower(index), document.lower(index + 1)) == ("of", "its"):
        return True
    for at in range(index, index + 5):
        word = document.lower(at)
        if word == "people" or (word.endswith("s") and len(word) > 3 and not word.endswith("ss")):
            return True
        if at >= len(document.tokens) or document.tokens[at].form != "word" or word in _STOPS:
            return False
    return False


_STOPS = frozenset(
    {"of", "in", "to", "on", "at", "for", "from", "by", "with", "is", "was", "are", "were", "or", "high", "long"}
)


def _continued(document: Document, numeral: Numeral) -> Numeral:
    """As in "4 thousand 3 hundred and 21": smaller groups behind a larger one."""
    while numeral.scale >= 100 and numeral.value is not None and numeral.last < len(document.tokens):
        joined = numeral.scale == 100 and document.lower(numeral.last) == "and"
        at = numeral.last + joined
        if at >= len(document.tokens) or document.tokens[at].form != "number" or document.masked(at):
            break
        following = read_digits(document, at)
        group = _scaled(document, at, following[1], following[0]) if following else None
        if group is None or group.value is None or group.value >= numeral.scale or (not joined and group.scale < 100):
            break
        numeral = exact(numeral.first, group.last, numeral.value + group.value, group.scale)
    return numeral


def _words(document: Document, first: int) -> Numeral | None:
    share = _share_of_scale(document, first)
    if share is not None:
        return share
    found = read_words(document, first)
    if found is None:
        return None
    value, last, scale = found
    if denominator(document, last) is not None:  # "one hundred and | three quarters"
        cut = next((at for at in range(last - 1, first, -1) if document.lower(at) == "and"), None)
        value, last, scale = read_words(document, first, before=cut) or found
    compound = mixed(document, value, last, scale)
    if compound is not None:
        value, last = compound
    if compound is not None or document.lower(last) in _DOZENS:
        return _scaled(document, first, last, value)
    return exact(first, last, value, scale)


def _share_of_scale(document: Document, index: int) -> Numeral | None:
    """As in "two thirds of a million", "three quarters billion", "a quarter million"."""
    fraction = read_fraction(document, index)
    if fraction is None:
        return None
    value, last = fraction
    one = document.lower(last) == "of" and document.lower(last + 1) in {"1", "one"}
    if one and document.lower(last + 2) in {"percent", "%", "per", "percentage"}:  # "half of one percent"
        return exact(index, last + 2, value)
    for word in ("of", "a"):
        last += document.lower(last) == word
    scale = SCALES.get(document.lower(last), 0)
    return exact(index, last + 1, value * scale, scale) if scale >= 1000 else None
