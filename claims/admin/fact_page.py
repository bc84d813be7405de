"""What a fact's page shows: its last verdict as columns of claims, and beside them the claims in no position."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claims.admin.wording import range_words
from claims.fact_claims import voice_as_shown
from claims.models import Claim, Fact, Verdict
from claims.models.decisions import DecisionState
from claims.queries import members_of_fact


@dataclass(frozen=True, slots=True)
class Column:
    """One position: its range in words, who stands there, and the claims that say so."""

    range: str
    origins: tuple[str, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Claims that stand in no position, and why."""

    title: str
    why: str
    claims: tuple[Claim, ...]


# The verdict's lists, in the order in which they are shown.
_LISTS = (
    ("superseded", "Superseded", "The same origin has said something else since."),
    ("outdated", "Out of date", "Such numbers grow, and a later report says more."),
    ("copies", "Copies", "Told in another publisher's words: no voices of their own."),
)
_SUGGESTED = ("Suggested", "They may answer this question. Until a person confirms it they count in nothing.")
_NOT_COUNTED = (
    "Not counted",
    "Rejected, denied, projected or negated, of an article that was withdrawn, or not judged yet.",
)


def fact_page(fact: Fact, verdict: Verdict | None) -> dict[str, Any]:
    """The verdict, its positions as columns, and what stands beside."""
    members = list(members_of_fact(fact))
    confirmed = {member.claim_id: member.claim for member in members if member.state == DecisionState.CONFIRMED}
    suggested = tuple(member.claim for member in members if member.state == DecisionState.SUGGESTED)
    columns = [_column(position, confirmed, verdict) for position in verdict.positions] if verdict else []
    listed = (
        [(title, why, _claims(getattr(verdict, name), confirmed)) for name, title, why in _LISTS] if verdict else []
    )
    shown = {claim.pk for column in columns for claim in column.claims}
    shown |= {claim.pk for _, _, claims in listed for claim in claims}
    not_counted = tuple(claim for pk, claim in confirmed.items() if pk not in shown)
    beside = [Beside(*row) for row in (*listed, (*_SUGGESTED, suggested), (*_NOT_COUNTED, not_counted))]
    return {
        "verdict": verdict,
        "columns": columns,
        "beside": [group for group in beside if group.claims],
        "not_comparable": sorted({reason for _, _, reason in verdict.not_comparable}) if verdict else [],
        "is_owed": fact.wanted > fact.judged,
    }


def _column(position: dict[str, Any], claims: dict[int, Claim], verdict: Verdict) -> Column:
    return Column(
        range_words(position["low"], position["high"], verdict.unit),
        tuple(voice_as_shown(origin) for origin in position["origins"]),
        _claims(position["claims"], claims),
    )


def _claims(ids: Iterable[int], claims: dict[int, Claim]) -> tuple[Claim, ...]:
    return tuple(claims[pk] for pk in ids if pk in claims)
