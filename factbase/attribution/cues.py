"""Cues: the words that bring a source in, where they stand, and how far what they bring in reaches.

Three forms: a verb of saying with its subject on either side, "according to", and "citing". A passive ("were
reported", "it is said") has no source and is no cue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from factbase.attribution.names import Source, source_after, source_before
from factbase.extract.document import Document
from factbase.extract.lexicon import BE, MODALS, NUMBER_WORDS, SAYING, SAYING_OF_CLAUSES, words
from factbase.extract.sentences import Sentence
from factbase.figures import Stance

CueForm = Literal["saying", "according", "citing"]

_STANCES: dict[str, Stance] = {
    **dict.fromkeys(("deny", "denies", "denied", "denying", "disputes", "disputed", "dispute"), "denies"),
    **dict.fromkeys(("doubt", "doubts", "doubted", "question", "questions", "questioned"), "doubts"),
}
_PREPOSITIONAL: tuple[tuple[tuple[str, ...], CueForm], ...] = (
    (("according", "to"), "according"),
    (("citing",), "citing"),
    (("quoting",), "citing"),
    (("as", "reported", "by"), "according"),
    (("in", "the", "words", "of"), "according"),
)
# What follows a verb that says a clause, and no object of another kind.
_CLAUSE_FOLLOWERS = words(
    "that a an the at some about more up there he she they it no on over nearly almost only around how"
)
# Who can "find" or "put" a figure: documents and those who count.
_EVIDENCE = words(
    "poll polls survey surveys study studies report reports analysis data figures statistics investigation inquiry"
    " estimate estimates census authorities officials police ministry agency investigators coroner researchers"
)
# Verbs that may stand before their subject; "told" is followed by whom it told.
_INVERTING = words("said says added adds wrote writes reported reports announced confirmed warned explained noted")
_FINDING = frozenset({"find", "finds", "found", "put", "puts"})
# What outlets and agencies are called; whoever else is told something does not publish it.
_OUTLET_WORDS = words(
    "reuters ap afp cnn bbc npr abc cbs nbc fox xinhua tass anadolu jazeera arabiya monitor times post news press agency"
    " television tv radio herald journal tribune guardian today telegraph observer gazette star daily"
)
_QUOTES = frozenset({'"', "'"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue with its source; its content is the tokens from ``scope_first`` up to ``scope_last``."""

    form: CueForm
    first: int
    last: int
    source: Source
    stance: Stance
    hedge: str
    scope_first: int
    scope_last: int

    def covers(self, index: int) -> bool:
        """Whether the token is in what the source is said to have said."""
        in_source = self.source.first <= index < self.source.last
        return self.scope_first <= index < self.scope_last and not in_source


def find_cues(document: Document, sentence: Sentence) -> Iterator[Cue]:
    """The cues of one sentence, in order."""
    for index in range(sentence.first, sentence.last):
        cue = _prepositional(document, sentence, index) or _saying(document, sentence, index)
        if cue is not None:
            outlet = _outlet_told(document, sentence, cue)
            if outlet is not None:
                yield outlet
            yield cue


def _outlet_told(document: Document, sentence: Sentence, cue: Cue) -> Cue | None:
    """The outlet that a source spoke to, which relays it: "the mayor told Radio Basra"."""
    if document.lower(cue.first) not in {"told", "tells"}:
        return None
    source = source_after(document, sentence, cue.last)
    if source is None or not any(document.lower(at) in _OUTLET_WORDS for at in range(source.first, source.last)):
        return None
    return replace(cue, source=source, stance="asserts", hedge="stated")


def _prepositional(document: Document, sentence: Sentence, index: int) -> Cue | None:
    for phrase, form in _PREPOSITIONAL:
        last = index + len(phrase)
        if tuple(document.lower(at) for at in range(index, last)) != phrase:
            continue
        source = source_after(document, sentence, last)
        if source is not None:
            first, end = _segment(document, sentence, index)
            return Cue(form, index, last, source, "asserts", source.hedge, first, end)
    return None


def _saying(document: Document, sentence: Sentence, index: int) -> Cue | None:
    word = document.lower(index)
    if word not in SAYING or _is_no_verb(document, sentence, index):
        return None
    first, end = _segment(document, sentence, index)
    inverted = _inverted(document, sentence, index)
    source = inverted or source_before(document, sentence, index)
    if source is None:
        return None
    trailing = inverted is not None or document.lower(source.first_with_article - 1) in _QUOTES | {","}
    if inverted is None and trailing and not _content_before(document, sentence, source):
        trailing = False
    hedge = SAYING[word] if SAYING[word] != "stated" else source.hedge
    stance = _STANCES.get(word, "asserts")
    return Cue("saying", index, index + 1, source, stance, hedge, first if trailing else index + 1, end)


def _is_no_verb(document: Document, sentence: Sentence, index: int) -> bool:
    """A passive, an infinitive, or a noun that looks like a verb of saying."""
    word = document.lower(index)
    at = index - 1
    while at > sentence.first and document.lower(at).endswith("ly"):
        at -= 1
    if document.lower(at) in BE | MODALS | {"be", "been", "being", "to", "the", "a", "an", "of", "this", "as"}:
        return True
    if word.endswith("ing"):  # "adding that …": said by whoever spoke before, or no verb of its own
        return True
    if word in _FINDING and not any(document.lower(at) in _EVIDENCE for at in range(sentence.first, index)):
        return True
    if word.startswith("claim") and any(document.lower(index + step) in {"life", "lives"} for step in range(1, 8)):
        return True
    return word in SAYING_OF_CLAUSES and not _clause_follows(document, sentence, index + 1)


def _clause_follows(document: Document, sentence: Sentence, index: int) -> bool:
    if index >= sentence.last:
        return False
    token = document.tokens[index]
    if token.text in {".", ",", '"', ":"}:  # it trails what it said
        return True
    return (
        token.lower in _CLAUSE_FOLLOWERS or token.form == "number" or token.capitalised or token.lower in NUMBER_WORDS
    )


def _inverted(document: Document, sentence: Sentence, index: int) -> Source | None:
    """The subject behind the verb: `…," said the minister`."""
    if index == sentence.first or document.lower(index - 1) not in _QUOTES | {",", "?", "!"}:
        return None
    if document.lower(index) not in _INVERTING:
        return None
    if document.lower(index + 1) in {"that", ",", ".", "on", "in", "it", "he", "she", "they", "there", "at"}:
        return None
    source = source_after(document, sentence, index + 1)
    if source is None:
        return None
    # "…, a spokesman, said 30 people …": what follows is the content, no subject.
    closed = source.last >= sentence.last or document.tokens[source.last].form == "mark" or document.masked(source.last)
    capitalised = document.tokens[source.first].capitalised
    return source if closed or capitalised or document.lower(source.last) in {"in", "on", "at", "of", "for"} else None


def _content_before(document: Document, sentence: Sentence, source: Source) -> bool:
    """Whether more than an opening phrase ("On Tuesday,") stands before a source that follows a comma."""
    before = [
        index
        for index in range(sentence.first, source.first_with_article)
        if document.tokens[index].form != "mark" and not document.masked(index)
    ]
    return len(before) > _OPENING_WORDS


_OPENING_WORDS = 3


def _segment(document: Document, sentence: Sentence, index: int) -> tuple[int, int]:
    """The part of the sentence between semicolons that the cue stands in."""
    first, last = index, index
    while first > sentence.first and document.lower(first - 1) != ";":
        first -= 1
    while last < sentence.last and document.lower(last) != ";":
        last += 1
    return first, last
