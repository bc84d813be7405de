"""Gapped sayings: the verb is told once for two who speak: "police said 40,000 marched, organisers 120,000"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factbase.attribution.cue import Cue
from factbase.attribution.names import source_after
from factbase.attribution.nouns import SPEAKERS
from factbase.attribution.source import Source, head_of
from factbase.extract.document import Document
from factbase.extract.lexicon import NUMBER_WORDS, words
from factbase.extract.sentences import Sentence

_PARTING = words(", ; and while but whereas")
# Between who speaks and the number: "organisers | put it at about | 120,000".
_BEFORE_NUMBERS = words("at about some around nearly almost over roughly least more than up to as many")
_MOST_BETWEEN = 4
# Sides of a dispute, who are otherwise no speakers by their noun.
_SIDES = words("organisers organizers opposition union unions campaigners rebels protesters separatists insurgents")


def with_gapped(document: Document, sentence: Sentence, cues: tuple[Cue, ...]) -> Iterator[Cue]:
    """The cues of a sentence, each that a second speaker shares told by both, each of his own number."""
    for cue in cues:
        # Who speaks with a verb of their own shares no other's, nor does anybody behind them.
        until = min((other.first for other in cues if other.first >= cue.last), default=sentence.last - 2)
        second = _second(document, sentence, cue, until=until) if cue.form == "leading" else None
        if second is None:
            yield cue
            continue
        at, source = second
        kept = tuple((first, min(last, at)) for first, last in cue.scopes if first < at)
        yield replace(cue, scopes=kept)
        yield replace(cue, source=source, scopes=((source.last, sentence.last),))


def _second(document: Document, sentence: Sentence, cue: Cue, *, until: int) -> tuple[int, Source] | None:
    """Where another speaker's part begins, before that token, and who it is, a number right behind; or None."""
    numbered = False
    for at in range(cue.last, min(until, sentence.last - 2)):
        numbered = numbered or _is_number(document, at)
        if not numbered or document.lower(at) not in _PARTING or document.lower(at + 1) in _PARTING:
            continue
        source = source_after(document, sentence, at + 1)
        if source is not None and _speaks(document, source) and _gives_number(document, source.last):
            return at, source
    return None


def _gives_number(document: Document, index: int) -> bool:
    last = index + _MOST_BETWEEN
    while index < last and document.lower(index) in _BEFORE_NUMBERS:
        index += 1
    return _is_number(document, index)


def _is_number(document: Document, index: int) -> bool:
    if index >= document.count or document.masked(index):
        return False
    return document.tokens[index].form == "number" or document.lower(index) in NUMBER_WORDS


def _speaks(document: Document, source: Source) -> bool:
    head = document.lower(head_of(document, source.first, source.last))
    return head in SPEAKERS or head in _SIDES
