"""How one article tells of an event: when it was published, which days and places it gives, which names it has.

A fact keeps the tellings of a few of its articles, and a new claim is compared with each of them: what a fact knows
stays bounded, and does not grow vaguer with every report that joins.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from factbase.group.names import Names

# What ended longer ago is what a text remembers, and is not what it tells.
_NEWS_DAYS = 14


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim's account of its event. Days are ordinals, places folded words.

    ``event`` is the first and last day of the event, None where unknown. ``voice`` is who states the figure within
    the article, ``settings`` at what kinds of places it is told, ``bounds`` the lowest and highest value stated,
    None = open. ``words`` are those of its sentence, where no metric says what the figure is about.
    """

    article: str
    published: int | None = None
    event: tuple[int, int] | None = None
    places: frozenset[str] = frozenset()
    names: Names = field(default_factory=Names)
    happenings: frozenset[str] = frozenset()
    settings: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    lead: frozenset[str] = frozenset()
    voice: str = ""
    bounds: tuple[Decimal | None, Decimal | None] = (None, None)
    changes: bool = False

    def meets(self, other: Telling) -> bool:
        """Whether the two figures have a value in common, as stated."""
        (low, high), (least, most) = self.bounds, other.bounds
        return (high is None or least is None or least <= high) and (low is None or most is None or low <= most)

    @property
    def known_lead(self) -> frozenset[str]:
        """The places of its clause, and the name words of title and lead, which tell what is new and not what is past."""
        return self.places if self._is_past else self.names.lead | self.places

    @property
    def known_names(self) -> frozenset[str]:
        """All name words of the text, places included."""
        return self.names.words | self.places

    @property
    def _is_past(self) -> bool:
        return self.event is not None and self.published is not None and self.event[1] < self.published - _NEWS_DAYS


# The first reports found a fact, the latest know most; those between add little.
_FIRST_KEPT = 2
_LAST_KEPT = 2


def kept(tellings: tuple[Telling, ...]) -> tuple[Telling, ...]:
    """The tellings that a fact keeps, one an article, the first and the latest."""
    each = tuple({telling.article: telling for telling in reversed(tellings)}.values())[::-1]
    return each if len(each) <= _FIRST_KEPT + _LAST_KEPT else (*each[:_FIRST_KEPT], *each[-_LAST_KEPT:])
