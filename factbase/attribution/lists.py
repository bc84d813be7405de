"""Lists: several who made a document together, "data from the UN, the army and Radio Basra"; one voice, and unnamed."""

from __future__ import annotations

from dataclasses import replace

from factbase.attribution.names import belongs, takes_object
from factbase.attribution.nouns import EVIDENCE
from factbase.attribution.source import Source
from factbase.attribution.verbs import VERBS
from factbase.extract.document import Document
from factbase.extract.lexicon import ARTICLES
from factbase.extract.sentences import Sentence

_LONGEST = 24
_MAKERS = frozenset({"by", "from"})
_ENDS = frozenset({".", ";", ")", '"', ""})


def with_others(document: Document, sentence: Sentence, source: Source) -> Source:
    """The source with those who are listed behind it up to an "and"; the same where no list follows.

    A list is one only behind "by" and "from": in "said Ann Roe, the mayor and head of …" the commas set one person off.
    """
    made = document.lower(source.first_with_article - 1) in _MAKERS or any(
        document.lower(at) in _MAKERS for at in range(source.first, source.last)
    )
    last = _list_end(document, sentence, source.last) if made else source.last
    return source if last == source.last else replace(source, last=last, named=False)


def is_document(document: Document, source: Source) -> bool:
    """Whether a source is figures, a tally, records: what may be from many."""
    return any(document.lower(at) in EVIDENCE for at in range(source.first, source.last))


def _list_end(document: Document, sentence: Sentence, start: int) -> int:
    """Where a list that goes on here ends: behind what follows its "and", with the clause or before its verb."""
    at, joined = start, False
    limit = min(sentence.last, start + _LONGEST)
    while at < limit and not joined and document.lower(at) in {",", "and"}:
        joined = "and" in (document.lower(at), document.lower(at + 1))
        first = at + 1 + (joined and document.lower(at) == ",")
        first += document.lower(first) in ARTICLES
        at = first
        while at < limit and document.lower(at) != "and" and belongs(document, at) and not _is_verb(document, at):
            at += 1
        if at == first:
            return start
    ended = at >= sentence.last or document.lower(at) in _ENDS or document.lower(at) in VERBS
    return at if joined and ended else start


def _is_verb(document: Document, index: int) -> bool:
    return document.lower(index) in VERBS and takes_object(document, index)
