"""Transcripts: who speaks by a label in capitals before a colon, up to the next label ("ROE: …", "Q: …", "A: …").

Labels are speakers where several alternate and the text elsewhere has one of them as a name ("Ann Roe"), so that the
fields of a form ("VICTIM: …", "DATE: …") are none. Nobody can be known from "Q" and "A".
"""

from __future__ import annotations

from collections.abc import Iterator

from factbase.attribution.cue import Cue
from factbase.attribution.source import Source
from factbase.extract.document import Document
from factbase.extract.sentences import Sentence

_LONGEST = 4
_FEWEST_TURNS = 3
_QUESTION_AND_ANSWER = frozenset({"q", "a"})

# The sentence that a turn begins with, its label, and its colon.
Turn = tuple[int, Source, int]


def find_turns(document: Document) -> tuple[Cue, ...]:
    """The turns of a transcript in order, each as a cue over all that is said in it; none in any other text."""
    turns = list(_labelled(document))
    labels = {document.lower(source.last - 1) for _, source, _ in turns}
    if len(labels) < 2 or (len(turns) < _FEWEST_TURNS and labels != _QUESTION_AND_ANSWER):
        return ()
    speaking = _speaking(document, labels)
    ends = [*(document.sentences[number].first for number, _, _ in turns[1:]), _line_end(document, turns[-1][0])]
    return tuple(
        Cue("leading", colon, colon + 1, source, "asserts", "stated", ((colon + 1, end),))
        for (_, source, colon), end in zip(turns, ends, strict=True)
        if document.lower(source.last - 1) in speaking
    )


def _labelled(document: Document) -> Iterator[Turn]:
    """The lines that begin with words in capitals and a colon."""
    for number, sentence in enumerate(document.sentences):
        if number and document.sentences[number - 1].paragraph == sentence.paragraph:
            continue
        first = sentence.first + (document.lower(sentence.first) in {'"', "'"})
        colon = _colon(document, sentence, first)
        if colon is not None:
            named = document.lower(colon - 1) not in _QUESTION_AND_ANSWER
            yield number, Source(first, colon, first, named, "stated"), colon


def _colon(document: Document, sentence: Sentence, first: int) -> int | None:
    for at in range(first, min(sentence.last - 1, first + _LONGEST + 1)):
        token = document.tokens[at]
        if token.text == ":":
            return at if at > first else None
        if not (token.text.isupper() or token.text == "."):
            return None
    return None


def _speaking(document: Document, labels: set[str]) -> set[str]:
    """Those of these words that are nowhere in small letters, if the text has one of them as a name ("Ann Roe")."""
    if labels == _QUESTION_AND_ANSWER:
        return labels
    seen: dict[str, set[bool]] = {label: set() for label in labels}
    for token in document.tokens:
        if token.lower in seen and not token.text.isupper():
            seen[token.lower].add(token.capitalised)
    is_interview = any(capitals == {True} for capitals in seen.values())
    return {label for label, capitals in seen.items() if False not in capitals} if is_interview else set()


def _line_end(document: Document, number: int) -> int:
    """Where the line of a sentence ends: what stands below the last turn may be the article's own again."""
    last = number
    while (
        last + 1 < len(document.sentences)
        and document.sentences[last + 1].paragraph == document.sentences[number].paragraph
    ):
        last += 1
    return document.sentences[last].last
