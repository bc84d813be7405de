"""What a fact's page shows: its last verdict as a plot and as columns of claims, and the claims in no position."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claims.models import Claim, Fact, Verdict
from claims.models.decisions import DecisionState
from claims.outlets import Outlets, outlets_of, publishers_of
from claims.pages.fact_plots import fact_lines, fact_plot
from claims.pages.plots import hue_of
from claims.pages.wording import position_words, range_words
from claims.queries import members_of_fact, voice_as_shown


@dataclass(frozen=True, slots=True)
class Column:
    """One position: its range in words, who stands there and how many tell it, and the claims that say so.

    `hue` is the colour of its band in the plot.
    """

    range: str
    origins: tuple[str, ...]
    told_by: Outlets
    hue: int
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Claims that stand in no position, and why."""

    title: str
    why: str
    claims: tuple[Claim, ...]
    is_suggested: bool = False


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
    """The verdict, its plot, its positions as columns, and what stands beside."""
    members = list(members_of_fact(fact))
    confirmed = {member.claim_id: member.claim for member in members if member.state == DecisionState.CONFIRMED}
    suggested = tuple(member.claim for member in members if member.state == DecisionState.SUGGESTED)
    found: dict[str, Any] = {"columns": [], "beside": [], "not_comparable": []}
    if verdict:
        found = _of_verdict(verdict, confirmed)
    shown = {claim.pk for group in (*found["columns"], *found["beside"]) for claim in group.claims}
    not_counted = tuple(claim for pk, claim in confirmed.items() if pk not in shown)
    beside: list[Beside] = [
        *found["beside"],
        Beside(*_SUGGESTED, suggested, is_suggested=True),
        Beside(*_NOT_COUNTED, not_counted),
    ]
    return {
        **found,
        "verdict": verdict,
        "beside": [group for group in beside if group.claims],
        "is_owed": fact.wanted > fact.judged,
    }


def _of_verdict(verdict: Verdict, claims: dict[int, Claim]) -> dict[str, Any]:
    columns = [_column(number, verdict, claims) for number in range(len(verdict.positions))]
    listed = [Beside(title, why, _claims(getattr(verdict, name), claims)) for name, title, why in _LISTS]
    groups: list[Column | Beside] = [*columns, *listed]
    return {
        "plot": fact_plot(verdict, claims),
        "lines": fact_lines(verdict, claims),
        "columns": columns,
        "beside": listed,
        "outlets": publishers_of(claim for group in groups for claim in group.claims),
        "origins": len({origin for position in verdict.positions for origin in position["origins"]}),
        "numbers": [(name, range_words(number, number, verdict.unit)) for name, number in _numbers(verdict)],
        "not_comparable": sorted({reason for _, _, reason in verdict.not_comparable}),
    }


def _numbers(verdict: Verdict) -> tuple[tuple[str, Decimal | None], ...]:
    return ("Low", verdict.low), ("Best", verdict.best), ("High", verdict.high)


def _column(number: int, verdict: Verdict, claims: dict[int, Claim]) -> Column:
    position = verdict.positions[number]
    return Column(
        range=position_words(position, claims, verdict.unit),
        origins=tuple(voice_as_shown(origin) for origin in position["origins"]),
        told_by=outlets_of(position, claims, copies=verdict.copies),
        hue=hue_of(number),
        claims=_claims(position["claims"], claims),
    )


def _claims(ids: Iterable[int], claims: dict[int, Claim]) -> tuple[Claim, ...]:
    return tuple(claims[pk] for pk in ids if pk in claims)
