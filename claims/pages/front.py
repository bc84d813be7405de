"""The front page: what this is for everybody, and for those who may see it the desk's state and what is contested.

Reads through `claims.queries`, in the same number of queries whatever there is.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.models import Conflict, Verdict
from claims.models.conflicts import ConflictState
from claims.pages.fact_plots import claims_of_positions, positions_plot
from claims.pages.plots import Plot
from claims.pages.queues import queue_counts
from claims.pages.wording import range_words
from claims.permissions import may
from claims.queries import agreeing_verdicts, conflicts_for_list, desk_counts, figures_of_claims

MOST_CONFLICTS = 6
MOST_AGREEING = 6


@dataclass(frozen=True, slots=True)
class Contested:
    """An open conflict and the plot of its positions."""

    conflict: Conflict
    plot: Plot

    @property
    def more(self) -> int:
        """How many positions the plot leaves out."""
        return len(self.conflict.verdict.positions) - len(self.plot.rows)

    @property
    def key(self) -> str:
        """What the plot is known by on the page."""
        return f"conflict-{self.conflict.pk}"


@dataclass(frozen=True, slots=True)
class Agreed:
    """The verdict on a fact on which all agree, its best number in words, and how many origins that are."""

    verdict: Verdict
    best: str
    origins: int


@never_cache
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What this is; nothing of the desk but for those who may view it."""
    if not may(request.user, "view"):
        return render(request, "claims/front/welcome.html", {"log_in": resolve_url(settings.LOGIN_URL)})
    conflicts = list(conflicts_for_list().filter(state=ConflictState.OPEN)[:MOST_CONFLICTS])
    claims = figures_of_claims(claims_of_positions(conflict.verdict for conflict in conflicts))
    context = {
        "counts": desk_counts(),
        "queues": queue_counts(),
        "contested": [Contested(conflict, positions_plot(conflict.verdict, claims)) for conflict in conflicts],
        "agreed": [_agreed(verdict) for verdict in agreeing_verdicts()[:MOST_AGREEING]],
        "may_add": may(request.user, "add_article"),
        "may_see_letters": request.user.has_perm("claims.view_delivery"),
    }
    return render(request, "claims/front/desk.html", context)


def _agreed(verdict: Verdict) -> Agreed:
    best = range_words(verdict.best, verdict.best, verdict.unit)
    return Agreed(verdict, best, len(verdict.positions[0]["origins"]))
