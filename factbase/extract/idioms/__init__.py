"""Idioms: what takes several words to say happened, as "taken to hospital", "suffered a wound", "hit by a bullet".

A row is found by its first word, in any case, and then by a pattern on what follows it; each repetition is bounded, so
that the search stays linear. Of the rows that fit, the longest is taken, and of those equally long the first.
"""

from __future__ import annotations

import re

from factbase.extract.idioms.affairs import AFFAIRS
from factbase.extract.idioms.force import FORCE
from factbase.extract.idioms.harm import HARM
from factbase.extract.senses import Sense


def _by_first_word() -> dict[str, tuple[tuple[re.Pattern[str], Sense], ...]]:
    found: dict[str, list[tuple[re.Pattern[str], Sense]]] = {}
    for firsts, rest, sense in (*HARM, *FORCE, *AFFAIRS):
        pattern = re.compile(rest, re.IGNORECASE)
        for first in firsts.split():
            found.setdefault(first, []).append((pattern, sense))
    return {first: tuple(rows) for first, rows in found.items()}


IDIOMS = _by_first_word()


def idiom_at(folded: str, first: str, end: int) -> tuple[int, Sense] | None:
    """The longest idiom whose first word, in lower case, ends at this offset: where it ends, and what it says."""
    found: tuple[int, Sense] | None = None
    for pattern, sense in IDIOMS[first]:
        match = pattern.match(folded, end)
        if match is not None and (found is None or match.end() > found[0]):
            found = match.end(), sense
    return found
