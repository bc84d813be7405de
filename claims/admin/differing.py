"""The desk of differing readings: what a later reading makes of reviewed claims, beside them, to take over or dismiss."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern

from claims.admin.cards import NOTHING, chain_words
from claims.admin.desk import PageDesk, is_page
from claims.admin.filters import Choices
from claims.models import Claim, DifferingReading
from claims.models.decisions import DecisionState
from claims.models.statements import Statement
from claims.pages.wording import figure_words, moment_words, period_words
from claims.permissions import may
from claims.queries import differing_readings, differing_to_review
from claims.reviewing import taking_over
from claims.reviewing.review import NotPossibleError

_SHOWN: dict[str, Callable[[Any], str]] = {
    "words": lambda row: f"“{row.quote}”",
    "figure": figure_words,
    "kind": lambda row: row.get_kind_display(),
    "counted": lambda row: row.counted,
    "metric": lambda row: row.metric,
    "negated": lambda row: "yes" if row.negated else "no",
    "said to be": lambda row: row.get_change_display(),
    "how sure": lambda row: row.get_hedge_display(),
    "happened": lambda row: period_words(row.event_from, row.event_to, row.event_precision),
    "as of": lambda row: moment_words(row.as_of, row.as_of_precision),
    "places": lambda row: ", ".join(row.places),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is read otherwise: what it is, as the claim says it and as it is read now."""

    what: str
    stands: str
    read: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A differing reading and all in which it differs from its claim."""

    reading: DifferingReading
    differences: Sequence[Difference]


def comparisons(rows: Iterable[DifferingReading]) -> list[Comparison]:
    """These differing readings beside their claims."""
    return [Comparison(row, _differences(row)) for row in rows]


def _differences(row: DifferingReading) -> list[Difference]:
    claim = row.claim
    hops = [(hop.name, hop.cue, hop.stance) for hop in claim.attribution.all()]
    stands = {**_in_words(claim), "said by": chain_words(hops), "part of": _total(claim.part_of)}
    read_hops = [(hop["source"], hop["cue"], hop["stance"]) for hop in row.chain]
    read = {**_in_words(row), "said by": chain_words(read_hops), "part of": _total(row.part_of)}
    return [Difference(what, stands[what], read[what]) for what in stands if stands[what] != read[what]]


def _in_words(row: Statement) -> dict[str, str]:
    return {what: words(row) or NOTHING for what, words in _SHOWN.items()}


def _total(claim: Claim | None) -> str:
    return figure_words(claim) if claim else NOTHING


class DecidedFilter(SimpleListFilter):
    """Those to be reviewed, unless decided ones are asked for."""

    title = "decision"
    parameter_name = "decided"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(DecisionState.CONFIRMED.value, "taken over"), (DecisionState.REJECTED.value, "dismissed")]

    def choices(self, changelist: Any) -> Any:
        first, *others = super().choices(changelist)
        yield {**first, "display": "to review"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(state=self.value()) if self.value() else differing_to_review(queryset)


@admin.register(DifferingReading)
class DifferingDesk(PageDesk):
    """Differing readings, newest first."""

    empty_text = "Nothing to review: no claim that a person has reviewed is read otherwise by a later extractor."
    page_template = "claims/admin/differing.html"
    list_display = ("read_now", "stands", "differs_in", "in_article", "extractor")
    list_filter = (DecidedFilter,)
    search_fields = ("quote", "claim__quote", "claim__article__publisher__name")
    search_help_text = "Words of the figure, or the publisher."
    actions = ("take_over_selected", "dismiss_selected")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, "view")

    def has_review_permission(self, request: HttpRequest) -> bool:
        """What the actions ask for."""
        return may(request.user, "review_claim")

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = differing_readings()
        return rows.select_related("decided_by") if is_page(request) else rows

    @admin.display(description="read now", ordering="value")
    def read_now(self, row: DifferingReading) -> str:
        return f"{figure_words(row)} {row.counted} {row.metric}".strip()  # type: ignore[arg-type]  # a statement, too

    @admin.display(description="the claim", ordering="claim__value")
    def stands(self, row: DifferingReading) -> str:
        claim = row.claim
        return f"{figure_words(claim)} {claim.counted} {claim.metric} ({claim.get_review_state_display()})"

    @admin.display(description="differs in")
    def differs_in(self, row: DifferingReading) -> str:
        return ", ".join(difference.what for difference in _differences(row))

    @admin.display(description="article", ordering="claim__article__published_at")
    def in_article(self, row: DifferingReading) -> str:
        article = row.claim.article
        return f"{article.publisher}, {moment_words(article.published_at, article.published_precision)}"

    @admin.display(description="extractor", ordering="reading__extractor_version")
    def extractor(self, row: DifferingReading) -> str:
        return row.reading.extractor_version

    @admin.action(description="Take over the selected", permissions=["review"])
    def take_over_selected(self, request: HttpRequest, queryset: QuerySet[DifferingReading]) -> None:
        self._decide(request, queryset, taking_over.take_over, "taken over; the facts are judged again")

    @admin.action(description="Dismiss the selected", permissions=["review"])
    def dismiss_selected(self, request: HttpRequest, queryset: QuerySet[DifferingReading]) -> None:
        self._decide(request, queryset, taking_over.dismiss, "dismissed; the claims stay as they are")

    def get_urls(self) -> list[URLPattern]:
        return [self.doing("take_over", self.take_over), self.doing("dismiss", self.dismiss), *super().get_urls()]

    def take_over(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Let the claim say what is read now."""
        row = self.item(request, object_id)
        self._decide(request, [row], taking_over.take_over, "taken over; the facts are judged again")
        return self.back(request, row)

    def dismiss(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Leave the claim as it is."""
        row = self.item(request, object_id)
        self._decide(request, [row], taking_over.dismiss, "dismissed; the claim stays as it is")
        return self.back(request, row)

    def _decide(
        self, request: HttpRequest, rows: Iterable[DifferingReading], decide: Callable[..., None], done: str
    ) -> None:
        decided = 0
        for row in rows:
            try:
                decide(row, by=request.user)
                decided += 1
            except NotPossibleError as error:
                messages.error(request, str(error))
        if decided:
            messages.success(request, f"{decided} reading{'' if decided == 1 else 's'} {done}.")

    def page_context(self, request: HttpRequest, row: DifferingReading) -> dict[str, Any]:
        text = row.reading.revision.text
        return {
            "title": f"“{row.quote}” read otherwise",
            "before": text[row.sentence_start : row.start],
            "after": text[row.end : row.sentence_end],
            "comparisons": comparisons([row]),
            "may_review": self.has_review_permission(request),
        }
