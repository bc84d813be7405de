"""Tables: runs of numbers with hardly a word between them, whose meaning stands in headings that no sentence holds.

Prose says of each number what it counts and what became of it. Where number follows number many times over, at most one
word between them ("12 3.5 40% 7 …", "Mosul 12, Basra 30, …" for a whole country) or function words only ("12 of the 12
of the …"), a table has lost its columns, or there was no text to begin with. None of its numbers is a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factbase.extract.lexicon import ADVERBS, CONJUNCTIONS, DETERMINERS, NUMBER_WORDS, PREPOSITIONS
from factbase.extract.masks import Mask
from factbase.extract.tokens import LINE_END, Token

# A list in prose is not longer, however many number words its numerals have.
LONGEST_LIST = 30
_WORDS_BETWEEN = 1
_FUNCTION_WORDS = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | ADVERBS | {"of"}
_TOKENS_BETWEEN = 6
_ENDS = frozenset({".", "!", "?", LINE_END})


def find_tables(tokens: Sequence[Token]) -> Iterator[Mask]:
    """The runs of more than `LONGEST_LIST` numerals, in order."""
    # Written out here, since it is asked of every token; "½" is a numeral by its text alone.
    numerals = [
        index
        for index, token in enumerate(tokens)
        if token.form == "number" or token.lower in NUMBER_WORDS or token.text.isnumeric()
    ]
    if len(numerals) <= LONGEST_LIST:
        return
    run: list[int] = []
    for index in numerals:
        if run and not _goes_on(tokens, run[-1], index):
            yield from _table(tokens, run)
            run = []
        run.append(index)
    yield from _table(tokens, run)


def _goes_on(tokens: Sequence[Token], last: int, index: int) -> bool:
    """Whether the numeral at ``index`` is of the run that ends with the one at ``last``."""
    if index - last - 1 > _TOKENS_BETWEEN:
        return False
    between = [token.lower for token in tokens[last + 1 : index] if token.form == "word"]
    return len(between) <= _WORDS_BETWEEN or _FUNCTION_WORDS.issuperset(between)


def _table(tokens: Sequence[Token], run: list[int]) -> Iterator[Mask]:
    """The run as a table, if it is long enough, without a figure of the prose on either side of it."""
    if len(run) > LONGEST_LIST:
        opens = _are_words(tokens, run[0] - 2, run[0]) and _is_apart(tokens, run[0], run[1])
        closes = _are_words(tokens, run[-1] + 1, run[-1] + 3) and _is_apart(tokens, run[-2], run[-1])
        first, last = run[opens], run[-1 - closes]
        yield Mask(tokens[first].start, tokens[last].end, "a number of a table")


def _are_words(tokens: Sequence[Token], first: int, last: int) -> bool:
    return first >= 0 and [token.form for token in tokens[first:last]] == ["word"] * (last - first)


def _is_apart(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a sentence or a line ends between two numerals."""
    return any(token.text in _ENDS for token in tokens[first:last])
