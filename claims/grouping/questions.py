"""A fact's question as its JSON column: what grouping compares new claims with. Its tellings are few (`factbase.group`)."""

from dataclasses import fields
from decimal import Decimal
from typing import Any

from factbase.figures import decimal_string
from factbase.group import Names, Population, Question, Telling


def question_to_json(question: Question) -> dict[str, Any]:
    """Sets sorted, so that the same question is the same JSON."""
    shape = {field.name: getattr(question, field.name) for field in fields(question)}
    shape["population"] = {
        "words": sorted(question.population.words),
        "is_group": question.population.is_group,
        "is_others": question.population.is_others,
    }
    shape["tellings"] = [_telling_to_json(telling) for telling in question.tellings]
    return shape


def question_from_json(shape: dict[str, Any]) -> Question:
    """The question that `question_to_json` wrote; one of an earlier release has no tellings, and matches nothing."""
    told = {field.name: shape[field.name] for field in fields(Question) if field.name in shape}
    population = Population(
        frozenset(shape["population"]["words"]),
        is_group=shape["population"]["is_group"],
        is_others=shape["population"].get("is_others", False),
    )
    tellings = tuple(_telling_from_json(telling) for telling in shape.get("tellings", ()))
    days = {name: _pair(shape[name]) for name in ("event", "published")}
    return Question(
        **{**told, **days, "population": population, "tellings": tellings, "places": tuple(shape["places"])}
    )


def _telling_to_json(telling: Telling) -> dict[str, Any]:
    return {
        "article": telling.article,
        "published": telling.published,
        "event": telling.event,
        "places": sorted(telling.places),
        "names": {field.name: sorted(getattr(telling.names, field.name)) for field in fields(Names)},
        "happenings": sorted(telling.happenings),
        "settings": sorted(telling.settings),
        "words": sorted(telling.words),
        "lead": sorted(telling.lead),
        "voice": telling.voice,
        "bounds": [decimal_string(bound) for bound in telling.bounds],
        "changes": telling.changes,
    }


def _telling_from_json(shape: dict[str, Any]) -> Telling:
    low, high = (None if bound is None else Decimal(bound) for bound in shape["bounds"])
    return Telling(
        article=shape["article"],
        published=shape["published"],
        event=_pair(shape["event"]),
        places=frozenset(shape["places"]),
        names=Names(**{name: frozenset(words) for name, words in shape["names"].items()}),
        happenings=frozenset(shape["happenings"]),
        settings=frozenset(shape.get("settings", ())),
        words=frozenset(shape["words"]),
        lead=frozenset(shape["lead"]),
        voice=shape["voice"],
        bounds=(low, high),
        changes=shape["changes"],
    )


def _pair(shape: list[int] | tuple[int, int] | None) -> tuple[int, int] | None:
    return None if shape is None else (shape[0], shape[1])
