"""Who did it: the subject of the verb that a figure is the object of, "Belmark" in "Belmark had released 90 prisoners".

Of most figures their event says enough. But what a party wins, a firm cuts or a side of a war releases is not its
rival's, whatever else two reports have in common.
"""

from __future__ import annotations

import re

from factbase.extract.lexicon import ADVERBS, BE, HAVE, IRREGULAR_VERBS, MODALS, PREPOSITIONS, SAYING, words
from factbase.figures import Claim
from factbase.group.common_names import CALENDAR, NO_NAMES
from factbase.group.people import FIGHTERS, FORCES
from factbase.group.words import folded, roots_of

# Figures that belong to somebody; those of no metric, too: the seats that a party won.
_OWNED: frozenset[str | None] = frozenset({"voted", "employed", "funded", "donated", "produced", None})
# Deeds that two sides do to each other on one day.
_DONE = frozenset({"released", "launched", "abducted", "detained", "deployed", "withdrawn"})
_VERBS = IRREGULAR_VERBS | words("cut let cast spent employs produces makes has have")
_SKIPPED = ADVERBS | HAVE | MODALS | CALENDAR | {"on"}
_CLAUSE = re.compile(r"[,;:\n\u2014\"\u201c\u201d]")
_PASSIVE = re.compile(r"\b\w+(?:ed|en|wn|ught) by (?:the )?((?:[A-Z][\w'\u2019-]+ ?)+|[a-z]+)")
_PARTIES = words("party alliance coalition")
_FARTHEST = 80
_MOST_BETWEEN = 5
# Sides without a name: those who govern, and those who fight them.
_RULERS = FORCES | words("army military government authority regime state force troop")
_REBELS = FIGHTERS | words("bandit kidnapper tribesman")

# Governments go by the names of their seats.
_CAPITALS = {
    capital: country
    for country, capitals in {
        "us": "washington",
        "russia": "moscow kremlin",
        "ukraine": "kyiv kiev",
        "china": "beijing",
        "iran": "tehran",
        "israel": "jerusalem",
        "turkey": "ankara",
        "india": "delhi",
        "pakistan": "islamabad",
        "syria": "damascus",
        "iraq": "baghdad",
        "afghanistan": "kabul",
        "france": "paris",
        "germany": "berlin",
        "britain": "london",
    }.items()
    for capital in capitals.split()
}


def agent_of(claim: Claim, text: str, *, names: frozenset[str]) -> str:
    """Folded words of who did it, in order; "" where the clause does not say, or where it matters for no such figure.

    ``names`` are the name words of the text, by which "Hamas freed" and "Donors gave" are told apart.
    """
    if claim.metric not in _OWNED and claim.metric not in _DONE:
        return ""
    start, end = claim.sentence
    before = _CLAUSE.split(text[max(start, claim.start - _FARTHEST) : claim.start])[-1]
    if subject := _subject(before.split(), names):
        return subject
    by = _PASSIVE.search(text, claim.end, min(end, claim.end + _FARTHEST))
    return _known(by[1].split(), names) if by else ""


def are_rivals(one: str, other: str) -> bool:
    """Whether each is somebody else: two names with a word of their own, or those who govern and those who fight them."""
    first, second = set(one.split()), set(other.split())
    if _are_of(first, second) or _are_of(second, first):
        return False
    nameless = [bool(side & (_RULERS | _REBELS)) for side in (first, second)]
    if any(nameless):
        return all(nameless) and bool(first & _RULERS) != bool(second & _RULERS)
    return True


def _are_of(names: set[str], others: set[str]) -> bool:
    """Whether each is one of the others, or of its people: "Israel" and "Israeli"."""
    return all(any(roots_of(name) & roots_of(other) for other in others) for name in names)


def _subject(before: list[str], names: frozenset[str]) -> str:
    """The subject of the last verb of these words, which lead up to the figure; or whom polls put there."""
    if before[-1:] in (["at"], ["on"]) and (polled := _known(before[:-1], names)):
        return polled
    for at in range(len(before) - 1, max(0, len(before) - 1 - _MOST_BETWEEN), -1):
        verb = before[at]
        if verb in _VERBS or (verb.endswith("ed") and verb.islower()):
            while at > 1 and before[at - 1].lower() in _SKIPPED:
                at -= 1
            is_deed = verb not in SAYING and before[at - 1].lower() not in BE
            return _known(before[:at], names) if is_deed else ""
    return ""


def _known(phrase: list[str], names: frozenset[str]) -> str:
    """The names that a noun phrase ends with, a country's for its capital; or its last word where that tells a side."""
    found: list[str] = []
    for word in reversed(phrase):
        if not word[:1].isupper():
            break
        found.append(folded(word.strip(".")))
    if found and len(found) < len(phrase) and phrase[-1 - len(found)] in PREPOSITIONS:
        return ""  # "the price in Velm rose"
    # A plural that begins a clause and that the text has nowhere else is no name: "Donors gave".
    is_plural = len(found) == len(phrase) == 1 and phrase[0].endswith(("s", "men")) and found[0] not in names
    # "The Union Party": before such a word any is a name.
    no_names = _PARTIES | {"the"} if found and found[0] in _PARTIES else NO_NAMES
    known = [] if is_plural else [_CAPITALS.get(name, name) for name in found if len(name) > 2 and name not in no_names]
    if known or not phrase:
        return " ".join(sorted(known))
    last = folded(phrase[-1])
    return last if last in _RULERS | _REBELS else ""
