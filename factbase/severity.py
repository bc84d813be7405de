"""How grave a conflict is: by the gap, and one step up where several voices stand on each side (rule 10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from factbase.policy import Policy
from factbase.sweep import Stand
from factbase.verdicts import Severity

_STEPS: tuple[Severity, ...] = ("low", "medium", "high")


def severity_of(*, gap: Decimal, stands: Sequence[Stand], policy: Policy) -> Severity:
    """The severity of one family's disputes: the widest gap among them, and the positions it leaves."""
    step = 0 if gap < policy.medium_from else 1 if gap <= policy.high_above else 2
    return _STEPS[min(step + _several_voices(stands, policy), 2)]


def gravest(severities: Sequence[Severity]) -> Severity | None:
    """The gravest of some severities, None of none."""
    return max(severities, key=_STEPS.index, default=None)


def _several_voices(stands: Sequence[Stand], policy: Policy) -> bool:
    """Whether enough positions have enough origins that stand in no other."""
    stands_in: Counter[str] = Counter()
    for stand in stands:
        stands_in.update(stand.origins)
    own = [sum(stands_in[origin] == 1 for origin in stand.origins) for stand in stands]
    return sum(voices >= policy.step_origins for voices in own) >= policy.step_positions
