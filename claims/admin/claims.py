"""The desk of claims: what was read, by many filters, and whether people accept it."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils.html import format_html

from claims.admin.cards import card_of, marks_of
from claims.admin.corrections import CorrectionForm, correct
from claims.admin.desk import PageDesk, is_page, require
from claims.admin.differing import comparisons
from claims.admin.filters import ClaimPublisherFilter, MetricFilter, PlaceFilter, SourceFilter
from claims.admin.highlights import pieces_of
from claims.models import Claim
from claims.pages.wording import figure_words, moment_words
from claims.permissions import may
from claims.queries import claims_with_context, differing_readings
from claims.reviewing import correcting, review

Operation = Callable[..., int]


@admin.register(Claim)
class ClaimDesk(PageDesk):
    """Claims, newest first; those of no fact where they are asked for."""

    empty_text = (
        "No claims here. Add an article, or change the filters: claims in no fact are not listed unless asked for."
    )
    page_template = "claims/admin/claim.html"
    list_display = ("figure", "counted", "metric", "origin_name", "in_article", "hedge", "review_state")
    list_filter = (
        PlaceFilter,
        "review_state",
        MetricFilter,
        "kind",
        "modifier",
        "hedge",
        SourceFilter,
        ClaimPublisherFilter,
    )
    list_select_related = ("origin", "article__publisher")
    search_fields = ("quote", "counted", "origin__name")
    search_help_text = "Words of the figure, of what is counted, or the name of who said it."
    actions = ("accept_selected", "reject_selected")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_review_permission(self, request: HttpRequest) -> bool:
        """What the actions ask for."""
        return may(request.user, "review_claim")

    def get_queryset(self, request: HttpRequest) -> Any:
        # The list reads what it shows; a page reads all that there is to know of a claim.
        if not is_page(request):
            return super().get_queryset(request)
        return claims_with_context().prefetch_related("attribution__matches__source__merged_into")

    @admin.display(description="figure", ordering="value")
    def figure(self, claim: Claim) -> str:
        return figure_words(claim)

    @admin.display(description="said by", ordering="origin__name")
    def origin_name(self, claim: Claim) -> str:
        return claim.origin.name

    @admin.display(description="article", ordering="article__published_at")
    def in_article(self, claim: Claim) -> str:
        article = claim.article
        address = reverse("admin:sources_article_change", args=[article.pk])
        published = moment_words(article.published_at, article.published_precision)
        return format_html(
            '<a href="{}{}"><bdi>{}</bdi>, {}</a>',
            address,
            f"?claim={claim.pk}#claim-{claim.pk}",
            article.publisher,
            published,
        )

    @admin.action(description="Accept the selected claims", permissions=["review"])
    def accept_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        _tell(request, review.accept_claims(queryset, by=request.user), "accepted")

    @admin.action(description="Reject the selected claims", permissions=["review"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        _tell(request, review.reject_claims(queryset, by=request.user), "rejected")

    def get_urls(self) -> list[URLPattern]:
        doings = {"accept": self.accept, "reject": self.reject, "correct": self.correct, "restore": self.restore}
        return [*(self.doing(name, view) for name, view in doings.items()), *super().get_urls()]

    def accept(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Accept one claim."""
        return self._review(request, object_id, review.accept_claims, "accepted")

    def reject(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Reject one claim."""
        return self._review(request, object_id, review.reject_claims, "rejected")

    def _review(self, request: HttpRequest, object_id: int, operation: Operation, done: str) -> HttpResponse:
        claim = self.item(request, object_id)
        _tell(request, operation([claim], by=request.user), done)
        return self.back(request, claim)

    def correct(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Correct one claim by the form on its page."""
        claim = self.item(request, object_id)
        require(request, "review_claim")
        return correct(self, request, claim, self._correction(request, claim))

    def restore(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Back to what was read, unless the claim has changed since it was `?seen=`."""
        claim = self.item(request, object_id)
        try:
            correcting.restore_claim(claim, by=request.user, seen=request.GET.get("seen") or "-")
            messages.success(request, "The claim stands as it was read again; the facts are judged again.")
        except review.NotPossibleError as error:
            messages.error(request, str(error))
        return self.back(request, claim)

    def _correction(self, request: HttpRequest, claim: Claim) -> CorrectionForm:
        action = reverse("admin:claims_claim_correct", args=[claim.pk])
        back = self.address(claim)
        return CorrectionForm(claim, action=f"{action}#correction", back=back, data=request.POST or None)

    def page_context(self, request: HttpRequest, claim: Claim) -> dict[str, Any]:
        article = reverse("admin:sources_article_change", args=[claim.article_id])
        sentence = claim.reading.revision.text[claim.sentence_start : claim.sentence_end]
        return {
            "title": f"“{claim.quote}”",
            "pieces": pieces_of(sentence, marks_of([claim], claim.attribution.all()), offset=claim.sentence_start),
            "text": f"{article}?revision={claim.reading.revision_id}&claim={claim.pk}",
            "card": card_of(claim, address=self.address(claim), correct="#correction"),
            "history": _history(claim),
            "comparisons": comparisons(differing_readings().filter(claim=claim)),
            "correction": self._correction(request, claim) if self.has_review_permission(request) else None,
            "may_review": self.has_review_permission(request),
            "may_group": may(request.user, "group_claim"),
        }


def _tell(request: HttpRequest, changed: int, done: str) -> None:
    if changed:
        messages.success(request, f"{changed} claim{'' if changed == 1 else 's'} {done}; the facts are judged again.")
    else:
        messages.info(request, f"Nothing changed: what is {done} or superseded already stays as it is.")


def _history(claim: Claim) -> list[dict[str, Any]]:
    """What was changed of the claim, when, and by whom (by a worker where by nobody).

    Each event keeps the row as it was before a change; what it was after it is the next event's, or the row of today.
    """
    events = list(claim.events.select_related("pgh_context", "origin").order_by("pgh_id"))  # type: ignore[attr-defined]
    authors: list[Any] = [event.pgh_context.metadata.get("user") if event.pgh_context else None for event in events]
    names = {user.pk: user.get_username() for user in User.objects.filter(pk__in=filter(None, authors))}
    return [
        {
            "at": before.pgh_created_at,
            "by": names.get(author, "a worker"),
            "state": _change(before.get_review_state_display(), after.get_review_state_display()),
            "says": _change(_what(before), _what(after)),
            "said_by": _change(before.origin.name, after.origin.name),
        }
        for before, after, author in zip(events, [*events, claim][1:], authors, strict=True)
    ]


def _what(claim: Any) -> str:
    """What it says, of a claim or of an event in its history."""
    return " ".join(word for word in (figure_words(claim), claim.counted, claim.metric) if word)


def _change(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"
