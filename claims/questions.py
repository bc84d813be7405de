"""A fact's question as its JSON column: what grouping compares new claims with."""

from dataclasses import fields
from typing import Any

from factbase.group import Population, Question

_SETS = ("place_words", "names", "local_names", "articles")
_TUPLES = ("event", "published", "places")


def question_to_json(question: Question) -> dict[str, Any]:
    """Sets sorted, so that the same question is the same JSON."""
    shape = {field.name: getattr(question, field.name) for field in fields(question)}
    shape["population"] = {"words": sorted(question.population.words), "is_group": question.population.is_group}
    return shape | {name: sorted(shape[name]) for name in _SETS}


def question_from_json(shape: dict[str, Any]) -> Question:
    """The question that `question_to_json` wrote."""
    population = Population(frozenset(shape["population"]["words"]), is_group=shape["population"]["is_group"])
    sets = {name: frozenset(shape[name]) for name in _SETS}
    tuples = {name: None if shape[name] is None else tuple(shape[name]) for name in _TUPLES}
    return Question(**{**shape, **sets, **tuples, "population": population})
