"""Inflection: the forms of the metric table's verbs and nouns, and the singular of a counted noun."""

from __future__ import annotations

# base: past, participle
_IRREGULAR: dict[str, tuple[str, str]] = {
    "slay": ("slew", "slain"),
    "flee": ("fled", "fled"),
    "shoot": ("shot", "shot"),
    "hurt": ("hurt", "hurt"),
    "hit": ("hit", "hit"),
    "strike": ("struck", "struck"),
    "sink": ("sank", "sunk"),
    "send": ("sent", "sent"),
    "withdraw": ("withdrew", "withdrawn"),
    "spend": ("spent", "spent"),
    "lend": ("lent", "lent"),
    "cost": ("cost", "cost"),
}
_DOUBLING = frozenset({"stab", "gut", "kidnap", "hit", "lob", "control", "rob", "peg", "nab", "char"})
_IRREGULAR_PLURALS = {
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "police": "police",
    "wives": "wife",
    "lives": "life",
    "homes": "home",
    "aircraft": "aircraft",
    "bodies": "body",
    "personnel": "personnel",
}


def singular(noun: str) -> str:
    """The singular of a lower-case noun, by its ending; a noun that has none is given back."""
    if noun in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[noun]
    if noun.endswith("men"):
        return f"{noun[:-3]}man"
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 2:
        return noun[:-1]
    return noun


def third_person(verb: str) -> str:
    """As in "kills", "crushes", "flies"."""
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def gerund(verb: str) -> str:
    """As in "killing", "dying", "stabbing", "fleeing"."""
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1] if verb in _DOUBLING else ''}ing"


def pasts(verb: str) -> tuple[str, str]:
    """Past and participle: ("killed", "killed"), ("slew", "slain")."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        past = f"{verb}d"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        past = f"{verb[:-1]}ied"
    else:
        past = f"{verb}{verb[-1] if verb in _DOUBLING else ''}ed"
    return past, past


def plural(noun: str) -> str:
    """As in "attacks", "bodies", "deaths"."""
    return third_person(noun)
