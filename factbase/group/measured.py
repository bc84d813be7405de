"""What a percent, a sum or a measure is of, where no counted noun says so: "Turnout was 71 per cent", "inflation of 4 %"."""

from __future__ import annotations

import re

from factbase.figures import Claim
from factbase.group.populations import Population
from factbase.group.words import folded

_MEASURED = (
    "turnout|inflation|unemployment|growth|deficit|surplus|debt|revenues?|profits?|loss(?:es)?|exports?|imports?|output|sales"
    "|budget|gdp|gross domestic product|wages?|salar(?:y|ies)|rents?|tariffs?|tax|interest rates?|approval|support|poverty"
    "|economy|literacy|mortality|occupancy|damages?|ransom|fine|reward|pledges?|aid"
)
_NOUN = re.compile(rf"\b(?:{_MEASURED})\b", re.IGNORECASE)
# "3,000 barrels of oil"
_OF = re.compile(r" of (?:crude |raw |fresh )?([a-z]{3,})\Z")


def says_what(population: Population) -> bool:
    """Whether its words tell what is measured, as "inflation" does and "households" does not."""
    return any(_NOUN.fullmatch(word) for word in population.words)


def measured_by(claim: Claim, text: str) -> Population:
    """What it is of by its own words; else the noun of its sentence that tells, the last before it or the first after."""
    if of := _OF.search(claim.quote):
        return Population(frozenset({folded(of[1])}))
    start, end = claim.sentence
    before = [found[0] for found in _NOUN.finditer(text, start, claim.start)]
    after = _NOUN.search(text, claim.end, end)
    noun = before[-1] if before else after[0] if after else ""
    # "The economy grew by 2 percent": its growth.
    return Population(frozenset("growth" if word == "economy" else word for word in map(folded, noun.split())))
