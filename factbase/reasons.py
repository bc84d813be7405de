"""The sentence that tells a desk editor why a fact is in conflict, or why it is not.

It names values, origins and the rule: "Iranian reports say up to 30; Pentagon, the same day, says at least 45: they
cannot both hold." Every verdict carries one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factbase.disputes import Dispute
from factbase.phrases import figure_phrase, gap_in_time, joined, name_of, say, unit_phrase
from factbase.placing import Placed
from factbase.verdicts import ConflictKind


@dataclass(frozen=True, slots=True)
class _Sides:
    """Who stands with the lower and who with the upper claim of a dispute."""

    dispute: Dispute
    low_names: list[str]
    high_names: list[str]


def reason_of(
    disputes: Sequence[Dispute],
    *,
    standing: Sequence[Sequence[Placed]],
    outdated: Sequence[tuple[Placed, Placed]],
    units: Sequence[str | None],
) -> str:
    """The reason of a verdict: its disputes in the order of their kinds, or how its claims agree, then what is left out.

    ``standing`` are the claims in positions by family, and ``units`` theirs, that whose numbers are the fact's first.
    """
    claims = [placed for family in standing for placed in family]
    told = [_DISPUTES[dispute.kind](_sides(dispute, claims)) for dispute in disputes]
    if not told:
        told = [_agreement(standing[0] if standing else ())]
    return " ".join([*told, *_growth(outdated), *_units(units)])


def _sides(dispute: Dispute, standing: Sequence[Placed]) -> _Sides:
    """The origins that state the very figures of the dispute."""
    return _Sides(dispute, _saying(dispute.lower, standing), _saying(dispute.upper, standing))


def _saying(said: Placed, standing: Sequence[Placed]) -> list[str]:
    figure = _figure(said)
    return sorted({name_of(said.origin)} | {name_of(placed.origin) for placed in standing if _figure(placed) == figure})


def _figure(placed: Placed) -> tuple[object, ...]:
    return placed.claim.modifier, placed.claim.unit, placed.stated


def _disjoint(sides: _Sides) -> str:
    lower, upper = sides.dispute.lower, sides.dispute.upper
    when = gap_in_time(lower.moment, upper.moment)
    return (
        f"{joined(sides.low_names)} {say(sides.low_names)} {figure_phrase(lower.claim)}; "
        f"{joined(sides.high_names)}{when} {say(sides.high_names)} {figure_phrase(upper.claim)}: they cannot both hold."
    )


def _self_contradiction(sides: _Sides) -> str:
    lower, upper = sides.dispute.lower.claim, sides.dispute.upper.claim
    name = name_of(lower.origin)
    return (
        f"{name} {say([name])} both {figure_phrase(lower)} and {figure_phrase(upper)} as of the same time, "
        "and they cannot both hold."
    )


def _part_exceeds_whole(sides: _Sides) -> str:
    total, part = sides.dispute.lower.claim, sides.dispute.upper.claim
    name = name_of(part.origin)
    return (
        f"{name} {say([name])} {figure_phrase(part)} for a part and {figure_phrase(total)} for its total: "
        "a part cannot exceed the whole."
    )


def _regression(sides: _Sides) -> str:
    now, before = sides.dispute.lower, sides.dispute.upper
    name = name_of(now.origin)
    when = gap_in_time(before.moment, now.moment)
    return (
        f"{name} went down from {figure_phrase(before.claim)} to {figure_phrase(now.claim)}"
        f"{when} and did not call it a correction."
    )


_DISPUTES: dict[ConflictKind, Callable[[_Sides], str]] = {
    "disjoint": _disjoint,
    "self_contradiction": _self_contradiction,
    "part_exceeds_whole": _part_exceeds_whole,
    "regression": _regression,
}


def _agreement(standing: Sequence[Placed]) -> str:
    if not standing:
        return "No claim stands on this fact."
    in_order = sorted(standing, key=lambda placed: (placed.low, placed.high, placed.claim.id))
    figures = {_figure(placed): placed.claim for placed in in_order}
    phrases = list(dict.fromkeys(figure_phrase(claim) for claim in figures.values()))
    names = list(dict.fromkeys(name_of(placed.origin) for placed in in_order))
    if len(phrases) == 1:
        alone = " alone" if len(names) == 1 else ""
        return f"{joined(names)}{alone} {say(names)} {phrases[0]}."
    both = "both" if len(phrases) == 2 else "all"
    return f"{_capital(joined(phrases))} can {both} be true ({joined(names)})."


def _growth(outdated: Sequence[tuple[Placed, Placed]]) -> list[str]:
    if not outdated:
        return []
    old, new = max(outdated, key=lambda pair: (pair[0].order, pair[0].claim.id))
    others = f" (and {len(outdated) - 1} more)" if len(outdated) > 1 else ""
    name = name_of(new.origin)
    return [
        f"{_capital(figure_phrase(old.claim))} by {name_of(old.origin)}{others} is out of date: {name}"
        f"{gap_in_time(old.moment, new.moment)} {say([name])} {figure_phrase(new.claim)}, and such numbers grow."
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _units(units: Sequence[str | None]) -> list[str]:
    if len(units) < 2:
        return []
    others = joined([unit_phrase(unit) for unit in units[1:]])
    return [f"The numbers shown are those in {unit_phrase(units[0])}; {others} cannot be compared with them."]
