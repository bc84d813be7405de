"""A directory: the sources that the names of one article may stand for, looked up together, and those made meanwhile.

Whatever number of names an article has, they cost the same few queries. A source that is made is found by the names
that come after it, as if it were stored already.
"""

from collections.abc import Collection
from typing import Any

from sources.matching import Similar, alike, rank
from sources.models import Article, Source
from sources.queries import NAME_MAX, find_all, known_by, source_key, unnamed_key


class Directory:
    """Look up `names`, by which sources are found in other articles too, and which of all may be the article's own.

    Nobody else may make a source of these names meanwhile: hold locks on them.
    """

    def __init__(self, article: Article, *, names: Collection[str], own: Collection[str]) -> None:
        self._article = article
        self._by_key = find_all({source_key(name) for name in names})
        self._alike = alike([name for name in names if source_key(name) not in self._by_key])
        own_keys = {unnamed_key(article, name) for name in (*names, *own)}
        self._own = {source.key: source for source in Source.objects.filter(key__in=own_keys)}
        self._made: list[Source] = []

    def going_by(self, key: str) -> list[Source]:
        """The sources that a key may stand for, by name or alias."""
        return self._by_key.get(key, [])

    def similar(self, name: str) -> list[Similar]:
        """The sources that may be meant by this name, the likeliest first."""
        return rank(name, self._alike.get(name, ()), made=self._made)

    def make(self, name: str, **columns: Any) -> Source:
        """A new source that goes by this name."""
        source = Source(**known_by(name), **columns)
        self._by_key[source.key] = [source]
        self._made.append(source)
        return source

    def own(self, name: str, **columns: Any) -> Source:
        """The article's own voice of this name, the one that is there or a new one."""
        key = unnamed_key(self._article, name)
        if key not in self._own:
            self._own[key] = Source(name=name[:NAME_MAX], key=key, article=self._article, **columns)
            self._made.append(self._own[key])
        return self._own[key]

    def store(self) -> None:
        """Write the sources that were made, parents before their children."""
        while self._made:
            level = [source for source in self._made if source.parent is None or source.parent.pk]
            # Where somebody made one in spite of the locks, that one it is.
            Source.objects.bulk_create(level, update_conflicts=True, unique_fields=["key"], update_fields=["key"])
            self._made = [source for source in self._made if source.pk is None]
