"""What befell people, in several words: killed, wounded, ill, missing, rescued, in need."""

from __future__ import annotations

from factbase.extract.idioms.patterns import FEW_WORDS, NEARBY, NO_NOUN, SOMEBODY, WHOSE
from factbase.extract.senses import Sense

_HOSPITAL = r"(?:hospitals?|medical (?:center|centre|facilit)|clinics?|trauma center|infirmary|emergency room)"
_HARM = r"(?:wounds?|injur(?:y|ies)|burns|fractures?|concussions?|lacerations?|gunshots?(?! (?:wound|injur)))\b"
_SHOTS = r"(?:bullets?|gunfire|gunshots?|shots?|pellets?|buckshot|rounds?|shrapnel|debris|fragments?|crossfire|arrows?)"
_BODY = (
    r"(?:head|face|neck|throat|chest|back|arms?|legs?|hands?|foot|feet|shoulders?|stomach|abdomen|thighs?|torso|knees?"
    r"|hips?|buttocks?|ankles?|eyes?|cheek|groin|jaw|wrist|elbow|side)\b"
)
_SELF = r"(?:him|her|it|them)?sel(?:f|ves)\b"
_TO_HOSPITAL = Sense("hospitalised", "patient", "participle")
_SENT = Sense("hospitalised", "patient", "past")
_HURT = Sense("injured", "agent", "past")
_HIT = Sense("injured", "patient", "participle")
_DIED = Sense("killed", "agent", "past")
_KILLED = Sense("killed", "patient", "past")
_TOLL = Sense("killed", "toll")
_VICTIM = Sense("injured", "name")
_INFECTED = Sense("infected", "noun")
_IN_NEED = Sense("affected", "agent", "past")
_SAVED = Sense("rescued", "patient", "participle")
_OUT_AT_SEA = (
    r"(?:sea|water|coast|river|lake|roofs?|rooftops?|trees?|boats?|dinghy|dinghies|raft|island|(?<=off )\w+)\b"
)
_ENEMIES = rf"(?={FEW_WORDS}(?:militants|terrorists|fighters|rebels|insurgents|gunmen|soldiers|troops|bandits)\b)"
_IN_CARE = Sense("hospitalised", "agent", "past")
_CAUGHT_IT = Sense("infected", "agent", "past")
_DISEASES = (
    "cholera measles ebola covid covid-19 coronavirus influenza flu dengue malaria polio mpox monkeypox zika tuberculosis"
    " meningitis plague hepatitis typhoid diphtheria rabies anthrax virus infection disease confirmed suspected active"
)
_TOLD_OF = frozenset({"confirmed", "suspected", "active"})
_ILLNESS = rf"(?:{'|'.join(disease for disease in _DISEASES.split() if disease not in _TOLD_OF)}|illness)\b"


def _of_diseases(noun: str) -> str:
    """What tells that a case is one of a disease: "cholera | cases", "cases | of measles", "confirmed | cases"."""
    before = "|".join(f"(?<=\\b{disease} {noun})" for disease in _DISEASES.split())
    return rf"(?:{before}|(?= of (?:the )?(?:\w+ )?{_ILLNESS}))"


# First words, what follows them, and what it says.
HARM: tuple[tuple[str, str, Sense], ...] = (
    (
        "sent sends sending took takes taking rushed airlifted flew ferried brought",
        rf"(?={NEARBY}\bto (?:[\w-]+ ){{0,3}}{_HOSPITAL})",
        _SENT,
    ),
    (
        "taken rushed airlifted transported flown brought admitted carried sent",
        rf" (?:by [\w-]+ |back )?to\b(?={NEARBY}{_HOSPITAL})",
        _TO_HOSPITAL,
    ),
    ("hospital hospitals clinic clinics", r" (?:has |have |had )?admitted\b", _SENT),
    ("patients", r" (?:were |have been |had been )?admitted\b", Sense("hospitalised", "noun")),
    ("went", r" to (?:a |the )?hospital", Sense("hospitalised", "agent", "past")),
    ("treated hospitalised hospitalized", rf" (?:at|in)\b(?={NEARBY}{_HOSPITAL})", _TO_HOSPITAL),
    ("treated", rf" for (?:[\w'-]+,? ){{0,4}}?{_HARM}", _HIT),
    ("in", r" (?:(?:the |a )?hospitals?|intensive care)\b", Sense("hospitalised", "state")),
    ("required require requiring needed need needing", r" hospital (?:treatment|care)\b", _IN_CARE),
    ("listed", rf" in \w+ (?:but \w+ )?condition (?:at|in) {NEARBY}{_HOSPITAL}", _TO_HOSPITAL),
    ("hit struck grazed", rf" (?:[\w-]+ ){{0,4}}?(?:by|in) (?:[\w'-]+ ){{0,4}}?{_SHOTS}\b", _HIT),
    ("hit struck grazed", rf" (?:[\w-]+ ){{0,2}}?in (?:the|his|her|their|both|one|an?) (?:[\w-]+ )?{_BODY}", _HIT),
    (
        "suffered suffers suffer suffering sustained sustains sustain sustaining received receives receiving",
        rf" (?:[\w'-]+,? ){{0,6}}?{_HARM}",
        _HURT,
    ),
    ("nursing nurse nursed", rf" (?:[\w'-]+ ){{0,3}}?{_HARM}", _HURT),
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
        rf"(?={FEW_WORDS}(?:soldiers?|troops|fighters?|men|sailors?|pilots?|peacekeepers?|crew(?:men| members?))\b)",
        _KILLED,
    ),
    ("passed", r" away\b", _DIED),
    ("lay lie lying", r" dead\b", _DIED),
    ("succumbed succumbs", r"\b", _DIED),
    ("claimed claims claiming taken took takes taking", r"(?=[^.;\n]{0,40}\blives\b)", _KILLED),
    ("claimed claims claiming", rf"(?={FEW_WORDS}victims\b)", _KILLED),
    ("met meet", r" (?:their|his|her) (?:deaths?|ends?)\b", _DIED),
    ("laid lay", r" down (?:their|his|her) li(?:fe|ves)\b", _DIED),
    ("breathed", r" (?:their|his|her) last\b", _DIED),
    ("eliminated eliminate eliminating neutralised neutralized neutralise neutralize", _ENEMIES, _KILLED),
    ("shot shoot shoots stabbed", r" dead\b", _KILLED),
    ("gunned mown mowed", r" down\b", _KILLED),
    ("gunning mowing", r" down\b", Sense("killed", "patient", "gerund")),
    (
        "put burned burnt charred beaten stabbed shot crushed trampled hacked bludgeoned stoned choked",
        r" to death\b",
        _KILLED,
    ),
    (
        "froze frozen starved bled choked suffocated burned burnt fell plunged",
        r" to (?:their |his |her )?deaths?\b",
        _DIED,
    ),
    (
        "pulled",
        rf" (?:alive |safely )?from\b(?={NEARBY}\b(?:rubble|debris|wreckage|ruins|water|sea|river|mud)\b)",
        _SAVED,
    ),
    (
        "pulled pulling",
        rf"(?={FEW_WORDS}(?:from|out of)\b{NEARBY}\b(?:rubble|debris|wreckage|ruins|water|sea|river|mud)\b)",
        Sense("rescued", "patient", "past"),
    ),
    (
        "remains",
        rf"(?= of{FEW_WORDS}(?:people|men|women|children|civilians|victims|soldiers|migrants|passengers|miners)\b)",
        Sense("killed", "act"),
    ),
    (
        "loss",
        rf"(?= of{FEW_WORDS}(?:people|men|women|lives|soldiers|troops|fighters|sailors|crew|civilians|passengers|miners)\b)",
        Sense("killed", "act"),
    ),
    ("brought pulled dug", r" out alive\b", _SAVED),
    ("saved save saves saving", SOMEBODY, Sense("rescued", "patient", "past")),
    ("picked plucked", rf"(?: up)?\b{SOMEBODY}(?={NEARBY}\b{_OUT_AT_SEA})", Sense("rescued", "patient", "past")),
    ("picked plucked", rf"(?: up)?\b(?: (?:from|off|at|in)\b)(?={NEARBY}\b{_OUT_AT_SEA})", _SAVED),
    ("brought carried", rf" out\b{SOMEBODY}", Sense("rescued", "patient", "past")),
    ("brought taken carried led airlifted winched hoisted ferried guided escorted", r" to safety\b", _SAVED),
    ("saved", r"\b(?= (?:by|from|after|when|off|in|at)\b)", _SAVED),
    ("among", r" the (?:dead|killed)\b", Sense("killed", "state")),
    ("among", r" the (?:wounded|injured)\b", Sense("injured", "state")),
    ("among", r" the missing\b", Sense("missing", "state")),
    ("went gone go goes going", r" missing\b", Sense("missing", "agent", "past")),
    ("whereabouts", rf"(?= of{NEARBY}\bunknown\b)", Sense("missing", "act")),
    ("tested test testing", r" positive\b", _CAUGHT_IT),
    ("contracted contract contracting caught", rf"\b(?= (?:the |a |an )?(?:\w+ )?{_ILLNESS})", _CAUGHT_IT),
    ("case", _of_diseases("case"), _INFECTED),
    ("cases", _of_diseases("cases"), _INFECTED),
    ("put puts putting", rf" {WHOSE}(?:dead|killed)\b", _TOLL),
    ("put puts putting", rf" {WHOSE}(?:wounded|injured)\b", Sense("injured", "toll")),
    ("put puts putting", rf" {WHOSE}missing\b", Sense("missing", "toll")),
    ("death", r" toll\b", _TOLL),
    ("toll", r"(?<!casualty toll)", _TOLL),
    ("number count tally", rf" of {WHOSE}(?:dead|deaths|fatalities|killed)\b", _TOLL),
    ("number count tally", rf" of {WHOSE}(?:wounded|injured|injuries)\b", Sense("injured", "toll")),
    ("number", rf" of {WHOSE}missing\b{NO_NOUN}", Sense("missing", "toll")),
    ("victim", r"(?<=gunshot victim)|(?<=shooting victim)|(?<=stabbing victim)", _VICTIM),
    ("victims", r"(?<=gunshot victims)|(?<=shooting victims)|(?<=stabbing victims)", _VICTIM),
    ("need needs needed needing", r" (?:urgent |humanitarian |emergency |food )?(?:help|aid|assistance)\b", _IN_NEED),
    ("in", r" (?:a situation of )?(?:\w+ )?need\b", Sense("affected", "state")),
)
