"""Senses: what a word or an idiom can say happened, and who is counted by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["patient", "agent", "noun", "name", "act", "state", "toll"]
Form = Literal["past", "participle", "gerund", "finite", "none"]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word can say: its metric, who is counted by it, and its grammatical form."""

    metric: str
    role: Role
    form: Form = "none"


@dataclass(frozen=True, slots=True)
class Event:
    """A sense at its place: tokens from ``index`` up to ``last``."""

    index: int
    last: int
    sense: Sense
