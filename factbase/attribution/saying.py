"""A verb of saying where it stands: what `objects` asks of the words behind it."""

from __future__ import annotations

from dataclasses import dataclass

from factbase.attribution.verbs import Verb
from factbase.extract.document import Document
from factbase.extract.lexicon import NUMBER_WORDS
from factbase.extract.sentences import Sentence

# How far behind the verb its object is looked for.
NEAR = 15


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying in its sentence, with what its subject tells about it."""

    document: Document
    sentence: Sentence
    index: int
    verb: Verb
    is_evidence: bool
    is_relative: bool

    @property
    def start(self) -> int:
        """The token behind the verb."""
        return self.index + 1

    def word(self, index: int) -> str:
        """The word at this token, empty outside the sentence."""
        return self.document.lower(index) if index < self.sentence.last else ""

    def first_of(self, nouns: frozenset[str], start: int, within: int = NEAR) -> int | None:
        """The first token with one of these words from ``start`` on, within so many tokens, or None."""
        return next((at for at in range(start, start + within) if self.word(at) in nouns), None)

    def is_number(self, index: int) -> bool:
        """Whether the token is a number in digits or words."""
        return index < self.sentence.last and (
            self.document.tokens[index].form == "number" or self.word(index) in NUMBER_WORDS
        )
