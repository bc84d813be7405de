"""A text made ready to be read: folded, tokens, sentences, dates and masks, each computed once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from factbase.extract.masks import Mask, find_masks
from factbase.extract.normalise import fold
from factbase.extract.sentences import Sentence, split_sentences
from factbase.extract.tables import find_tables
from factbase.extract.tokens import Token, tokenise
from factbase.periods import DateMention, find_dates
from factbase.spans import Span


@dataclass(frozen=True, slots=True)
class Document:
    """What all rules read. Rules speak of tokens by index; `text` is quoted, `folded` is matched against."""

    text: str
    folded: str
    published: date | None
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    dates: tuple[DateMention, ...]
    starts: tuple[int, ...]
    masked_tokens: frozenset[int]
    sentence_firsts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    date_starts: tuple[int, ...]
    lowers: tuple[str, ...]
    # The token of an index in lower case; empty outside the text. Rules ask for it more often than for all else together.
    lower: Callable[[int], str]
    count: int

    def sentence_at(self, index: int) -> Sentence:
        """The sentence that the token of this index stands in."""
        return self.sentences[bisect_right(self.sentence_firsts, index) - 1]

    def sentence_number(self, index: int) -> int:
        """The place of that sentence among all."""
        return bisect_right(self.sentence_firsts, index) - 1

    def sentence_number_at(self, offset: int) -> int:
        """The place of the sentence that begins at or before this offset."""
        return bisect_right(self.sentence_starts, offset) - 1

    def dates_between(self, start: int, end: int) -> tuple[DateMention, ...]:
        """The dates that begin within these offsets."""
        return self.dates[bisect_right(self.date_starts, start - 1) : bisect_right(self.date_starts, end - 1)]

    def places_of(self, words: frozenset[str]) -> list[int]:
        """Where tokens stand, in order, that are one of these words in lower case."""
        return [index for index, word in enumerate(self.lowers) if word in words]

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return index + 1 < self.count and self.tokens[index].end == self.tokens[index + 1].start

    def masked(self, index: int) -> bool:
        """Whether the token stands in a date, an address or another masked span."""
        return index in self.masked_tokens

    def span(self, first: int, last: int) -> Span:
        """Offsets of the tokens from ``first`` up to but without ``last``."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def quote(self, first: int, last: int) -> str:
        """These tokens as the text has them."""
        start, end = self.span(first, last)
        return self.text[start:end]


class _Words(dict[int, str]):
    """Words by their index, the empty one at any other; its `__getitem__` is twice as fast as a function of Python's."""

    def __missing__(self, index: int) -> str:
        return ""


def read_document(text: str, *, published: date | None) -> Document:
    """The document of any text; nothing is assumed of its language, length or characters."""
    folded = fold(text)
    tokens = tokenise(folded)
    starts = tuple([token.start for token in tokens])
    lowers = tuple([token.lower for token in tokens])
    sentences = split_sentences(folded, tokens)
    dates = find_dates(folded, published=published)
    return Document(
        text=text,
        folded=folded,
        published=published,
        tokens=tokens,
        sentences=sentences,
        dates=dates,
        starts=starts,
        masked_tokens=frozenset(_tokens_of([*find_masks(folded), *find_tables(tokens), *dates], tokens, starts)),
        sentence_firsts=tuple(sentence.first for sentence in sentences),
        sentence_starts=tuple(sentence.start for sentence in sentences),
        date_starts=tuple(date.start for date in dates),
        lowers=lowers,
        lower=_Words(enumerate(lowers)).__getitem__,
        count=len(tokens),
    )


def _tokens_of(
    spans: Iterable[Mask | DateMention], tokens: tuple[Token, ...], starts: tuple[int, ...]
) -> Iterator[int]:
    """The indexes of the tokens that share a character with any of these spans; a handle is a name, and no number."""
    for span in spans:
        first = bisect_right(starts, span.start) - 1
        if first < 0 or tokens[first].end <= span.start:
            first += 1
        yield from (at for at in range(first, bisect_left(starts, span.end)) if tokens[at].form != "handle")
