"""Idioms: what takes several words to say happened, as "taken to hospital", "suffered a wound", "hit by a bullet".

A row is found by its first word, in any case, and then by a pattern on what follows it; each repetition is bounded, so
that the search stays linear.
"""

from __future__ import annotations

import re

from factbase.extract.senses import Sense

_HOSPITAL = r"(?:hospitals?|medical (?:center|centre|facilit)|clinics?|trauma center|infirmary|emergency room)"
_NEARBY = r"[^.;\n]{0,60}"
_HOMES = rf"(?={_NEARBY}\bfrom (?:their|its|his|her) homes?)"
_HARM = r"(?:wounds?|injur(?:y|ies)|burns|fractures?|concussions?|lacerations?|gunshots?(?! (?:wound|injur)))\b"
_SHOTS = r"(?:bullets?|gunfire|gunshots?|shots?|pellets?|buckshot|rounds?|shrapnel|debris|fragments?|crossfire|arrows?)"
_BODY = (
    r"(?:head|face|neck|throat|chest|back|arms?|legs?|hands?|foot|feet|shoulders?|stomach|abdomen|thighs?|torso|knees?"
    r"|hips?|buttocks?|ankles?|eyes?|cheek|groin|jaw|wrist|elbow|side)\b"
)
_SELF = r"(?:him|her|it|them)?sel(?:f|ves)\b"
_TO_HOSPITAL = Sense("hospitalised", "patient", "participle")
_HURT = Sense("injured", "agent", "past")
_HIT = Sense("injured", "patient", "participle")
_DIED = Sense("killed", "agent", "past")
_KILLED = Sense("killed", "patient", "past")
_DESTROYED = Sense("destroyed", "patient", "past")
_TOLL = Sense("killed", "toll")
_DETAINED = Sense("detained", "state")
_VICTIM = Sense("injured", "name")

# First words, what follows them, and what it says.
_ROWS: tuple[tuple[str, str, Sense], ...] = (
    (
        "taken rushed airlifted transported flown brought admitted carried sent",
        rf" (?:by [\w-]+ |back )?to\b(?={_NEARBY}{_HOSPITAL})",
        _TO_HOSPITAL,
    ),
    ("went", r" to (?:a |the )?hospital", Sense("hospitalised", "agent", "past")),
    ("treated hospitalised hospitalized", rf" (?:at|in)\b(?={_NEARBY}{_HOSPITAL})", _TO_HOSPITAL),
    ("in", r" (?:the |a )?hospitals?\b", Sense("hospitalised", "state")),
    ("listed", rf" in \w+ (?:but \w+ )?condition (?:at|in) {_NEARBY}{_HOSPITAL}", _TO_HOSPITAL),
    ("hit struck grazed", rf" (?:[\w-]+ ){{0,4}}?(?:by|in) (?:[\w'-]+ ){{0,4}}?{_SHOTS}\b", _HIT),
    ("hit struck grazed", rf" (?:[\w-]+ ){{0,2}}?in (?:the|his|her|their|both|one|an?) (?:[\w-]+ )?{_BODY}", _HIT),
    (
        "suffered suffers suffer suffering sustained sustains sustain sustaining received receives receiving",
        rf" (?:[\w'-]+,? ){{0,6}}?{_HARM}",
        _HURT,
    ),
    ("had has", rf" (?:an? )?(?:[\w'-]+ ){{0,2}}?{_HARM}", _HURT),
    ("with", rf" (?:[\w'-]+,? ){{0,4}}?(?:{_HARM}|bullets? in)", Sense("injured", "state")),
    ("shot shoots stabbed stabs wounded wounds", rf" (?:and (?:wounded|injured) )?{_SELF}", _HURT),
    ("shot shoots stabbed stabs", rf" (?:and kill(?:ed|s) {_SELF}|{_SELF} to death)", _DIED),
    ("hanged killed kills killing", rf" {_SELF}", _DIED),
    ("committed commits", r" suicide\b", _DIED),
    ("took takes taking", r" (?:his|her|their) own li(?:fe|ves)\b", _DIED),
    ("lost losing lose loses", r" (?:their|his|her) li(?:fe|ves)\b", _DIED),
    ("passed", r" away\b", _DIED),
    ("succumbed succumbs", r"\b", _DIED),
    ("claimed claims claiming taken took takes taking", r"(?=[^.;\n]{0,40}\blives\b)", _KILLED),
    ("shot shoot shoots stabbed", r" dead\b", _KILLED),
    ("gunned", r" down\b", _KILLED),
    ("gunning", r" down\b", Sense("killed", "patient", "gerund")),
    ("put burned burnt beaten stabbed shot crushed trampled", r" to death\b", _KILLED),
    ("shot brought burned burnt", r" down\b", _DESTROYED),
    ("blown", r" up\b", _DESTROYED),
    ("forced forces driven drove", _HOMES, Sense("displaced", "patient", "past")),
    ("forcing", _HOMES, Sense("displaced", "patient", "gerund")),
    (
        "leave leaving left fled flee fleeing",
        r" (?:behind )?(?:their|his|her) (?:homes?|houses?|villages?|towns?)\b",
        Sense("displaced", "agent", "past"),
    ),
    ("took take taking sought seek seeking", r" (?:refuge|shelter)\b", Sense("displaced", "agent", "past")),
    ("registered", r" as (?:internally )?displaced\b", Sense("displaced", "patient", "participle")),
    (
        "staying stay stayed living",
        r" (?:with|in|at) (?:host famil|relatives|camps?\b|shelters?\b|makeshift|displacement|tents?\b)",
        Sense("displaced", "agent", "past"),
    ),
    ("in", r" custody\b", _DETAINED),
    ("under", r" arrest\b", _DETAINED),
    ("behind", r" bars\b", _DETAINED),
    ("taken took held", r" in(?:to)? custody\b", Sense("detained", "patient", "past")),
    ("death", r" toll\b", _TOLL),
    ("toll", r"(?<!casualty toll)", _TOLL),
    ("number", r" of (?:the )?(?:dead|deaths|killed)\b", _TOLL),
    ("number", r" of (?:the )?(?:wounded|injured|injuries)\b", Sense("injured", "toll")),
    ("victim", r"(?<=gunshot victim)|(?<=shooting victim)|(?<=stabbing victim)", _VICTIM),
    ("victims", r"(?<=gunshot victims)|(?<=shooting victims)|(?<=stabbing victims)", _VICTIM),
    ("in", r" (?:a situation of )?(?:\w+ )?need\b", Sense("affected", "state")),
)


def _by_first_word() -> dict[str, tuple[tuple[re.Pattern[str], Sense], ...]]:
    found: dict[str, list[tuple[re.Pattern[str], Sense]]] = {}
    for firsts, rest, sense in _ROWS:
        pattern = re.compile(rest, re.IGNORECASE)
        for first in firsts.split():
            found.setdefault(first, []).append((pattern, sense))
    return {first: tuple(rows) for first, rows in found.items()}


IDIOMS = _by_first_word()


def idiom_at(folded: str, first: str, end: int) -> tuple[int, Sense] | None:
    """The longest idiom whose first word, in lower case, ends at this offset: where it ends, and what it says."""
    found: tuple[int, Sense] | None = None
    for pattern, sense in IDIOMS[first]:
        match = pattern.match(folded, end)
        if match is not None and (found is None or match.end() > found[0]):
            found = match.end(), sense
    return found
