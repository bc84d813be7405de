"""Money: a sign or code before the number ("$2.5bn", "USD 30", "dlrs 2 million"), or a currency's name after it.

"3 dollars 50 cents" and "15 dollars 50" are one sum. "pounds" are money where there are millions of them, or where
something costs them; else they are a weight.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factbase.currencies import BY_SIGN, MINOR_UNITS, currency_named, may_begin_currency, scaled_code
from factbase.extract.document import Document
from factbase.extract.figure import Figure, Quantity, make_figure
from factbase.extract.lexicon import SCALES, words
from factbase.extract.numerals import read_numeral

_COUNTRIES = frozenset({"us", "c", "hk", "nz"})
# Names that stand before a number, too ("rupees 500"); most others are words of their own ("won 5").
_NAMES_BEFORE = words("dollar dollars euro euros rupee rupees peso pesos naira yen ringgit rupiah shekels")
_POUNDS = frozenset({"pound", "pounds"})
_MILLION = 10**6
_SPENDING = words(
    "cost costs costing paid pay pays paying spent spend spends fined fine price priced worth charged sold bought for"
    " bet saved saving save raised raise raising earn earned earning debt bill owe owed owes salary stole lost award"
)
_LOOK_BACK = 5


def read_money(document: Document, quantity: Quantity) -> Figure | None:
    """The quantity as a sum of money, or None."""
    before = _sign_before(document, quantity)
    if before is not None:
        first, code = before
        last = _name_after(document, quantity.last)
        same = last is not None and last[1] == code
        return _money(
            _negated(document, quantity, first), code, first=first, last=last[0] if last and same else quantity.last
        )
    return _named(document, quantity) or _scaled_by_code(document, quantity) or _minor(document, quantity)


def _named(document: Document, quantity: Quantity) -> Figure | None:
    """As in "3 million dinars", "75 USD million", "15 dollars 50"."""
    after = _name_after(document, quantity.last) or _pounds_after(document, quantity) or _of_vague(document, quantity)
    if after is None:
        return None
    last, code = after
    if quantity.value is not None and document.lower(last) in SCALES:
        quantity, last = _times(quantity, SCALES[document.lower(last)]), last + 1
    cents = (
        _cents_behind(document, last, code)
        if quantity.value is not None and quantity.value == int(quantity.value)
        else None
    )
    if cents is not None:
        quantity, last = _plus(quantity, cents[0]), cents[1]
    return _money(quantity, code, first=quantity.first, last=last)


def _money(quantity: Quantity, code: str, *, first: int, last: int) -> Figure:
    return make_figure(quantity, kind="money", rule="money", unit=code, first=first, last=last)


def _minor(document: Document, quantity: Quantity) -> Figure | None:
    """As in "50 cents", "one penny", "50p"."""
    word = document.lower(quantity.last)
    pence = word == "p" and document.glued(quantity.last - 1)
    code = "GBP" if pence else MINOR_UNITS.get(word)
    if code is None:
        return None
    return _money(_times(quantity, Decimal("0.01")), code, first=quantity.first, last=quantity.last + 1)


def _scaled_by_code(document: Document, quantity: Quantity) -> Figure | None:
    """As in "120 MEUR", "MAUD 60"."""
    for index, first, last in (
        (quantity.last, quantity.first, quantity.last + 1),
        (quantity.number - 1, quantity.number - 1, quantity.last),
    ):
        if 0 <= index < len(document.tokens) and (scaled := scaled_code(document.tokens[index].text)) is not None:
            return _money(_times(quantity, scaled[0]), scaled[1], first=first, last=last)
    return None


def _times(quantity: Quantity, factor: int | Decimal) -> Quantity:
    value, low, high = (None if n is None else n * factor for n in (quantity.value, quantity.low, quantity.high))
    return replace(quantity, value=value, low=low, high=high)


def _plus(quantity: Quantity, part: Decimal) -> Quantity:
    value, low, high = (None if n is None else n + part for n in (quantity.value, quantity.low, quantity.high))
    return replace(quantity, value=value, low=low, high=high)


def _negated(document: Document, quantity: Quantity, first: int) -> Quantity:
    """The quantity below zero where a minus stands before its sign: "-$5"."""
    minus = (
        document.lower(first - 1) == "-" and document.glued(first - 1) and not (first > 1 and document.glued(first - 2))
    )
    return _times(quantity, -1) if minus else quantity


def _cents_behind(document: Document, last: int, code: str) -> tuple[Decimal, int] | None:
    """The hundredths behind whole units ("50 cents", "and 50"), and the token after them; not a count of its own."""
    at = last + (document.lower(last) == "and")
    numeral = read_numeral(document, at) if at < len(document.tokens) and not document.masked(at) else None
    if numeral is None or numeral.value is None or not 0 < numeral.value < 100 or numeral.value != int(numeral.value):
        return None
    minor = document.lower(numeral.last)
    if minor in MINOR_UNITS and (MINOR_UNITS[minor] == code or minor in {"cent", "cents", "¢"}):
        return numeral.value / 100, numeral.last + 1
    ends = document.lower(numeral.last) in {"", ".", ",", ";", ")", "?", "!"}
    return (numeral.value / 100, numeral.last) if ends else None


def _sign_before(document: Document, quantity: Quantity) -> tuple[int, str] | None:
    """Where the sign or code begins, and its currency: "US" and "$" are two tokens of one sign."""
    index = quantity.number - 1
    if index > 0 and quantity.value is not None and quantity.value < 0 and document.lower(index) == "-":
        index -= 1
    if document.lower(index) in {".", "="} and document.glued(index) and document.glued(index - 1):  # "Rs.", "Y="
        index -= 1
    if index < 0:
        return None
    sign = document.tokens[index].text
    if sign == "Y" and document.lower(index + 1) == "=":
        return index, BY_SIGN["Y="]
    if (joined := _joined_sign(document, index)) is not None:
        return joined
    if sign == "$" and document.lower(index - 1) in _COUNTRIES:  # "US $7.2 billion", "c $ 5"
        country = f"{document.lower(index - 1).upper()}{sign}"
        if country in BY_SIGN:
            return index - 1, BY_SIGN[country]
    if sign in BY_SIGN:
        return index, BY_SIGN[sign]
    return (index, currency_named(sign) or "USD") if sign.lower() in _NAMES_BEFORE else None


def _joined_sign(document: Document, index: int) -> tuple[int, str] | None:
    """The sign of two or three tokens without a blank that ends with this one: "US$", "Can$"."""
    for first in (index - 1, index - 2):
        if first < 0 or not document.glued(first):
            break
        whole = document.folded[document.tokens[first].start : document.tokens[index].end]
        if whole in BY_SIGN or whole.upper() in BY_SIGN:
            return first, BY_SIGN.get(whole) or BY_SIGN[whole.upper()]
    return None


def _name_after(document: Document, last: int) -> tuple[int, str] | None:
    """Where the name ends, and its currency; longer names first ("Canadian dollars")."""
    index = last + (document.lower(last) == "-" and document.glued(last))
    if index >= len(document.tokens) or not may_begin_currency(document.tokens[index].text):
        return None
    for length in (3, 2, 1):
        if index + length > len(document.tokens):
            continue
        name = " ".join(token.text for token in document.tokens[index : index + length])
        code = currency_named(name) or (BY_SIGN.get(name) if length == 1 and name != "PS" else None)
        if code and not _signs_next(document, index, index + length):
            return index + length, code
    return None


def _signs_next(document: Document, index: int, last: int) -> bool:
    """Whether a sign belongs to the number behind it: "$ 20 | $ 37", "1 | $10 bill"."""
    if last >= len(document.tokens) or document.tokens[last].form != "number" or document.tokens[index].form != "mark":
        return False
    return (
        document.glued(last - 1) or document.tokens[last + 1 : last + 2] == () or not _sign_follows(document, last + 1)
    )


def _sign_follows(document: Document, index: int) -> bool:
    """Whether the next number has its own sign or minor unit behind it: "10 $ 30 $", "10 $ 30 cent"."""
    return document.tokens[index].text in BY_SIGN or document.lower(index) in MINOR_UNITS


def _of_vague(document: Document, quantity: Quantity) -> tuple[int, str] | None:
    """As in "thousands of dollars", "millions of unspent euros"."""
    if quantity.modifier != "vague" or document.lower(quantity.last) != "of":
        return None
    for index in (quantity.last + 1, quantity.last + 2):
        code = currency_named(document.lower(index))
        if code is not None:
            return index + 1, code
    return None


def _pounds_after(document: Document, quantity: Quantity) -> tuple[int, str] | None:
    """Pounds as money: millions of them, or what something costs."""
    last = quantity.last + (document.lower(quantity.last) == "-")
    if document.lower(last) not in _POUNDS or document.lower(last + 1) == "of" or last > quantity.last:
        return None
    before = {document.lower(quantity.first - step) for step in range(1, _LOOK_BACK)}
    large = quantity.low is not None and quantity.low >= _MILLION
    return (last + 1, "GBP") if large or before & _SPENDING else None
