"""Names to decide: which source a name may be, what each of the two has said, and what a person finds."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse

from claims.admin.desk import PageDesk
from claims.admin.filters import MatchFilter
from claims.models import SourceMatch
from claims.models.decisions import DecisionState
from claims.permissions import may
from claims.reviewing.review import NotPossibleError
from claims.reviewing.source_matching import confirm_match, reject_match
from claims.sourcing.queries import claims_said_by, names_to_decide, suggested_matches
from sources.queries import survivor_of

MOST_CLAIMS = 3
DECIDED = "Decided; the facts concerned are judged again."
REJECTED = "Noted: it is never suggested again."


@admin.register(SourceMatch)
class MatchDesk(PageDesk):
    """Matches that are open, the likeliest first; decided ones where they are asked for."""

    empty_text = "No names to decide. One comes where a name may be that of a source which goes by another."
    page_template = "claims/admin/match.html"
    list_display = ("name", "may_be", "score", "reason", "claims", "decided")
    list_filter = (MatchFilter,)
    search_fields = ("attribution__name", "source__name")
    search_help_text = "The name as written, or the source."
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return suggested_matches()

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return ("-score", "pk")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return super().changelist_view(request, {"title": "Names to decide", **(extra_context or {})})

    @admin.display(description="name", ordering="attribution__name")
    def name(self, match: SourceMatch) -> str:
        return f"“{match.attribution.name}”"

    @admin.display(description="may be", ordering="source__name")
    def may_be(self, match: SourceMatch) -> str:
        return survivor_of(match.source).name

    @admin.display(description="claims")
    def claims(self, match: Any) -> int:
        return int(match.claim_count)

    @admin.display(description="decided", empty_value="")
    def decided(self, match: SourceMatch) -> str | None:
        return f"{match.get_state_display()} by {match.decided_by}" if match.decided_by else None

    def get_urls(self) -> list[URLPattern]:
        return [
            self.doing("in_article", self.in_article),
            self.doing("always", self.always),
            self.doing("reject", self.reject),
            *super().get_urls(),
        ]

    def page_context(self, request: HttpRequest, match: SourceMatch) -> dict[str, Any]:
        source, voice = survivor_of(match.source), match.voice
        others = names_to_decide().filter(voice=voice).exclude(source=match.source) if voice else ()
        may_decide = may(request.user, "match_source")
        is_settled = match.state == DecisionState.CONFIRMED and match.decided_by and voice and not voice.merged_into
        return {
            "title": f"Is “{match.attribution.name}” {source}?",
            "source": source,
            "others": list(others),
            "by_voice": list(claims_said_by(voice)[:MOST_CLAIMS]) if voice else [],
            "by_source": list(claims_said_by(source)[:MOST_CLAIMS]),
            "may_decide": may_decide,
            "may_merge": may(request.user, "merge_source"),
            "may_take_back": may_decide and is_settled,
            "queue": reverse("admin:claims_sourcematch_changelist"),
        }

    def in_article(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """It is this source, in this article."""
        return self._decide(request, object_id, lambda match: confirm_match(match, scope="article", by=request.user))

    def always(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """It is this source wherever it stands."""
        return self._decide(request, object_id, lambda match: confirm_match(match, scope="always", by=request.user))

    def reject(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """It is not this source."""
        return self._decide(request, object_id, lambda match: reject_match(match, by=request.user), done=REJECTED)

    def _decide(
        self,
        request: HttpRequest,
        object_id: int,
        operation: Callable[[SourceMatch], None],
        *,
        done: str = DECIDED,
    ) -> HttpResponse:
        match = self.item(request, object_id)
        try:
            operation(match)
        except NotPossibleError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, done)
        return self.back(request, match)
