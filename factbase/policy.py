"""The conflict policy: one table of named defaults. What a setting means is told beside it.

A verdict carries the version of the policy that it was judged by. The version is made of the settings themselves and the
number of the rules, so a changed setting is a new version, and every fact judged by another one is due again.
"""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache

# One more whenever what the settings are applied to changes: which claims are compared, or whose voices they are.
_RULES = 2


@dataclass(frozen=True, slots=True)
class Policy:
    """What decides whether claims can all be true. Shares are of 1, times are `timedelta`."""

    # A claim's interval: what "about" allows, for counts at least so many either way.
    about_tolerance: Decimal = Decimal("0.10")
    about_count_minimum: Decimal = Decimal(1)
    # A round exact count or sum: from this number on, with so many trailing zeros, and never more than this share.
    rounding_from: Decimal = Decimal(100)
    rounding_zeros: int = 2
    rounding_cap: Decimal = Decimal("0.10")
    # Percents and measures: this share of the last digit written, either way.
    last_digit_share: Decimal = Decimal("0.49")
    # Units that go below zero: an open low side is unbounded, not 0.
    signed_units: tuple[str, ...] = ("°C", "°F")
    # Cumulative facts grow: within the window claims are compared both ways; days where a time of day is not known.
    window: timedelta = timedelta(hours=24)
    window_days: int = 1
    # When a fact is suggested to be settled, after the end of its event.
    settle_after: timedelta = timedelta(days=14)
    # Severity: gaps below the first are low, above the second high, else medium.
    medium_from: Decimal = Decimal("0.10")
    high_above: Decimal = Decimal("0.50")
    # One step up where so many positions have so many origins each that stand in no other.
    step_positions: int = 2
    step_origins: int = 2

    @property
    def version(self) -> str:
        """A short name of exactly these settings and today's rules."""
        return _version(self)


@lru_cache(maxsize=16)
def _version(policy: Policy) -> str:
    return hashlib.sha256(repr((_RULES, astuple(policy))).encode()).hexdigest()[:12]


DEFAULT_POLICY = Policy()
