"""Questions for generated facts, as grouping would have made them: bombings in twenty towns, day after day.

One report is really read; the others are it with another town and another day, which is what makes a million possible.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import product
from typing import Any

from claims.grouping.questions import question_from_json, question_to_json
from factbase import extract_claims
from factbase.group import blocking_keys, context_of, questions_of

# Few, so that the smallest desk has as many facts near a day as the largest.
TOWNS = [
    "".join(parts) for parts in product(("Nor", "Sal", "Ker", "Mab"), ("denham", "garwick", "miuna", "toreth", "laov"))
]
_FIRST_DAY = date(2001, 1, 1)
_MODEL_TOWN, _MODEL_DAY = "Quexwold", date(2018, 6, 20)


@dataclass(frozen=True)
class Told:
    """What a report says of one fact: where and when, and the report itself."""

    town: str
    day: date

    def text(self, *, killed: int) -> str:
        when = f"{self.day.day} {self.day:%B}"
        return (
            f"A bomb went off at the bus station of {self.town} on {when}, killing {killed} people, a doctor said.\n\n"
            f"Shops nearby stayed shut."
        )


def told_of(number: int) -> Told:
    """The town and day of the fact of this number; a desk that is ten times as large goes on for ten times as long."""
    return Told(TOWNS[number % len(TOWNS)], _FIRST_DAY + timedelta(days=number // len(TOWNS)))


def asked(numbers: range) -> Iterator[tuple[str, list[str]]]:
    """The question of each fact as JSON, and its blocking keys."""
    for number in numbers:
        told = told_of(number)
        shape = _model()
        for model, ours in (
            (_MODEL_TOWN, told.town),
            (_MODEL_TOWN.lower(), told.town.lower()),
            (_MODEL_DAY.isoformat(), told.day.isoformat()),
            (str(_MODEL_DAY.toordinal() + 1), str(told.day.toordinal() + 1)),
            (str(_MODEL_DAY.toordinal()), str(told.day.toordinal())),
        ):
            shape = shape.replace(model, ours)
        yield shape, list(blocking_keys(question_from_json(json.loads(shape))))


@lru_cache(maxsize=1)
def _model() -> str:
    told = Told(_MODEL_TOWN, _MODEL_DAY)
    text, published = told.text(killed=30), told.day + timedelta(days=1)
    claims = extract_claims(text, published=published)
    context = context_of(article="0", text=text, published=published)
    (question,) = questions_of(list(claims), context=context).values()
    shape: dict[str, Any] = question_to_json(question)
    return json.dumps(shape)
