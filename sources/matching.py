"""Matching: the sources that a name may stand for where none goes by it exactly. They are suggested, never decided.

The database is asked by `match_keys` alone, so that a name is compared with the few that may be like it.
"""

import json
import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from sources.likeness import INITIALS, LAST_NAME, Likeness, likeness, match_keys, name_of
from sources.models import Source, SourceAlias
from sources.queries import survivor_of

MOST_COMPARED = 100
MOST_SUGGESTED = 5
# By the index, which the planner would not take for the sake of the limit, if it saw it.
_ALIKE = """
    SELECT asked.sought, few.*
    FROM jsonb_to_recordset(%s) AS asked (sought text, keys varchar[])
    CROSS JOIN LATERAL (
        WITH found AS MATERIALIZED (SELECT * FROM {table} WHERE match_keys && asked.keys AND {among})
        SELECT * FROM found ORDER BY id LIMIT %s
    ) AS few
"""

# A source, and the name of it that has the key.
Candidate = tuple[Source, str]


@dataclass(frozen=True, slots=True)
class Similar:
    """A source that a name may stand for, how much speaks for it, and why."""

    source: Source
    score: Decimal
    reason: str


def similar_sources(name: str) -> list[Similar]:
    """The sources that may be meant by this name, the likeliest first; those of single articles are left out."""
    return rank(name, alike([name]).get(name, ()))


def alike(names: Collection[str]) -> dict[str, list[Candidate]]:
    """For each of these names the sources with a key in common with it: those that `rank` compares it with."""
    keys = [{"sought": name, "keys": found} for name in names if (found := match_keys(name))]
    candidates: dict[str, list[Candidate]] = defaultdict(list)
    if not keys:
        return candidates
    bounds = [json.dumps(keys), MOST_COMPARED]
    sources = Source.objects.raw(_ALIKE.format(table="sources_source", among="article_id IS NULL"), bounds)
    for source in sources.prefetch_related("merged_into"):
        candidates[source.sought].append((survivor_of(source), source.name))  # type: ignore[attr-defined]
    aliases = SourceAlias.objects.raw(_ALIKE.format(table="sources_sourcealias", among="true"), bounds)
    for alias in aliases.prefetch_related("source__merged_into"):
        candidates[alias.sought].append((survivor_of(alias.source), alias.name))  # type: ignore[attr-defined]
    return candidates


def rank(name: str, candidates: Iterable[Candidate], *, made: Iterable[Source] = ()) -> list[Similar]:
    """Those of the candidates that may be meant by this name, the likeliest first.

    `made` are sources that are not stored yet: they come after those that are.
    """
    written, keys = name_of(name), set(match_keys(name))
    new = [(source, source.name) for source in made if keys.intersection(source.match_keys)]
    best: dict[str, Similar] = {}
    for source, known_as in (*candidates, *new):
        found = likeness(written, name_of(known_as, kind=source.kind))
        if found and found.score > _score(best.get(source.key)):
            best[source.key] = _similar(source, found)
    return sorted(best.values(), key=_likeliest)[:MOST_SUGGESTED]


def is_nobodys_alone(similar: list[Similar]) -> bool:
    """Whether articles that use the name may mean different ones by it: a known person's last name, shared initials.

    Such a name is no source of its own; each article's is its own voice until it is decided.
    """
    scores = [found.score for found in similar]
    return LAST_NAME in scores or scores.count(INITIALS) > 1


def _likeliest(similar: Similar) -> tuple[Decimal, float]:
    return -similar.score, similar.source.pk or math.inf


def _similar(source: Source, found: Likeness) -> Similar:
    return Similar(source, found.score, found.reason)


def _score(similar: Similar | None) -> Decimal:
    return similar.score if similar else Decimal(0)
