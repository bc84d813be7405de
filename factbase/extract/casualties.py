"""Casualties: a number of people shot of whom some died is a total of dead and wounded, and so of neither metric.

"Four shot, one dead": four casualties, one of them killed. Not where those shot are "others" than the dead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factbase.extract.document import Document
from factbase.extract.frame import Frame
from factbase.extract.lexicon import EXTRA

# Verbs that say how people were hit and not whether they lived.
_EITHER_WAY = frozenset({"shot", "shooting", "shoots", "stabbed", "hit", "struck", "victim", "victims"})
_OTHERS = EXTRA | {"another"}


def split_casualties(document: Document, frames: Sequence[Frame]) -> list[Frame]:
    """The frames, totals of dead and wounded without a metric, and the dead among them as their part."""
    found = list(frames)
    for place, whole in enumerate(frames):
        dead = _dead_of(document, frames, place) if is_of_either(document, whole) else None
        if dead is not None:
            found[place] = replace(whole, metric=None)
            found[dead] = replace(frames[dead], total=place)
    return found


def is_of_either(document: Document, frame: Frame) -> bool:
    """Whether it counts several people who were shot, whatever became of them."""
    figure = frame.figure
    if frame.metric != "injured" or frame.event is None or figure.value is None or figure.value < 2:
        return False
    return document.lower(frame.event.index) in _EITHER_WAY and not _is_of_others(document, frame)


def _dead_of(document: Document, frames: Sequence[Frame], place: int) -> int | None:
    """The place of the dead among those shot: the next figure of people killed, and of fewer."""
    whole = frames[place].figure.value
    for at in _others(document, frames, place):
        frame = frames[at]
        if frame.metric == "killed" and frame.figure.kind == "count" and frame.figure.rule != "zero":
            fewer = frame.figure.value is not None and whole is not None and frame.figure.value < whole
            return at if fewer and not _is_of_others(document, frame) else None
    return None


def _others(document: Document, frames: Sequence[Frame], place: int) -> list[int]:
    """The figures behind it, and the one before it in "two dead after four were shot"."""
    after = list(range(place + 1, len(frames)))
    led = place > 0 and document.lower(frames[place].figure.first - 1) in {"after", "when"}
    return [place - 1, *after] if led else after


def _is_of_others(document: Document, frame: Frame) -> bool:
    figure = frame.figure
    words = {document.lower(figure.first), document.lower(figure.first - 1), document.lower(figure.last)}
    return not words.isdisjoint(_OTHERS)
