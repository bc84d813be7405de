"""Titles by which an editor recognises a fact and its event: "Members of Kataib Hezbollah killed, December 2019"."""

from __future__ import annotations

from datetime import date

from factbase.group.questions import Question

_LEADING = ("of the ", "of ", "the ", "a ", "an ", "its ", "their ", "other ", "more ")
_LONGEST = 80


def fact_title(question: Question) -> str:
    """Who or what is counted, what happened to them, where and when, as far as it is known."""
    metric = question.metric or ""
    place = f" in {' and '.join(question.places[:2])}" if question.places else ""
    what = " ".join(part for part in (_counted(question), metric) if part)
    when = _when(question)
    return f"{what[:1].upper()}{what[1:]}{place}{', ' if when else ''}{when}"


def event_title(question: Question) -> str:
    """The event, named after the fact that told of it first."""
    return fact_title(question)


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
