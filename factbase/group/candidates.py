"""Facts found again by their blocking keys, in memory; a bounded number, whatever the desk holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from factbase.group.keys import MOST_CANDIDATES, MOST_SHARING


class Candidates:
    """Which facts have which keys. Of a key that too many share no more is kept."""

    def __init__(self) -> None:
        # There are many keys, and most have one fact: a tuple takes little room, less where the fact's keys share it,
        # and a hash less than its key. Two keys of one hash would only let a fact more be looked at.
        self._by_hash: dict[int, tuple[int, ...]] = {}

    def add(self, fact: int, keys: Iterable[str]) -> None:
        """Let this fact be found by these keys."""
        alone = (fact,)
        for key in map(hash, keys):
            sharing = self._by_hash.get(key, ())
            if len(sharing) <= MOST_SHARING and fact not in sharing:
                self._by_hash[key] = (*sharing, fact) if sharing else alone

    def of(self, keys: Iterable[str]) -> list[int]:
        """The facts that share most of these keys, the oldest of equals first."""
        found = (self._by_hash.get(key, ()) for key in map(hash, keys))
        return likeliest(sharing for sharing in found if len(sharing) <= MOST_SHARING)


def likeliest(sharing: Iterable[Iterable[int]]) -> list[int]:
    """Of the facts that share each key, those that share most keys, the oldest of equals first; a bounded number."""
    shared = Counter(chain.from_iterable(sharing))
    return sorted(shared, key=lambda fact: (-shared[fact], fact))[:MOST_CANDIDATES]
