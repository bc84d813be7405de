"""Statements: cues that are a noun, "the ministry's claim that", "a toll from the clinic", "reports of 30 dead"."""

from __future__ import annotations

from factbase.attribution.cue import Cue, segment
from factbase.attribution.names import phrase_first, source_after
from factbase.attribution.nouns import HEARSAY
from factbase.attribution.source import Source, make_source
from factbase.extract.document import Document
from factbase.extract.lexicon import DETERMINERS, words
from factbase.extract.sentences import Sentence
from factbase.figures import Hedge

_NOUNS: dict[str, Hedge] = {
    **dict.fromkeys(words("claim claims allegation allegations accusation accusations"), "alleged"),
    **dict.fromkeys(words("estimate estimates projection projections forecast"), "estimated"),
    **dict.fromkeys(
        words(
            "rumor rumors rumour rumours statement statements assertion assertions announcement announcements report reports confirmation figure figures"
            " toll count tally admission warning testimony account insistence assessment"
        ),
        "stated",
    ),
}
STATEMENT_WORDS = frozenset(_NOUNS)
_UNCONFIRMED = words("unconfirmed unverified verified repeated mixed disputed")
_NAMED_AFTER = frozenset({"by", "from"})
_CONTENT = frozenset({"that", "of"})


def statement_cue(document: Document, sentence: Sentence, index: int) -> Cue | None:
    """The cue of the noun at this token, or None."""
    word = document.lower(index)
    if word not in _NOUNS:
        return None
    following = document.lower(index + 1)
    if document.lower(index - 1) == "'s" or document.lower(index - 1) == "'":
        deed = following == "to" and document.lower(index + 2) == "have"  # "the army's claim to have sunk six ships"
        return _owned(document, sentence, index) if deed or following in _CONTENT else None
    if following in _NAMED_AFTER:
        return _signed(document, sentence, index)
    if (
        word in HEARSAY
        and (word.endswith("s") or following == "that")
        and following in _CONTENT
        and _is_noun(document, index)
    ):
        return _unsigned(document, sentence, index)
    return None


def _is_noun(document: Document, index: int) -> bool:
    before = document.lower(index - 1)
    named = before not in DETERMINERS and index > 0 and document.tokens[index - 1].capitalised
    if named and document.lower(index + 1) == "that":
        return False  # "Radio Basra reports that": a verb
    return before not in {"to", "will"} and (before != "the" or document.lower(index).startswith("rumo"))


def _owned(document: Document, sentence: Sentence, index: int) -> Cue | None:
    """As in "the ministry's claim that": who made it stands before it."""
    last = index - 1
    first = phrase_first(document, sentence, last)
    source = make_source(document, first, last) if first < last else None
    return _cue(document, sentence, index, source, index + 1)


def _signed(document: Document, sentence: Sentence, index: int) -> Cue | None:
    """As in "a claim by the army that", "an estimate from the agency of": who made it stands between."""
    source = source_after(document, sentence, index + 2)
    if source is None or document.lower(source.last) not in _CONTENT:
        return None
    return _cue(document, sentence, index, source, source.last)


def _unsigned(document: Document, sentence: Sentence, index: int) -> Cue | None:
    """As in "unconfirmed reports of 30 dead": nobody's, and kept as that."""
    first = phrase_first(document, sentence, index + 1)
    first -= document.lower(first - 1) in _UNCONFIRMED
    return _cue(document, sentence, index, make_source(document, first, index + 1), index + 1)


def _cue(document: Document, sentence: Sentence, index: int, source: Source | None, start: int) -> Cue | None:
    if source is None:
        return None
    hedge = _NOUNS[document.lower(index)] if _NOUNS[document.lower(index)] != "stated" else source.hedge
    return Cue("leading", index, index + 1, source, "asserts", hedge, ((start, segment(document, sentence, index)[1]),))
