"""Spans of a text: half-open offsets, and a sorted table of them that answers "is this place taken?" fast."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

Span = tuple[int, int]


class SpanTable:
    """Spans that have been merged where they touch or overlap; each question costs one bisection."""

    def __init__(self, spans: Iterable[Span]) -> None:
        merged: list[Span] = []
        for start, end in sorted(span for span in spans if span[0] < span[1]):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self.spans: tuple[Span, ...] = tuple(merged)
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def touches(self, span: Span) -> bool:
        """Whether any span of the table shares a character with this one."""
        return bisect_right(self._ends, span[0]) < bisect_left(self._starts, span[1])


def zones(text: str, sign: re.Pattern[str], *, behind: int, ahead: int) -> Iterator[Span]:
    """The stretches of a text from so far before what a pattern finds to so far after it, merged, cut at blanks.

    Most of a text holds no number, so that searching only these costs a fraction.
    """
    start = end = -1
    for match in sign.finditer(text):
        if match.start() - behind > end:
            if end >= 0:
                yield start, end
            start = max(0, match.start() - behind)
        end = _blank_after(text, match.end() + ahead)
    if end >= 0:
        yield start, end


def _blank_after(text: str, place: int) -> int:
    """The first blank or line end at or after this place, within a word's length; else the place."""
    blank = _BLANK.search(text, place, place + _LONGEST_WORD)
    return blank.start() if blank else min(place, len(text))


_LONGEST_WORD = 40
_BLANK = re.compile(r"[ \n]")
