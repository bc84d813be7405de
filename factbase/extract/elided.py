"""Elided units: "rose from 5 to 8 euros", "20 or 25 percent": the unit told of the second is that of the first, too.

A bare million behind a sum is money as well: "pledged 1.2 billion euros, of which 300 million has been paid".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from factbase.extract.document import Document
from factbase.extract.figure import Figure
from factbase.extract.lexicon import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, SCALES, words

_BETWEEN = frozenset({"to", "or"})
_WITH_UNITS = frozenset({"percent", "money", "measure", "duration"})


def with_units(document: Document, figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures in order; a bare count takes the unit of the figure behind it or before it that it goes with."""
    held: Figure | None = None
    money: Figure | None = None
    for figure in _with_listed_units(document, list(figures)):
        if held is not None and (_is_magnitude(document, held, figure) or _is_second_share(document, held, figure)):
            figure = _of_unit(figure, held)
        elif money is not None and _is_part_of_sum(document, money, figure):
            figure = _of_unit(figure, money)
        elif money is not None and _is_cents_of(document, money, figure):
            figure = replace(figure, unit=money.unit)
        money = figure if figure.kind == "money" else money
        if held is not None:
            yield _of_unit(held, figure) if _is_elided(document, held, figure) else held
        held = figure
    if held is not None:
        yield held


def _with_listed_units(document: Document, figures: list[Figure]) -> list[Figure]:
    """The figures, those of a list with the unit at its end: "jailed for 25, 18 and 12 years"."""
    for place in range(len(figures) - 2, -1, -1):
        one, other = figures[place], figures[place + 1]
        last = place + 2 == len(figures) or not _is_beside(document, other, figures[place + 2], _LISTING)
        if other.kind == "duration" and _is_beside(document, one, other, {"and", "or"} if last else {","}):
            figures[place] = _of_unit(one, other)
    return figures


_LISTING = frozenset({",", "and", "or"})


def _is_beside(document: Document, one: Figure, other: Figure, joined: Set[str]) -> bool:
    """Whether a bare number in digits and another figure are joined by one of these words."""
    near = one.kind in {"count", "duration"} and other.first == one.last + 1 and document.lower(one.last) in joined
    return near and document.tokens[one.last - 1].form == document.tokens[other.first].form == "number"


def _is_elided(document: Document, one: Figure, other: Figure) -> bool:
    """Whether nothing but "to" or "or" ("12 and 15 percent") stands between, and the unit behind the second, not before it."""
    if other.kind == "money" and document.lower(one.last) == "of" and _is_in_millions(document, one):
        return other.first - one.last <= _NEAR  # "280 million of the 1.5 billion euros"
    joined = document.lower(one.last) in _BETWEEN or (other.kind == "percent" and document.lower(one.last) == "and")
    near = other.first == one.last + 1 and joined
    unit_behind = document.tokens[other.last - 1].form == "word" or document.lower(other.last - 1) == "%"
    return near and one.kind == "count" and other.kind in _WITH_UNITS and unit_behind and one.modifier != "vague"


def _is_magnitude(document: Document, one: Figure, other: Figure) -> bool:
    """As in "quakes of magnitude 5.8 and 6.1"."""
    joined = other.first == one.last + 1 and document.lower(one.last) in {"and", "or", ","}
    return one.unit == "magnitude" and other.kind == "count" and joined


def _is_second_share(document: Document, one: Figure, other: Figure) -> bool:
    """As in "won by 52 percent to 48", unlike "rose 0.1 percent to 1,330": a bare number ends the clause."""
    if document.lower(one.first - 1) not in {"by", "with", "from"}:
        return False
    joined = one.kind == "percent" and other.kind == "count" and other.first == one.last + 1
    return joined and document.lower(one.last) == "to" and document.lower(other.last) in {".", ",", ";", ")", ""}


def _is_part_of_sum(document: Document, money: Figure, figure: Figure) -> bool:
    """Whether a bare count of millions, a noun neither before nor behind it, goes on with the sum before it."""
    if not _is_in_millions(document, figure) or money.first < document.sentence_at(figure.first).first:
        return False
    following = document.lower(figure.last)
    if (
        document.lower(figure.first - 1) == "from" and following == "a"
    ):  # "to 212 million euros from 260 million a year ago"
        return True
    if following in _COMPARING and document.lower(figure.last + 1) == "than":  # "4 billion euros, 60 million more than"
        return True
    if following in _BARE_BEFORE and document.lower(figure.first - 2) in _MONEY_NOUNS:  # "on sales of 9.8 billion"
        return document.lower(figure.first - 1) in {"of", "at", "to"}
    return following in _BARE_BEFORE and any(
        (document.lower(at), document.lower(at + 1)) in _GOING_ON for at in range(money.last, figure.first)
    )


def _is_in_millions(document: Document, figure: Figure) -> bool:
    return figure.kind == "count" and SCALES.get(document.lower(figure.last - 1), 0) >= _MILLION


def _is_cents_of(document: Document, money: Figure, figure: Figure) -> bool:
    """As in "1.86 euros, 12 cents more": the cents are of the currency told before in the sentence."""
    cents = figure.kind == "money" and document.lower(figure.last - 1) in {"cent", "cents"}
    return cents and money.unit in _WITH_CENTS and money.first >= document.sentence_at(figure.first).first


_WITH_CENTS = frozenset({"EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR"})
_NEAR = 3
_MONEY_NOUNS = words(
    "sales revenue revenues turnover profit profits loss losses assets debt debts income earnings costs budget deficit"
    " surplus value"
)
_MILLION = 1_000_000
_COMPARING = frozenset({"more", "less", "higher", "lower"})
_BARE_BEFORE = AUXILIARIES | PREPOSITIONS | CONJUNCTIONS | frozenset({".", ",", ";", ")", ""})
_GOING_ON = frozenset({("of", "which"), ("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from")})


def _of_unit(one: Figure, other: Figure) -> Figure:
    return replace(one, kind=other.kind, unit=other.unit, rule=other.rule)
