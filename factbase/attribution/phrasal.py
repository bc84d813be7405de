"""Phrasal cues: prepositions and participles that bring a source in, in a table of phrases.

"According to X" before, amid and after; "citing X"; "by one estimate"; "in the latest poll"; "figures given by X".
"""

from __future__ import annotations

from factbase.attribution.cue import Cue, CueForm, Scope, segment
from factbase.attribution.lists import is_document, with_others
from factbase.attribution.names import source_after
from factbase.attribution.nouns import EVIDENCE, PERSONS, POLLS, RULES, SPEAKERS, STATEMENTS
from factbase.attribution.source import Source, head_of
from factbase.attribution.subjects import subject_of
from factbase.extract.document import Document
from factbase.extract.inflection import singular
from factbase.extract.lexicon import ARTICLES, NUMBER_WORDS, words
from factbase.extract.sentences import Sentence

_PHRASES: tuple[tuple[tuple[str, ...], CueForm], ...] = (
    (("according", "to"), "trailing"),
    (("in", "the", "words", "of"), "trailing"),
    (("citing",), "citing"),
    (("quoting",), "citing"),
    (("which", "cited"), "citing"),
    (("who", "cited"), "citing"),
    (("which", "quoted"), "citing"),
    (("which", "cites"), "citing"),
    (("cited",), "citing"),
    (("cites",), "citing"),
    (("quoted",), "citing"),
)
# Participles whose agent is always the source of what they stand behind.
_AGENTIVE = words("reported cited quoted calculated estimated counted tallied documented confirmed announced")
# Those that say so only of a figure, a toll or a list.
_OF_STATEMENTS = words("given provided released compiled published issued collected gathered offered recorded")
_RECKONINGS = words("estimate estimates count tally account accounts calculation calculations reckoning")
_BE_BEFORE = words("was were is are been being be")
_STARTERS = frozenset(phrase[0] for phrase, _ in _PHRASES)
PHRASAL_WORDS = _STARTERS | {"by", "as", "in", "per"}


def phrasal_cue(document: Document, sentence: Sentence, index: int) -> Cue | None:
    """The cue that begins at this token, or None."""
    word = document.lower(index)
    if word in _STARTERS:
        found = _tabled(document, sentence, index)
        if found is not None:
            return found
    if word == "by":
        return _by_agent(document, sentence, index) or _by_reckoning(document, sentence, index)
    if word == "as" and document.lower(index + 1) == "saying":
        return _quoted_as(document, sentence, index)
    if word in {"in", "per"}:
        return _in_poll(document, sentence, index)
    return None


def _tabled(document: Document, sentence: Sentence, index: int) -> Cue | None:
    for phrase, form in _PHRASES:
        last = index + len(phrase)
        if document.lowers[index:last] != phrase or document.lower(last) in {"by", "as"}:
            continue
        if phrase in {("cited",), ("cites",), ("quoted",)} and not _cites_speaker(document, sentence, index):
            continue
        source = source_after(document, sentence, last)
        if form == "trailing" and source is not None and document.lower(source.last - 1) in RULES:
            return None
        if source is not None and (form != "citing" or _can_be_cited(document, source)):
            source = with_others(document, sentence, source) if is_document(document, source) else source
            return Cue(
                form, index, last, source, "asserts", source.hedge, _reach(document, sentence, index, source, last)
            )
    return None


def _cites_speaker(document: Document, sentence: Sentence, index: int) -> bool:
    """As in "Radio Basra cited a police officer": a finite verb, behind a name and before a speaker."""
    return document.lower(index - 1) not in _BE_BEFORE and document.lower(index + 1) in ARTICLES


def _can_be_cited(document: Document, source: Source) -> bool:
    head = document.lower(head_of(document, source.first, source.last))
    named = any(document.tokens[index].capitalised for index in range(source.first, source.last))
    return named or head in SPEAKERS or head in EVIDENCE or singular(head) in PERSONS


def _reach(document: Document, sentence: Sentence, index: int, source: Source, cue_last: int) -> tuple[Scope, ...]:
    """The sentence's part around the cue; behind its source only where that is not the end of what was said."""
    first, last = segment(document, sentence, index)
    opens = index - first <= 1 or cue_last - index == 1
    end = source.last
    while end < last and document.masked(end):
        end += 1
    if opens and index == sentence.first:
        return ((first, sentence.last),)
    if opens or document.lower(end) == ",":
        return ((first, last),)
    return ((first, index),)


def _by_agent(document: Document, sentence: Sentence, index: int) -> Cue | None:
    """As in "deaths reported by the clinic", "a toll given by the ministry": the agent of a participle."""
    participle = document.lower(index - 1)
    revised = _is_revised(document, sentence, index)
    if participle in _OF_STATEMENTS or revised:
        reach = sentence.first if revised else max(sentence.first, index - _NEAR)
        said_of = any(document.lower(at) in STATEMENTS for at in range(reach, index - 1))
    else:
        said_of = participle in _AGENTIVE
    source = source_after(document, sentence, index + 1) if said_of else None
    if source is None or (not revised and any(document.lower(at) == "to" for at in range(index - 3, index))):
        return None
    source = with_others(document, sentence, source)
    if document.lower(source.last) == "as":  # "was quoted by Radio Basra as saying": it relays
        scope = (source.last, segment(document, sentence, index)[1])
        return Cue("leading", index - 1, index + 1, source, "asserts", source.hedge, (scope,))
    given = participle not in _AGENTIVE
    first, last = segment(document, sentence, index) if given else _clause(document, sentence, index)
    return Cue("citing", index - 1, index + 1, source, "asserts", source.hedge, ((first, last),))


def _is_revised(document: Document, sentence: Sentence, index: int) -> bool:
    """As in "the toll was revised to 12 | by": a number of a statement that its agent has changed."""
    behind = range(max(sentence.first, index - _LONGEST_CHANGE), index - 1)
    changed = any(document.lower(at) in _REVISED and document.lower(at + 1) in {"to", "down", "up"} for at in behind)
    return changed and (document.tokens[index - 1].form == "number" or document.lower(index - 1) in NUMBER_WORDS)


_NEAR = 8
_REVISED = words("revised corrected raised lowered reduced cut updated put")
_LONGEST_CHANGE = 7


def _quoted_as(document: Document, sentence: Sentence, index: int) -> Cue | None:
    """As in "the mayor was quoted as saying"."""
    quoted = next(
        (at for at in range(index - 1, max(sentence.first, index - 8), -1) if document.lower(at) == "quoted"), 0
    )
    source = subject_of(document, sentence, quoted) if quoted else None
    if source is None:
        return None
    scope = (index + 2, segment(document, sentence, index)[1])
    return Cue("leading", index, index + 2, source, "asserts", source.hedge, (scope,), speaks=True)


def _clause(document: Document, sentence: Sentence, index: int) -> Scope:
    """Between the commas and dashes around the cue."""
    first, last = segment(document, sentence, index)
    marks = {",", "-", "\u2013", "\u2014"}
    start = next((at + 1 for at in range(index, first, -1) if document.lower(at) in marks), first)
    end = next((at for at in range(index, last) if document.lower(at) in marks), last)
    return start, end


def _by_reckoning(document: Document, sentence: Sentence, index: int) -> Cue | None:
    """As in "by one estimate", "by the agency's count"."""
    source = source_after(document, sentence, index + 1)
    if source is None or document.lower(head_of(document, source.first, source.last)) not in _RECKONINGS:
        return None
    return Cue("trailing", index, index + 1, source, "asserts", source.hedge, (segment(document, sentence, index),))


def _in_poll(document: Document, sentence: Sentence, index: int) -> Cue | None:
    """As in "26 percent in the latest poll": what a poll has is its finding."""
    if POLLS.isdisjoint(document.lowers[index : index + _FARTHEST_POLL]):
        return None
    source = source_after(document, sentence, index + 1)
    if source is None or document.lower(head_of(document, source.first, source.last)) not in POLLS:
        return None
    first, last = segment(document, sentence, index)
    reach = range(first, last) if index - first <= 1 else range(first, index)
    shares = tuple((at - 4, at + 1) for at in reach if document.lower(at) in _SHARES)
    return Cue("trailing", index, index + 1, source, "asserts", source.hedge, shares) if shares else None


# A source's phrase is not longer.
_FARTHEST_POLL = 30
_SHARES = words("percent % points point cent")
