"""Headlines: they drop the article ("Man shot in park", "Boy, 10, dies"), so that the bare noun stands for one.

Only a noun for a person counts, in a line of its own that is no full sentence, where something of the metric table
happened to that person; a name, a possessive or a number before the noun leaves nothing implied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factbase.extract.clause import Clause
from factbase.extract.document import Document
from factbase.extract.events import Events
from factbase.extract.figure import Figure
from factbase.extract.implied import happens_to_one, implied_figure
from factbase.extract.lexicon import DETERMINERS, NUMBER_WORDS, words
from factbase.extract.people import AGE_NOUNS, PERSONS
from factbase.extract.phrases import Phrase, age_phrase, is_noun_like, phrase_at
from factbase.extract.predicates import find_event
from factbase.extract.sentences import Sentence

_LONGEST = 30
_CLOSED = frozenset({".", "!", "?", '"'})
_PREMODIFIERS = 5
# Who are called by a deed: the "shooting suspect" was not shot.
_OF_DEEDS = words("suspect victim survivor witness defendant")


def find_headline_ones(document: Document, events: Events) -> Iterator[Figure]:
    """The bare nouns of headlines that stand for one person each, in order."""
    for number, sentence in enumerate(document.sentences):
        if _is_headline(document, number) and events.within(sentence.first, sentence.last):
            for index in range(sentence.first, sentence.last):
                if document.lower(index) in PERSONS:
                    yield from _bare(document, events, sentence, index)
                elif document.lower(index) in AGE_NOUNS and index >= sentence.first + 2:
                    yield from _age_as_noun(document, events, sentence, index)


def _is_headline(document: Document, number: int) -> bool:
    """Whether the sentence is a line of its own without a full stop."""
    sentence = document.sentences[number]
    if sentence.last - sentence.first > _LONGEST or document.tokens[sentence.last - 1].text in _CLOSED:
        return False
    return number == 0 or document.sentences[number - 1].paragraph != sentence.paragraph


def _bare(document: Document, events: Events, sentence: Sentence, head: int) -> Iterator[Figure]:
    first = _first(document, events, sentence, head)
    phrase = phrase_at(document, events, first, sentence.last)
    if not _is_determined(document, sentence, first) and phrase is not None and phrase.head == head:
        yield from _one(document, events, sentence, phrase)


def _age_as_noun(document: Document, events: Events, sentence: Sentence, head: int) -> Iterator[Figure]:
    """As in "7-year-old hurt": the age is the noun, and the figure stands in its place."""
    first = head - 2 if document.lower(head - 1) == "-" else head - 1
    if not _is_number(document, first) or (is_noun_like(document, events, head + 1) and not events.at(head + 1)):
        return
    if not _is_determined(document, sentence, first):
        yield from _one(document, events, sentence, age_phrase(document, first, head))


def _one(document: Document, events: Events, sentence: Sentence, phrase: Phrase) -> Iterator[Figure]:
    first, head = phrase.first, phrase.head
    figure = implied_figure(first, last=head + 1, noun=first, rule="headline")
    event = find_event(Clause(document, events, figure, phrase, sentence.first, sentence.last))
    if event is not None and happens_to_one(event):
        yield figure
    elif event is None and document.lower(phrase.last) in {",", "and", "&"}:
        yield replace(figure, rule="listed")  # "Man, woman and boy hurt": what happened is told of the last


def _first(document: Document, events: Events, sentence: Sentence, head: int) -> int:
    """Where the words that belong to the noun begin; an age before it ends them ("10-year-old | boy")."""
    first = head
    while first > max(sentence.first, head - _PREMODIFIERS):
        word = document.lower(first - 1)
        if word in AGE_NOUNS or word in NUMBER_WORDS or not is_noun_like(document, events, first - 1):
            break
        if events.at(first - 1) and not (word.endswith("ing") and document.lower(head) in _OF_DEEDS):
            break
        first -= 1
    return first


def _is_determined(document: Document, sentence: Sentence, first: int) -> bool:
    """Whether a determiner, a possessive or a number stands before, an age between them aside."""
    before = first - 1
    if document.lower(first) in _ORDINALS:
        return True
    if before >= sentence.first and document.lower(before) in AGE_NOUNS:
        before -= 1
        while before >= sentence.first and (document.lower(before) == "-" or _is_number(document, before)):
            before -= 1
        return before >= sentence.first and _determines(document, before)
    return before >= sentence.first and (_determines(document, before) or _is_number(document, before))


# "Third person dies" ranks the dead and counts none.
_ORDINALS = words("first second third fourth fifth sixth seventh eighth ninth tenth another both multiple several many")


def _determines(document: Document, index: int) -> bool:
    return document.lower(index) in DETERMINERS or document.lower(index) in {"'s", "'", "other"}


def _is_number(document: Document, index: int) -> bool:
    return document.tokens[index].form == "number" or document.lower(index) in NUMBER_WORDS
