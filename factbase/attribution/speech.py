"""Speech: cues that are a verb of saying with its subject on either side, and what of the sentence is said by it.

"Police said 30 died" leads, "30 died, police said" trails, "the toll, police said, was 30" stands amid. A passive
("it is said", "were reported") has no source and is no cue, and neither is what somebody did not say.
"""

from __future__ import annotations

from itertools import islice

from factbase.attribution.cue import Cue, CueForm, Scope, bracket_end, segment, without_asides
from factbase.attribution.names import phrase_first, source_after
from factbase.attribution.nouns import EVIDENCE, POLLS, TERRITORIES, VEHICLES, is_outlet
from factbase.attribution.objects import content_start
from factbase.attribution.saying import Saying
from factbase.attribution.source import Source, head_of, make_source
from factbase.attribution.subjects import first_subject, subject_of
from factbase.attribution.verb_forms import as_finite, says_something
from factbase.attribution.verbs import INVERTING, NOUN_FORMS, VERBS, Verb
from factbase.extract.document import Document
from factbase.extract.inflection import singular
from factbase.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    IRREGULAR_VERBS,
    NUMBER_WORDS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    words,
)
from factbase.extract.sentences import Sentence

_QUOTE_MARKS = frozenset({'"', "'"})
_CLOSERS = frozenset({",", "?", "!", "-", "\u2014", "\u2013"}) | _QUOTE_MARKS
_ENDS = frozenset({".", ",", ")", "?", "!", "-", "\u2014", "\u2013", ";", "*"})
_ADJUNCTS = words(
    "in on at to by of from through via during after before following amid when while as where shortly moments here late"
    " early later earlier today yesterday tonight afterwards then again speaking referring looking"
)
_NOT_AFTER_INVERTED = frozenset({"that", "on", "in", "it", "he", "she", "they", "there", "at", "we", "i", "no"})
_PLURALS = words("police people they we you i media data staff")
_BEHIND_INVERTED = (PREPOSITIONS | {"who"}) - {"to"}
_OPENINGS = PREPOSITIONS | ADVERBS | CONJUNCTIONS | SUBORDINATORS | {"however", "meanwhile"}
# Frames whose object always follows.
_NEVER_TRAILING = frozenset({"giving", "revising", "counting", "speaking", "accusing", "arguing"})
# "On Tuesday," before a source is no content.
_OPENING_WORDS = 3
_RELATIVE_ASIDES = frozenset({"who", "which", "where", "whose"})


def speech_cue(document: Document, sentence: Sentence, index: int, *, earlier: Source | None) -> Cue | None:
    """The cue of the verb of saying at this token, or None; ``earlier`` is who spoke before in the sentence."""
    verb = VERBS.get(document.lower(index))
    if verb is None or not says_something(document, sentence, index, verb):
        return None
    verb = as_finite(document, sentence, index, verb)
    inverted = _inverted(document, sentence, index)
    if inverted is not None and (verb.frame != "quoting" or document.lower(index - 1) in _QUOTE_MARKS):
        return _cue(verb, index, inverted, "trailing", _around(document, sentence, index, inverted))
    source = _source(document, sentence, index, verb, earlier)
    if source is None or (verb.frame == "polling" and not _is_of(document, source, POLLS)):
        return None
    if verb.frame == "counting" and _is_of(document, source, TERRITORIES):
        return None
    if _trails(document, sentence, index, source, verb) and verb.frame != "identifying":
        if verb.frame in _NEVER_TRAILING:
            return None
        return _cue(verb, index, source, "trailing", _beside(document, sentence, index, source))
    before = document.lower(source.first_with_article - 1)
    evidence = _is_evidence(document, source) or (verb.is_gerund and before == "with")
    relative = before in RELATIVES
    start = content_start(Saying(document, sentence, index, verb, evidence, relative))
    if start is None:
        return None
    last = bracket_end(document, sentence, index)
    if document.lower(index) in NOUN_FORMS and not _agrees(document, index, source):
        return None
    scopes = without_asides(document, start, _before_aside(document, start, last))
    return _cue(verb, index, source, "leading", scopes)


def _agrees(document: Document, index: int, source: Source) -> bool:
    """Whether a form that may be a noun agrees with its subject as a verb: "records show", "a poll shows"."""
    head = document.lower(head_of(document, source.first, source.last))
    named = document.tokens[head_of(document, source.first, source.last)].capitalised
    if named and document.lower(index).endswith("s"):
        return True
    plural = (
        singular(head) != head
        or head in _PLURALS
        or any(document.lower(at) == "and" for at in range(source.first, source.last))
    )
    return document.lower(index).endswith("s") != plural or head in {"he", "she", "it"}


def _before_aside(document: Document, start: int, last: int) -> int:
    """The end of an object that is no clause: before what a relative clause behind a comma adds to it."""
    if _RELATIVE_ASIDES.isdisjoint(document.lowers[start:last]):
        return last
    for at in range(start, last - 1):
        if document.lower(at) == "," and document.lower(at + 1) in _RELATIVE_ASIDES:
            goes_on = _has_verb(document, start, at) or any(document.lower(end) == "," for end in range(at + 1, last))
            return last if goes_on else at
    return last


def _cue(verb: Verb, index: int, source: Source, form: CueForm, scopes: tuple[Scope, ...]) -> Cue:
    hedge = verb.hedge if verb.hedge != "stated" else source.hedge
    speaks = verb.frame not in {"giving", "revising", "identifying", "rejecting", "accusing"}
    return Cue(form, index, index + 1, source, verb.stance, hedge, scopes, speaks)


def _source(document: Document, sentence: Sentence, index: int, verb: Verb, earlier: Source | None) -> Source | None:
    if verb.is_gerund:
        source = _of_gerund(document, sentence, index, verb, earlier)
    else:
        first = document.lower(index - 1).endswith("ly") or document.lower(index - 1) == "first"  # "as first reported"
        source = None if document.lower(index - 1 - first) == "as" else subject_of(document, sentence, index)
    if source is None or document.lower(source.last - 1) not in VEHICLES or source.first_with_article == sentence.first:
        return source
    return earlier or first_subject(document, sentence) or source  # "Roe issued a statement that said"


def _of_gerund(document: Document, sentence: Sentence, index: int, verb: Verb, earlier: Source | None) -> Source | None:
    """Who speaks by a gerund: "Roe agreed, adding that", "figures showing that", "with the agency reporting 30"."""
    if document.lower(index - 1) in {",", "and"}:
        return None if verb.frame in {"showing", "finding"} else earlier or first_subject(document, sentence)
    first = phrase_first(document, sentence, index)
    source = make_source(document, first, index) if first < index else None
    if source is None or document.lower(source.first_with_article - 1) == "with":
        return source
    return source if _is_evidence(document, source) or _is_of(document, source, VEHICLES) else None


def _is_evidence(document: Document, source: Source) -> bool:
    return _is_of(document, source, EVIDENCE) or is_outlet(document.quote(source.first, source.last))


def _is_of(document: Document, source: Source, nouns: frozenset[str]) -> bool:
    return document.lower(head_of(document, source.first, source.last)) in nouns


def _inverted(document: Document, sentence: Sentence, index: int) -> Source | None:
    """The subject behind the verb: `…," said the minister`."""
    if index == sentence.first or document.lower(index - 1) not in _CLOSERS or document.lower(index) not in INVERTING:
        return None
    following = document.lower(index + 1)
    quoted = document.lower(index - 1) == '"' or document.quote(index - 2, index) == "''"
    if following in _NOT_AFTER_INVERTED and not (quoted and following in {"he", "she", "they"}):
        return None
    source = source_after(document, sentence, index + 1)
    if source is None or (following in NUMBER_WORDS and not quoted):
        return None
    # "…, a spokesman, said 30 people …": what follows is the content, no subject.
    closed = source.last >= sentence.last or document.tokens[source.last].form == "mark" or document.masked(source.last)
    capitalised = document.tokens[source.first].capitalised
    ends = closed or capitalised or quoted or document.lower(source.last) in _BEHIND_INVERTED
    return source if ends else None


def _around(document: Document, sentence: Sentence, index: int, source: Source) -> tuple[Scope, ...]:
    """What an inverted verb leaves to its source: what stands before it, and behind it where that is no sentence yet."""
    first, last = segment(document, sentence, index)
    if document.lower(source.last) == "," and not _has_verb(document, first, index):
        return (first, index), (source.last, last)
    return ((first, index),)


def _has_verb(document: Document, first: int, last: int) -> bool:
    """Whether a finite verb stands among these tokens, as far as forms tell."""
    for index in range(first, last):
        word = document.lower(index)
        if word in AUXILIARIES or word in IRREGULAR_VERBS or (word.endswith("ed") and not document.masked(index)):
            return True
    return False


def _trails(document: Document, sentence: Sentence, index: int, source: Source, verb: Verb) -> bool:
    """Whether what is said stands before the source: something does, and after the verb no clause begins."""
    before = document.lower(source.first_with_article - 1)
    if source.first_with_article <= sentence.first or source.first > index or verb.is_gerund:
        return False
    if verb.frame in {"showing", "finding"} and not _is_evidence(document, source):
        return False
    if _opening_only(document, sentence, source):
        return False
    if verb.frame == "quoting" and before not in _QUOTE_MARKS:
        return False
    if before in _QUOTE_MARKS:
        return document.lower(index + 1) not in {"that", ":"}
    behind = _behind_addressee(document, sentence, index, verb)
    following = document.lower(behind)
    if behind >= sentence.last or following in _ENDS:
        return before == "," or document.lower(index) not in NOUN_FORMS
    if before not in {",", "-", "\u2014", "\u2013", "("}:
        return False
    adjunct = document.masked(behind) or following in _ADJUNCTS or (following.endswith("ly") and following != "only")
    adjunct = adjunct and not (following == "at" and document.lower(behind + 1) in {"least", "most"})
    return adjunct and not _clause_opens(document, sentence, behind)


def _behind_addressee(document: Document, sentence: Sentence, index: int, verb: Verb) -> int:
    """The token behind the verb, and behind whom it is told: "…, a doctor told the agency"."""
    addressee = source_after(document, sentence, index + 1) if verb.frame == "telling" else None
    return index + 1 if addressee is None else addressee.last


def _clause_opens(document: Document, sentence: Sentence, index: int) -> bool:
    """Whether a "that" follows the adjuncts behind a verb: "said on Tuesday in a statement that"."""
    for at in range(index, min(sentence.last, index + 12)):
        if document.lower(at) in {"that", ":"}:
            return True
        if document.lower(at) in {",", ";", "("}:
            return False
    return False


def _opening_only(document: Document, sentence: Sentence, source: Source) -> bool:
    """Whether only an opening phrase ("On Tuesday,") stands before a source."""
    words_before = (
        index
        for index in range(sentence.first, source.first_with_article)
        if document.tokens[index].form != "mark" and not document.masked(index)
    )
    before = list(islice(words_before, _OPENING_WORDS + 1))
    if not before or any(document.tokens[index].form == "number" for index in before):
        return not before
    opening = document.lower(before[0])
    if opening not in _OPENINGS and not opening.endswith(("ly", "ing")) and not document.masked(before[0] - 1):
        return False
    return len(before) <= _OPENING_WORDS and document.lower(source.first_with_article - 1) not in _QUOTE_MARKS


def _beside(document: Document, sentence: Sentence, index: int, source: Source) -> tuple[Scope, ...]:
    """What stands before a trailing source, and behind it where the sentence goes on after a comma."""
    first, last = segment(document, sentence, index)
    before = (first, source.first_with_article)
    quoted = document.lower(source.first_with_article - 1) in _QUOTE_MARKS
    comma = next((at for at in range(index + 1, min(last, index + 10)) if document.lower(at) == ","), None)
    if quoted or comma is None or document.lower(comma + 1) in {"who", "which", "whose"}:
        return (before,)
    return before, (comma, last)
