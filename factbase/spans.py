"""Spans of a text: half-open offsets, and a sorted table of them that answers "is this place taken?" fast."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

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
