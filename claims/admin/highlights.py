"""A text cut at the places that claims quote, so that each piece is marked with the claims that it is part of.

Offsets are code points, as Python counts them. Spans may overlap, touch or lie in one another; what a row says beyond
the end of the text is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where a claim's quote stands, half-open."""

    claim: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text, the claims that quote it (the shortest quote first), and those whose quote begins here."""

    text: str
    claims: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


def pieces_of(text: str, quotes: Iterable[Quoted]) -> list[Piece]:
    """The whole text in order; joined together, the pieces are the text again."""
    within = [quote for quote in quotes if 0 <= quote.start < quote.end <= len(text)]
    starts = sorted(within, key=lambda quote: quote.start)
    cuts = sorted({0, len(text), *(quote.start for quote in within), *(quote.end for quote in within)})
    pieces = []
    covering: list[Quoted] = []
    begun = 0
    for start, end in pairwise(cuts):
        covering = [quote for quote in covering if quote.end > start]
        first = begun
        while begun < len(starts) and starts[begun].start == start:
            begun += 1
        covering += starts[first:begun]
        shortest_first = sorted(covering, key=lambda quote: (quote.end - quote.start, quote.claim))
        pieces.append(
            Piece(
                text[start:end],
                tuple(quote.claim for quote in shortest_first),
                tuple(quote.claim for quote in starts[first:begun]),
            )
        )
    return pieces
