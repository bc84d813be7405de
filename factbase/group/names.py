"""The names of a text by which its event is known again: places, people, roads, and how old people are.

A name is a word in capitals that the text does not write small as well, and that is not one of many ("Police", "County").
Two in a row are a pair ("South Shore", "Jamila Roe"), which tells more than either; a person with an age ("Roe, 17") and
a road ("Oak Street") tell an event nearly by themselves. All are folded; all sets are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache

from factbase.group.common_names import BODIES, NO_NAMES, ROADS
from factbase.group.happenings import tells_happening
from factbase.group.words import folded, plain

# Of very long texts the beginning tells the event; of very many names the first.
_LONGEST = 8_000
_LEAD = 500
_MOST_WORDS = 40
_MOST_PAIRS = 24

CAPITAL = "[A-Z\u00c0-\u00d6\u00d8-\u00de]"
PART = rf"(?:{CAPITAL}[\w'\u2019-]+|[A-Z]\.)"
_NAME = re.compile(rf"{PART}(?: (?:(?:of|de|la|del|bin|von|van) )?{PART})*")
# What stands before the first word of a sentence or line.
_BEGINS = re.compile(r"(?:\A|\n|[.!?:] )[\"'\u201c\u2018]?\Z|\A[\"'\u201c\u2018]\Z")
_SMALL = re.compile(r"[a-z\u00df-\u00ff]{3,}")
_AGE = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b|\b(?:aged?|(?:boy|girl|man|woman|teen),) (\d{1,3})\b", re.IGNORECASE)
_NAMED_AFTER = re.compile(rf"[ -](?:[a-z-]+ ){{0,3}}({CAPITAL}[\w'\u2019-]+(?: {PART}){{0,2}})")
# "Jamila Roe, 17, was": the number ends there, so that "On May 4, 20 people" gives no age.
_BESIDE = re.compile(
    r"(?:, | \(| who (?:is|was) |, aged? )(\d{1,3})(?=[,.;:)\n]| (?:of|was|were|is|who|and|died|has|had|from)\b)"
)
_NAMED_BEFORE = re.compile(rf"({CAPITAL}[\w'\u2019-]+)(?:,? (?:Sr|Jr|III?)\.?)?\Z")
_LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Names:
    """Names as folded words. ``bodies`` are those of hospitals, counties and the like,
    which many events share, ``lead`` those of title and lead; ``people`` are family names with an age: "roe 17"."""

    words: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    lead: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    roads: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()

    def __or__(self, other: Names) -> Names:
        return Names(*(getattr(self, field.name) | getattr(other, field.name) for field in fields(self)))


def names_of(text: str) -> Names:
    """The names of a text."""
    head = text[:_LONGEST]
    small = set(_SMALL.findall(head))
    words: dict[str, int] = {}
    pairs: dict[str, None] = {}
    roads: set[str] = set()
    bodies: set[str] = set()
    others: set[str] = set()
    for start, run in _runs(head):
        before = ""
        is_body = not BODIES.isdisjoint(map(plain, run))
        for written in run:
            bare = plain(written)
            if before and bare in ROADS:
                roads.add(before)
            if word := "" if bare in small else _name(written):
                words.setdefault(word, start)
                (bodies if is_body else others).add(word)
                if before and not is_body:
                    pairs[f"{before} {word}"] = None
            before = word
    kept = list(words)[:_MOST_WORDS]
    aged = set(_aged(head))
    return Names(
        words=frozenset(kept),
        bodies=frozenset(kept) & bodies - others,
        lead=frozenset(word for word in kept if words[word] < _LEAD),
        pairs=frozenset(list(pairs)[:_MOST_PAIRS]),
        roads=frozenset(roads),
        people=frozenset(f"{name} {age}" for name, age in aged if name),
        ages=frozenset(age for _, age in aged),
    )


def _runs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Words in capitals that stand in a row, with where; one that only ever begins a sentence is no name."""
    begins: dict[str, int] = {}
    inside: set[str] = set()
    for found in _NAME.finditer(text):
        run = found[0].split()
        # "Samoria's economy" is of somebody, wherever it stands.
        is_owner = run[0].endswith(("'s", "\u2019s"))
        if len(run) == 1 and not is_owner and _BEGINS.search(text[max(0, found.start() - 3) : found.start()]):
            begins.setdefault(run[0], found.start())
        else:
            inside.update(run)
            yield found.start(), run
    yield from ((start, [word]) for word, start in begins.items() if word in inside)


@lru_cache(maxsize=16_384)
def _name(written: str) -> str:
    """The folded name word, "" for one that is no name in any text."""
    word = folded(written)
    is_none = len(word) < 3 or not NO_NAMES.isdisjoint({word, plain(written)}) or tells_happening(word)
    return "" if is_none or not written[:1].isupper() else word


def _aged(text: str) -> Iterator[tuple[str, int]]:
    """Each age with the family name beside it, "" for none: "Jamila Roe, 17", "17-year-old Jamila Roe", "boy, 17"."""
    for found in _AGE.finditer(text):
        after = _NAMED_AFTER.match(text, found.end())
        yield (_family_name(after[1]) if after else ""), int(found[1] or found[2])
    for found in _BESIDE.finditer(text):
        before = _NAMED_BEFORE.search(text[max(0, found.start() - _LONGEST_NAME) : found.start()])
        if before and (name := _family_name(before[1])):
            yield name, int(found[1])


def _family_name(written: str) -> str:
    name = folded(written.split()[-1])
    return "" if len(name) < 3 or name in NO_NAMES else name
