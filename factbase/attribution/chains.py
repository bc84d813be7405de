"""Chains: the cues that cover a claim, put in order from the publisher's side to the origin.

A cue covers what its sentence (or its clause) says behind or before it, and a quotation that it belongs to, to its
end. "According to" is outside of what is said within it; whoever is cited stands behind the one who cites.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import cast

from factbase.attribution.cue import Cue
from factbase.attribution.cues import find_cues
from factbase.attribution.descriptions import name_taken_up
from factbase.attribution.full_names import FullNames
from factbase.attribution.nouns import HEARSAY, is_outlet
from factbase.attribution.organisations import organisation_of
from factbase.attribution.quotations import find_quotations
from factbase.attribution.referents import referent_of
from factbase.attribution.source import Source, head_of
from factbase.attribution.speakers import find_speakers
from factbase.attribution.transcripts import find_turns
from factbase.extract.document import Document
from factbase.figures import Claim, Hedge, Hop

# Nobody tells of more hands than these; a text without full stops seems to.
_LONGEST = 5


def attribute(document: Document, claims: tuple[Claim, ...], *, publisher: str | None) -> tuple[Claim, ...]:
    """The claims with the chain of those who are said to have said them, and the hedge that their words make.

    The publisher is in no chain: a text of Reuters that says "Reuters reported" speaks for itself.
    """
    said = _Said(document)
    own = (publisher or "").casefold()

    def others(cue: Cue) -> bool:
        return document.quote(cue.source.first, cue.source.last).casefold() != own

    return tuple(_attributed(said, claim, tuple(filter(others, said.cues_of(claim)))) for claim in claims)


def _attributed(said: _Said, claim: Claim, cues: tuple[Cue, ...]) -> Claim:
    if not cues:
        return claim
    hops = tuple(said.hop(cue, is_origin=cue is cues[-1]) for cue in cues)
    hedge = claim.hedge
    if _is_denied_hearsay(said, cues):
        hedge = "denied"
    if hedge == "stated":
        hedge = cast("Hedge", next((cue.hedge for cue in reversed(cues) if cue.hedge != "stated"), "stated"))
    return replace(claim, attribution=hops, hedge=hedge)


def _is_denied_hearsay(said: _Said, cues: tuple[Cue, ...]) -> bool:
    """As in "the army denied reports of 30 dead": those who deny it are the only ones that say anything."""
    return any(cue.stance == "denies" for cue in cues[:-1]) and said.is_hearsay(cues[-1])


class _Said:
    """The cues and quotations of a document, and which of them reach a claim."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._cues: dict[int, tuple[Cue, ...]] = {}
        self._referents: dict[int, Source | None] = {}
        self._hops: dict[tuple[int, Source, bool], Hop] = {}
        self._full_names = FullNames(document)
        self._quotations = tuple(find_quotations(document.text))
        self._quotation_starts = [quotation.start for quotation in self._quotations]
        self._speakers = find_speakers(document, self._quotations, self._in_sentence)
        self._turns = find_turns(document)
        self._turn_firsts = [turn.first for turn in self._turns]

    def cues_of(self, claim: Claim) -> tuple[Cue, ...]:
        """The cues that cover a claim, outermost first, pronouns resolved where that can be."""
        index = bisect_left(self._document.starts, claim.start)
        place = self._quotation_at(claim.start)
        number = self._document.sentence_number(index)
        covering = [cue for cue in self._in_sentence(number) if cue.covers(index) and self._reaches(cue, place)]
        speaker = self._speakers.get(place) if place is not None else None
        if speaker is not None and all(cue.first != speaker.first for cue in covering):
            covering.insert(0, speaker)
        covering += [turn for turn in self._turn_of(index) if all(cue.source != turn.source for cue in covering)]
        chain = [self._resolved(cue) for cue in self._in_order(covering)[-_LONGEST:]]
        return tuple(
            cue for at, cue in enumerate(chain) if all(cue.source != other.source for other in chain[at + 1 :])
        )

    def is_hearsay(self, cue: Cue) -> bool:
        """Whether nobody in particular is said to have said it: "reports", "rumours"."""
        return self._document.lower(head_of(self._document, cue.source.first, cue.source.last)) in HEARSAY

    def hop(self, cue: Cue, *, is_origin: bool) -> Hop:
        """The cue as a hop of a chain; made once, since one cue covers many claims."""
        key = (cue.first, cue.source, is_origin)
        if key not in self._hops:
            self._hops[key] = self._hop(cue, is_origin=is_origin)
        return self._hops[key]

    def _hop(self, cue: Cue, *, is_origin: bool) -> Hop:
        document = self._document
        start, end = document.span(cue.source.first, cue.source.last)
        cue_start, cue_end = document.span(cue.first, cue.last)
        fuller = self._fuller(cue.source)
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
            stands_for=document.quote(fuller.first, fuller.last) if fuller else None,
            organisation=organisation_of(document, cue.source, fuller),
        )

    def _fuller(self, source: Source) -> Source | None:
        """The fuller name that a source takes up: of two people with its family name it takes up neither."""
        named = self._full_names.of(source)
        if len(named) > 1:
            return None
        return name_taken_up(self._document, source, self._in_sentence) or next(iter(named), None)

    def _in_sentence(self, number: int) -> tuple[Cue, ...]:
        cues = self._cues.get(number)
        if cues is None:
            cues = self._cues[number] = find_cues(self._document, self._document.sentences[number])
        return cues

    def _turn_of(self, index: int) -> tuple[Cue, ...]:
        """The turn of a transcript that a token stands in, if any."""
        place = bisect_right(self._turn_firsts, index) - 1
        return (self._turns[place],) if place >= 0 and self._turns[place].covers(index) else ()

    def _quotation_at(self, offset: int) -> int | None:
        place = bisect_right(self._quotation_starts, offset) - 1
        return place if place >= 0 and offset < self._quotations[place].end else None

    def _reaches(self, cue: Cue, place: int | None) -> bool:
        """What is said within a quotation stays there."""
        within = self._quotation_at(self._document.starts[cue.first])
        return within is None or within == place

    def _resolved(self, cue: Cue) -> Cue:
        place = cue.source.first
        if place not in self._referents:
            self._referents[place] = referent_of(self._document, cue, self._in_sentence)
        referent = self._referents[place]
        return cue if referent is None else replace(cue, source=referent)

    def _in_order(self, cues: list[Cue]) -> list[Cue]:
        """Outermost first; a cue within the quotation stands behind the one who is quoted."""
        relayed = any(cue.form == "leading" and self._is_outlet(cue) for cue in cues)

        def depth(cue: Cue) -> tuple[bool, int, int]:
            quoted = self._quotation_at(self._document.starts[cue.first]) is not None
            if cue.form == "citing" or (relayed and cue.form == "trailing" and not self._is_outlet(cue)):
                return quoted, 2, cue.first
            return (quoted, 0, -cue.first) if self._is_last(cue) else (quoted, 1, cue.first)

        return sorted(cues, key=depth)

    def _is_outlet(self, cue: Cue) -> bool:
        return is_outlet(self._document.quote(cue.source.first, cue.source.last))

    def _is_last(self, cue: Cue) -> bool:
        """Whether a trailing cue stands behind what it brings in, and so outside of all that is said there."""
        return cue.form == "trailing" and bool(cue.scopes) and cue.scopes[0][0] < cue.first
