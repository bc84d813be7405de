"""Digits: what a run of digits and marks is worth; thousands and decimals as English, India and the continent write them."""

from __future__ import annotations

import re
from decimal import Decimal

from factbase.extract.document import Document
from factbase.extract.inflection import singular
from factbase.extract.lexicon import words
from factbase.extract.people import PERSONS

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_DOTTED_ONCE = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_WHOLE = PERSONS | words("person euro lira household family")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_POWER = re.compile(r"(?:\d+(?:\.\d+)?)[eE]\+?\d{1,2}")
# Telephone numbers and identifiers begin with a nought, quantities do not.
_LEADING_ZERO = re.compile(r"0\d")
_MOST_DIGITS = 18


def digits_value(written: str) -> Decimal | None:
    """The value of a number in digits, thousands marked or not, or None where the marks make no number."""
    if len(written) > _MOST_DIGITS or _LEADING_ZERO.match(written) or not written.isascii():
        return None
    if _GROUPED.fullmatch(written) or _INDIAN.fullmatch(written):
        return Decimal(written.replace(",", ""))
    if _DOTTED.fullmatch(written):
        return Decimal(written.replace(".", ""))
    if _DECIMAL_COMMA.fullmatch(written):
        return Decimal(written.replace(",", "."))
    return Decimal(written) if _PLAIN.fullmatch(written) or _POWER.fullmatch(written) else None


def read_digits(document: Document, index: int) -> tuple[Decimal, int] | None:
    """The value of the digits that begin at this token, and the token after them, or None."""
    text = document.tokens[index].text
    if _DOTTED_ONCE.fullmatch(text) and singular(document.lower(index + 1)) in _WHOLE:  # "30.000 people"
        text = text.replace(".", "")
    value = digits_value(text)
    return None if value is None else _spaced_groups(document, value, index + 1)


def _spaced_groups(document: Document, value: Decimal, last: int) -> tuple[Decimal, int]:
    """As in "9 300" and "61, 000": groups of exactly three digits, one blank between."""
    while last < len(document.tokens) and 0 < value < 10**9 and value == int(value):
        comma = document.tokens[last].text == "," and document.glued(last - 1)
        group = last + comma
        if not _is_group(document, last - 1, group) or (comma and document.tokens[group].text != "000"):
            break
        value, last = value * 1000 + int(document.tokens[group].text), group + 1
    return value, last


def _is_group(document: Document, before: int, group: int) -> bool:
    if group >= len(document.tokens):
        return False
    lead, token = document.tokens[before], document.tokens[group]
    digits = lead.form == "number" and lead.text.isdigit() and len(lead.text) <= 3
    three = len(token.text) == 3 and token.text.isdigit() and token.text.isascii()
    blank = token.start - 1
    return digits and three and document.folded[blank] == " " and document.tokens[group - 1].end == blank
