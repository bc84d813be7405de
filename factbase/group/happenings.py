"""What happened, as news calls it: a table of kinds of events, the words that tell them, and how much one says.

A cyclone tells a day's event nearly by itself; shootings there are many on every day. ``telling`` is the weight of
evidence, in points, that two reports of the same kind are of one event. Extend it by adding a row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from factbase.extract.lexicon import words
from factbase.group.words import folded


@dataclass(frozen=True, slots=True)
class Happening:
    """One kind of event: base forms of the words that tell it."""

    name: str
    telling: float
    words: str


DISEASES = words(
    "cholera measles ebola malaria dengue polio covid flu plague zika typhoid diphtheria meningitis mpox tuberculosis"
)
HAPPENINGS: dict[str, Happening] = {
    row.name: row
    for row in (
        Happening("earthquake", 5.6, "earthquake quake aftershock tremor"),
        Happening("cyclone", 5.6, "cyclone hurricane typhoon tornado"),
        Happening("eruption", 5.6, "eruption volcano volcanic"),
        Happening("tsunami", 5.6, "tsunami"),
        Happening("coup", 5.6, "coup putsch junta"),
        Happening("election", 4.8, "election poll referendum ballot"),
        Happening("air crash", 4.4, "airliner plane-crash air-crash helicopter-crash"),
        Happening("shipwreck", 3.5, "ferry shipwreck capsized capsize capsizing boat-sank ship-sank sinking-boat"),
        Happening("rail accident", 4.4, "derailed derailment derail train-crash train-collision"),
        Happening("mine accident", 3.5, "miner coalmine coal-mine mine-collapse mineshaft"),
        Happening("collapse", 3.0, "collapse collapsed dam bridge"),
        Happening("flood", 2.5, "flood flooding flooded floodwater deluge"),
        Happening("landslide", 3.0, "landslide mudslide avalanche rockslide"),
        Happening("storm", 2.0, "storm thunderstorm blizzard snowstorm hail"),
        Happening("heat", 2.0, "heatwave drought"),
        Happening("fire", 1.5, "fire blaze wildfire bushfire arson inferno"),
        Happening("epidemic", 2.5, "outbreak epidemic pandemic virus"),
        *(Happening(disease, 2.6, disease) for disease in sorted(DISEASES)),
        Happening("poisoning", 2.5, "poisoning poisoned methanol toxic"),
        Happening("stampede", 3.5, "stampede crush trampled"),
        Happening("strike of workers", 3.0, "walkout striker union picket"),
        Happening(
            "protest",
            0.9,
            "protest protester protested demonstration demonstrator rally rallied march marched riot unrest",
        ),
        Happening("abduction", 2.0, "abducted abduct abduction kidnapped kidnap kidnapping hostage"),
        Happening("car bombing", 1.6, "car-bomb car-bombing vehicle-bomb"),
        Happening("suicide bombing", 1.6, "suicide-bomb suicide-bomber suicide-bombing"),
        Happening("bombing", 1.2, "bomb bombing bomber blast explosion exploded detonated ied landmine"),
        Happening(
            "air strike",
            0.8,
            "airstrike air-raid air-strike warplane drone rocket bombardment shelling shelled artillery missile",
        ),
        Happening("raid", 0.8, "raid ambush ambushed stormed clash clashes fighting gunfight"),
        Happening("shooting", 0.0, "shooting shot gunfire gunman gunmen shootout shoot gunshot"),
        Happening("stabbing", 0.5, "stabbed stabbing knife"),
        Happening("road crash", 0.8, "crash collision collided overturned pile-up"),
        Happening("layoffs", 1.5, "layoff redundancy dismissal"),
    )
}
_KIND_OF = {
    " ".join(map(folded, word.split("-"))): row.name for row in HAPPENINGS.values() for word in row.words.split()
}
_BEGIN_TWO = frozenset(word.split()[0] for word in _KIND_OF if " " in word)
# From here on a kind of event is worth a place in a title.
_MUCH = 1.0
_WORD = re.compile(r"[a-z]{3,}")
# The month, which is no march of anybody; and the fire of guns.
_OTHERWISE = re.compile(
    r"\bMarch\b|\b(?:opene?d?|opening|opens|return\w*|under|hold|exchang\w+(?: of)?|line of|enemy|friendly) fire\b"
)


@lru_cache(maxsize=256)
def happenings_in(text: str) -> frozenset[str]:
    """The kinds of events that a text's words tell; words joined by a hyphen in the table are two in a row."""
    told = list(map(folded, _WORD.findall(_OTHERWISE.sub(" ", text).lower())))
    found = {_KIND_OF[word] for word in _KIND_OF.keys() & told}
    if not _BEGIN_TWO.isdisjoint(told):
        found |= {_KIND_OF[two] for pair in pairwise(told) if (two := " ".join(pair)) in _KIND_OF}
    if not found.isdisjoint(DISEASES):
        found.add("epidemic")
    return frozenset(found)


def are_two_diseases(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each tells a disease, and not the same one."""
    first, second = one & DISEASES, other & DISEASES
    return bool(first and second and not first & second)


def most_telling(kinds: frozenset[str]) -> str:
    """The kind that tells most of an event, "" where none tells much."""
    kind = max(sorted(kinds), key=lambda name: HAPPENINGS[name].telling, default="")
    return kind if kind and HAPPENINGS[kind].telling >= _MUCH else ""


def tells_happening(word: str) -> bool:
    """Whether a folded word tells a kind of event; it is no name then ("Cyclone Perla")."""
    return word in _KIND_OF
