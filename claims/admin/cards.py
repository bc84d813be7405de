"""A claim as a desk shows it beside its text: its chain hop by hop, and what a person has corrected of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.admin.highlights import Marked
from claims.models import Attribution, Claim
from claims.models.decisions import DecisionState
from claims.pages.wording import figure_words
from claims.reading.chains import source_of
from claims.reviewing.correcting import columns_as_read, version_of
from sources.models import Source
from sources.queries import survivor_of

NO_HOP = "the article's own voice"
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class HopShown:
    """One hop as a page shows it: the row, the source that its name stands for, or those that it may be."""

    row: Attribution
    source: Source | None
    may_be: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that a person has corrected: what it is, as it was read and as it is now."""

    what: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Card:
    """A claim beside its text; `address` is where it is shown so, `correct` where its form is open, `version` as seen."""

    claim: Claim
    hops: list[HopShown]
    corrections: list[Correction]
    version: str
    address: str
    correct: str


def card_of(claim: Claim, *, address: str, correct: str) -> Card:
    """The card of a claim; its chain, and what that is resolved to, are read already or will be one by one."""
    return Card(claim, hops_of(claim), corrections_of(claim), version_of(claim), address, correct)


def hops_of(claim: Claim) -> list[HopShown]:
    """The chain, nearest the publisher first."""
    return [HopShown(row, source_of(row), _suggested(row)) for row in claim.attribution.all()]


def _suggested(row: Attribution) -> tuple[Source, ...]:
    suggested = (survivor_of(match.source) for match in row.matches.all() if match.state == DecisionState.SUGGESTED)
    return tuple(dict.fromkeys(suggested))


def corrections_of(claim: Claim) -> list[Correction]:
    """What a person has corrected of the claim, where anything."""
    if not claim.as_read:
        return []
    hops = [(hop.name, hop.cue, hop.stance) for hop in claim.attribution.all()]
    read_hops = [(hop["source"], hop["cue"], hop["stance"]) for hop in claim.as_read.get("attribution", ())]
    was = _in_words(Claim(**columns_as_read(claim)), read_hops if "attribution" in claim.as_read else hops)
    now = _in_words(claim, hops)
    return [Correction(what, was[what], now[what]) for what in now if was[what] != now[what]]


def _in_words(claim: Claim, hops: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    return {
        "figure": figure_words(claim),
        "counted": claim.counted or NOTHING,
        "metric": claim.metric or NOTHING,
        "chain": chain_words(hops),
    }


def chain_words(hops: Iterable[tuple[str, str, str]]) -> str:
    """Names, cues and stances as one line: "Xinhua (“quoting”) → a provincial official (“denied”, denies)"."""
    said = []
    for name, cue, stance in hops:
        notes = ", ".join(note for note in (f"“{cue}”" if cue else "", stance if stance != "asserts" else "") if note)
        said.append(f"{name} ({notes})" if notes else name)
    return " → ".join(said) or NO_HOP


def marks_of(claims: Iterable[Claim], hops: Iterable[Attribution]) -> Iterable[Marked]:
    """Where these claims, and those who are said to have said them, stand in the text."""
    for claim in claims:
        yield Marked(claim.pk, claim.start, claim.end, "quote")
    for hop in hops:
        yield Marked(hop.claim_id, hop.start, hop.end, "source")
        yield Marked(hop.claim_id, hop.cue_start, hop.cue_end, "cue")
