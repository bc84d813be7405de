"""Noun phrases: what a figure counts, found by closed-class words and endings, without a dictionary of nouns.

A phrase runs from the figure to the first word that cannot belong to it: a preposition but "of", a conjunction, an
auxiliary, a verb, a mark. Participles before a noun belong to it ("armed men"), those after it do not ("men armed").
"""

from __future__ import annotations

from dataclasses import dataclass

from factbase.extract.document import Document
from factbase.extract.events import Events
from factbase.extract.inflection import singular
from factbase.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    COPULAS,
    DETERMINERS,
    EXTRA,
    IRREGULAR_VERBS,
    NUMBER_WORDS,
    ONES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TENS,
    words,
)
from factbase.extract.partitives import skip_partitive
from factbase.extract.people import AGE_NOUNS

_STOP = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS | RELATIVES | DETERMINERS | ADVERBS | COPULAS
_STOP |= {"of", "not", "worth", "fewer", "less", "magnitude", "what"}
_SKIPPED = (EXTRA - {"others"}) | {"such", "fellow"}
_NOUNS_IN_LY = words("family assembly ally elderly bully reply supply anomaly monopoly butterfly jelly fly rally belly")
_LONGEST = 12
_LONGEST_OF = 6
_OF_THE = DETERMINERS | {"of"}
_BEHIND_PHRASES = PREPOSITIONS | AUXILIARIES | CONJUNCTIONS


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens from ``first`` up to ``last``, and its head noun; ``text`` as a claim has it."""

    first: int
    last: int
    head: int
    text: str
    head_singular: str


def noun_phrase(document: Document, events: Events, index: int) -> Phrase | None:
    """The phrase that begins at this token, "of the" and "other" skipped, or None where no noun stands there."""
    return phrase_at(document, events, index, document.sentence_at(index - 1).last)


_PHRASE_ENDS = frozenset({".", ""})


def phrase_behind_age(document: Document, events: Events, index: int) -> Phrase | None:
    """The phrase that begins at this token, an age before it skipped: "34-year-old man"; a bare one is a noun."""
    for at in range(index, index + 5):
        if document.lower(at) in _PHRASE_ENDS:
            break
        if document.lower(at) in AGE_NOUNS:
            return noun_phrase(document, events, at + 1) or age_phrase(document, index, at)
    return noun_phrase(document, events, index)


def age_phrase(document: Document, first: int, head: int) -> Phrase:
    """An age that is itself the noun: "a 15-year-old was hurt"."""
    return Phrase(first, head + 1, head, document.quote(first, head + 1), document.lower(head))


def phrase_at(document: Document, events: Events, index: int, end: int) -> Phrase | None:
    """The phrase that begins at this token and ends before ``end``."""
    end = min(end, index + _LONGEST)
    first = skip_partitive(document, index, end)
    while first < end and (_is_skipped(document, first) or _repeats_metric(document, events, first)):
        first += 1
    quoted = _opens_quoted(document, events, first)
    first += quoted
    last = _run(document, events, first, end)
    if last == first:
        return None
    last = _with_second(document, events, first, last, end)
    head = last - 1 - (document.tokens[last - 1].form == "mark")
    last = _of_phrase(document, events, last, end)
    text = document.quote(first, last)
    last += quoted and document.lower(last) in _QUOTATION_MARKS
    return Phrase(first, last, head, text, singular(document.lower(head)))


def is_noun_like(document: Document, events: Events, index: int) -> bool:
    """Whether the token can stand in a noun phrase."""
    if index >= len(document.tokens):
        return False
    token = document.tokens[index]
    if token.form != "word" or document.masked(index):
        return False
    if token.text == "US":  # no pronoun
        return True
    if token.lower in _STOP or token.lower in IRREGULAR_VERBS:
        return False
    if token.lower in {"late", "early"} and index + 1 < document.count and document.masked(index + 1):
        return False  # "late | Monday"
    return not (token.lower.endswith("ly") and token.lower not in _NOUNS_IN_LY)


def _is_skipped(document: Document, index: int) -> bool:
    word = document.lower(index)
    return word in _SKIPPED or word == "most" or (word.endswith("ly") and word not in _NOUNS_IN_LY)


def _repeats_metric(document: Document, events: Events, index: int) -> bool:
    """A participle or a state before its noun that only says what happened: "two killed civilians", "two dead men"."""
    told = any(
        event.sense.role == "state" or (event.sense.role == "patient" and event.sense.form in {"past", "participle"})
        for event in events.at(index)
        if event.last == index + 1
    )
    return told and is_noun_like(document, events, index + 1)


def _run(document: Document, events: Events, first: int, end: int) -> int:
    """The end of the words that make up the phrase from ``first``."""
    index = first
    while index < end:
        if document.tokens[index].form == "mark":
            if not (_joins(document, index, first, end) or _is_of_quoted(document, events, index, first)):
                break
        elif (
            not (is_noun_like(document, events, index) or _is_counted_noun(document, index, first))
            or (index > first and document.lower(index) in _COUNTING)
            or _ends_phrase(document, events, index, first)
            or (index > first and _is_plural(document, index - 1) and not _is_plural(document, index))
        ):
            break
        index += 1
    return _without_name(document, first, index)


def _is_counted_noun(document: Document, index: int, first: int) -> bool:
    """Whether a word that may be a verb is a noun by its number: "43 | runs", "two | works"."""
    word = document.lower(index)
    if index != first or word not in IRREGULAR_VERBS or not word.endswith("s") or document.masked(index):
        return False
    number = document.tokens[index - 1]
    return number.form == "number" or number.lower in _SEVERAL


_COUNTING = frozenset(ONES) | frozenset(TENS)
_SEVERAL = _COUNTING - {"one"}


def _without_name(document: Document, first: int, last: int) -> int:
    """The end of a common noun before the name that it introduces: "a guard | Ann Roe"."""
    end = last
    while end > first and document.tokens[end - 1].capitalised:
        end -= 1
    plain = end > first and document.tokens[end - 1].form == "word" and "-" not in document.lower(end - 1)
    return end if plain else last


def _joins(document: Document, index: int, first: int, end: int) -> bool:
    """A possessive or a glued hyphen inside the phrase."""
    inside = first < index < end - 1
    if document.lower(index) == "'s":
        return inside
    return inside and document.lower(index) == "-" and document.glued(index - 1) and document.glued(index)


def _opens_quoted(document: Document, events: Events, index: int) -> bool:
    """Whether a quotation mark stands here before a single noun: "five | 'generals'", as who doubts the word writes."""
    mark = document.lower(index)
    alone = mark in _QUOTATION_MARKS and document.lower(index + 2) == mark
    return alone and document.glued(index) and is_noun_like(document, events, index + 1) and not events.at(index + 1)


def _is_of_quoted(document: Document, events: Events, index: int, first: int) -> bool:
    """Whether a mark opens or closes a noun in quotation marks within the phrase: "five rebel | 'generals | '"."""
    if _opens_quoted(document, events, index):
        return index > first and not _is_plural(document, index - 1)
    return index - 2 > first and _opens_quoted(document, events, index - 2)


_QUOTATION_MARKS = frozenset({'"', "'"})


def _ends_phrase(document: Document, events: Events, index: int, first: int) -> bool:
    """Verbs and adjectives that stand after the noun, or alone."""
    word = document.lower(index)
    next_is_noun = is_noun_like(document, events, index + 1)
    bare = not next_is_noun and not word.endswith("s") and document.lower(index - 1) not in _OF_THE
    rendered = word.endswith("ed") and events.is_state(index + 1)  # "1,000 | rendered homeless"
    if index == first and (rendered or events.is_deed(index, bare=bare)):  # "30 | sought refuge", "thousands | march"
        return True
    if events.is_state(index) or events.is_participle(index):
        return not (index == first and next_is_noun)
    if word.endswith(("ed", "ing")) and "-" not in word and len(word) > 4 and word not in _NOUNS_IN_ING:
        return not next_is_noun or (index > first and _is_plural(document, index - 1))
    if index > first and word.endswith("s") and document.lower(index + 1) in _AFTER_VERBS:
        return True  # "19 fouls proves it", "one proposal asks the board"
    return index > first and events.is_verb(index) and not next_is_noun and not word.endswith("s")


_AFTER_VERBS = (DETERMINERS | PRONOUNS) - {"that", "this", "all", "both", "each"}


def _is_plural(document: Document, index: int) -> bool:
    """A common noun in the plural, which ends its phrase unless another noun follows ("sports fans")."""
    word = document.lower(index)
    return document.tokens[index].text == word and singular(word) != word and document.tokens[index].form == "word"


# Nouns that end like verbs; "ing" and "ed" decide nothing about them.
_NOUNS_IN_ING = words(
    "building meeting shooting bombing killing wedding ceiling hearing evening morning dwelling housing funding"
    " clothing hundred breed seed shed bed wing ring king sibling spring string being offspring"
)


def _with_second(document: Document, events: Events, first: int, last: int, end: int) -> int:
    """The end of two nouns of one number: "12 leaders and officials", "579 rural and small airports"."""
    joins = document.lower(last) in {"and", "or"} and last + 1 < end
    if not joins or document.tokens[last + 1].capitalised or document.lower(last + 1) in NUMBER_WORDS:
        return last
    stop = _run(document, events, last + 1, end)
    if stop == last + 1 or not _is_plural(document, stop - 1) or events.at(last + 1):
        return last
    follows = document.lower(stop)
    ends = stop >= end or document.tokens[stop].form == "mark" or follows in _BEHIND_PHRASES
    return stop if ends else last


def _of_phrase(document: Document, events: Events, last: int, end: int) -> int:
    """The phrase with "of …" behind it, twice at most: "members of the militia of Anbar"."""
    for _ in range(2):
        if document.lower(last) != "of" or last + 1 >= end:
            break
        inner = last + 1
        while inner < end and document.lower(inner) in DETERMINERS:
            inner += 1
        stop = _run(document, events, inner, min(end, inner + _LONGEST_OF))
        if stop == inner:
            break
        last = stop
    return last
