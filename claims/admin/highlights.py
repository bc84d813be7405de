"""A text cut where claims mark it, so that each piece is marked with the claims whose quote, cue or source it is.

Offsets are code points, as Python counts them. Spans may overlap, touch or lie in one another; what a row says beyond
the end of the text is left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Role = Literal["quote", "cue", "source"]


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of the text and what it is to a claim; half-open."""

    claim: int
    start: int
    end: int
    role: Role = "quote"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text, where it starts, and the claims to which it is a quote, a cue, a source.

    Of the claims that quote it the one with the shortest quote comes first; `begins` says that its quote begins here.
    """

    text: str
    start: int
    quotes: tuple[int, ...] = ()
    cues: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()
    begins: bool = False

    @property
    def is_marked(self) -> bool:
        return bool(self.quotes or self.cues or self.sources)


def pieces_of(text: str, marks: Iterable[Marked], *, offset: int = 0) -> list[Piece]:
    """The whole text in order; joined together, the pieces are the text again. `offset` is where the text starts."""
    ends = offset + len(text)
    within = sorted(
        (mark for mark in marks if offset <= mark.start < mark.end <= ends),
        key=lambda mark: (mark.start, mark.end - mark.start, mark.claim),
    )
    cuts = sorted({offset, ends, *(mark.start for mark in within), *(mark.end for mark in within)})
    pieces = []
    covering: list[Marked] = []
    begun = 0
    for start, end in pairwise(cuts):
        covering = [mark for mark in covering if mark.end > start]
        first = begun
        while begun < len(within) and within[begun].start == start:
            begun += 1
        covering += within[first:begun]
        pieces.append(_piece(text[start - offset : end - offset], start, covering))
    return pieces


def _piece(text: str, start: int, covering: Sequence[Marked]) -> Piece:
    claims: dict[Role, list[int]] = defaultdict(list)
    shortest_first = sorted(covering, key=lambda mark: (mark.end - mark.start, mark.claim))
    for mark in shortest_first:
        claims[mark.role].append(mark.claim)
    begins = next((mark.start == start for mark in shortest_first if mark.role == "quote"), False)
    return Piece(text, start, tuple(claims["quote"]), tuple(claims["cue"]), tuple(claims["source"]), begins)
