"""Idioms: what takes several words to say happened, as "taken to hospital", "suffered a wound", "hit by a bullet".

A row is found by its first word, in any case, and then by a pattern on what follows it; each repetition is bounded, so
that the search stays linear.
"""

from __future__ import annotations

import re

from factbase.extract.senses import Sense

_HOSPITAL = r"(?:hospitals?|medical (?:center|centre|facilit)|clinics?|trauma center|infirmary|emergency room)"
_NEARBY = r"[^.;\n]{0,60}"
_FEW_WORDS = r"(?: [\w,.-]+){0,6}? "
_HOMES = rf"(?={_NEARBY}\bfrom (?:their|its|his|her) homes?)"
_HARM = r"(?:wounds?|injur(?:y|ies)|burns|fractures?|concussions?|lacerations?|gunshots?(?! (?:wound|injur)))\b"
_SHOTS = r"(?:bullets?|gunfire|gunshots?|shots?|pellets?|buckshot|rounds?|shrapnel|debris|fragments?|crossfire|arrows?)"
_BODY = (
    r"(?:head|face|neck|throat|chest|back|arms?|legs?|hands?|foot|feet|shoulders?|stomach|abdomen|thighs?|torso|knees?"
    r"|hips?|buttocks?|ankles?|eyes?|cheek|groin|jaw|wrist|elbow|side)\b"
)
_SELF = r"(?:him|her|it|them)?sel(?:f|ves)\b"
_WHOSE = r"(?:the |its |their |his |her )?"
_TO_HOSPITAL = Sense("hospitalised", "patient", "participle")
_SENT = Sense("hospitalised", "patient", "past")
_HURT = Sense("injured", "agent", "past")
_HIT = Sense("injured", "patient", "participle")
_DIED = Sense("killed", "agent", "past")
_KILLED = Sense("killed", "patient", "past")
_DESTROYED = Sense("destroyed", "patient", "past")
_TOLL = Sense("killed", "toll")
_DETAINED = Sense("detained", "state")
_VICTIM = Sense("injured", "name")
_INFECTED = Sense("infected", "noun")
_IN_NEED = Sense("affected", "agent", "past")
_ABDUCTED = Sense("abducted", "patient", "participle")
# Of the many kinds of strikes, those that people join.
_PROTEST = (
    r"(?:(?!air|drone|missile|bomb)[\w'-]+ ){0,3}?(?:strike|walkout|protest|march|rally|demonstration|sit-in)s?\b"
)
_PROTESTED = Sense("protested", "agent", "past")

_DISEASES = (
    "cholera measles ebola covid covid-19 coronavirus influenza flu dengue malaria polio mpox monkeypox zika tuberculosis"
    " meningitis plague hepatitis typhoid diphtheria rabies anthrax virus infection disease confirmed suspected active"
)


_TOLD_OF = frozenset({"confirmed", "suspected", "active"})


def _of_diseases(noun: str) -> str:
    """What tells that a case is one of a disease: "cholera | cases", "cases | of measles", "confirmed | cases"."""
    before = "|".join(f"(?<=\\b{disease} {noun})" for disease in _DISEASES.split())
    after = "|".join(disease for disease in _DISEASES.split() if disease not in _TOLD_OF)
    return rf"(?:{before}|(?= of (?:the )?(?:\w+ )?(?:{after})\b))"


# First words, what follows them, and what it says.
_ROWS: tuple[tuple[str, str, Sense], ...] = (
    ("sent sends sending", rf"(?={_NEARBY}\bto (?:[\w-]+ ){{0,3}}{_HOSPITAL})", _SENT),
    (
        "taken rushed airlifted transported flown brought admitted carried sent",
        rf" (?:by [\w-]+ |back )?to\b(?={_NEARBY}{_HOSPITAL})",
        _TO_HOSPITAL,
    ),
    ("went", r" to (?:a |the )?hospital", Sense("hospitalised", "agent", "past")),
    ("treated hospitalised hospitalized", rf" (?:at|in)\b(?={_NEARBY}{_HOSPITAL})", _TO_HOSPITAL),
    ("treated", rf" for (?:[\w'-]+,? ){{0,4}}?{_HARM}", _HIT),
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
    ("lives life", r" (?:was |were |had been |have been |has been )?(?:lost|claimed)\b", Sense("killed", "noun")),
    ("lost losing lose loses", r" (?:their|his|her) li(?:fe|ves)\b", _DIED),
    (
        "lost lose loses losing",
        rf"(?={_FEW_WORDS}(?:soldiers?|troops|fighters?|men|sailors?|pilots?|peacekeepers?|crew(?:men| members?))\b)",
        _KILLED,
    ),
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
        "staying stay stayed living live lived remain remained sheltering hosted",
        r" (?:with|in|at|by) (?:host famil|relatives|camps?\b|shelters?\b|makeshift|displacement|tents?\b|collective cent)",
        Sense("displaced", "agent", "past"),
    ),
    (
        "captured capturing capture",
        rf"(?={_FEW_WORDS}(?:soldiers?|fighters?|troops|militants?|rebels?|insurgents?|gunmen|officers?|prisoners)\b)",
        Sense("detained", "patient", "past"),
    ),
    ("taken took held", r" prisoners?\b", Sense("detained", "patient", "participle")),
    ("in", r" custody\b", _DETAINED),
    ("under", r" arrest\b", _DETAINED),
    ("behind", r" bars\b", _DETAINED),
    ("taken took held", r" in(?:to)? custody\b", Sense("detained", "patient", "past")),
    ("taken took held", r" (?:hostage|captive)\b", _ABDUCTED),
    ("taken took take taking held", rf"(?={_NEARBY}\b(?:hostages?|captives?)\b)", _ABDUCTED),
    (
        "pulled",
        rf" (?:alive |safely )?from\b(?={_NEARBY}\b(?:rubble|debris|wreckage|ruins|water|sea|river|mud)\b)",
        Sense("rescued", "patient", "participle"),
    ),
    (
        "pulled pulling",
        rf"(?={_FEW_WORDS}from\b{_NEARBY}\b(?:rubble|debris|wreckage|ruins)\b)",
        Sense("rescued", "patient", "past"),
    ),
    (
        "loss",
        rf"(?= of{_FEW_WORDS}(?:people|men|women|lives|soldiers|troops|fighters|sailors|crew|civilians|passengers|miners)\b)",
        Sense("killed", "act"),
    ),
    ("brought pulled", r" out alive\b", Sense("rescued", "patient", "participle")),
    (
        "taken led marched carried dragged driven",
        r" (?:away|off)\b(?= by (?:the |a group of |a gang of |some )?(?:[\w-]+ ){0,2}?"
        r"(?:gunmen|armed men|kidnappers|abductors|bandits|militants|insurgents|rebels|jihadists|fighters|attackers)\b)",
        _ABDUCTED,
    ),
    ("joined join joins joining", rf" {_PROTEST}", _PROTESTED),
    ("took take takes taking", rf" part in {_PROTEST}", _PROTESTED),
    ("took take takes taking", r" part\b", Sense("attended", "agent", "past")),
    ("walked walk walks walking", r" (?:off the job|out)\b(?! (?:of|in|into|onto|to|with|alive)\b)", _PROTESTED),
    ("went go goes gone going", r" (?:out )?on strike\b", _PROTESTED),
    ("on", r" strike\b(?! \w+s\b)", Sense("protested", "state")),
    (
        "drew draws draw drawing attracted",
        rf"(?={_FEW_WORDS}(?:people|visitors|spectators|fans|delegates|worshippers|pilgrims|tourists|guests)\b)",
        Sense("attended", "patient", "past"),
    ),
    ("crowd crowds turnout audience", r" (?:estimated |put |numbering )?(?:of|at)\b", Sense("attended", "toll")),
    ("rally march protest demonstration", r" of\b", Sense("protested", "toll")),
    ("among", r" the (?:dead|killed)\b", Sense("killed", "state")),
    ("among", r" the (?:wounded|injured)\b", Sense("injured", "state")),
    ("among", r" the missing\b", Sense("missing", "state")),
    ("case", _of_diseases("case"), _INFECTED),
    ("cases", _of_diseases("cases"), _INFECTED),
    ("put puts putting", rf" {_WHOSE}(?:dead|killed)\b", _TOLL),
    ("put puts putting", rf" {_WHOSE}(?:wounded|injured)\b", Sense("injured", "toll")),
    ("put puts putting", rf" {_WHOSE}missing\b", Sense("missing", "toll")),
    ("death", r" toll\b", _TOLL),
    ("toll", r"(?<!casualty toll)", _TOLL),
    ("number", rf" of {_WHOSE}(?:dead|deaths|fatalities|killed)\b", _TOLL),
    ("number", rf" of {_WHOSE}(?:wounded|injured|injuries)\b", Sense("injured", "toll")),
    ("number", rf" of {_WHOSE}(?:displaced|homeless|refugees)\b(?! \w+s\b)", Sense("displaced", "toll")),
    ("number", rf" of {_WHOSE}missing\b(?! \w+s\b)", Sense("missing", "toll")),
    ("damage damages losses", r" (?:\w+ ){0,4}?(?:estimated|put|valued|assessed|pegged) at\b", Sense("cost", "toll")),
    ("victim", r"(?<=gunshot victim)|(?<=shooting victim)|(?<=stabbing victim)", _VICTIM),
    ("victims", r"(?<=gunshot victims)|(?<=shooting victims)|(?<=stabbing victims)", _VICTIM),
    ("need needs needed needing", r" (?:urgent |humanitarian |emergency |food )?(?:help|aid|assistance)\b", _IN_NEED),
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
