"""Sentences: where one ends, as offsets and as token indexes; no sentence is longer than `LONGEST` tokens.

A line break ends a sentence unless the next line goes on in lower case. A full stop ends one where a capital, a digit
or a quotation follows, unless it belongs to a title, an initial or another abbreviation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factbase.extract.lexicon import ABBREVIATIONS
from factbase.extract.tokens import LINE_END, Token

# Rules look at every figure and every cue of a sentence, so a "sentence" of a whole megabyte has to be cut somewhere.
LONGEST = 250

_CLOSING = "\"')]"
_ENDING = frozenset(f".!?{_CLOSING}")  # few tokens end so, and only these are looked at closely


@dataclass(frozen=True, slots=True)
class Sentence:
    """Offsets of a sentence, its tokens as a half-open index range, and the paragraph (line) that it stands in."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


def split_sentences(folded: str, tokens: tuple[Token, ...]) -> tuple[Sentence, ...]:
    """The sentences of a text in order; they cover all tokens but the line ends between them."""
    return tuple(_sentences(folded, tokens))


def _sentences(folded: str, tokens: tuple[Token, ...]) -> Iterator[Sentence]:
    first, paragraph = 0, 0
    for index, token in enumerate(tokens):
        last = index + 1
        if token.text == LINE_END:
            first, paragraph = last, paragraph + 1
            continue
        new_line = last == len(tokens) or tokens[last].text == LINE_END
        may_stop = token.text[-1] in _ENDING and not new_line and token.end < tokens[last].start
        if new_line or last - first >= LONGEST or (may_stop and _stops(tokens, first, last)):
            yield Sentence(tokens[first].start, token.end, first, last, paragraph)
            first = last


def _stops(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the token before ``last`` ends a sentence, the one at ``last`` being what comes next."""
    following = tokens[last].text
    at = last - 1
    while at > first and tokens[at].text in _CLOSING:
        at -= 1
    mark = tokens[at]
    if mark.text in "!?":
        return not following[0].islower()
    if following[0].islower():
        return False
    if mark.text == ".":
        return not (at > first and _abbreviates(tokens[at - 1], mark))
    # "U.S. officials" goes on, "in the U.S. He left." cannot be told from it but by the pronoun or article.
    return mark.text.endswith(".") and tokens[last].lower in {"the", "he", "she", "they", "it", "a", "in", "on", "at"}


def _abbreviates(word: Token, stop: Token) -> bool:
    glued = word.end == stop.start
    return glued and (word.lower in ABBREVIATIONS or (len(word.text) == 1 and word.text.isupper()))
