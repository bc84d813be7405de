"""Chains: the cues that cover a claim, put in order from the publisher's side to the origin.

A cue covers what its sentence (or its clause) says behind or before it, and a quotation that it belongs to, to its
end. "According to" is outside of what is said within it; whoever is cited stands behind the one who cites.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from factbase.attribution.cues import Cue, find_cues
from factbase.attribution.quotations import Quotation, find_quotations
from factbase.extract.document import Document
from factbase.figures import Claim, Hedge, Hop

_FORM_ORDER = {"according": 0, "saying": 1, "citing": 2}


def attribute(document: Document, claims: tuple[Claim, ...], *, publisher: str | None) -> tuple[Claim, ...]:
    """The claims with the chain of those who are said to have said them, and the hedge that their words make.

    The publisher is in no chain: a text of Reuters that says "Reuters reported" speaks for itself.
    """
    said = _Said(document)
    own = (publisher or "").casefold()

    def others(cue: Cue) -> bool:
        return document.quote(cue.source.first, cue.source.last).casefold() != own

    return tuple(_attributed(document, claim, tuple(filter(others, said.cues_of(claim)))) for claim in claims)


def _attributed(document: Document, claim: Claim, cues: tuple[Cue, ...]) -> Claim:
    if not cues:
        return claim
    hops = tuple(_hop(document, cue, is_origin=cue is cues[-1]) for cue in cues)
    hedge = claim.hedge
    if hedge == "stated":
        hedge = cast("Hedge", next((cue.hedge for cue in reversed(cues) if cue.hedge != "stated"), "stated"))
    return replace(claim, attribution=hops, hedge=hedge)


def _hop(document: Document, cue: Cue, *, is_origin: bool) -> Hop:
    start, end = document.span(cue.source.first, cue.source.last)
    cue_start, cue_end = document.span(cue.first, cue.last)
    return Hop(
        source=document.text[start:end],
        start=start,
        end=end,
        cue=document.text[cue_start:cue_end],
        cue_start=cue_start,
        cue_end=cue_end,
        role="origin" if is_origin else "relay",
        stance=cue.stance,
        named=cue.source.named,
    )


class _Said:
    """The cues and quotations of a document, and which of them reach a claim."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [token.start for token in document.tokens]
        self._cues: dict[int, tuple[Cue, ...]] = {}
        self._quotations = tuple(find_quotations(document.text))
        self._quotation_starts = [quotation.start for quotation in self._quotations]
        self._speakers = self._find_speakers()

    def cues_of(self, claim: Claim) -> tuple[Cue, ...]:
        """The cues that cover a claim, outermost first."""
        index = bisect_left(self._starts, claim.start)
        number = self._document.sentence_number(index)
        covering = [cue for cue in self._in_sentence(number) if cue.covers(index)]
        place = self._quotation_at(claim.start)
        speaker = self._speakers.get(place) if place is not None else None
        if speaker is not None and all(cue.first != speaker.first for cue in covering):
            covering.insert(0, speaker)
        return _in_order(covering)

    def _in_sentence(self, number: int) -> tuple[Cue, ...]:
        if number not in self._cues:
            self._cues[number] = tuple(find_cues(self._document, self._document.sentences[number]))
        return self._cues[number]

    def _quotation_at(self, offset: int) -> int | None:
        place = bisect_right(self._quotation_starts, offset) - 1
        return place if place >= 0 and offset < self._quotations[place].end else None

    def _find_speakers(self) -> dict[int, Cue]:
        """The cue that each quotation belongs to: one beside it, else that of the quotation before in its paragraph."""
        speakers: dict[int, Cue] = {}
        for place, quotation in enumerate(self._quotations):
            cue = next(self._beside(quotation), None)
            if cue is None and place and self._same_paragraph(self._quotations[place - 1], quotation):
                cue = speakers.get(place - 1)
            if cue is not None:
                speakers[place] = cue
        return speakers

    def _beside(self, quotation: Quotation) -> Iterator[Cue]:
        """Cues outside the quotation in the sentences in which it begins and ends, the nearer end first."""
        numbers = [
            self._document.sentence_number_at(quotation.end - 1),
            self._document.sentence_number_at(quotation.start),
        ]
        for number in numbers:
            for cue in self._in_sentence(number):
                place = self._starts[cue.first]
                if not quotation.start <= place < quotation.end and cue.form == "saying":
                    yield cue

    def _same_paragraph(self, one: Quotation, other: Quotation) -> bool:
        return "\n" not in self._document.text[one.end : other.start] and other.start - one.end < _NEAR


_NEAR = 400


def _in_order(cues: list[Cue]) -> tuple[Cue, ...]:
    """Outermost first: by form, then by who speaks of whom."""
    return tuple(sorted(cues, key=lambda cue: (_FORM_ORDER[cue.form], cue.first)))
