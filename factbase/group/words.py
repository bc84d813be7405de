"""Words as grouping compares them: without case, accents, apostrophes and points, in the singular."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from factbase.group.common_words import COMMON_WORDS, FUNCTION_WORDS

_WORD = re.compile(r"[^\W_](?:[\w'\u2019.&-]*\w)?")
# "Kata'ib", "U.S.", "al-Bab": the article of Arabic names is written or not.
_SIGNS = re.compile(r"['\u2019]s?$|['\u2019.]|^(?:al|el|an|ar|as|at|az)-|-")
# "Russia" and "Russian", "Pakistan" and "Pakistani", "China" and "Chinese".
_OF_COUNTRY = re.compile(r"(?<=\w{3})(?:ian|ean|an|ia|ese|ish|a|e|i|n)\Z")
_SMALL = re.compile(r"\b[a-z]{4,}\b")
_MOST_WORDS = 12
_MOST_LEAD_WORDS = 30
_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life", "feet": "foot"}
_IRREGULAR |= {"wives": "wife", "policemen": "police", "policeman": "police", "policewoman": "police"}
_SYNONYMS = {
    "american": "us",
    "usa": "us",
    "troop": "soldier",
    "serviceman": "soldier",
    "servicemember": "soldier",
    "kid": "child",
    "household": "family",
    "home": "house",
    "employee": "worker",
    "staff": "worker",
    "labourer": "worker",
    "laborer": "worker",
    "officer": "police",
}


def words_of(text: str) -> list[str]:
    """The words of a text, as written."""
    return _WORD.findall(text)


def content_words(text: str) -> frozenset[str]:
    """The words written small that say what a sentence is about, folded; at most a dozen, the longest."""
    found = {folded(word) for word in _SMALL.findall(text)} - FUNCTION_WORDS
    return frozenset(sorted(found, key=lambda word: (-len(word), word))[:_MOST_WORDS])


def lead_words(text: str) -> frozenset[str]:
    """The rarer words written small of a title and lead, folded; at most thirty, in the order of the text."""
    found = dict.fromkeys(map(folded, _SMALL.findall(text)))
    return frozenset(
        [word for word in found if word not in FUNCTION_WORDS and word not in COMMON_WORDS][:_MOST_LEAD_WORDS]
    )


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """A word as it is compared: "Kata'ib" and "kataib", "U.S." and "Americans" are the same."""
    one = _singular(plain(word))
    return _SYNONYMS.get(one, one)


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """A word without case, accents, apostrophes, points and hyphens, in the number that it is written in."""
    lowered = word.lower()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _SIGNS.sub("", lowered)


@lru_cache(maxsize=65_536)
def sound_of(word: str) -> str:
    """A name's consonants in a row: names of other scripts are spelt in many ways ("Kobani", "Kobane")."""
    sounds = word.replace("q", "k").replace("ph", "f").replace("ck", "k")
    return re.sub(r"(.)\1+", r"\1", sounds[:1] + re.sub(r"[aeiouyw]", "", sounds[1:]))


@lru_cache(maxsize=65_536)
def roots_of(word: str) -> frozenset[str]:
    """What a folded name may be made from: the names of a country and of its people share one."""
    return frozenset({word, _OF_COUNTRY.sub("", word)})


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return f"{word[:-3]}man"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("shes", "ches", "sses", "xes")) and len(word) > 5:
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
