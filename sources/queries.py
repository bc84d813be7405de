"""The read side of sources: keys, names and articles."""

import re
import unicodedata

from sources.models import Article, Source, SourceAlias

_NO_WORD = re.compile(r"[^\w]+", re.UNICODE)
KEY_MAX = 300


def source_key(name: str) -> str:
    """A name as it is compared: without case, accents of form, punctuation or a leading article ("The AFP" = "afp")."""
    words = _NO_WORD.sub(" ", unicodedata.normalize("NFKC", name).casefold()).split()
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return " ".join(words)[:KEY_MAX]


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
