"""A cue: the words that bring a source in, where they stand, and how far what they bring in reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factbase.attribution.source import Source
from factbase.extract.document import Document
from factbase.extract.lexicon import NUMBER_WORDS, words
from factbase.extract.sentences import Sentence
from factbase.figures import Stance

# leading: what is said follows. trailing: it stands before, or on both sides. citing: who stands behind the speaker.
CueForm = Literal["leading", "trailing", "citing"]
Scope = tuple[int, int]
# Words by which an aside goes on counting, beside numbers.
_BREAKING_DOWN = words(
    "including among mostly all both most half nearly at about around almost roughly over up more some a an"
)

# Most sentences have none of these, and need no walk over their tokens.
_DASHES = frozenset({"-", "\u2013", "\u2014"})
_DIVIDERS = frozenset({";", "(", ")"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue with its source; its content is the tokens of its scopes, half-open ranges of indexes."""

    form: CueForm
    first: int
    last: int
    source: Source
    stance: Stance
    hedge: str
    scopes: tuple[Scope, ...]
    # Whether a quotation beside it can be its content: verbs of saying only.
    speaks: bool = False

    def covers(self, index: int) -> bool:
        """Whether the token is in what the source is said to have said."""
        in_source = self.source.first <= index < self.source.last
        return not in_source and any(first <= index < last for first, last in self.scopes)


def bracket_end(document: Document, sentence: Sentence, index: int) -> int:
    """The end of the sentence, or of the brackets that the token stands in: lists go on over semicolons."""
    if ")" not in document.lowers[index : sentence.last]:
        return sentence.last
    depth = 0
    for at in range(index, sentence.last):
        depth += {"(": 1, ")": -1}.get(document.lower(at), 0)
        if depth < 0:
            return at
    return sentence.last


def without_asides(document: Document, first: int, last: int) -> tuple[Scope, ...]:
    """The tokens of a scope but for what stands between two dashes, by which a writer explains what another said.

    What breaks a figure down ("30 people - 12 of them women - died") is said by the same.
    """
    if _DASHES.isdisjoint(document.lowers[first:last]):
        return ((first, last),)
    dashes = [index for index in range(first, last) if _is_dash(document, index)]
    scopes, start = [], first
    for opening, closing in zip(dashes[::2], dashes[1::2], strict=False):
        if not _breaks_down(document, opening + 1):
            scopes.append((start, opening))
            start = closing
    return (*scopes, (start, last))


def _breaks_down(document: Document, index: int) -> bool:
    token = document.tokens[index + (document.lower(index) == "-")]  # "--"
    return token.form == "number" or token.lower in NUMBER_WORDS or token.lower in _BREAKING_DOWN


def _is_dash(document: Document, index: int) -> bool:
    """A dash that parts clauses: long, or a hyphen ("-", "--") with spaces around it; of two hyphens the first."""
    word = document.lower(index)
    if word in {"\u2013", "\u2014"}:
        return True
    return word == "-" and index > 0 and not document.glued(index - 1)


def segment(document: Document, sentence: Sentence, index: int) -> Scope:
    """The part of the sentence that the cue stands in: between semicolons, or within its brackets."""
    if _DIVIDERS.isdisjoint(document.lowers[sentence.first : sentence.last]):
        return sentence.first, sentence.last
    first, last, depth = index, index, 0
    while first > sentence.first and document.lower(first - 1) != ";":
        depth += {")": 1, "(": -1}.get(document.lower(first - 1), 0)
        if depth < 0:
            break
        first -= 1
    bracketed, depth = depth < 0, 0
    while last < sentence.last and document.lower(last) != ";":
        depth += {"(": 1, ")": -1}.get(document.lower(last), 0)
        if bracketed and depth < 0:
            break
        last += 1
    return first, last
