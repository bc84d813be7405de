"""What a percent, a sum or a measure is of, where no counted noun says so: "Turnout was 71 per cent", "inflation of 4 %"."""

from __future__ import annotations

import re

from factbase.figures import Claim
from factbase.group.populations import Population
from factbase.group.words import folded

_MEASURED = (
    "turnout|inflation|unemployment|growth|deficit|surplus|debt|revenues?|profits?|loss(?:es)?|exports?|imports?|output|sales"
    "|budget|gdp|gross domestic product|wages?|salar(?:y|ies)|rents?|tariffs?|tax|interest rates?|approval|support|poverty"
    "|literacy|mortality|occupancy|damages?|ransom|fine|reward|pledges?|aid"
)
_NOUN = re.compile(rf"\b(?:{_MEASURED})\b", re.IGNORECASE)


def measured_by(claim: Claim, text: str) -> Population:
    """The noun of its sentence that tells what the figure measures: the last before it, else the first after; or nobody."""
    start, end = claim.sentence
    before = [found[0] for found in _NOUN.finditer(text, start, claim.start)]
    after = _NOUN.search(text, claim.end, end)
    noun = before[-1] if before else after[0] if after else ""
    return Population(frozenset(folded(word) for word in noun.split()))
