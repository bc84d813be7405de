"""Frames: who did what to how many. Each figure becomes a claim: metric, counted, part of, negation, hedge, change.

Figures of one sentence are framed in order, since the later lean on the earlier: an elided noun is carried over
("killed 30 men and wounded 50"), listed figures share their verb, parts take what happened from their total.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from factbase.extract.ages import bearer_of
from factbase.extract.anaphora import with_referents
from factbase.extract.casualties import split_casualties
from factbase.extract.clause import Clause
from factbase.extract.counted import counted_phrase, noun_before
from factbase.extract.dating import as_of, event_date
from factbase.extract.document import Document
from factbase.extract.events import Events
from factbase.extract.fates import settle_fates
from factbase.extract.figure import Figure
from factbase.extract.frame import Frame
from factbase.extract.lexicon import MODALS
from factbase.extract.places import find_places, places_of
from factbase.extract.predicates import find_event
from factbase.extract.prices import is_price
from factbase.extract.sentences import Sentence
from factbase.extract.sharing import WITHOUT_METRIC, carried, linked, with_nouns_from_before
from factbase.extract.stance import change_of, hedge_of, is_denied_behind, is_negated
from factbase.extract.tolls import counted_before
from factbase.figures import Claim, Hedge

_WITHOUT_DATE = frozenset({"age", "duration", "ratio"})
_MENTIONS_AGAIN = frozenset({"the", "these", "those", "all", "both", "other", "their", "his", "her"})
_FEW = 12


def frame_figures(document: Document, events: Events, figures: Iterable[Figure]) -> tuple[Claim, ...]:
    """The claims of these figures, which are in the order of the text; attribution is still to come."""
    grouped = [list(group) for _, group in groupby(figures, key=lambda figure: document.sentence_number(figure.first))]
    framed = list(with_nouns_from_before(document, [_frames(document, events, group) for group in grouped]))
    framed = settle_fates(document, list(with_referents(document, framed)))
    claims: list[Claim] = []
    for frames in framed:
        claims += _claims(document, frames, offset=len(claims))
    return tuple(claims)


def _claims(document: Document, frames: list[Frame], *, offset: int) -> Iterator[Claim]:
    """The claims of one sentence; ``offset`` is the place of its first among those of the text."""
    sentence = document.sentence_at(frames[0].figure.first)
    kept = [place for place, frame in enumerate(frames) if not _mere_mention(document, frames, frame)]
    found = find_places(document, sentence)
    counts = [frames[place].figure.first for place in kept if _is_count(frames[place])]
    index = {place: offset + at for at, place in enumerate(kept)}
    for place in kept:
        total = frames[place].total
        part_of = None if total is None else index.get(total)
        where = places_of(found, counts, frames[place].figure.first) if found else ()
        yield _claim(document, sentence, frames[place], where=where, part_of=part_of)


def _is_count(frame: Frame) -> bool:
    return frame.figure.kind == "count" and frame.metric is not None


def _frames(document: Document, events: Events, figures: list[Figure]) -> list[Frame]:
    sentence = document.sentence_at(figures[0].first)
    frames: list[Frame] = []
    for figure in figures:
        frame = _own_frame(document, events, sentence, figure)
        frames.append(linked(document, frames, frame) if frames else frame)
    return split_casualties(document, list(carried(document, frames)))


def _own_frame(document: Document, events: Events, sentence: Sentence, figure: Figure) -> Frame:
    """What the words around the figure alone say of it."""
    phrase = counted_phrase(document, events, figure)
    clause = Clause(document, events, figure, phrase, sentence.first, sentence.last)
    event = None if figure.kind in WITHOUT_METRIC else find_event(clause)
    metric = event.sense.metric if event else ("price" if is_price(document, figure) else None)
    counted = noun_before(document, events, figure) or (
        phrase.text if phrase and figure.kind != "duration" else counted_before(clause)
    )
    if figure.kind == "age":
        counted = counted or bearer_of(document, figure)
    if counted is None and metric == "cost" and event is not None and event.sense.role == "toll":
        counted = document.tokens[event.index].text  # "damage | is put at $2 million"
    return Frame(figure, phrase, event, metric, counted)


def _is_of_casualties(frames: list[Frame], frame: Frame) -> bool:
    """Whether it is part of a total of dead and wounded together ("four casualties, including a child")."""
    return frame.total is not None and "casualt" in (frames[frame.total].counted or "")


def _mere_mention(document: Document, frames: list[Frame], frame: Frame) -> bool:
    """A number of people already counted ("the two men"), of whom nothing new is said."""
    figure = frame.figure
    if figure.rule in {"included", "listed"}:
        return frame.metric is None and not _is_of_casualties(frames, frame)
    if figure.kind != "count" or frame.metric is not None or figure.value is None or figure.value > _FEW:
        return False
    return document.lower(figure.first - 1) in _MENTIONS_AGAIN


def _claim(
    document: Document, sentence: Sentence, frame: Frame, *, where: tuple[str, ...], part_of: int | None
) -> Claim:
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
        change=change_of(
            document.folded[max(sentence.start, start - _lead(document, figure.first)) : start],
            behind=document.folded[end : min(sentence.end, end + _BEHIND)],
        ),
        hedge=_hedge(document, sentence, frame),
        as_of=as_of(document, sentence, start, end) if dated else None,
        event_date=event_date(document, sentence, start, end) if dated else None,
        places=where,
        part_of=part_of,
        rule=figure.rule,
        confidence=figure.confidence,
    )


def _lead(document: Document, first: int) -> int:
    """How far back a word of change is looked for; before "to" its verb may stand before a long name of the toll."""
    return _LONG_LEAD if document.lower(first - 1) == "to" else _LEAD


_LEAD = 60
_LONG_LEAD = 130
_BEHIND = 110


def _hedge(document: Document, sentence: Sentence, frame: Frame) -> Hedge:
    figure = frame.figure
    if figure.kind == "age":
        return "stated"
    first, last = figure.first, figure.last
    if frame.event is not None:
        first, last = min(first, frame.event.index), max(last, frame.event.last)
    behind = frame.phrase.last if frame.phrase else last
    if frame.event is None and document.lower(behind) in MODALS:  # "2,000 homes | will be built"
        last = behind + 1
    first = max(sentence.first, first - _GOVERNING)
    start, end = document.span(first, last)
    clause = _clause_words(document, sentence, *document.span(figure.first, figure.last))
    return hedge_of(clause, governing=document.folded[start:end])


_GOVERNING = 4


def _denied(document: Document, sentence: Sentence, frame: Frame) -> bool:
    """Whether a negation governs the verb of the figure ("did not fire 32 rockets", "two men were not hurt")."""
    event, figure = frame.event, frame.figure
    if event is None:  # "23 died, | not 32"
        return frame.metric is not None and document.lower(figure.first - 1) == "not"
    if event.sense.role not in _DONE:
        return False
    if {document.lower(figure.first - 1), document.lower(figure.first - 2)} & {"neither", "not"}:  # "not one guest"
        return True
    if event.index >= figure.last:
        return is_denied_behind(document, max(figure.last, frame.phrase.last if frame.phrase else 0), event)
    start = document.tokens[max(sentence.first, event.index - 4)].start
    return is_negated(document.folded[start : document.tokens[figure.first].start])


_DONE = frozenset({"patient", "agent", "state"})


def _clause_words(document: Document, sentence: Sentence, start: int, end: int) -> str:
    """The words of the figure's clause: between the semicolons, dashes and quotation marks around it."""
    text = document.folded
    first = max(text.rfind(mark, sentence.start, start) for mark in _CLAUSE_MARKS)
    lasts = [place for mark in _CLAUSE_MARKS if (place := text.find(mark, end, sentence.end)) >= 0]
    return text[max(first, sentence.start) : min(lasts, default=sentence.end)]


_CLAUSE_MARKS = (";", "\u2014", '"')
