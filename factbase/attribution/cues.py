"""Cues of a sentence: every rule that brings a source in, in order, and how far each reaches beside the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factbase.attribution.cue import Cue, Scope
from factbase.attribution.gapped import with_gapped
from factbase.attribution.labels import label_cues
from factbase.attribution.names import source_after
from factbase.attribution.nouns import TERRITORIES, is_outlet
from factbase.attribution.phrasal import PHRASAL_WORDS, phrasal_cue
from factbase.attribution.source import Source, head_of
from factbase.attribution.speech import speech_cue
from factbase.attribution.statements import STATEMENT_WORDS, statement_cue
from factbase.attribution.subjects import subject_of
from factbase.attribution.verbs import VERBS
from factbase.extract.document import Document
from factbase.extract.lexicon import ADVERBS, words
from factbase.extract.sentences import Sentence

_RULES = (phrasal_cue, statement_cue)
# No rule begins at another word.
_SIGNALS = PHRASAL_WORDS | STATEMENT_WORDS | VERBS.keys()
# No sentence tells of more; a text without full stops seems to.
_MOST = 12
# A clause that these open stands beside the one before it, not within what that says.
_COORDINATING = words("and but while whereas although though")
_CONCEDING = words("while although though whereas")


def find_cues(document: Document, sentence: Sentence) -> tuple[Cue, ...]:
    """The cues of one sentence, in order, each with the scope that its neighbours leave it."""
    found = list(label_cues(document, sentence))
    numbered = enumerate(document.lowers[sentence.first : sentence.last], start=sentence.first)
    for index in [index for index, word in numbered if word in _SIGNALS]:
        if any(before.source.first <= index < before.source.last for before in found):
            continue
        if len(found) >= _MOST:
            break
        cue = next((cue for rule in _RULES if (cue := rule(document, sentence, index)) is not None), None)
        if cue is None:
            earlier = next((before.source for before in reversed(found) if before.form != "citing"), None)
            cue = speech_cue(document, sentence, index, earlier=earlier)
        if cue is not None:
            found += [relay for rule in _RELAYS if (relay := rule(document, sentence, cue)) is not None]
            found.append(cue)
    apart = tuple(_beside_each_other(document, sentence, _without_doubles(document, found)))
    return tuple(with_gapped(document, sentence, apart))


def _without_doubles(document: Document, cues: list[Cue]) -> list[Cue]:
    """Of "a toll given by the clinic", the clinic; of "records kept by the clinic", the records."""
    kept = []
    for cue in cues:
        within = any(_is_within(cue, other.source) for other in cues)
        has_agent = any(
            other.form == "citing" and other.first == cue.source.last and other.first != cue.first for other in cues
        )
        if not within and not has_agent and not _is_country_told_of(document, cue, cues):
            kept.append(cue)
    return kept


def _is_country_told_of(document: Document, cue: Cue, cues: list[Cue]) -> bool:
    """As in "Samoria recorded 740 cases, the ministry said": the ministry says it of the country."""
    source = cue.source
    name = document.tokens[source.last - 1]
    bare = source.last - source.first == 1 and name.capitalised and not name.text.isupper() and not is_outlet(name.text)
    if document.lower(cue.first) not in _RECORDED or not (bare or name.lower in TERRITORIES):
        return False
    return any(other.form == "trailing" and other.first > cue.last and other.covers(cue.first) for other in cues)


_RECORDED = words("recorded reported registered counted saw")


def _is_within(cue: Cue, source: Source) -> bool:
    """Whether a cue, or whom it brings in, is a part of another's source: "provided by the UN and | the army" show."""
    inner = (cue.source.first, cue.source.last)
    part = source.first <= inner[0] and inner[1] <= source.last and inner != (source.first, source.last)
    return part or (source.first < cue.first and cue.last < source.last)


def _outlet_told(document: Document, sentence: Sentence, cue: Cue) -> Cue | None:
    """The outlet that a source spoke to, which relays it: "the mayor told Radio Basra"."""
    if document.lower(cue.first) not in {"told", "tells"}:
        return None
    source = source_after(document, sentence, cue.last)
    if source is None or not is_outlet(document.quote(source.first, source.last)):
        return None
    head = document.tokens[head_of(document, source.first, source.last)]
    if not (head.capitalised or is_outlet(head.text)):  # "told a news conference"
        return None
    return replace(cue, source=source, stance="asserts", hedge="stated", speaks=False)


def _citing(document: Document, sentence: Sentence, cue: Cue) -> Cue | None:
    """Who cites another by a finite verb, and so relays it: "Radio Basra quoted the mayor as saying"."""
    if document.lower(cue.first) not in {"quoted", "quotes", "cited", "cites"} or cue.last != cue.first + 1:
        return None
    source = subject_of(document, sentence, cue.first)
    if source is None or source.last > cue.first:
        return None
    return replace(cue, form="leading", source=source, hedge=source.hedge, speaks=False)


_RELAYS = (_outlet_told, _citing)


def _beside_each_other(document: Document, sentence: Sentence, cues: list[Cue]) -> Iterator[Cue]:
    """Each says its own clause: "A said 30 died and B said 12 were hurt"."""
    for cue in cues:
        others = [other for other in cues if other.source != cue.source and other.first != cue.first]
        after = next((other for other in others if _clause_start(other) > cue.first), None)
        before = next(
            (other for other in reversed(others) if other.form == "trailing" and other.last <= cue.first), None
        )
        scopes = cue.scopes
        if after is not None:
            end = _ends_before(document, sentence, cue, after)
            scopes = _cut(scopes, (sentence.first, end)) if end is not None else scopes
        if before is not None and cue.form == "trailing" and document.lower(_behind(document, before)) in _COORDINATING:
            scopes = _cut(scopes, (_behind(document, before), sentence.last))
        yield replace(cue, scopes=scopes) if scopes != cue.scopes else cue


def _behind(document: Document, cue: Cue) -> int:
    """The token behind a cue and its source, a comma aside: "12 died, police said, | and", "according to him | and"."""
    end = max(cue.last, cue.source.last)
    return end + (document.lower(end) == ",")


def _clause_start(cue: Cue) -> int:
    return min(cue.first, cue.source.first_with_article)


def _ends_before(document: Document, sentence: Sentence, cue: Cue, after: Cue) -> int | None:
    """Where a cue's content ends because another's clause begins beside it; None where that lies within."""
    if after.form == "citing":
        return None
    parted = next((at for at in range(_clause_start(after), cue.last, -1) if document.lower(at) == ";"), None)
    if parted is not None:
        return parted
    at = _clause_start(after) - 1
    while at > cue.last and document.lower(at) in ADVERBS:
        at -= 1
    if document.lower(at) in _COORDINATING and after.form == "leading":
        return at
    concedes = document.lower(sentence.first) in _CONCEDING and cue.form == "leading"
    return at if concedes and document.lower(at) == "," else None


def _cut(scopes: tuple[Scope, ...], within: Scope) -> tuple[Scope, ...]:
    cut = tuple((max(first, within[0]), min(last, within[1])) for first, last in scopes)
    return tuple((first, last) for first, last in cut if first < last)
