"""A frame: a figure with what its sentence says of it, on the way to a claim."""

from __future__ import annotations

from dataclasses import dataclass

from factbase.extract.figure import Figure
from factbase.extract.phrases import Phrase
from factbase.extract.senses import Event


@dataclass(frozen=True, slots=True)
class Frame:
    """A figure with what its sentence says of it; ``total`` is the place of its total among the sentence's frames."""

    figure: Figure
    phrase: Phrase | None
    event: Event | None
    metric: str | None
    counted: str | None
    total: int | None = None
