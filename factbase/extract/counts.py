"""Counts: what is left when no unit claimed the number; and the words that look like a number and count nothing."""

from __future__ import annotations

from factbase.extract.document import Document
from factbase.extract.figure import Figure, Quantity, make_figure
from factbase.extract.inflection import singular
from factbase.extract.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR_VERBS,
    PREPOSITIONS,
    words,
)
from factbase.metrics import METRICS

# Where these follow, nothing is counted that the number could be of.
_NAME_FOLLOWERS = words(". , ; ) : is was has had on in to for rose fell index and or '")
_ONE_BEFORE = words("no any some every each another the this that which first last only next other")
_NO_ADJECTIVES = IRREGULAR_VERBS | AUXILIARIES | PREPOSITIONS | CONJUNCTIONS
_ONE_AFTER = words("another who day thing more 's")


def read_count(document: Document, quantity: Quantity) -> Figure | None:
    """The quantity as a plain count; None for "no one", "four-door", "once", a number glued to letters."""
    if why_no_count(document, quantity) is not None:
        return None
    return make_figure(quantity, kind="count", rule="count", confidence=0.8)


def why_no_count(document: Document, quantity: Quantity) -> str | None:
    """What the quantity is instead of a count, for an editor; None where it is one."""
    return next((reason for is_none, reason in _NO_COUNTS if is_none(document, quantity)), None)


def _is_name(document: Document, quantity: Quantity) -> bool:
    """A number that belongs to a name, or ranks: "S&P 500", "Apollo Automotive 15", "the top three"."""
    before = quantity.first - 1
    if before < 0 or quantity.last != quantity.number + 1:
        return False
    if document.lower(before) in {"top", "bottom"} or _is_in_name(document, quantity.number):
        return True
    token, sentence = document.tokens[before], document.sentence_at(quantity.number)
    if not token.capitalised or before <= sentence.first or document.masked(before):
        return False
    digits = document.tokens[quantity.number].text.isdigit()
    return digits and document.lower(quantity.last) in _NAME_FOLLOWERS


def _is_in_name(document: Document, index: int) -> bool:
    """A number word with a capital behind a name, in a sentence whose other words have none: "Regional One Health"."""
    token, sentence = document.tokens[index], document.sentence_at(index)
    if token.form != "word" or not token.capitalised or index - 1 <= sentence.first:
        return False
    plain = (document.tokens[at] for at in range(sentence.first + 1, sentence.last))
    lower = sum(word.form == "word" and not word.capitalised for word in plain)
    return document.tokens[index - 1].capitalised and 2 * lower > sentence.last - sentence.first


def _is_idle_one(document: Document, quantity: Quantity) -> bool:
    """As in "one another", "the one who", "this one": a pronoun, no number."""
    if document.lower(quantity.number) != "one" or quantity.last != quantity.number + 1:
        return False
    return document.lower(quantity.first - 1) in _ONE_BEFORE or document.lower(quantity.last) in _ONE_AFTER


def _is_pronoun(document: Document, quantity: Quantity) -> bool:
    """As in "a necessary one", "the best one": it stands for a noun with its own adjective."""
    at = quantity.number
    if document.lower(at) != "one" or quantity.last != at + 1 or document.lower(at - 2) not in DETERMINERS:
        return False
    word = document.lower(at - 1)
    verb = word in _NO_ADJECTIVES or word.endswith(("ed", "ing", "s"))
    return word.isalpha() and not verb and word not in {"only", "just", "least"}


def _is_of_past(document: Document, quantity: Quantity) -> bool:
    """As in "two years ago", which tells a date."""
    return document.lower(quantity.last) != "" and document.lower(quantity.last + 1) == "ago"


def _is_adjective(document: Document, quantity: Quantity) -> bool:
    """A hyphened number adjective of another noun: "four-door car", "12-member panel"."""
    if document.lower(quantity.last) != "-" or not document.glued(quantity.last - 1):
        return False
    if not document.glued(quantity.last) or document.tokens[quantity.last + 1].form != "word":
        return False
    return document.lower(quantity.last + 1) not in _ROUGHLY and not is_salvo(document, quantity.last)


# "An 800-strong force", "30-odd people", "100-plus people"
_ROUGHLY = words("strong odd ish plus")


def is_salvo(document: Document, index: int) -> bool:
    """Whether a hyphen and what was fired stand here, and then a word for firing: "32 | -rocket salvo"."""
    fired = document.lower(index) == "-" and singular(document.lower(index + 1)) in METRICS["launched"].things
    return fired and document.lower(index + 2) in METRICS["launched"].acts


def _is_glued(document: Document, quantity: Quantity) -> bool:
    """Part of a longer token: "3D", "12th", "a_4"."""
    before = quantity.number - 1
    glued_before = before >= 0 and document.glued(before) and document.tokens[before].form == "word"
    after = quantity.last
    glued_after = document.glued(after - 1) and document.tokens[after].form == "word"
    return glued_before or glued_after


_NO_COUNTS = (
    (_is_idle_one, "a pronoun: it counts nothing"),
    (_is_pronoun, "a pronoun: it counts nothing"),
    (_is_of_past, "a date: so long ago"),
    (_is_adjective, "part of an adjective"),
    (_is_glued, "part of a longer word"),
    (_is_name, "part of a name, or a rank"),
)
