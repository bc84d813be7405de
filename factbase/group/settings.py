"""What kind of place something happened at, where a text names none: "outside a bar", "at a house party", "in a park".

Two shootings of one town and night are told in much the same words, but for these. Extend the table by adding a row.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Words that one writer or the other may use for one place stand in one row.
_ROWS = (
    "bar pub tavern nightclub club lounge",
    "house home apartment flat residence bungalow duplex trailer condo",
    "school classroom campus college university kindergarten",
    "shop store supermarket mall market bazaar boutique kiosk pharmacy",
    "church mosque temple synagogue shrine chapel",
    "restaurant cafe diner eatery pizzeria",
    "hotel motel hostel resort",
    "park playground garden",
    "factory plant warehouse workshop mill refinery depot",
    "stadium arena",
    "petrol-station gas-station filling-station",
    "bus-station bus-stop train-station railway-station metro-station",
    "checkpoint barracks",
    "bank",
    "beach",
    "embassy consulate",
    "cinema theatre theater",
    "car-wash",
    "barbershop salon",
    "casino",
    "cemetery graveyard",
    "farm ranch orchard",
)
_ROW_OF = {word.replace("-", " "): row.split()[0] for row in _ROWS for word in row.split()}
_ALL = "|".join(sorted(_ROW_OF, key=len, reverse=True))
_SETTING = re.compile(
    r" (?:in|at|inside|outside|near|into|from|behind|to|through|on) "
    rf"(?:(?:an?|the|his|her|their|its|one) )?(?:[\w'\u2019-]+ ){{0,2}}?({_ALL})s?\b(?! (?:road|street|avenue|county|officials?))",
)


@lru_cache(maxsize=256)
def settings_in(text: str) -> frozenset[str]:
    """The kinds of places at which a text sets what it tells, each by the first word of its row."""
    return frozenset(_ROW_OF[found[1]] for found in _SETTING.finditer(text.lower()))
