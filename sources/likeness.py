"""Likeness: whether two names may be of one source, how much speaks for it, and why. It suggests, and never decides.

`match_keys` are the few words under which names that may be alike are found in the database; `likeness` then looks at
each pair that was found, by its rules in their order: the first that holds says how alike they are.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from factbase.extract.lexicon import words
from sources.kinds import TITLES, kind_of, title_end
from sources.models import SourceKind

# How much each rule speaks for two names being one source's. What a person decides is not weighed at all.
SAME_WORDS = Decimal("0.95")
OTHER_TITLE = Decimal("0.90")
OTHER_SPELLING = Decimal("0.85")
INITIALS = Decimal("0.75")
LAST_NAME = Decimal("0.60")
# Two letters are the initials of many, and a last word need not be a name.
TWO_INITIALS = Decimal("0.50")
LAST_WORD = Decimal("0.40")
# How much of its letters each word of a name has in common with the other spelling, at the least.
LETTERS_SHARED = 0.7

KEY_LONGEST = 80
_SMALL_WORDS = words("the a an of for in at on and to de la al el")
# "PMU", "I.R.G.C.", "MoH".
_ACRONYM = re.compile(r"[A-Z]\.?[a-z]?(?:[A-Z]\.?){1,6}$")
# The marks that make é of e; others, such as vowel signs in Hindi, are part of their letters.
_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
_SHORTEST_SKELETON = 4
_SHORTEST_LAST_NAME = 3
_LONGEST_PERSON = 4
# Names have few words that differ, and a name is compared with a hundred others.
_WORDS_KEPT = 10_000
# Peoples by their countries: "the Iraqi health ministry" is Iraq's.
_COUNTRIES = dict(
    pair.split(":")
    for pair in words(
        "afghan:afghanistan american:us british:uk chinese:china egyptian:egypt french:france german:germany"
        " indian:india iranian:iran iraqi:iraq israeli:israel italian:italy japanese:japan jordanian:jordan"
        " kuwaiti:kuwait lebanese:lebanon libyan:libya moroccan:morocco omani:oman pakistani:pakistan"
        " palestinian:palestine polish:poland qatari:qatar russian:russia saudi:saudi sudanese:sudan"
        " spanish:spain syrian:syria tunisian:tunisia turkish:turkey ukrainian:ukraine yemeni:yemen"
    )
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, from 0 to 1, and why, as a sentence."""

    score: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: its words that count, those of the person or body itself, and its letters if it is initials."""

    written: str
    words: tuple[str, ...]
    core: tuple[str, ...]
    kind: SourceKind
    acronym: str
    initials: frozenset[str]

    @property
    def is_person(self) -> bool:
        """Whether it is somebody by name: behind a title, or of a kind that only people are."""
        return self.core != self.words or (self.kind == SourceKind.OFFICIAL and self.core[-1] not in TITLES)

    @property
    def may_be_person(self) -> bool:
        """Whether nothing speaks against its being somebody by name."""
        return self.is_person or (self.kind == SourceKind.OTHER and not self.acronym)


def name_of(written: str, kind: str = "") -> Name:
    """The name taken apart; `kind` is what is known of its source, else its words say."""
    parts = [part for part in re.split(r"[\s,;:/()\-\u2010-\u2015]+", _without_possessive(written)) if part]
    plain = [_plain(part) for part in parts]
    told = tuple(_COUNTRIES.get(word, word) for word in plain if word and word not in _SMALL_WORDS)
    known = SourceKind(kind) if kind and kind != SourceKind.OTHER else kind_of(written)
    is_acronym = len(parts) == 1 and _ACRONYM.match(parts[0])
    # "General" is a title of people, and a word in the names of hospitals.
    titled = known in {SourceKind.OFFICIAL, SourceKind.OTHER}
    return Name(
        written=written,
        words=told,
        core=told[title_end(list(told)) :] if titled else told,
        kind=known,
        acronym=plain[0] if is_acronym else "",
        initials=_initials(parts),
    )


def match_keys(written: str) -> list[str]:
    """The keys under which a name is found by names that may be alike: spelling, initials, last word."""
    name = name_of(written)
    keys = {f"initials:{letters}" for letters in {name.acronym, *name.initials} if letters}
    spelling = " ".join(sorted(map(_skeleton, name.core)))
    if len(spelling) >= _SHORTEST_SKELETON and not name.acronym:
        keys.add(f"spelling:{spelling}")
    # Many a ministry has "ministry" for its last word: only who may be a person is looked for by it.
    if name.core and len(name.core) <= _LONGEST_PERSON and name.may_be_person:
        keys.add(f"last:{name.core[-1]}")
    return sorted(key[:KEY_LONGEST] for key in keys)


def likeness(one: Name, other: Name) -> Likeness | None:
    """How alike two names are, by the first rule that holds; None where none does."""
    if not one.core or not other.core:
        return None
    return next((found for rule in _RULES if (found := rule(one, other))), None)


def _same_words(one: Name, other: Name) -> Likeness | None:
    if not one.words or sorted(one.words) != sorted(other.words):
        return None
    return Likeness(SAME_WORDS, f"“{one.written}” and “{other.written}” have the same words.")


def _other_title(one: Name, other: Name) -> Likeness | None:
    if one.core != other.core or len(one.core) < 2:
        return None
    return Likeness(OTHER_TITLE, f"“{one.written}” and “{other.written}” are one name with other titles.")


def _other_spelling(one: Name, other: Name) -> Likeness | None:
    if one.acronym or other.acronym or len(one.core) != len(other.core):
        return None
    pairs = list(zip(sorted(one.core, key=_skeleton), sorted(other.core, key=_skeleton), strict=True))
    if any(_skeleton(here) != _skeleton(there) for here, there in pairs):
        return None
    shared = min(SequenceMatcher(None, here, there).ratio() for here, there in pairs)
    if shared < LETTERS_SHARED:
        return None
    return Likeness(OTHER_SPELLING, f"“{one.written}” and “{other.written}” may be two spellings of one name.")


def _are_initials(one: Name, other: Name) -> Likeness | None:
    for short, long in ((one, other), (other, one)):
        if short.acronym and short.acronym in long.initials:
            score = TWO_INITIALS if len(short.acronym) == 2 else INITIALS
            return Likeness(score, f"“{short.written}” are the initials of “{long.written}”.")
    return None


def _is_last_word(one: Name, other: Name) -> Likeness | None:
    for short, long in ((one, other), (other, one)):
        if len(short.core) != 1 or not 2 <= len(long.core) <= _LONGEST_PERSON or short.core[0] != long.core[-1]:
            continue
        if not (short.may_be_person and long.may_be_person) or len(short.core[0]) < _SHORTEST_LAST_NAME:
            continue
        if long.is_person or short.is_person:
            return Likeness(LAST_NAME, f"“{short.written}” may be the last name of “{long.written}”.")
        return Likeness(LAST_WORD, f"“{short.written}” is the last word of “{long.written}”.")
    return None


_RULES: tuple[Callable[[Name, Name], Likeness | None], ...] = (
    _same_words,
    _other_title,
    _other_spelling,
    _are_initials,
    _is_last_word,
)


def _without_possessive(written: str) -> str:
    return re.sub(r"['\u2019]s\b", "", written)


@lru_cache(maxsize=_WORDS_KEPT)
def _plain(part: str) -> str:
    """A word without case, accents, apostrophes and full stops."""
    folded = unicodedata.normalize("NFKD", part).casefold()
    kept = (letter for letter in folded if letter.isalnum() or unicodedata.category(letter)[0] == "M")
    return "".join(letter for letter in kept if letter not in _ACCENTS)


def _initials(parts: list[str]) -> frozenset[str]:
    """The initials of a name of two words or more, with those of its small words and without."""
    if len(parts) < 2:
        return frozenset()
    large = "".join(_plain(part)[:1] for part in parts if part[:1].isupper())
    every = "".join(_plain(part)[:1] for part in parts)
    return frozenset(letters for letters in (large, every) if 2 <= len(letters) <= 7)


@lru_cache(maxsize=_WORDS_KEPT)
def _skeleton(word: str) -> str:
    """The consonants of a word, alike for spellings that sound alike: "Kata'ib" and "Kataeb" are "ktb"."""
    for written, sounds in (("ph", "f"), ("ck", "k"), ("ce", "s"), ("ci", "s"), ("cy", "s"), ("c", "k"), ("q", "k"),
                            ("z", "s"), ("x", "ks")):  # fmt: skip
        word = word.replace(written, sounds)
    kept = word[:1] + "".join(letter for letter in word[1:] if letter not in "aeiouyh")
    return kept[:1] + "".join(after for before, after in pairwise(kept) if after != before)
