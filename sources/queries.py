"""The read side of sources: keys, names and articles."""

import hashlib
import unicodedata
from typing import Any

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
    named = Source.objects.filter(key=key)
    aliased = Source.objects.filter(pk__in=SourceAlias.objects.filter(key=key).values("source"))
    found = {survivor.pk: survivor for survivor in map(survivor_of, [*named, *aliased])}
    return list(found.values())


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
