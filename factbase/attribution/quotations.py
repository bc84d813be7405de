"""Quotations: where a text quotes, over sentences and, where each paragraph opens anew, over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE_ENDS = "\n\r\u2028\u2029"
_MARKS = re.compile(f"''|``|[\"\u201c\u201d\u00ab\u00bb{_LINE_ENDS}]")
# What closes a quotation, by what opened it: marks of another kind quote within it.
_CLOSED_BY = {'"': '"', "''": "''", "``": "''", "\u201c": "\u201d", "\u00ab": "\u00bb", "\u00bb": "\u00ab"}
# An inch sign or a forgotten mark must not turn the rest of a paragraph into a quotation.
_LONGEST = 3_000
_SHORTEST = 12


@dataclass(frozen=True, slots=True)
class Quotation:
    """Offsets of what stands between two quotation marks, the marks included; whether it goes on from the one before."""

    start: int
    end: int
    goes_on: bool


def find_quotations(text: str) -> Iterator[Quotation]:
    """The quotations of a text in order, one a paragraph; one that is not closed ends with its line.

    A paragraph that leaves its quotation open hands it to the next one, if that opens with a mark again.
    """
    opened: int | None = None
    opening = ""
    unclosed: int | None = None
    for match in _MARKS.finditer(text):
        mark, place = match[0], match.start()
        if mark in _LINE_ENDS:
            if opened is not None and _is_left_open(text, opened, place):
                yield Quotation(opened, place, _goes_on(text, unclosed, opened))
                unclosed = place
            opened = None
        elif opened is None:
            opened, opening = (place, mark) if mark in _CLOSED_BY else (None, "")
        elif mark == _CLOSED_BY[opening]:
            if _SHORTEST <= place - opened <= _LONGEST:
                yield Quotation(opened, match.end(), _goes_on(text, unclosed, opened))
            opened = unclosed = None
    if opened is not None and _is_left_open(text, opened, len(text)):
        yield Quotation(opened, len(text), _goes_on(text, unclosed, opened))


def _is_left_open(text: str, opened: int, end: int) -> bool:
    """Whether a line that ends here has left the quotation open that began there."""
    return end - opened <= _LONGEST and _opens(text, opened)


def _opens(text: str, place: int) -> bool:
    """Whether a mark must be an opening one: by its shape, or at the head of its line with a word behind it."""
    if text[place] in "\u201c\u00ab`":
        return True
    at_head = place == 0 or text[place - 1] in _LINE_ENDS
    return at_head and text[place + 1 : place + 3].strip("'").isalnum()


def _goes_on(text: str, unclosed: int | None, opened: int) -> bool:
    return unclosed is not None and not text[unclosed:opened].strip()
