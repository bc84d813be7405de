"""Likeness: how much of two texts is the same, whether that makes one a copy of the other, and the reason.

What counts is how many words of the shorter text stand in the longer one in runs of six or more, outside of quotations.
In the gaps between two such runs names and numbers are compared: a form that is filled in each day (weather, markets,
earthquakes) has the same runs around other names and numbers, and is no copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factbase.near_copies.words import GAP, Words


@dataclass(frozen=True, slots=True)
class CopyPolicy:
    """What makes a copy; each number with the cases that it is for."""

    # So many words in the same order two writers do not find by chance; fewer are names, titles and stock phrases.
    run: int = 6
    # Of the shorter text's own words. A copy that is cut keeps nearly all, one that is led anew and edited in each
    # sentence 58 % and more; reports written apart, with a paragraph of background or of a release in common, have 41 %
    # at most.
    share: float = 0.5
    # Of the longer one's. A copy cut to a third leaves a third; less is an excerpt in a survey or a live blog.
    share_of_longer: float = 0.25
    # Two short items on one police report easily have two sentences in common. So a flash, a caption, or a quotation
    # with a line is a copy only where all of its words are the same.
    fewest_words: int = 50
    # Of the names and numbers in the runs and between them. Copies keep nine in ten, forms half at most.
    names_kept: float = 0.75


POLICY = CopyPolicy()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are: the shares, from 0 to 1, of each one's own words that stand in the other."""

    of_first: float
    of_second: float
    names_kept: float
    is_same: bool
    is_copy: bool

    @property
    def share(self) -> float:
        """Of the one that has more in common with the other."""
        return max(self.of_first, self.of_second)

    @property
    def reversed(self) -> Likeness:
        """The same, seen from the second text."""
        return replace(self, of_first=self.of_second, of_second=self.of_first)

    def reason(self, other: str) -> str:
        """A sentence about the first text; `other` names the second one, such as "Reuters' text of 8 May 2016"."""
        if self.is_same:
            return f"All of its words are those of {other}."
        return f"{self.of_first:.0%} of its own words stand in {other}, word for word; they are {self.of_second:.0%} of it."


_SAME = Likeness(1.0, 1.0, 1.0, is_same=True, is_copy=True)


@dataclass(frozen=True, slots=True)
class _Shared:
    """The words of one text that stand in the other; names and numbers among them, and those put in place of others."""

    words: int
    names: int
    names_changed: int


def compare(first: Words, second: Words, *, policy: CopyPolicy = POLICY) -> Likeness:
    """How alike two texts are, and whether one is a copy of the other: which of which, the texts do not tell."""
    if first.everything == second.everything:
        return _SAME
    # The words decide where the lengths are the same: alike is alike from both sides.
    first_is_shorter = (first.length, first.own) <= (second.length, second.own)
    shorter, longer = (first, second) if first_is_shorter else (second, first)
    shared = _shared(shorter, longer, run=policy.run)
    of_shorter = shared.words / max(1, shorter.length)
    of_longer = _shared(longer, shorter, run=policy.run).words / max(1, longer.length)
    names = shared.names + shared.names_changed
    names_kept = shared.names / names if names else 1.0
    is_copy = (
        shared.words >= policy.fewest_words
        and of_shorter >= policy.share
        and of_longer >= policy.share_of_longer
        and names_kept >= policy.names_kept
    )
    shares = (of_shorter, of_longer) if first_is_shorter else (of_longer, of_shorter)
    return Likeness(*shares, names_kept, is_same=False, is_copy=is_copy)


def _shared(text: Words, other: Words, *, run: int) -> _Shared:
    places = _places(other.own, run)
    met = [places.get(key) for key in _runs(text.own, run)]
    covered = [False] * len(text.own)
    for start, place in enumerate(met):
        if place is not None:
            covered[start : start + run] = [True] * run
    names = sum(is_name for is_name, is_covered in zip(text.names, covered, strict=True) if is_covered)
    return _Shared(sum(covered), names, _names_changed(text, other, met, run))


def _runs(words: Sequence[str], run: int) -> list[str]:
    """For each word the run that begins there; "" where something was left out within it."""
    pieces = (words[start : start + run] for start in range(len(words) - run + 1))
    return ["" if GAP in piece else " ".join(piece) for piece in pieces]


def _places(words: Sequence[str], run: int) -> dict[str, int]:
    """Where each run begins for the first time."""
    places: dict[str, int] = {}
    for start, key in enumerate(_runs(words, run)):
        places.setdefault(key, start)
    places.pop("", None)
    return places


def _names_changed(text: Words, other: Words, met: Sequence[int | None], run: int) -> int:
    """How many names and numbers stand in place of others, where two runs follow each other closely in both texts."""
    changed = 0
    end, other_end = -run, -run
    for start, place in enumerate(met):
        if place is None:
            continue
        if 0 < start - end <= run and 0 < place - other_end <= run:
            mine, theirs = _names(text, end, start), _names(other, other_end, place)
            changed += min(len(mine - theirs), len(theirs - mine))
        end, other_end = start + run, place + run
    return changed


def _names(words: Words, start: int, end: int) -> set[str]:
    both = zip(words.own[max(0, start) : end], words.names[max(0, start) : end], strict=True)
    return {word for word, is_name in both if is_name}
