"""Ages: "34-year-old", "34 years old", "aged 34", "in their 20s", "children under five", "she was 34", and the number
beside a name: "Jane Roe, 34, …"; of a list, each ("6- and 10-year-old sons", "men aged 18, 21 and 35").
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factbase.extract.document import Document
from factbase.extract.figure import Figure, KindRule, Quantity, make_figure
from factbase.extract.inflection import singular
from factbase.extract.lexicon import AUXILIARIES, POSSESSIVES, PRONOUNS, words
from factbase.extract.people import PERSONS

_UNITS = ("year", "month", "week", "day")
_AGE_WORDS = frozenset({"aged", "age", "ages"})
_OLDEST = 120


def read_age(document: Document, quantity: Quantity) -> Figure | None:
    """The quantity as an age, or None."""
    return next((found for rule in _RULES if (found := rule(document, quantity)) is not None), None)


def _old(document: Document, quantity: Quantity) -> Figure | None:
    if document.lower(quantity.last) not in _OLD_BEGINS:
        return None
    following = [document.lower(quantity.last + step) for step in range(6)]
    for unit in _UNITS:
        for form in _old_forms(unit):
            if following[: len(form)] == form:
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


def _suspended(document: Document, quantity: Quantity) -> Figure | None:
    """As in "6- | and 10-year-old": the unit is that of the last of the list."""
    hyphened = document.lower(quantity.last) == "-" and document.glued(quantity.last - 1)
    if not hyphened or (document.glued(quantity.last) and document.lower(quantity.last + 1) != ","):
        return None
    for index in range(quantity.last + 1, min(quantity.last + _LONGEST_LIST, document.count)):
        if document.lower(index) in _OLD_UNITS:
            return _age(quantity, unit=_OLD_UNITS[document.lower(index)], last=quantity.last)
        if document.lower(index) not in {",", "-", "and", "or", "to"} and document.tokens[index].form != "number":
            return None
    return None


_LONGEST_LIST = 14
_OLD_UNITS = {f"{unit}-old{end}": unit for unit in _UNITS for end in ("", "s")}


def _aged(document: Document, quantity: Quantity) -> Figure | None:
    """As in "aged 34", "ages 5 to 9", "at the age of 12"."""
    if not _is_of_a_life(quantity):
        return None
    before = quantity.first - 1 - (document.lower(quantity.first - 1) in {"of", ","})
    if document.lower(before) not in _AGE_WORDS:
        return None
    return _age(quantity, unit="year", last=quantity.last + (document.lower(quantity.last) in {"years", "year"}))


def _beside_name(document: Document, quantity: Quantity) -> Figure | None:
    """As in "Jane Roe, 34, was", "Sam Roe Jr., also 34."."""
    comma = quantity.first - 1 - (document.lower(quantity.first - 1) in _TOO)
    digits = document.tokens[quantity.number].form == "number"
    if document.lower(comma) not in {",", "("} or not digits or not _is_one_age(quantity):
        return None
    bearer = comma - 1 - _is_initial(document, comma - 1)
    named = bearer >= 0 and (document.tokens[bearer].capitalised or singular(document.lower(bearer)) in PERSONS)
    ends = quantity.last >= document.sentence_at(quantity.number).last
    follows = document.lower(quantity.last)
    # "In Iraq, 25 of them died", "In Basra, 14 of 22 wells", unlike "Ann Roe, 34 of Leeds"
    partitive = follows == "of" and not ends and not document.tokens[quantity.last + 1].capitalised
    if not named or partitive or not (ends or follows in _AFTER_NAME):
        return None
    return _age(quantity, unit="year", last=quantity.last)


_TOO = words("also both all now then only just")
_AFTER_NAME = words(", . and ; ) of who whose from")


def _told_of_one(document: Document, quantity: Quantity) -> Figure | None:
    """As in "he was 34.", "the boy, who turned 10 in May", "Jane Roe was just 14 when …"."""
    verb = quantity.first - 1 - (document.lower(quantity.first - 1) in _TOO)
    if document.lower(verb) not in _IS_OLD or not _is_one_age(quantity):
        return None
    subject = document.lower(verb - 1)
    named = verb >= 2 and document.tokens[verb - 1].capitalised and document.tokens[verb - 2].capitalised
    if not named and subject not in {"he", "she", "who"} and subject not in PERSONS:
        return None
    ends = quantity.last >= document.sentence_at(quantity.number).last
    follows = document.lower(quantity.last)
    turned = document.lower(verb).startswith("turn") and follows in {"in", "on"}  # not "she was 5 in the ranking"
    told = ends or turned or follows in _AFTER_AGE
    return _age(quantity, unit="year", last=quantity.last) if told else None


_IS_OLD = words("is was turned turns turning")
_BEFORE_AGE = _IS_OLD | {",", "("}
_AFTER_AGE = words(", . ; ) and but when at")


def _under_age(document: Document, quantity: Quantity) -> Figure | None:
    """As in "children under five", "people over 65 are": no noun of its own follows."""
    if document.lower(quantity.first - 1) not in _THAN or not _is_one_age(quantity):
        return None
    people = document.lower(quantity.first - 2)
    ends = quantity.last >= document.sentence_at(quantity.number).last
    bare = ends or document.lower(quantity.last) in _AFTER_AGE or document.lower(quantity.last) in AUXILIARIES
    if people in {"are", "were"}:  # "most children were under 18", "15 per cent were over 65"
        people = document.lower(quantity.first - 3)
    whose = singular(people) in PERSONS or people in _ANY_PEOPLE
    return _age(quantity, unit="year", last=quantity.last) if bare and whose else None


_THAN = words("under over above below")
_ANY_PEOPLE = words("people those them anyone everyone nobody aged percent cent %")


def _is_of_a_life(quantity: Quantity) -> bool:
    """Whether it is a number or a range of no more than a life's years."""
    ranged = quantity.value is not None or quantity.modifier == "between"
    return ranged and quantity.high is not None and quantity.high <= _OLDEST


def _is_one_age(quantity: Quantity) -> bool:
    return _is_of_a_life(quantity) and quantity.value is not None and quantity.value == int(quantity.value)


def _in_twenties(document: Document, quantity: Quantity) -> Figure | None:
    last = quantity.last + (document.lower(quantity.last) == "'")  # "in his 20's"
    if document.lower(last) != "s" or not document.glued(last - 1) or quantity.value is None:
        return None
    before = {document.lower(quantity.first - step) for step in (1, 2, 3)}
    if not before & POSSESSIVES:
        return None
    top = quantity.value + Decimal(9)
    decade = replace(quantity, value=None, high=top, modifier="between")
    return _age(decade, unit="year", last=last + 1)


_RULES: tuple[KindRule, ...] = (_old, _suspended, _aged, _beside_name, _told_of_one, _under_age, _in_twenties)


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
# "Two boys aged 14 and 16 | were hurt", "| who fled", "| drowned"; not "Roe, aged 14, and 16 | guards".
_AGE_FOLLOWERS = frozenset({",", ".", ";", ")", "and", "or", "", "who", "died", "drowned"}) | AUXILIARIES


def bearer_of(document: Document, figure: Figure) -> str | None:
    """Whose age it is, where a name or a noun stands before it: "Jane Roe, 34", "men aged 18", "the boy was 10"."""
    index = figure.first - 1 - (document.lower(figure.first - 1) in _TOO)
    told = document.lower(index) in _AGE_WORDS or document.lower(figure.first) in _THAN
    if told:
        index -= document.lower(index) in _AGE_WORDS
        if document.lower(index) != ",":
            return _noun_at(document, index)
    last = index if document.lower(index) in _BEFORE_AGE else -1
    if last > 0 and singular(document.lower(last - 1)) in PERSONS:
        return document.tokens[last - 1].text
    first = last
    while first > 0 and (document.tokens[first - 1].capitalised or _is_initial(document, first - 1)):
        first -= 1
    name = document.quote(first, last) if 0 <= first < last else None
    return None if name is None or name.lower() in PRONOUNS else name


def _noun_at(document: Document, index: int) -> str | None:
    noun = index >= 0 and document.tokens[index].form == "word" and document.lower(index) not in _NO_NOUNS
    return document.tokens[index].text if noun else None


_NO_NOUNS = PRONOUNS | AUXILIARIES | words("most some many all both mostly those")


def _is_initial(document: Document, index: int) -> bool:
    """The full stop of "L." or "Jr." inside a name."""
    return document.lower(index) == "." and document.glued(index - 1) and document.tokens[index - 1].capitalised
