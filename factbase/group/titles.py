"""Titles by which an editor recognises a fact and its event: "People killed, bombing in Sadr City, Baghdad, 8 May 2016"."""

from __future__ import annotations

from datetime import date

from factbase.group.happenings import happenings_in
from factbase.group.questions import Question

_LEADING = ("of the ", "of ", "the ", "a ", "an ", "its ", "their ", "other ", "more ")
_LONGEST = 80
_MOST_PLACES = 2


def fact_title(question: Question) -> str:
    """Who or what is counted, what befell them, and in which event, as far as it is known."""
    asked = " ".join(part for part in (_counted(question), _befell(question)) if part)
    if event := _event(question):
        return _capital(_listed(asked, event, _when(question)))
    where = f"{asked} in {' and '.join(question.places[:_MOST_PLACES])}" if question.places else asked
    return _capital(_listed(where, _when(question)))


def event_title(question: Question) -> str:
    """What happened, where and when; named after the figure that told of it first, where the text says no more."""
    event = _event(question)
    return _capital(_listed(event, _when(question))) if event else fact_title(question)


def _event(question: Question) -> str:
    """A kind of event and its place, the wider place behind the narrower; "" where either is unknown."""
    what = _happening(question)
    return f"{what} in {', '.join(question.places[:_MOST_PLACES])}" if what and question.places else ""


def _happening(question: Question) -> str:
    """The kind of event, where it tells much and those counted are not called after it ("protesters")."""
    counted = happenings_in(question.counted or "")
    return "" if question.happening in counted else question.happening


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _capital(title: str) -> str:
    return f"{title[:1].upper()}{title[1:]}"


def _counted(question: Question) -> str:
    counted = " ".join((question.counted or "").split())
    lowered = counted.lower()
    leading = next((word for word in _LEADING if lowered.startswith(word)), "")
    counted = counted[len(leading) :]
    if len(counted) > _LONGEST:
        counted = f"{counted[:_LONGEST].rsplit(' ', 1)[0]}…"
    if counted:
        return counted
    return "people" if question.kind == "count" and question.metric else "" if question.metric else question.kind


def _befell(question: Question) -> str:
    """The metric, but where what is counted says it ("attacks attacked")."""
    metric = question.metric or ""
    root = metric.removesuffix("ed")
    return "" if root and root in (question.counted or "").lower() else metric


def _when(question: Question) -> str:
    """The day, month or year of the event; else the month of its first report."""
    if question.event and question.precision:
        day = date.fromordinal(question.event[0])
        if question.precision == "day" and question.event[0] == question.event[1]:
            return f"{day.day} {day:%B} {day.year}"
        return f"{day:%B} {day.year}" if question.precision in {"day", "month"} else str(day.year)
    if question.published is None:
        return ""
    day = date.fromordinal(question.published[0])
    return f"{day:%B} {day.year}"
