"""The engine's front door: texts in, claims out; claims on a fact in, a verdict out.

Plain Python: no framework, database, network or clock. The way of data is `extract_claims` -> `factbase.group` ->
`judge`.
"""

from __future__ import annotations

from datetime import date

from factbase.attribution import attribute, credited_to
from factbase.extract import extract as extract_figures
from factbase.extract import extract_all as extract_all_figures
from factbase.extract.document import read_document
from factbase.figures import Claim, EventDate, Hop, Skipped
from factbase.group import Fact, ReadArticle
from factbase.positions import FactClaim, Position, Verdict, judge

# Raised whenever the same text may read otherwise: readings of older versions are then due again.
EXTRACTOR_VERSION = "4"

__all__ = [
    "EXTRACTOR_VERSION",
    "Claim",
    "EventDate",
    "Fact",
    "FactClaim",
    "Hop",
    "Position",
    "ReadArticle",
    "Skipped",
    "Verdict",
    "credited_to",
    "extract_all",
    "extract_claims",
    "judge",
]


def extract_claims(text: str, *, published: date | None = None, publisher: str | None = None) -> tuple[Claim, ...]:
    """The claims of a text, in its order, each with the chain of its sources.

    ``published`` resolves "Tuesday" and "in June"; without it such dates stay open. ``publisher`` is who speaks where
    the text names nobody: it stands in no chain ("Reuters said" in a text of Reuters).
    """
    document = read_document(text, published=published)
    return attribute(document, extract_figures(document), publisher=publisher)


def extract_all(
    text: str, *, published: date | None = None, publisher: str | None = None
) -> tuple[tuple[Claim, ...], tuple[Skipped, ...]]:
    """The claims of a text, as `extract_claims` gives them, and whatever looks like a number and is in none of them.

    Every run of digits of the text is within the quote of a claim or within one of the skipped, which say why: "a clock
    time", "a phone number". Skipped ones are in order and overlap nothing.
    """
    document = read_document(text, published=published)
    claims, skipped = extract_all_figures(document)
    return attribute(document, claims, publisher=publisher), skipped
