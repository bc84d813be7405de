"""What crowds did and what things cost or suffered, in several words: marches, turnout, gifts, damage, ruin."""

from __future__ import annotations

from factbase.extract.idioms.patterns import FEW_WORDS, NEARBY
from factbase.extract.senses import Sense

_DESTROYED = Sense("destroyed", "patient", "past")
_SUM = r"(?: (?:[a-z]+|[$€£₹¥\w,.-]*\d[\w,.-]*)){1,6}?"
_COST = Sense("cost", "toll")
_COSTING = Sense("cost", "patient", "past")
_DONATED = Sense("donated", "patient", "past")
_VENUES = r"(?:stadium|square|arena|hall|streets?|mosque|church|cathedral|venue|park|plaza)"
# What a number stands behind that tells how high something is.
_LEVEL = r"(?:was|were|is|of|at|to|reached|hit|topped|passed|exceeded|totalled|totaled|stood at|rose to|fell to|dropped to)\b"
# Of the many kinds of strikes, those that people join.
_PROTEST = (
    r"(?:(?!air|drone|missile|bomb)[\w'-]+ ){0,3}?(?:strike|walkout|protest|march|rally|demonstration|sit-in)s?\b"
)
_DREW = Sense("attended", "patient", "past")
_PROTESTED = Sense("protested", "agent", "past")

# First words, what follows them, and what it says.
AFFAIRS: tuple[tuple[str, str, Sense], ...] = (
    ("shot brought burned burnt tore torn pulled knocked", r" down\b", _DESTROYED),
    ("washed swept blown", r" away\b", _DESTROYED),
    ("burned burnt razed", r" to the ground\b", _DESTROYED),
    (
        "consumed consumes consuming engulfed",
        rf"(?={FEW_WORDS}(?:acres|hectares|homes|houses|shops|buildings)\b)",
        _DESTROYED,
    ),
    ("homes houses buildings shops", r" (?:were |was |have been |had been )?lost\b", Sense("destroyed", "noun")),
    ("knocked", r" out\b(?! (?:power|of)\b)", _DESTROYED),
    ("set", r" (?:ablaze|alight|on fire)\b", _DESTROYED),
    ("reduced", r" to (?:ashes|rubble|ruins|cinders)\b", _DESTROYED),
    ("levelled leveled levelling leveling", r"\b", _DESTROYED),
    ("suffered sustained", r" (?:\w+ ){0,3}?damage\b", Sense("damaged", "agent", "past")),
    ("blown", r" up\b", _DESTROYED),
    ("joined join joins joining", rf" {_PROTEST}", _PROTESTED),
    ("took take takes taking", rf" part in {_PROTEST}", _PROTESTED),
    ("took take takes taking taken", r" to the streets?\b", _PROTESTED),
    ("downed down downing", r" tools\b", _PROTESTED),
    ("turned turn turning", r" out\b(?= (?:for|to|in|at)\b)", Sense("attended", "agent", "past")),
    ("packed thronged filled jammed crammed", rf"(?={NEARBY}\b{_VENUES}\b)", Sense("attended", "agent", "past")),
    ("took take takes taking", r" part\b", Sense("attended", "agent", "past")),
    ("walked walk walks walking", r" (?:off the job|out)\b(?! (?:of|in|into|onto|to|with|alive)\b)", _PROTESTED),
    ("went go goes gone going", r" (?:out )?on strike\b", _PROTESTED),
    ("on", r" strike\b(?! \w+s\b)", Sense("protested", "state")),
    ("drew draws draw drawing attracted", r"(?= (?:[a-z]+ ){0,2}\d[\d,]{2,}(?:$|[.;\n]| (?:to|in|on)\b))", _DREW),
    (
        "drew draws draw drawing attracted",
        rf"(?={FEW_WORDS}(?:people|visitors|spectators|fans|delegates|worshippers|pilgrims|tourists|guests)\b)",
        _DREW,
    ),
    (
        "crowd crowds turnout audience attendance",
        r" (?:estimated |put |numbering )?(?:of|at)\b",
        Sense("attended", "toll"),
    ),
    ("turnout", rf" (?:[\w'-]+ ){{0,10}}?{_LEVEL}(?= [\w., ]{{1,24}}?(?:%|per ?cent\b))", Sense("voted", "toll")),
    ("output production", rf" (?:[\w'-]+ ){{0,8}}?{_LEVEL}", Sense("produced", "toll")),
    ("raised raise raises raising", r"(?= [^.;,\n]{0,12}[$€£₹¥][^.;\n]{0,30} for\b)", _DONATED),
    ("raised raise raises raising", r"(?= [^.;,\n]{0,40}(?:dollars|euros|pounds|rupees) for\b)", _DONATED),
    ("rally march protest demonstration", r" of\b", Sense("protested", "toll")),
    ("damage damages losses", r" (?:[\w'-]+ ){0,10}?(?:estimated|put|valued|assessed|pegged) at\b", _COST),
    ("damage damages losses", r" (?:worth|of|totall?ing|amounting to|exceeding) (?:[a-z]+ ){0,3}?(?=[$€£₹¥\d])", _COST),
    (
        "caused causes cause causing inflicted did done",
        rf"(?={_SUM} (?:in|of|worth of) (?:\w+ )?(?:damage|losses)\b)",
        _COSTING,
    ),
)
