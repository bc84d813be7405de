"""What people were made to do, in several words: to flee or to leave, held, taken, let go; troops pulled out."""

from __future__ import annotations

from factbase.extract.idioms.patterns import FEW_WORDS, NEARBY, NO_NOUN, SOMEBODY, WHOSE
from factbase.extract.senses import Sense

_HOMES = rf"(?={NEARBY}\bfrom (?:(?:their|its|his|her) )?homes?\b)"
_DETAINED = Sense("detained", "state")
_SAFETY = r"(?:safer|safety|shelters?|higher ground|relief camps?|evacuation)"
_CAUGHT = Sense("detained", "patient", "past")
_ABDUCTED = Sense("abducted", "patient", "participle")

# First words, what follows them, and what it says.
FORCE: tuple[tuple[str, str, Sense], ...] = (
    ("forced forces driven drove", _HOMES, Sense("displaced", "patient", "past")),
    ("forcing", _HOMES, Sense("displaced", "patient", "gerund")),
    (
        "leave leaving left fled flee fleeing",
        r" (?:behind )?(?:their|his|her) (?:homes?|houses?|villages?|towns?)\b",
        Sense("displaced", "agent", "past"),
    ),
    ("lost lose loses losing", r" (?:their|his|her) (?:homes?|houses?)\b", Sense("displaced", "agent", "past")),
    ("made rendered", r" homeless\b", Sense("displaced", "patient", "participle")),
    ("took take taking sought seek seeking", r" (?:refuge|shelter)\b", Sense("displaced", "agent", "past")),
    ("registered", r" as (?:internally )?displaced\b", Sense("displaced", "patient", "participle")),
    (
        "moved shifted moving shifting",
        rf"(?={NEARBY}\bto (?:[\w-]+ )?{_SAFETY})",
        Sense("evacuated", "patient", "past"),
    ),
    (
        "staying stay stayed living live lived remain remained sheltering hosted",
        r" (?:with|in|at|by) (?:host famil|relatives|camps?\b|shelters?\b|makeshift|displacement|tents?\b|collective cent)",
        Sense("displaced", "agent", "past"),
    ),
    (
        "captured capturing capture",
        rf"(?={FEW_WORDS}(?:soldiers?|fighters?|troops|militants?|rebels?|insurgents?|gunmen|officers?|prisoners)\b)",
        Sense("detained", "patient", "past"),
    ),
    ("captured", r"\b(?= (?:in|on|by|near|at|alive|during|when)\b)", _CAUGHT),
    ("taken took held", r" prisoners?\b", Sense("detained", "patient", "participle")),
    ("in", r" custody\b", _DETAINED),
    ("under", r" arrest\b", _DETAINED),
    ("behind", r" bars\b", _DETAINED),
    ("in under", r" detention\b", _DETAINED),
    ("being", r" held\b", _CAUGHT),
    ("rounded", r" up\b", _CAUGHT),
    ("picked", r" up(?= by (?:the )?(?:police|army|security|soldiers|troops|officers|agents)\b)", _CAUGHT),
    ("held", r"\b(?= (?:by (?:the )?(?:police|army|security|authorities)|for [a-z]+ing|in connection)\b)", _CAUGHT),
    ("police", r" (?:have |had )?(?:held|hold)\b(?! (?:an?|the|back|their|its)\b)", _CAUGHT),
    ("remanded taken took held", r" in(?:to)? custody\b", Sense("detained", "patient", "past")),
    ("taken took held", r" (?:hostage|captive)\b", _ABDUCTED),
    ("seized seize seizes seizing snatched snatching", SOMEBODY, Sense("abducted", "patient", "past")),
    ("snatched", r"(?= (?:from|by|while|in)\b)", _ABDUCTED),
    ("set", r" free\b", Sense("released", "patient", "participle")),
    ("walked walk walking", r" free\b", Sense("released", "agent", "past")),
    ("regained regain", r" (?:their|his|her) (?:freedom|liberty)\b", Sense("released", "agent", "past")),
    ("taken took take taking held", rf"(?={NEARBY}\b(?:hostages?|captives?)\b)", _ABDUCTED),
    ("pulled pulls pulling pull", r" out\b", Sense("withdrawn", "patient", "past")),
    (
        "pulled pulls pulling pull",
        rf"(?={FEW_WORDS}(?:troops|soldiers|forces|marines|police|officers|staff|diplomats) (?:out of|from)\b)",
        Sense("withdrawn", "patient", "past"),
    ),
    (
        "taken led marched carried dragged driven",
        r" (?:away|off)\b(?= by (?:the |a group of |a gang of |some )?(?:[\w-]+ ){0,2}?"
        r"(?:gunmen|armed men|kidnappers|abductors|bandits|militants|insurgents|rebels|jihadists|fighters|attackers)\b)",
        _ABDUCTED,
    ),
    ("number", rf" of {WHOSE}(?:displaced|homeless|refugees)\b{NO_NOUN}", Sense("displaced", "toll")),
)
