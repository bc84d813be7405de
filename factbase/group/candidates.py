"""Facts found again by their blocking keys, in memory; a bounded number, whatever the desk holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from factbase.group.keys import MOST_CANDIDATES, MOST_SHARING


class Candidates:
    """Which facts have which keys. Of a key that too many share no more is kept."""

    def __init__(self) -> None:
        # Most keys have one fact, and there are many: a tuple takes a quarter of the room of any set.
        self._by_key: dict[str, tuple[int, ...]] = {}

    def add(self, fact: int, keys: Iterable[str]) -> None:
        """Let this fact be found by these keys."""
        for key in keys:
            sharing = self._by_key.get(key, ())
            if len(sharing) <= MOST_SHARING and fact not in sharing:
                self._by_key[key] = (*sharing, fact)

    def of(self, keys: Iterable[str]) -> list[int]:
        """The facts that share most of these keys, the oldest of equals first."""
        found = [self._by_key[key] for key in keys if key in self._by_key]
        return likeliest(sharing for sharing in found if len(sharing) <= MOST_SHARING)


def likeliest(sharing: Iterable[Iterable[int]]) -> list[int]:
    """Of the facts that share each key, those that share most keys, the oldest of equals first; a bounded number."""
    shared = Counter(chain.from_iterable(sharing))
    return sorted(shared, key=lambda fact: (-shared[fact], fact))[:MOST_CANDIDATES]
