"""Matching: the sources that a name may stand for where none goes by it exactly. They are suggested, never decided.

The database is asked by `match_keys` alone, so that a name is compared with the few that may be like it.
"""

from dataclasses import dataclass
from decimal import Decimal

from sources.likeness import INITIALS, LAST_NAME, Likeness, likeness, match_keys, name_of
from sources.models import Source, SourceAlias
from sources.queries import survivor_of

MOST_COMPARED = 100
MOST_SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class Similar:
    """A source that a name may stand for, how much speaks for it, and why."""

    source: Source
    score: Decimal
    reason: str


def similar_sources(name: str) -> list[Similar]:
    """The sources that may be meant by this name, the likeliest first; those of single articles are left out."""
    written = name_of(name)
    best: dict[int, Similar] = {}
    for source, known_as in _candidates(name):
        found = likeness(written, name_of(known_as, kind=source.kind))
        if found and found.score > _score(best.get(source.pk)):
            best[source.pk] = _similar(source, found)
    return sorted(best.values(), key=lambda similar: (-similar.score, similar.source.pk))[:MOST_SUGGESTED]


def is_nobodys_alone(similar: list[Similar]) -> bool:
    """Whether articles that use the name may mean different ones by it: a known person's last name, shared initials.

    Such a name is no source of its own; each article's is its own voice until it is decided.
    """
    scores = [found.score for found in similar]
    return LAST_NAME in scores or scores.count(INITIALS) > 1


def _candidates(name: str) -> list[tuple[Source, str]]:
    """The sources with a key in common with this name, each with the name that has it."""
    keys = match_keys(name)
    if not keys:
        return []
    sources = Source.objects.filter(match_keys__overlap=keys, article=None).select_related("merged_into")
    aliases = SourceAlias.objects.filter(match_keys__overlap=keys).select_related("source__merged_into")
    named = [(source, source.name) for source in sources.order_by("pk")[:MOST_COMPARED]]
    aliased = [(alias.source, alias.name) for alias in aliases.order_by("pk")[:MOST_COMPARED]]
    return [(survivor_of(source), known_as) for source, known_as in (*named, *aliased)]


def _similar(source: Source, found: Likeness) -> Similar:
    return Similar(source, found.score, found.reason)


def _score(similar: Similar | None) -> Decimal:
    return similar.score if similar else Decimal(0)
