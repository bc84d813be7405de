"""What stands at the same place of a text, found without comparing all with all: a text may state thousands of figures."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

# Characters of a text that are looked up together: about as many as a figure is long, or a few figures.
_BLOCK = 64


class Spanned(Protocol):
    """Anything from `start` to `end` of a text, half-open."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Overlapping:
    """Things that stand in one text, by their places in the sequence given."""

    def __init__(self, things: Sequence[Spanned]) -> None:
        self._things = things
        self._at: dict[int, list[int]] = defaultdict(list)
        for index, thing in enumerate(things):
            for block in _blocks(thing):
                self._at[block].append(index)

    def meeting(self, span: Spanned) -> list[int]:
        """The places of those that share characters with this span: who shares most comes first, then in their order."""
        near = {index for block in _blocks(span) for index in self._at.get(block, ())}
        shared = {index: _shared(span, self._things[index]) for index in near}
        return sorted((index for index in near if shared[index]), key=lambda index: (-shared[index], index))


def _blocks(span: Spanned) -> Iterator[int]:
    yield from range(span.start // _BLOCK, (span.end - 1) // _BLOCK + 1)


def _shared(one: Spanned, other: Spanned) -> int:
    """How many characters both spans have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))
