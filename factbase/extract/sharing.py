"""Sharing: what the figures of a text take from one another: total, verb, the noun that is left out.

"killed 30 men and wounded 50" wounds men; "two men and a woman were shot" shoots the men, too; "40 in Aleppo, 30 in
Idlib" goes on with what was counted; "two of them" are of those before, in the sentence before if need be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from factbase.extract.document import Document
from factbase.extract.fates import died_elsewhere
from factbase.extract.frame import Frame
from factbase.extract.lexicon import ADVERBS, AUXILIARIES, BE, DETERMINERS, IRREGULAR_VERBS, PRONOUNS, words
from factbase.extract.parts import Link, link_between, opens_with_whole
from factbase.extract.people import names_people
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
    if died_elsewhere(document, before, frame):
        return replace(frame, metric=before.metric, counted=frame.counted or before.counted)
    end = _end_of(document, before, frame)
    link = link_between(document, end, frame.figure.first, start=before.figure.last, behind=frame.figure.last)
    if opens_with_whole(document, before.figure.first):  # "Of the 60 hurt, nine …"
        link = Link.PART
    elif link is Link.NONE and _is_of_opening_whole(document, frames, frame):
        return replace(frame, total=0, counted=frame.counted or frames[0].counted)
    if link is Link.LISTED and _begins_clause(document, frame):
        return frame
    lender = frames[place - 1] if place and frames[place - 1].total == place else before  # "killed 31 of 250 and two"
    metric = frame.metric or _lent(lender if link is Link.LISTED else before, frame)
    if link is Link.PART:
        return replace(frame, total=place, metric=metric, counted=frame.counted or before.counted)
    if link is Link.COMPARED:
        return replace(frame, metric=metric, counted=frame.counted or before.counted)
    if link is Link.LISTED:
        metric = frame.metric or (None if _is_own_noun(before) and frame.counted else metric)
        counted = frame.counted or (before.counted if frame.figure.kind == "age" else None)
        return replace(frame, total=before.total, metric=metric, counted=counted)
    if link is Link.WHOLE:
        return _as_whole(document, frames, place, frame)
    return frame


def _end_of(document: Document, before: Frame, frame: Frame) -> int:
    """The token behind a figure, its phrase, and its verb where that is told once for both figures."""
    end = max(before.figure.last, before.phrase.last if before.phrase else 0)
    if before.event is not None and (before.event.index == end or _is_gapped(document, before, frame, end)):
        return before.event.last  # "three people | dead in Basra and two in Najaf"
    return end


def _is_gapped(document: Document, before: Frame, frame: Frame, end: int) -> bool:
    """As in "nine people | were killed | and on Tuesday | 14": the verb is left out the second time."""
    if before.event is None or before.event.index < end or frame.phrase is not None:
        return False
    auxiliaries = all(document.lower(at) in AUXILIARIES | ADVERBS for at in range(end, before.event.index))
    return auxiliaries and document.lower(frame.figure.last) in _GAP_ENDS


_GAP_ENDS = frozenset({".", ",", ";", "", "in", "on", "at"})


def _begins_clause(document: Document, frame: Frame) -> bool:
    """As in "a raid that killed 16, | two men went on trial": behind a comma a subject with a verb of its own."""
    comma = frame.figure.first - 1 - (document.lower(frame.figure.first - 1) == "and")
    if frame.phrase is None or frame.event is not None or document.lower(comma) != ",":
        return False
    behind = document.lower(frame.phrase.last)
    return behind in IRREGULAR_VERBS or behind in AUXILIARIES


def _is_of_opening_whole(document: Document, frames: list[Frame], frame: Frame) -> bool:
    """As in "Of the 52 guests, 31 died, 14 were hurt and | seven are missing": all without a noun are of the whole."""
    bare = frame.phrase is None and frame.figure.kind == "count" and frames[0].figure.kind == "count"
    return bare and opens_with_whole(document, frames[0].figure.first)


def _as_whole(document: Document, frames: list[Frame], place: int, frame: Frame) -> Frame:
    """The frame as the total of the one at ``place``, which is changed there, as are those listed with it."""
    part = frames[place]
    metric = part.metric or frame.metric
    frames[place] = replace(part, total=len(frames), counted=part.counted or frame.counted, metric=metric)
    if "among" in (document.lower(index) for index in range(part.figure.last, frame.figure.first)):
        for listed in _listed_before(document, frames, place):  # "a boy and | two girls among six hurt"
            frames[listed] = replace(frames[listed], total=len(frames), metric=frames[listed].metric or metric)
    return replace(frame, metric=None) if _is_of_part(frame) else frame


def _listed_before(document: Document, frames: list[Frame], place: int) -> Iterator[int]:
    """The places of the counts that are listed right before this one."""
    for at in range(place - 1, -1, -1):
        one, other = frames[at], frames[place]
        if one.figure.kind == "age":
            continue
        end = max(one.figure.last, one.phrase.last if one.phrase else 0)
        link = link_between(document, end, other.figure.first, start=one.figure.last, behind=other.figure.last)
        if link is not Link.LISTED or one.figure.kind != other.figure.kind or one.total is not None:
            return
        yield at
        place = at


def _lent(before: Frame, frame: Frame) -> str | None:
    """The metric that a figure takes from the one before it; ages and durations have none."""
    return None if frame.figure.kind in WITHOUT_METRIC else before.metric


def _is_own_noun(frame: Frame) -> bool:
    """Whether its metric is said by its own noun, and so of nothing else: "400 cases and 11 | deaths"."""
    return frame.event is not None and frame.event.sense.role == "noun"


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
        framed = replace(frame, metric=lent) if frame.metric is None and lent else frame
        lender = latest if framed.figure.kind == "age" else before
        if framed.counted is None and lender is not None and _goes_on(document, lender, framed):
            framed = replace(framed, counted=lender.counted)
        if framed.counted is not None and _is_of_many(framed) and not _is_own_noun(framed):
            before = framed  # not of "10 deaths and 10 missing"
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
    several = frame.figure.rule not in _SINGLE and (frame.figure.value != 1 or frame.phrase is not None)
    return several and frame.figure.kind in _CARRYING and frame.total is None


def _goes_on(document: Document, before: Frame, frame: Frame) -> bool:
    """Whether a figure without a noun is of the noun before it."""
    if frame.figure.kind == "age":
        return frame.figure.first - before.figure.last <= _NEAR
    per_time = frame.figure.kind == "rate" and not (frame.figure.unit or "").startswith("/")
    if frame.figure.kind not in _CARRYING or per_time:
        return False
    if _is_of_set(document, frame) or (frame.event is not None and frame.event.sense.role == "toll"):
        return False
    if frame.figure.kind in _SHARES and before.figure.kind == "count":
        return document.lower(frame.figure.last) == "of"  # "half of them"; a share of something else is told of it
    if frame.figure.kind in _SHARES and before.figure.kind != frame.figure.kind:
        return document.lower(frame.figure.last) in AUXILIARIES
    return not _is_of_persons(frame) or _may_be_persons(document, before)


def _is_of_set(document: Document, frame: Frame) -> bool:
    """Whether a noun of its own stands before it, or before the verb to be: "a village of 1,500", "the index is 1,234"."""
    first = frame.figure.first
    if frame.event is not None and frame.event.index == first - 2:  # "the killing of 30"
        return False
    before, noun = document.lower(first - 1), document.lower(first - 2)
    joined = before == "of" or before in BE
    return joined and noun.isalpha() and noun not in _NO_NOUNS and document.tokens[first - 2].text == noun


_NO_NOUNS = (
    PRONOUNS | ADVERBS | AUXILIARIES | DETERMINERS | words("all total number toll count dead injured wounded out most")
)


def _is_of_persons(frame: Frame) -> bool:
    return frame.metric in METRICS and METRICS[frame.metric].implied == "person"


def _may_be_persons(document: Document, frame: Frame) -> bool:
    """Whether those whom a frame counts can be people: "200 shells fell, killing four" kills no shells."""
    if frame.metric in METRICS and METRICS[frame.metric].implied is not None:
        return _is_of_persons(frame)
    if frame.phrase is None:
        return True
    return names_people(frame.phrase.head_singular) or document.tokens[frame.phrase.head].capitalised


def _shared_verbs(document: Document, frames: list[Frame]) -> dict[int, str]:
    """As in "Two men and a woman were shot": the verb of the last of a list is that of those before it."""
    shared: dict[int, str] = {}
    places = [place for place, frame in enumerate(frames) if frame.figure.kind != "age"]
    totals = {frame.total for frame in frames}
    for before, place in reversed(list(pairwise(places))):
        one, other = frames[before], frames[place]
        metric = other.metric or shared.get(place)
        bare = other.phrase is None and other.figure.kind == "count"
        if metric is None or one.metric is not None or bare or before in totals or _is_own_noun(other):
            continue
        end = max(one.figure.last, one.phrase.last if one.phrase else 0)
        link = link_between(document, end, other.figure.first, start=one.figure.last, behind=other.figure.last)
        if link is Link.LISTED and one.figure.kind == other.figure.kind:
            shared[before] = metric
    return shared
