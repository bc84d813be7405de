"""Quotations: where a text quotes, over as many sentences of one paragraph as the marks enclose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = re.compile('["\u201c\u201d\u00ab\u00bb\n]')
_OPENING, _CLOSING = frozenset("\u201c\u00ab"), frozenset("\u201d\u00bb")
# An inch sign or a forgotten mark must not turn the rest of a paragraph into a quotation.
_LONGEST = 3_000
_SHORTEST = 12


@dataclass(frozen=True, slots=True)
class Quotation:
    """Offsets of what stands between two quotation marks, the marks included."""

    start: int
    end: int


def find_quotations(text: str) -> Iterator[Quotation]:
    """The quotations of a text in order; one that is not closed ends with its line."""
    opened: int | None = None
    for match in _MARKS.finditer(text):
        mark, place = match[0], match.start()
        if mark == "\n" or (opened is not None and place - opened > _LONGEST):
            if opened is not None and mark == "\n" and text[opened] in _OPENING and place - opened <= _LONGEST:
                yield Quotation(opened, place)
            opened = None
        elif opened is None:
            opened = None if mark in _CLOSING else place
        elif mark not in _OPENING:
            if place - opened >= _SHORTEST:
                yield Quotation(opened, place + 1)
            opened = None
