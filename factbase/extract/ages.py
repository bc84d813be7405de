"""Ages: "34-year-old", "34 years old", "aged 34", "in their 20s", and the number beside a name: "Jane Roe, 34, …"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factbase.extract.document import Document
from factbase.extract.figure import Figure, Quantity, make_figure
from factbase.extract.lexicon import POSSESSIVES
from factbase.extract.people import PERSONS

_UNITS = ("year", "month", "week", "day")
_AGE_WORDS = frozenset({"aged", "age", "ages"})
_OLDEST = 120


def read_age(document: Document, quantity: Quantity) -> Figure | None:
    """The quantity as an age, or None."""
    return _old(document, quantity) or _aged(document, quantity) or _in_twenties(document, quantity)


def _old(document: Document, quantity: Quantity) -> Figure | None:
    if document.lower(quantity.last) not in _OLD_BEGINS:
        return None
    words = [document.lower(quantity.last + step) for step in range(6)]
    for unit in _UNITS:
        for form in _old_forms(unit):
            if words[: len(form)] == form:
                return _age(quantity, unit=unit, last=quantity.last + len(form))
    return None


_OLD_BEGINS = frozenset({"-", *(f"{unit}{end}" for unit in _UNITS for end in ("", "s", "-old", "s-old"))})


def _old_forms(unit: str) -> tuple[list[str], ...]:
    return (
        ["-", f"{unit}-old"],
        ["-", f"{unit}-olds"],
        [f"{unit}-old"],
        ["-", unit, "old"],
        ["-", unit, "-", "old"],
        [unit, "old"],
        [f"{unit}s", "old"],
        [f"{unit}s-old"],
        [f"{unit}s", "of", "age"],
    )


def _aged(document: Document, quantity: Quantity) -> Figure | None:
    """As in "aged 34" and "Jane Roe, 34, was": of nothing but a number, and of no more than a life."""
    if quantity.high is None or quantity.high > _OLDEST or (quantity.value is None and quantity.modifier != "between"):
        return None
    before = document.lower(quantity.first - 1)
    if before == "of" and document.lower(quantity.first - 2) in _AGE_WORDS:
        before = "age"
    if before in _AGE_WORDS:
        last = quantity.last + (document.lower(quantity.last) in {"years", "year"})
        return _age(quantity, unit="year", last=last)
    after = document.lower(quantity.last)
    bearer = quantity.first - 2
    named = bearer >= 0 and (document.tokens[bearer].capitalised or document.lower(bearer) in PERSONS)
    digits = document.tokens[quantity.number].form == "number"
    if (
        before == ","
        and after in {",", ".", "and", ";", ")", "of", "who"}
        and named
        and digits
        and quantity.high == quantity.low
    ):
        return _age(quantity, unit="year", last=quantity.last) if quantity.value == int(quantity.value or 0) else None
    return None


def _in_twenties(document: Document, quantity: Quantity) -> Figure | None:
    if document.lower(quantity.last) != "s" or not document.glued(quantity.last - 1) or quantity.value is None:
        return None
    before = {document.lower(quantity.first - step) for step in (1, 2, 3)}
    if not before & POSSESSIVES:
        return None
    top = quantity.value + Decimal(9)
    decade = replace(quantity, value=None, high=top, modifier="between")
    return _age(decade, unit="year", last=quantity.last + 1)


def _age(quantity: Quantity, *, unit: str, last: int) -> Figure:
    return make_figure(quantity, kind="age", rule="age", unit=unit, last=last)


def listed_age(document: Document, before: Figure | None, figure: Figure) -> Figure:
    """The figure as an age where it stands in a list of ages: "men aged 18, 21 and 35"."""
    if before is None or before.kind != "age" or figure.kind != "count" or before.first < figure.first - _FAR:
        return figure
    between = {document.lower(index) for index in range(before.last, figure.first)}
    if not between or not between <= {",", "and", "or"} or figure.high is None or figure.high > _OLDEST:
        return figure
    after = document.lower(figure.last)
    return replace(figure, kind="age", unit=before.unit, rule="age") if after in _AGE_FOLLOWERS else figure


_FAR = 6
_AGE_FOLLOWERS = frozenset({",", ".", ";", ")", "and", "or", ""})


def bearer_of(document: Document, figure: Figure) -> str | None:
    """Whose age it is, where a name or a noun stands before it: "Jane Roe, 34", "men aged 18"."""
    index = figure.first - 1
    if document.lower(index) in _AGE_WORDS:
        index -= 1
        if document.lower(index) != ",":
            return document.tokens[index].text if index >= 0 and document.tokens[index].form == "word" else None
    last = index if document.lower(index) in {",", "("} else -1
    if last > 0 and document.lower(last - 1) in PERSONS:
        return document.tokens[last - 1].text
    first = last
    while first > 0 and (document.tokens[first - 1].capitalised or _is_initial(document, first - 1)):
        first -= 1
    return document.quote(first, last) if 0 <= first < last else None


def _is_initial(document: Document, index: int) -> bool:
    """The full stop of "L." or "Jr." inside a name."""
    return document.lower(index) == "." and document.glued(index - 1) and document.tokens[index - 1].capitalised
