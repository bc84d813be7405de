"""Anaphora: "the figure", "the number" or "it" that rises, stands or is put at a number, after another was told.

"Six people died, officials said, and later raised the figure to eight": the eight are dead people as well. So are
those of a number that is all that another says of it ("six people died; the army says four", "according to her, 20"),
or that is put right ("six, not eight").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factbase.extract.document import Document
from factbase.extract.frame import Frame

_NAMED = r"\b(?:the|this|that|its|their) (?:figure|number|count|tally|total|toll|estimate)"
_MOVED = (
    r"\bit (?:(?:had|has) )?(?:(?:now|since|later|already) )?(?:rose|risen|climbed|grown|grew|jumped|reached|stood|stands"
    r"|fell|fallen|dropped|increased)"
    r"|\b(?:revised|raised|lowered|put|corrected|updated|cut) it(?: (?:up|down|back))?"
)
_AGAIN = re.compile(rf"(?:{_NAMED}(?: \w+){{0,3}}|{_MOVED})(?: (?:to|at|from|by|past|above))? ?$", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\b(?:say|says|said|claims?|claimed|reports?|reported|counts?|counted|insists?|insisted) ?$"
    r"|\baccording to [^,;.\d]{1,40}, $|(?:,|\band) not $|\brather than $",
    re.IGNORECASE,
)
_ANSWER_ENDS = frozenset({".", ";", ",", '"', "", "\n", "as"})
_REACH = 60
_SENTENCES_BACK = 1


def with_referents(document: Document, framed: Sequence[Sequence[Frame]]) -> Iterator[list[Frame]]:
    """The frames of each sentence; one that speaks of a figure again has the metric and the noun of that figure."""
    before: Frame | None = None
    for frames in framed:
        told: list[Frame] = []
        for frame in frames:
            if before is not None and _speaks_again(document, before, frame):
                frame = replace(frame, metric=before.metric, counted=frame.counted or before.counted)
            before = frame if frame.metric is not None and frame.figure.kind == "count" else before
            told.append(frame)
        yield told


def _speaks_again(document: Document, before: Frame, frame: Frame) -> bool:
    """Whether nothing but the words for a figure leads up to this one, and no noun stands behind it."""
    if frame.metric is not None or frame.phrase is not None or frame.figure.kind != "count":
        return False
    apart = document.sentence_number(frame.figure.first) - document.sentence_number(before.figure.first)
    end = document.tokens[frame.figure.first].start
    start = max(document.sentence_at(frame.figure.first).start, end - _REACH)
    lead = document.folded[start:end]
    answers = document.lower(frame.figure.last) in _ANSWER_ENDS and _ANSWERED.search(lead) is not None
    return apart <= _SENTENCES_BACK and (answers or _AGAIN.search(lead) is not None)
