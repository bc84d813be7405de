"""Bounds: the words around a figure that make it a bound or an estimate ("at least", "up to", "or more").

One table: the words, and what they make of the number. The words belong to the quote.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from factbase.extract.document import Document
from factbase.extract.figure import Figure
from factbase.extract.inflection import singular
from factbase.extract.lexicon import words
from factbase.extract.people import names_people
from factbase.figures import Modifier

_MORE = words("more greater higher bigger larger")
_LESS = words("less fewer lower smaller")
_BEFORE: dict[Modifier, str] = {
    "at_least": "at least, no fewer than, no less than, not less than, not fewer than, a minimum of, minimum of,"
    " as few as, at least or equal to, ≥, > =, not below, at the very least",
    "more_than": "over the age of, above the age of, over, above, upwards of, upward of, north of, exceeding, exceed, exceeds, exceeded, surpass, surpasses,"
    " surpassed, surpassing, in excess of, well over, well above, over than, just over, just above, >, beyond",
    "up_to": "up to, as many as, as much as, at most, no more than, not more than, a maximum of, maximum of, as high as,"
    " no greater than, no larger than, not exceeding, at the very most, ≤, < =, a max of",
    "fewer_than": "under the age of, below the age of, under, below, short of, just under, just below, well under, well below, shy of, just shy of, <, sub -",
    "about": "about, around, some, nearly, almost, close to, roughly, approximately, an estimated, estimated, approx,"
    " in the range of, circa, near, somewhere around, in the region of, virtually, ~, c ., well over about, ≈, approx .,"
    " in the neighborhood of, in the neighbourhood of, more or less, somewhere near, on the order of, in the order of,"
    " about a, an average of around, nearly a, just about",
    "between": "somewhere",
}
_AFTER: dict[Modifier, str] = {
    "at_least": "or above, or over, or older, at least, and over, and above, plus, and up, and older, or longer, or better,"
    " and upwards, and upward, or upwards, and more, or greater than, or more than, - plus",
    "up_to": "or below, or under, at most, or younger, and under, and below, and younger, or shorter, max, or less than,"
    " or fewer than",
    "about": "or so, or thereabouts, more or less, odd, - odd, - ish, or thereabout",
}
# "less than 50 or equal": the equal counts, too.
_EQUALS = {"more_than": "at_least", "fewer_than": "up_to"}
_RUN = words("ran run runs running drove driven")
_MOVED = words(
    "back went gone go goes going rose risen rise rising moved moving inched inching crept climbed climbing edged"
)
_NOT_ABOUT = words("report reports reported reporting talk talks talked talking asked ask told tweeted video")


def _comparisons() -> Iterator[tuple[str, Modifier, Modifier]]:
    """The comparatives of more and of less: each with its strict and its loose reading."""
    for word in _MORE:
        yield word, "more_than", "at_least"
    for word in _LESS:
        yield word, "fewer_than", "up_to"


def _before_table() -> dict[tuple[str, ...], Modifier]:
    table: dict[str, Modifier] = {phrase: modifier for modifier, row in _BEFORE.items() for phrase in row.split(",")}
    for word, strict, loose in _comparisons():
        table[f"{word} than"] = strict
        for phrase in (
            f"{word} than or equal to",
            f"{word} or equal than",
            f"{word} or equal to",
            f"equal to or {word} than",
        ):
            table[phrase] = loose
    return {tuple(phrase.split()): modifier for phrase, modifier in table.items()}


def _after_table() -> dict[tuple[str, ...], Modifier]:
    table: dict[str, Modifier] = {phrase: modifier for modifier, row in _AFTER.items() for phrase in row.split(",")}
    table |= {f"or {word}": loose for word, _, loose in _comparisons()}
    return {tuple(phrase.split()): modifier for phrase, modifier in table.items()}


_PHRASES_BEFORE = _before_table()
_PHRASES_AFTER = _after_table()
_LONGEST_BEFORE = max(map(len, _PHRASES_BEFORE))
_LONGEST_AFTER = max(map(len, _PHRASES_AFTER))
_LAST_WORDS = frozenset(phrase[-1] for phrase in _PHRASES_BEFORE)
_FIRST_WORDS = frozenset(phrase[0] for phrase in _PHRASES_AFTER)


def apply_bounds(document: Document, figure: Figure) -> Figure:
    """The figure with its bound words in the quote, and its bounds opened as they say."""
    before, first = _before(document, figure.first, figure.last)
    after, last = _after(document, figure.last)
    if before in _EQUALS and (document.lower(last), document.lower(last + 1)) == ("or", "equal"):
        after = _EQUALS[before]  # type: ignore[assignment]
        last += 2 + (document.lower(last + 2) == "to")
    if after is None:
        return _bounded(figure, before, first=first) if before else figure
    noun = last if figure.noun == figure.last else figure.noun
    return replace(_bounded(figure, after, first=first if before else figure.first), last=last, noun=noun)


def _before(document: Document, index: int, behind: int) -> tuple[Modifier | None, int]:
    if document.lower(index - 1) not in _LAST_WORDS:
        return None, index
    sentence = document.sentence_at(index)
    for length in range(min(_LONGEST_BEFORE, index - sentence.first), 0, -1):
        phrase = document.lowers[index - length : index]
        if phrase in _PHRASES_BEFORE and not _is_preposition(document, phrase, index - length, behind):
            return _PHRASES_BEFORE[phrase], index - length
    return None, index


def _is_preposition(document: Document, phrase: tuple[str, ...], index: int, behind: int) -> bool:
    """Whether "about" tells what is spoken of ("reports about two men"), or "up to" where it went ("back up to 8")."""
    before = document.lower(index - 1)
    if phrase == ("over",) and before in _RUN and names_people(singular(document.lower(behind))):
        return True  # "ran over nine people", unlike "ran over nine miles"
    return (phrase == ("about",) and before in _NOT_ABOUT) or (phrase == ("up", "to") and before in _MOVED)


def _after(document: Document, index: int) -> tuple[Modifier | None, int]:
    if document.lower(index) == "+" and document.glued(index - 1):
        return "at_least", index + 1
    if document.lower(index) not in _FIRST_WORDS:
        return None, index
    for length in range(min(_LONGEST_AFTER, document.count - index), 0, -1):
        phrase = document.lowers[index : index + length]
        if phrase in _PHRASES_AFTER and not _opens_another(document, index + length, phrase):
            return _PHRASES_AFTER[phrase], index + length
    return None, index


def _opens_another(document: Document, index: int, phrase: tuple[str, ...]) -> bool:
    """Whether the words belong to the number behind them: "5,000 or less | than 6,000", "at least | 30"."""
    if index >= len(document.tokens):
        return False
    if document.lower(index) == "than":
        return True
    return phrase[-1] in {"than", "least", "most", "plus"} and document.tokens[index].form == "number"


def _bounded(figure: Figure, modifier: Modifier, *, first: int) -> Figure:
    """What the words make of the number; a range stays one ("about 20 to 30"), but for "up to 20 or 30"."""
    widened = replace(figure, first=first)
    if modifier == "about":
        return widened if figure.value is None else replace(widened, modifier="about")
    if modifier == "between":
        return widened if figure.modifier == "between" else figure
    if figure.modifier == "between":
        return widened
    low, high = _opened(figure, modifier)
    return replace(widened, modifier=modifier, low=low, high=high)


def _opened(figure: Figure, modifier: Modifier) -> tuple[Decimal | None, Decimal | None]:
    return (figure.low, None) if modifier in {"at_least", "more_than"} else (None, figure.high)
