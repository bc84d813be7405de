"""Resumed: the next sentence tells when and where it happened ("Seven soldiers killed. The attack was in Yumbi on 11 May").

Only a sentence that takes the event up by its noun, a pronoun or its victims, and counts nothing of its own; only where
the sentence before names no day, or no place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from factbase.extract.dating import is_as_of
from factbase.extract.document import Document
from factbase.extract.places import find_places, places_of
from factbase.extract.sentences import Sentence
from factbase.figures import Claim, EventDate

_EVENTS = (
    r"(?:attacks?|ambush|raids?|strikes?|airstrikes?|blasts?|explosions?|bombings?|shootings?|clash|clashes|fighting|battle"
    r"|crash|accident|fire|earthquake|quake|floods?|flooding|landslide|mudslide|killings?|incident|assault|shelling"
    r"|collapse|protests?|march|operation|disaster|tragedy|massacre|abduction|kidnapping|riots?|derailment|stampede)"
)
_HAPPENED = r"(?:was|were|took place|happened|occurred|came|was carried out|struck)"
_TAKES_UP = re.compile(
    rf"(?:(?:The|This|That|These|Those) (?:[a-z-]+ )?{_EVENTS} {_HAPPENED}|It (?:happened|took place|occurred)"
    r"|(?:They|The victims|The dead|All) (?:were|had been) (?:[a-z]+ ){0,1}?(?:killed|wounded|shot|abducted|hit))"
    r" (?:in|on|at|near|outside|inside|late|early|during|overnight)\b"
)


def with_resumed(document: Document, claims: tuple[Claim, ...]) -> Iterator[Claim]:
    """The claims, with the day and the places that the next sentence tells of their event."""
    counting = {document.sentence_number_at(claim.start) for claim in claims}
    for claim in claims:
        following = document.sentence_number_at(claim.start) + 1
        wanting = claim.metric is not None and not (claim.event_date and claim.places)
        if wanting and following < len(document.sentences) and following not in counting:
            claim = _with(document, claim, document.sentences[following])
        yield claim


def _with(document: Document, claim: Claim, sentence: Sentence) -> Claim:
    if _TAKES_UP.match(document.folded, sentence.start, sentence.end) is None:
        return claim
    told = document.dates_between(*claim.sentence)
    day = claim.event_date if claim.event_date or told else _day_of(document, sentence)
    places = claim.places or places_of(find_places(document, sentence), (), sentence.first)
    return replace(claim, event_date=day, places=places)


def _day_of(document: Document, sentence: Sentence) -> EventDate | None:
    mentions = document.dates_between(sentence.start, sentence.end)
    days = (mention.date for mention in mentions if not (mention.lead or is_as_of(document, mention)))
    return next(filter(None, days), None)
