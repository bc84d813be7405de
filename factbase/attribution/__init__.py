"""Attribution: who is said to have said it. Claims in, the same claims with their chains out."""

from __future__ import annotations

from factbase.attribution.chains import attribute
from factbase.attribution.credits import credited_to

__all__ = ["attribute", "credited_to"]
