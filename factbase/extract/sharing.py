"""Sharing: what the figures of a text take from one another: total, verb, the noun that is left out.

"killed 30 men and wounded 50" wounds men; "two men and a woman were shot" shoots the men, too; "40 in Aleppo, 30 in
Idlib" goes on with what was counted; "two of them" are of those before, in the sentence before if need be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factbase.extract.document import Document
from factbase.extract.frame import Frame
from factbase.extract.parts import Link, link_between, opens_with_whole
from factbase.metrics import METRICS

WITHOUT_METRIC = frozenset({"age", "duration"})
_SHARES = frozenset({"percent", "ratio"})
_CARRYING = frozenset({"count", "percent", "ratio", "rate"})
_SINGLE = frozenset({"implied", "included", "headline", "listed", "zero"})
_NEAR = 4
_SENTENCES_BACK = 2


def linked(document: Document, frames: list[Frame], frame: Frame) -> Frame:
    """The frame with what it shares with those before it in its sentence: its total, its verb."""
    place, before = _previous(frames, frame)
    if before is None:
        return frame
    end = max(before.figure.last, before.phrase.last if before.phrase else 0)
    link = link_between(document, end, frame.figure.first, start=before.figure.last)
    if opens_with_whole(document, before.figure.first):  # "Of the 60 hurt, nine …"
        link = Link.PART
    metric = frame.metric or _lent(before, frame)
    if link is Link.PART:
        return replace(frame, total=place, metric=metric, counted=frame.counted or before.counted)
    if link is Link.COMPARED:
        return replace(frame, metric=metric, counted=frame.counted or before.counted)
    if link is Link.LISTED:
        counted = frame.counted or (before.counted if frame.figure.kind == "age" else None)
        return replace(frame, total=before.total, metric=metric, counted=counted)
    if link is Link.WHOLE:
        counted, whole = before.counted or frame.counted, before.metric or frame.metric
        frames[place] = replace(before, total=len(frames), counted=counted, metric=whole)
        return replace(frame, metric=None) if _is_of_part(frame) else frame
    return frame


def _lent(before: Frame, frame: Frame) -> str | None:
    """The metric that a figure takes from the one before it; ages and durations have none."""
    return None if frame.figure.kind in WITHOUT_METRIC else before.metric


def _is_of_part(frame: Frame) -> bool:
    """Whether the verb is that of the part: "six of the nine men were hurt", unlike "one of nine men hurt"."""
    return frame.event is not None and frame.phrase is not None and frame.event.index > frame.phrase.last


def _previous(frames: list[Frame], frame: Frame) -> tuple[int, Frame | None]:
    """The nearest figure before that can be listed with this one: a count with a count, ages between them aside."""
    for place in range(len(frames) - 1, -1, -1):
        kind = frames[place].figure.kind
        if kind == frame.figure.kind or (kind == "count" and frame.figure.kind in _SHARES):
            return place, frames[place]
        if kind in _SHARES and frame.figure.kind == "count":
            return place, frames[place]
        if kind != "age":
            break
    return 0, None


def carried(document: Document, frames: list[Frame]) -> Iterator[Frame]:
    """The frames of one sentence, elided nouns and shared verbs carried over, forwards and back to a listed subject."""
    shared = _shared_verbs(document, frames)
    before: Frame | None = None
    latest: Frame | None = None
    for place, frame in enumerate(frames):
        lent = None if frame.figure.kind in WITHOUT_METRIC else shared.get(place)
        framed = replace(frame, metric=frame.metric or lent)
        lender = latest if framed.figure.kind == "age" else before
        if framed.counted is None and lender is not None and _goes_on(document, lender, framed):
            framed = replace(framed, counted=lender.counted)
        if framed.counted is not None and framed.figure.kind in _CARRYING and _is_of_many(framed):
            before = framed
        latest = framed
        yield framed


def with_nouns_from_before(document: Document, framed: list[list[Frame]]) -> Iterator[list[Frame]]:
    """The frames of each sentence; "two of them" and "one, who …" are of the noun counted before."""
    before: Frame | None = None
    for frames in framed:
        told = [
            replace(frame, counted=before.counted) if before and _refers_back(document, before, frame) else frame
            for frame in frames
        ]
        before = next((frame for frame in reversed(told) if frame.counted and _is_of_many(frame)), before)
        yield told


def _refers_back(document: Document, before: Frame, frame: Frame) -> bool:
    """Whether a figure speaks of those that a sentence shortly before has counted."""
    apart = document.sentence_number(frame.figure.first) - document.sentence_number(before.figure.first)
    if frame.counted is not None or frame.figure.kind not in _CARRYING or apart > _SENTENCES_BACK:
        return False
    last = frame.figure.last
    following = document.lower(last), document.lower(last + 1)
    return following in {("of", "them"), ("of", "those"), (",", "who")}


def _is_of_many(frame: Frame) -> bool:
    """Whether others can be of the same noun: no single one, and no part of a total."""
    return frame.figure.rule not in _SINGLE and frame.figure.value != 1 and frame.figure.kind in _CARRYING


def _goes_on(document: Document, before: Frame, frame: Frame) -> bool:
    """Whether a figure without a noun is of the noun before it."""
    if frame.figure.kind == "age":
        return frame.figure.first - before.figure.last <= _NEAR
    if frame.figure.kind not in _CARRYING or (
        frame.figure.kind == "rate" and not (frame.figure.unit or "").startswith("/")
    ):
        return False
    if before.event is not None and before.event.sense.role == "noun":  # "10 deaths and 10 missing"
        return False
    if frame.figure.kind in _SHARES and before.figure.kind == "count":
        return document.lower(frame.figure.last) == "of"  # "half of them"; a share of something else is told of it
    return not _is_of_things(before) or not _is_of_persons(frame)


def _is_of_persons(frame: Frame) -> bool:
    return frame.metric in METRICS and METRICS[frame.metric].implied == "person"


def _is_of_things(frame: Frame) -> bool:
    return frame.metric in METRICS and METRICS[frame.metric].implied == "thing"


def _shared_verbs(document: Document, frames: list[Frame]) -> dict[int, str]:
    """As in "Two men and a woman were shot": the verb of the last of a list is that of those before it."""
    shared: dict[int, str] = {}
    for place in range(len(frames) - 1, 0, -1):
        one, other = frames[place - 1], frames[place]
        metric = other.metric or shared.get(place)
        if metric is None or one.metric is not None or one.phrase is None or other.phrase is None:
            continue
        if link_between(document, one.phrase.last, other.figure.first, start=one.figure.last) is Link.LISTED:
            shared[place - 1] = metric
    return shared
