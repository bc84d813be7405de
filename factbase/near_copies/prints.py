"""Prints: a few numbers of a text that its near-copies share, so that they are found among millions.

MinHash by bottom-k: every run of four words is hashed, and the smallest hashes are kept, each a band of its own. What
is the smallest of a text is the smallest of each part that holds it: a copy cut to a third shares a third of its
original's prints, where a sketch of a fixed size of the whole (SimHash, MinHash by permutations) would share next to
nothing. So many are kept as the text is long, so that a short copy of a long text has enough of them, too.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterator

from factbase.near_copies.words import GAP, Words

RUN = 4
# One print for so many words: of a copy cut to a third of 360 words some twelve are shared, and seven of them where
# every tenth word was changed.
WORDS_A_PRINT = 10
FEWEST, MOST = 24, 256


def prints_of(words: Words) -> tuple[int, ...]:
    """The prints in ascending order: signed numbers of 64 bits, the same on every machine. () of no words."""
    hashes = {_hash(run) for run in _runs(words.own)} or {_hash(run) for run in _runs(words.everything)}
    if not hashes and words.everything:
        hashes = {_hash(" ".join(words.everything))}
    kept = min(max(len(hashes) // WORDS_A_PRINT, FEWEST), MOST)
    return tuple(heapq.nsmallest(kept, hashes))


def _runs(words: tuple[str, ...]) -> Iterator[str]:
    for start in range(len(words) - RUN + 1):
        run = words[start : start + RUN]
        if GAP not in run:
            yield " ".join(run)


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big", signed=True)
