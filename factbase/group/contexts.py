"""What an article lends to its claims: its date, and the names and events of each of its passages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factbase.group.happenings import happenings_in
from factbase.group.names import Names, names_of
from factbase.group.passages import asides_in
from factbase.group.settings import settings_in
from factbase.group.words import lead_words

_LEAD = 800
_LONGEST_HEADLINE = 160


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text that tells of one event: where, its names, and what its title and lead, or beginning, say happened."""

    start: int
    end: int
    names: Names
    happenings: frozenset[str]
    settings: frozenset[str]
    lead: frozenset[str]


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """What an article lends to its claims: when it was published, and what is told in each of its passages."""

    article: str
    text: str
    published: date | None
    main: Passage
    asides: tuple[Passage, ...] = ()
    headline_end: int = 0

    def passage_at(self, offset: int) -> Passage:
        """The aside that stands there, else the main part."""
        return next((aside for aside in self.asides if aside.start <= offset < aside.end), self.main)


def context_of(*, article: str, text: str, published: date | None) -> ArticleContext:
    """What this article lends to each of its claims."""
    asides = tuple(asides_in(text))
    ends = (0, *(end for _, end in asides))
    main = "".join(text[end:start] for end, (start, _) in zip(ends, (*asides, (len(text), len(text))), strict=True))
    return ArticleContext(
        article,
        text,
        published,
        _passage(main, 0, len(text)),
        tuple(_passage(text[start:end], start, end) for start, end in asides),
        _headline_end(text),
    )


def _headline_end(text: str) -> int:
    """Where the headline ends, a short first line without a full stop; 0 for a text that has none."""
    end = max(0, text.find("\n"))
    return end if end < _LONGEST_HEADLINE and not text[:end].endswith(".") else 0


def _passage(text: str, start: int, end: int) -> Passage:
    lead = text[:_LEAD]
    return Passage(start, end, names_of(text), happenings_in(lead), settings_in(lead), lead_words(lead))
