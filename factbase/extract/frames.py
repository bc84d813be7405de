"""Frames: who did what to how many. Each figure becomes a claim: metric, counted, part of, negation, hedge, change.

Figures of one sentence are framed in order, since the later lean on the earlier: an elided noun is carried over
("killed 30 men and wounded 50"), listed figures share their verb, parts take what happened from their total.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from factbase.extract.ages import bearer_of
from factbase.extract.clause import Clause
from factbase.extract.dating import as_of, event_date, places
from factbase.extract.document import Document
from factbase.extract.events import Event, Events
from factbase.extract.figure import Figure
from factbase.extract.parts import Link, link_between, opens_with_whole
from factbase.extract.phrases import Phrase, noun_phrase
from factbase.extract.predicates import counted_before, find_event
from factbase.extract.sentences import Sentence
from factbase.extract.stance import change_of, hedge_of, is_negated
from factbase.figures import Claim, Hedge

_WITHOUT_METRIC = frozenset({"age", "duration"})
_WITHOUT_DATE = frozenset({"age", "duration", "ratio"})
_MENTIONS_AGAIN = frozenset({"the", "these", "those", "all", "both", "other", "their", "his", "her"})
_FEW = 12


@dataclass(frozen=True, slots=True)
class Frame:
    """A figure with what its sentence says of it; ``total`` is the place of its total among the sentence's frames."""

    figure: Figure
    phrase: Phrase | None
    event: Event | None
    metric: str | None
    counted: str | None
    total: int | None = None


def frame_figures(document: Document, events: Events, figures: Iterable[Figure]) -> tuple[Claim, ...]:
    """The claims of these figures, which are in the order of the text; attribution is still to come."""
    claims: list[Claim] = []
    for number, group in groupby(figures, key=lambda figure: document.sentence_number(figure.first)):
        sentence = document.sentences[number]
        frames = _frames(document, events, sentence, list(group))
        kept = [place for place, frame in enumerate(frames) if not _mere_mention(document, frame)]
        where = places(document, sentence)
        index = {place: len(claims) + at for at, place in enumerate(kept)}
        for place in kept:
            claim = replace(_claim(document, sentence, frames[place]), places=where)
            total = frames[place].total
            claims.append(replace(claim, part_of=None if total is None else index.get(total)))
    return tuple(claims)


def _frames(document: Document, events: Events, sentence: Sentence, figures: list[Figure]) -> list[Frame]:
    frames: list[Frame] = []
    for figure in figures:
        frame = _own_frame(document, events, sentence, figure)
        frames.append(_linked(document, frames, frame) if frames else frame)
    return list(_carried(document, frames))


def _own_frame(document: Document, events: Events, sentence: Sentence, figure: Figure) -> Frame:
    """What the words around the figure alone say of it."""
    phrase = _phrase(document, events, figure)
    clause = Clause(document, events, figure, phrase, sentence.first, sentence.last)
    event = None if figure.kind in _WITHOUT_METRIC else find_event(clause)
    metric = event.sense.metric if event else None
    counted = phrase.text if phrase and figure.kind != "duration" else counted_before(clause)
    if figure.kind == "age":
        counted = counted or bearer_of(document, figure)
    return Frame(figure, phrase, event, metric, counted)


def _phrase(document: Document, events: Events, figure: Figure) -> Phrase | None:
    """The phrase counted; of percents and sums only what "of" or "in" leads to, or a noun right behind a sum."""
    start = _noun_start(document, figure)
    following = document.lower(start)
    if figure.kind == "percent" and following != "of":
        return None
    if figure.kind == "money" and following in {"in", "for"}:
        start += 1
        if document.masked(start) or document.lower(start) in {"the", "each", "every", "all", "a"}:
            return None
    phrase = noun_phrase(document, events, start)
    return None if figure.kind == "rate" and phrase and phrase.head_singular == "time" else phrase


def _noun_start(document: Document, figure: Figure) -> int:
    """The token after the figure, or after the age that stands between an article and its noun."""
    if figure.rule == "implied":
        for index in range(figure.noun, figure.noun + 6):
            if document.lower(index) in {"year-old", "month-old", "old"}:
                return index + 1
    return figure.noun


def _linked(document: Document, frames: list[Frame], frame: Frame) -> Frame:
    """The frame with what it shares with those before it: its total, its verb."""
    place, before = _previous(frames, frame)
    if before is None:
        return frame
    end = max(before.figure.last, before.phrase.last if before.phrase else 0)
    link = link_between(document, end, frame.figure.first, start=before.figure.last)
    if opens_with_whole(document, before.figure.first):  # "Of the 60 hurt, nine …"
        link = Link.PART
    if link is Link.PART:
        return replace(
            frame, total=place, metric=frame.metric or before.metric, counted=frame.counted or before.counted
        )
    if link is Link.LISTED:
        return replace(frame, total=before.total, metric=frame.metric or before.metric)
    if link is Link.WHOLE:
        counted, metric = before.counted or frame.counted, before.metric or frame.metric
        frames[place] = replace(before, total=len(frames), counted=counted, metric=metric)
        return replace(frame, metric=None) if _is_of_part(frame) else frame
    return frame


def _is_of_part(frame: Frame) -> bool:
    """Whether the verb is that of the part: "six of the nine men were hurt", unlike "one of nine men hurt"."""
    return frame.event is not None and frame.phrase is not None and frame.event.index > frame.phrase.last


def _previous(frames: list[Frame], frame: Frame) -> tuple[int, Frame | None]:
    """The nearest figure before that can be listed with this one: a count with a count, ages between them aside."""
    for place in range(len(frames) - 1, -1, -1):
        kind = frames[place].figure.kind
        if kind == frame.figure.kind or {kind, frame.figure.kind} in ({"count", "percent"}, {"count", "ratio"}):
            return place, frames[place]
        if kind != "age":
            break
    return 0, None


def _carried(document: Document, frames: list[Frame]) -> Iterator[Frame]:
    """The frames, elided nouns and shared verbs carried over: forwards, then back to a listed subject before."""
    noun: str | None = None
    shared = _shared_verbs(document, frames)
    for place, frame in enumerate(frames):
        framed = replace(frame, metric=frame.metric or shared.get(place))
        if framed.figure.kind == "count":
            if framed.counted is None and framed.metric is not None:
                framed = replace(framed, counted=noun)
            noun = framed.counted or noun
        yield framed


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


def _mere_mention(document: Document, frame: Frame) -> bool:
    """A number of people already counted ("the two men"), of whom nothing new is said."""
    figure = frame.figure
    if figure.kind != "count" or frame.metric is not None or figure.value is None or figure.value > _FEW:
        return False
    return document.lower(figure.first - 1) in _MENTIONS_AGAIN


def _claim(document: Document, sentence: Sentence, frame: Frame) -> Claim:
    figure = frame.figure
    start, end = document.span(figure.first, figure.last)
    dated = figure.kind not in _WITHOUT_DATE
    return Claim(
        start=start,
        end=end,
        quote=document.text[start:end],
        sentence=(sentence.start, sentence.end),
        kind=figure.kind,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        modifier=figure.modifier,
        unit=figure.unit,
        counted=frame.counted,
        metric=frame.metric,
        negated=figure.rule == "zero" or _denied(document, sentence, frame),
        change=change_of(document.folded[max(sentence.start, start - _LEAD) : start]),
        hedge=_hedge(document, sentence, frame),
        as_of=as_of(document, sentence) if dated else None,
        event_date=event_date(document, sentence, start, end) if dated else None,
        rule=figure.rule,
        confidence=figure.confidence,
    )


_LEAD = 60


def _hedge(document: Document, sentence: Sentence, frame: Frame) -> Hedge:
    figure = frame.figure
    if figure.kind == "age":
        return "stated"
    first, last = figure.first, figure.last
    if frame.event is not None:
        first, last = min(first, frame.event.index), max(last, frame.event.last)
    first = max(sentence.first, first - _GOVERNING)
    start, end = document.span(first, last)
    clause = _clause_words(document, sentence, *document.span(figure.first, figure.last))
    return hedge_of(clause, governing=document.folded[start:end])


_GOVERNING = 4


def _denied(document: Document, sentence: Sentence, frame: Frame) -> bool:
    """Whether a negation governs the verb before the figure ("did not fire 32 rockets")."""
    if frame.event is None or frame.event.index >= frame.figure.first:
        return False
    start = document.tokens[max(sentence.first, frame.event.index - 4)].start
    return is_negated(document.folded[start : document.tokens[frame.figure.first].start])


def _clause_words(document: Document, sentence: Sentence, start: int, end: int) -> str:
    """The words of the figure's clause: between the semicolons, dashes and quotation marks around it."""
    text = document.folded
    first = max(text.rfind(mark, sentence.start, start) for mark in _CLAUSE_MARKS)
    lasts = [place for mark in _CLAUSE_MARKS if (place := text.find(mark, end, sentence.end)) >= 0]
    return text[max(first, sentence.start) : min(lasts, default=sentence.end)]


_CLAUSE_MARKS = (";", "\u2014", '"')
