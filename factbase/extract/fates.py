"""Fates: what the rest of a text says became of those whom one of its sentences only says were shot or hurt.

Two plain cases, and no more. "Six were shot" counts dead and wounded together where the text itself gives their sum
("one killed and five wounded") or says it of as many elsewhere ("six shot, one fatally"). And where a text tells of
one victim only, who dies in another sentence ("A boy was shot on Friday. He died at a hospital."), the first sentence
counts the dead, too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from factbase.extract.casualties import is_of_either
from factbase.extract.document import Document
from factbase.extract.frame import Frame
from factbase.extract.lexicon import words
from factbase.extract.people import may_be_one

SentenceFrames = Sequence[Sequence[Frame]]

_CASUALTIES = frozenset({"killed", "injured"})
# A pronoun, "the victim" or a name; then a few words without a "not".
_SAME = r"[Hh]e|[Ss]he|[Tt]he (?:[\w-]+ ){0,2}victim|[A-Z][a-z]+(?: [A-Z][\w.]*){1,3}(?:, \d+,)?"
_THEN_DIED = r"\b(?: (?!not\b|sa(?:id|ys?)\b|told\b)[\w,]+){0,12}? (?:died|dies|succumbed|passed away|(?:pronounced|declared|found|is|was) dead)\b"
_REACH = 6


def settle_fates(document: Document, framed: SentenceFrames) -> list[list[Frame]]:
    """The frames of each sentence, with the metric that the whole text gives them."""
    if not any(frame.metric == "injured" for frames in framed for frame in frames):
        return [list(frames) for frames in framed]
    told = [[frame for frame in frames if _counts_victims(frame)] for frames in framed]
    everyone = [frame for frames in told for frame in frames]
    if any((frame.figure.value or 2) > 1 for frame in everyone):
        sums = {total for one, other in pairwise([[], *framed]) for total in _sums([*one, *other])}
        sums |= {value for frames in framed for frame in frames if _is_split(frame) and (value := frame.figure.value)}
        return [[_of_sum(document, sums, frame) for frame in frames] for frames in framed]
    if any(len(frames) > 1 for frames in told) or any(_is_of_another(document, frame) for frame in everyone[1:]):
        return [list(frames) for frames in framed]
    dead = {frame.phrase.head_singular for frame in everyone if frame.metric == "killed" and frame.phrase}
    return [[_of_one(document, dead, frame) for frame in frames] for frames in framed]


def died_elsewhere(document: Document, before: Frame, frame: Frame) -> bool:
    """Whether those of a figure died too: "two died at the scene and | two in hospital", place against place."""
    bare = frame.metric == "hospitalised" and frame.phrase is None and before.metric == "killed"
    joined = document.lower(frame.figure.first - 1) in {"and", "but", ","}
    if not (bare and joined and before.event and document.lower(frame.figure.last) in {"in", "at"}):
        return False
    return not _WHERE.isdisjoint(document.lowers[before.event.last : frame.figure.first])


_WHERE = words("at on instantly immediately")


def _counts_victims(frame: Frame) -> bool:
    return frame.metric in _CASUALTIES and frame.figure.kind == "count" and frame.figure.value != 0


def _is_split(frame: Frame) -> bool:
    """Whether its sentence has told that some of those shot died, so that it is of neither metric."""
    return frame.metric is None and frame.event is not None and frame.event.sense.metric == "injured"


def _is_of_another(document: Document, frame: Frame) -> bool:
    """Whether it is somebody else than the one told of before: "another man", "a second man"."""
    return bool({document.lower(frame.figure.first), document.lower(frame.figure.last)} & _ELSE)


_ELSE = words("another other second third fourth fifth")


def _sums(frames: Iterable[Frame]) -> set[Decimal]:
    """What the dead and the wounded of one sentence come to."""
    values: dict[str | None, set[Decimal]] = {"killed": set(), "injured": set()}
    for frame in frames:
        if frame.metric in values and frame.figure.value:
            values[frame.metric].add(frame.figure.value)
    return {dead + wounded for dead in values["killed"] for wounded in values["injured"]}


def _of_sum(document: Document, sums: Collection[Decimal], frame: Frame) -> Frame:
    """Without a metric where those shot are the dead and the wounded of the text together."""
    return replace(frame, metric=None) if frame.figure.value in sums and is_of_either(document, frame) else frame


def _of_one(document: Document, dead: Collection[str], frame: Frame) -> Frame:
    """Killed where the only victim of the text is said to have died in another of its sentences."""
    if frame.metric != "injured" or frame.phrase is None or not _counts_victims(frame):
        return frame
    noun = frame.phrase.head_singular
    died = any(may_be_one(noun, other) for other in dead) if dead else _dies_later(document, frame, noun)
    return replace(frame, metric="killed") if died else frame


def _dies_later(document: Document, frame: Frame, noun: str) -> bool:
    number = document.sentence_number(frame.figure.first)
    last = document.sentences[min(number + _REACH, len(document.sentences) - 1)]
    start, end = document.sentences[number].end, last.end
    pattern = rf"\b(?:{_SAME}|[Tt]he (?:[\w-]+ ){{0,2}}{re.escape(noun)}){_THEN_DIED}"
    return re.compile(pattern).search(document.folded, start, end) is not None
