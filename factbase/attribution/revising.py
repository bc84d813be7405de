"""Revising: who changes a number of theirs has said it: "raised the toll to 30", "revised down to 30 the number of dead"."""

from __future__ import annotations

from factbase.attribution.nouns import STATEMENTS
from factbase.attribution.saying import Saying
from factbase.extract.lexicon import words

_FIGURES = STATEMENTS - {"report", "reports", "list", "account"}
_COURSES = words("to down up from")
_NEAR = 8
_LONGEST_TOLL = 16


def revised_start(saying: Saying) -> int | None:
    """Where the new number is told from, or None where the verb changes no number ("cut rates to 3 percent")."""
    toll = saying.first_of(_FIGURES, saying.start, within=_NEAR)
    if toll is None:
        return None
    if saying.word(saying.start) in _COURSES:  # "revised | down to 30 the number of dead"
        return saying.start if saying.word(saying.start + 1) == "to" else None
    behind = range(toll + 1, min(toll + _LONGEST_TOLL, saying.sentence.last))
    return saying.start if any(_leads_to_number(saying, at) for at in behind) else None


def _leads_to_number(saying: Saying, at: int) -> bool:
    """Whether a number stands shortly behind this word: "to | about 30", "down | to 30", "from | 40 to 30"."""
    return saying.word(at) in _COURSES and any(saying.is_number(at + step) for step in (1, 2, 3))
