"""Wire agencies and large outlets that every desk meets, from `well_known.csv`: names, aliases, where they are at home.

Loading adapts to what is there and may be done again: a source of that name is kept and only completed, and a name that
another source goes by already is left to it. An alias that could well be somebody else's ("PTI") is not in the table.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sources.likeness import match_keys
from sources.models import SourceKind
from sources.queries import source_key

TABLE = Path(__file__).parent / "well_known.csv"


@dataclass(frozen=True, slots=True)
class WellKnown:
    """A row of the table."""

    name: str
    kind: str
    country: str
    time_zone: str
    aliases: tuple[str, ...]


def well_known() -> list[WellKnown]:
    """The rows of the table, in its order."""
    with TABLE.open(encoding="utf-8", newline="") as table:
        return [
            WellKnown(**{**row, "aliases": tuple(filter(None, row["aliases"].split(";")))})  # type: ignore[arg-type]
            for row in csv.DictReader(table)
        ]


def load_well_known(source_model: Any, alias_model: Any, *, rows: Iterable[WellKnown]) -> int:
    """Have a source of each row, with its aliases; returns how many sources are new.

    The models are passed, since a migration has its own. Call it in a transaction.
    """
    return sum(_load(source_model, alias_model, row) for row in rows)


def refresh_match_keys(source_model: Any, alias_model: Any) -> int:
    """Make the keys by which names are found alike anew, where they are not what they would be today; how many were."""
    changed = 0
    for model in (source_model, alias_model):
        named = model.objects.filter(article=None) if model is source_model else model.objects.all()
        stale = [row for row in named.only("pk", "name", "match_keys") if _refreshed(row)]
        model.objects.bulk_update(stale, ["match_keys"], batch_size=500)
        changed += len(stale)
    return changed


def _load(source_model: Any, alias_model: Any, row: WellKnown) -> bool:
    source = _there_already(source_model, alias_model, row)
    is_new = source is None
    if source is None:
        own = {"kind": row.kind, "country": row.country, "time_zone": row.time_zone}
        keys = {"key": source_key(row.name), "match_keys": match_keys(row.name)}
        source = source_model.objects.create(name=row.name, **keys, **own)
    else:
        _complete(source_model, source, row)
    for name in (row.name, *row.aliases):
        if not _is_taken(source_model, alias_model, source_key(name)):
            keys = {"key": source_key(name), "match_keys": match_keys(name)}
            alias_model.objects.create(source=source, name=name, **keys)
    return is_new


def _there_already(source_model: Any, alias_model: Any, row: WellKnown) -> Any:
    """The source that goes by the row's name, or else by the first of its aliases that somebody goes by."""
    for key in map(source_key, (row.name, *row.aliases)):
        source = source_model.objects.filter(key=key).first()
        alias = alias_model.objects.filter(key=key).select_related("source").first()
        if source or alias:
            return source or alias.source
    return None


def _complete(source_model: Any, source: Any, row: WellKnown) -> None:
    """Say what nobody has said of the source; what is there stays."""
    empty = {name: getattr(row, name) for name in ("country", "time_zone") if not getattr(source, name)}
    if source.kind == SourceKind.OTHER:
        empty["kind"] = row.kind
    if empty:
        source_model.objects.filter(pk=source.pk).update(**empty)


def _is_taken(source_model: Any, alias_model: Any, key: str) -> bool:
    return bool(source_model.objects.filter(key=key).exists() or alias_model.objects.filter(key=key).exists())


def _refreshed(row: Any) -> bool:
    """Set the row's keys; whether they were others."""
    before, row.match_keys = row.match_keys, match_keys(row.name)
    return bool(before != row.match_keys)
