"""Labels: a source by punctuation alone, in a headline ("Police: 12 dead", "12 dead: police") or in brackets."""

from __future__ import annotations

from factbase.attribution.cue import Cue, segment
from factbase.attribution.names import belongs
from factbase.attribution.nouns import EVIDENCE, INSTITUTIONS, SPEAKERS, is_outlet
from factbase.attribution.source import Source, head_of, make_source
from factbase.extract.document import Document
from factbase.extract.sentences import Sentence

_LONGEST = 6
_PUBLISHERS_OWN = frozenset({"reporter", "reporters", "journalist"})
_LINE_ENDS = frozenset({".", "!", "?"})
_CLOSERS = _LINE_ENDS | {'"'}
_CITED = INSTITUTIONS | EVIDENCE
# "(Relief Council, May 2016)", "(Radio Basra calculation based on hospital records)".
_CITATION_ENDS = frozenset({",", ";", "based", "using"})
_SEPARATORS = frozenset({":", "-", "\u2013", "\u2014"})


def label_cues(document: Document, sentence: Sentence) -> tuple[Cue, ...]:
    """The cues that marks make in this sentence."""
    found = (_headline_before(document, sentence), _headline_after(document, sentence), _bracketed(document, sentence))
    return tuple(cue for cue in found if cue is not None)


def _headline_before(document: Document, sentence: Sentence) -> Cue | None:
    """As in "Police: 12 dead in raid"."""
    limit = min(sentence.last, sentence.first + _LONGEST)
    colon = next((at for at in range(sentence.first + 1, limit) if document.lower(at) == ":"), None)
    if colon is None or colon + 1 >= sentence.last:
        return None
    source = _speaker(document, sentence.first, colon)
    return None if source is None else _cue(source, colon, (colon + 1, segment(document, sentence, colon)[1]))


def _headline_after(document: Document, sentence: Sentence) -> Cue | None:
    """As in "12 dead in raid: police", "12 dead - UN"."""
    if document.lower(sentence.last - 1) in _LINE_ENDS:
        return None
    first = max(sentence.first + 1, sentence.last - _LONGEST)
    mark = next((at for at in range(sentence.last - 2, first - 1, -1) if document.lower(at) in _SEPARATORS), None)
    if mark is None or document.glued(mark - 1) != (document.lower(mark) == ":"):
        return None
    source = _speaker(document, mark + 1, sentence.last)
    return None if source is None else _cue(source, mark, (sentence.first, mark))


def _speaker(document: Document, first: int, last: int) -> Source | None:
    """The phrase of these tokens, if it is wholly one of a person or body that speaks."""
    if first >= last or not all(belongs(document, at) for at in range(first, last)):
        return None
    source = make_source(document, first, last)
    if source is None or document.lower(source.last - 1) in _PUBLISHERS_OWN:
        return None
    if any(document.lower(at) == "(" for at in range(first, last)):  # a dateline's credit
        return None
    spoken = document.lower(head_of(document, source.first, source.last)) in SPEAKERS
    return source if spoken or is_outlet(document.quote(source.first, source.last)) else None


def _bracketed(document: Document, sentence: Sentence) -> Cue | None:
    """As in "(Relief Council, May 2016)" or "(Radio Basra)" at the end of a sentence: the citation of what it closes."""
    close = sentence.last - 1
    while close > sentence.first and document.lower(close) in _CLOSERS:
        close -= 1
    if document.lower(close) != ")":
        return None
    opening = next((at for at in range(close, max(sentence.first, close - 16), -1) if document.lower(at) == "("), None)
    if opening is None or opening == sentence.first:
        return None
    end = next((at for at in range(opening + 1, close) if document.lower(at) in _CITATION_ENDS), close)
    dated = end < close and document.masked(close - 1)
    source = _cited(document, opening + 1, end, dated=dated)
    return None if source is None else _cue(source, opening, (sentence.first, opening))


def _cited(document: Document, first: int, last: int, *, dated: bool) -> Source | None:
    if (
        first >= last
        or not document.tokens[first].capitalised
        or not all(belongs(document, at) for at in range(first, last))
    ):
        return None
    source = make_source(document, first, last)
    if source is None:
        return None
    known = is_outlet(document.quote(first, last)) or document.lower(last - 1) in _CITED
    return source if dated or known else None


def _cue(source: Source, mark: int, scope: tuple[int, int]) -> Cue:
    return Cue("trailing", mark, mark + 1, source, "asserts", source.hedge, (scope,))
