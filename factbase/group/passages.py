"""Where a text turns to another event: "Elsewhere, ...", "In a separate attack, ...", until the end of that paragraph.

What is named there belongs to that event, and what the rest of the text names does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_OTHER = "(?i:other|another)|separate|unrelated|different|second|third|fourth|earlier|previous|similar"
_EVENT = (
    "incident|attack|assault|shooting|killing|murder|stabbing|bomb|bombing|blast|explosion|strike|airstrike|raid|ambush|clash"
    "|crash|collision|accident|fire|blaze|quake|earthquake|flood|landslide|protest|operation|violence"
)
# What opens a sentence: a line's end or a sentence's, and the words of the turn.
_TURN = re.compile(
    r"(?:\n|[.!?][\"'\u201d\u2019]* )"
    r"(Elsewhere\b|Separately\b|Meanwhile,? (?:in|near) |Also (?:on \w+day|(?:in|near) [A-Z])"
    r"|(?:(?:In|During) (?:(?:two|three|several|some) )?)?(?:(?:[Aa]n?|[Tt]he|yet) )*"
    rf"(?:{_OTHER})(?:,? [a-z-]+)? (?:{_EVENT})(?:e?s)?\b(?! (?:victim|suspect|scene|site|survivor|death)))"
)


def asides_in(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each passage on another event, in order; none overlap."""
    end = 0
    for turn in _TURN.finditer(text):
        if turn.start(1) >= end:
            end = text.find("\n", turn.start(1))
            end = len(text) if end < 0 else end
            yield turn.start(1), end
