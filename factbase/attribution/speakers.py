"""Speakers: the cue that each quotation belongs to, over sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from factbase.attribution.cue import Cue
from factbase.attribution.quotations import Quotation
from factbase.extract.document import Document
from factbase.extract.tokens import LINE_END

CuesOf = Callable[[int], tuple[Cue, ...]]

# A quotation beside another in one paragraph is by the same speaker, if it stands this near.
_NEAR = 400
# Words between a quotation and the cue that belongs to it ("…," the clinic's director later said).
_BESIDE = 14
_SHORT_SENTENCE = 16


def find_speakers(document: Document, quotations: tuple[Quotation, ...], cues_of: CuesOf) -> dict[int, Cue]:
    """The cue of each quotation, by the quotation's place: its own, else that of the one before it."""
    speakers: dict[int, Cue] = {}
    for place, quotation in enumerate(quotations):
        cue = _own(document, quotation, cues_of)
        if cue is None and place and place - 1 in speakers:
            before = speakers[place - 1]
            cue = before if _goes_on(document, quotations[place - 1], quotation, before) else None
        if cue is not None:
            speakers[place] = cue
    for place in range(len(quotations) - 1, 0, -1):  # the last paragraph of a quotation may name its speaker
        if quotations[place].goes_on and place in speakers:
            speakers.setdefault(place - 1, speakers[place])
    return speakers


def _own(document: Document, quotation: Quotation, cues_of: CuesOf) -> Cue | None:
    first = bisect_left(document.starts, quotation.start)
    last = bisect_left(document.starts, quotation.end)
    return _after(document, last, cues_of) or _before(document, first, cues_of) or _announced(document, first, cues_of)


def _after(document: Document, last: int, cues_of: CuesOf) -> Cue | None:
    """The cue right behind the quotation, in its last sentence or, behind "?" and "!", in a short one of its own."""
    if last >= len(document.tokens):
        return None
    number = document.sentence_number(last)
    sentence = document.sentences[number]
    if "\n" in document.text[document.tokens[last - 1].end : document.tokens[last].start]:
        return None
    own_sentence = sentence.first == last
    if own_sentence and sentence.last - sentence.first > _SHORT_SENTENCE:
        return None
    for cue in cues_of(number):
        begins = min(cue.first, cue.source.first_with_article)
        if cue.speaks and last <= begins <= last + (2 if own_sentence else _BESIDE):
            return cue if not own_sentence or cue.last >= sentence.last - 3 or cue.first == last else None
    return None


def _before(document: Document, first: int, cues_of: CuesOf) -> Cue | None:
    """The nearest cue that leads up to the quotation within its sentence."""
    if first >= len(document.tokens):
        return None
    before = [cue for cue in cues_of(document.sentence_number(first)) if cue.first < first and cue.speaks]
    leading = [cue for cue in before if cue.form == "leading" and cue.covers(first)]
    return leading[-1] if leading else None


def _announced(document: Document, first: int, cues_of: CuesOf) -> Cue | None:
    """The cue of the sentence before, where that ends with a colon ("The mayor went on:")."""
    colon = first - 1 - (first > 0 and document.tokens[first - 1].text == LINE_END)
    if colon < 1 or document.lower(colon) != ":":
        return None
    number = document.sentence_number(colon)
    return next((cue for cue in reversed(cues_of(number)) if cue.first < first), None)


def _goes_on(document: Document, before: Quotation, quotation: Quotation, cue: Cue) -> bool:
    """Whether a quotation without a cue is the same speaker's: it goes on, or is a whole sentence shortly after."""
    if quotation.goes_on:
        return True
    between = document.text[before.end : quotation.start]
    number = document.sentence_number_at(quotation.start)
    whole = document.sentences[number].start == quotation.start
    # "…," said the mayor, "because …"
    resumed = before.end <= document.tokens[cue.first].start < quotation.start
    return (whole or resumed) and "\n" not in between and len(between) < _NEAR
