"""Who or what is counted, as words that can be compared: "the Kataib members" and "Kataib Hezbollah fighters".

Words that say no more than "people" are left out, and so are members, fighters and the like where a name says whose.
What is left tells a population: a group by its name, a class ("soldiers"), or nobody in particular.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Relation = Literal["same group", "same class", "nobody in particular", "one may be of the other", "others"]

_WORD = re.compile(r"[^\W_](?:[\w'\u2019.&-]*\w)?")
_END = frozenset(
    {"in", "on", "at", "from", "near", "with", "who", "that", "which", "by", "during", "after", "for", "to"}
)
_EMPTY = frozenset({"the", "a", "an", "of", "and", "or", "its", "his", "her", "their", "our", "some", "all", "other"})
_EMPTY |= {"others", "more", "another", "additional", "up", "least", "about", "these", "those", "many", "were", "was"}
_GENERIC = frozenset({"person", "victim", "dead", "body", "casualty", "individual", "death", "fatality", "life"})
_GENERIC |= {"injury", "wounded", "injured", "injurie", "martyr", "toll", "human", "being", "soul"}
_MEMBER = frozenset({"member", "fighter", "militant", "militiaman", "gunman", "operative", "combatant", "insurgent"})
_MEMBER |= {"terrorist", "militia"}
_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life", "feet": "foot"}
_SYNONYMS = {
    "american": "us",
    "usa": "us",
    "troop": "soldier",
    "serviceman": "soldier",
    "policeman": "police",
    "officer": "police",
    "kid": "child",
    "minor": "child",
}


@dataclass(frozen=True, slots=True)
class Population:
    """Its telling words, and whether they name a group whose members are counted."""

    words: frozenset[str] = frozenset()
    is_group: bool = False

    def relation(self, other: Population) -> Relation:
        """How the two stand to each other; symmetric."""
        if not self.words and not other.words:
            return "nobody in particular"
        if not self.words or not other.words:
            return "one may be of the other" if self.is_group or other.is_group else "others"
        nested = self.words <= other.words or other.words <= self.words
        if self.is_group or other.is_group:
            return "same group" if nested else "others"
        if self.words == other.words:
            return "same class"
        return "one may be of the other" if nested else "others"


def population_of(counted: str | None) -> Population:
    """The population that a counted noun phrase tells, as written; None is nobody in particular."""
    words = _words_until_place(counted or "")
    telling = [(word, folded(word)) for word in words if folded(word) not in _EMPTY]
    names = [word for written, word in telling if written[:1].isupper() and word not in _GENERIC | _MEMBER]
    has_member = any(word in _MEMBER for _, word in telling)
    if names and has_member:
        return Population(frozenset(names), is_group=True)
    return Population(frozenset(word for _, word in telling if word not in _GENERIC))


def folded(word: str) -> str:
    """A word as it is compared: without case, accents, apostrophes and points, in the singular."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(char))
    plain = re.sub(r"['\u2019]s?$|['\u2019.]", "", plain)
    one = _singular(plain)
    return _SYNONYMS.get(one, one)


def words_of(text: str) -> list[str]:
    """The words of a text, as written."""
    return _WORD.findall(text)


def _words_until_place(counted: str) -> list[str]:
    words = words_of(counted)
    end = next((at for at, word in enumerate(words) if at and word.lower() in _END), len(words))
    return words[:end]


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return f"{word[:-3]}man"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
