"""Money: a sign or code before the number ("$2.5bn", "USD 30", "dlrs 2 million"), or a currency's name after it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factbase.currencies import BY_SIGN, currency_named
from factbase.extract.document import Document
from factbase.extract.figure import Figure, Quantity, make_figure

_COUNTRIES = frozenset({"us", "c", "hk", "nz"})
_CENTS = {"cents": "USD", "cent": "USD", "pence": "GBP"}


def read_money(document: Document, quantity: Quantity) -> Figure | None:
    """The quantity as a sum of money, or None."""
    before = _sign_before(document, quantity.number)
    if before is not None:
        first, code = before
        last = _name_after(document, quantity.last)
        return _money(quantity, code, first=first, last=last[0] if last and last[1] == code else quantity.last)
    after = _name_after(document, quantity.last)
    if after is not None:
        return _money(quantity, after[1], first=quantity.first, last=after[0])
    word = document.lower(quantity.last)
    if word in _CENTS:
        figure = _money(quantity, _CENTS[word], first=quantity.first, last=quantity.last + 1)
        return replace(figure, value=_part(figure.value), low=_part(figure.low), high=_part(figure.high))
    return None


def _money(quantity: Quantity, code: str, *, first: int, last: int) -> Figure:
    return make_figure(quantity, kind="money", rule="money", unit=code, first=first, last=last)


def _part(number: Decimal | None) -> Decimal | None:
    return None if number is None else number / 100


def _sign_before(document: Document, number: int) -> tuple[int, str] | None:
    """Where the sign or code begins, and its currency: "US" and "$" are two tokens of one sign."""
    index = number - 1
    if document.lower(index) == "." and document.glued(index):  # "Rs."
        index -= 1
    if index < 0:
        return None
    sign = document.tokens[index].text
    if index > 0 and document.glued(index - 1) and document.tokens[index - 1].text + sign in BY_SIGN:
        return index - 1, BY_SIGN[document.tokens[index - 1].text + sign]
    country = f"{document.lower(index - 1).upper()}{sign}"
    if country in BY_SIGN and document.lower(index - 1) in _COUNTRIES:  # "US $7.2 billion", "c $ 5"
        return index - 1, BY_SIGN[country]
    return (index, BY_SIGN[sign]) if sign in BY_SIGN else None


def _name_after(document: Document, last: int) -> tuple[int, str] | None:
    """Where the name ends, and its currency; longer names first ("Canadian dollars")."""
    index = last + (document.lower(last) == "-" and document.glued(last))
    for length in (3, 2, 1):
        if index + length > len(document.tokens):
            continue
        words = " ".join(token.text for token in document.tokens[index : index + length])
        code = currency_named(words) or (BY_SIGN.get(words) if length == 1 else None)
        if code:
            return index + length, code
    return None
