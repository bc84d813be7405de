"""The read side of sources: keys, names and articles."""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import Q

from sources.likeness import match_keys
from sources.models import Article, Source, SourceAlias

KEY_MAX = 300
NAME_MAX = 300


def source_key(name: str) -> str:
    """A name as it is compared: without case, punctuation or a leading "the" ("The AFP" = "afp"); "" of no name.

    Letters, digits and the marks that are part of letters count (vowel signs in Hindi are marks). A name that is too
    long to be a key keeps its beginning, and a digest of all of it.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    kept = "".join(letter if unicodedata.category(letter)[0] in "LNM" else " " for letter in folded)
    words = kept.split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    key = " ".join(words)
    if not any(letter.isalnum() for letter in key):
        return ""
    if len(key) > KEY_MAX:
        key = f"{key[: KEY_MAX - 17]}-{hashlib.sha256(key.encode()).hexdigest()[:16]}"
    return key


def known_by(name: str) -> dict[str, Any]:
    """The columns of a source or an alias by which this name is found, exactly and by names that are like it."""
    return {"name": name[:NAME_MAX], "key": source_key(name), "match_keys": match_keys(name)}


def unnamed_key(article: Article, name: str) -> str:
    """The key of an unnamed source, which speaks in one article only."""
    return f"{article.pk}#{source_key(name)}"


def find_sources(key: str) -> list[Source]:
    """The sources that a key may stand for, by name or alias; merged ones give the one they were merged into."""
    return find_all([key]).get(key, [])


def find_all(keys: Collection[str]) -> dict[str, list[Source]]:
    """As `find_sources`, for each of these keys that any source goes by."""
    aliases = SourceAlias.objects.filter(key__in=keys).values_list("source", "key")
    known_as = defaultdict(list)
    for number, key in aliases if keys else ():
        known_as[number].append(key)
    rows = Source.objects.filter(Q(key__in=keys) | Q(pk__in=known_as)).prefetch_related("merged_into")
    named = [(row.key, row) for row in rows if row.key in keys]
    aliased = [(key, row) for row in rows for key in known_as[row.pk]]
    found: dict[str, dict[int, Source]] = defaultdict(dict)
    for key, row in (*named, *aliased):
        survivor = survivor_of(row)
        found[key][survivor.pk] = survivor
    return {key: list(sources.values()) for key, sources in found.items()}


def survivor_of(source: Source) -> Source:
    """The source that this one was merged into, or itself."""
    while source.merged_into is not None:
        source = source.merged_into
    return source


def family_of(source: Source) -> list[int]:
    """The numbers of a source and of those that were merged into it: what was stored under their names stays so."""
    return [source.pk, *source.merged.values_list("pk", flat=True)]


def own_voice(article: Article) -> Source:
    """Who speaks where the text names nobody: whom the article is credited to, or its publisher."""
    return survivor_of(article.credited_to or article.publisher)
