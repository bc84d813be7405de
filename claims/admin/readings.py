"""The desk of readings: which texts were read, which could not be and why, and reading them again."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import truncatechars
from django.urls import URLPattern

from claims.admin.desk import PageDesk, moment_column
from claims.models import Reading
from claims.permissions import may
from claims.reviewing import rereading
from sources.models import Article


@admin.register(Reading)
class ReadingDesk(PageDesk):
    """Readings, newest first."""

    empty_text = "No readings here. Each article that is added is read once by each version of the extractor."
    page_template = "claims/admin/reading.html"
    list_display = ("text_read", "state", "attempts", "error_shown", moment_column("finished_at", "finished"))
    list_filter = ("state",)
    list_select_related = ("revision__article__publisher",)
    search_fields = ("revision__title", "error")
    search_help_text = "Words of the title or of the error."
    actions = ("read_selected_again",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_read_again_permission(self, request: HttpRequest) -> bool:
        """What the action asks for."""
        return may(request.user, "read_again")

    def get_queryset(self, request: HttpRequest) -> Any:
        # The texts themselves are not shown here, and they are long.
        return super().get_queryset(request).select_related("revision__article__publisher").defer("revision__text")

    @admin.display(description="text", ordering="revision__title")
    def text_read(self, reading: Reading) -> str:
        return f"{reading.revision} ({reading.revision.article.publisher})"

    @admin.display(description="error", ordering="error")
    def error_shown(self, reading: Reading) -> str:
        return truncatechars(reading.error, 100)

    @admin.action(description="Read again what failed or an earlier extractor read", permissions=["read_again"])
    def read_selected_again(self, request: HttpRequest, queryset: QuerySet[Reading]) -> None:
        _tell(request, rereading.read_again(queryset, by=request.user))

    def get_urls(self) -> list[URLPattern]:
        return [self.doing("read_again", self.read_again), *super().get_urls()]

    def read_again(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Owe the text of one reading a new one."""
        reading = self.item(request, object_id)
        _tell(request, rereading.read_again([reading], by=request.user))
        return self.back(request, reading)

    def page_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        title = f"Reading of “{reading.revision}”"
        return {
            "title": title,
            "is_outdated": rereading.outdated(Article.objects.filter(current_revision=reading.revision_id)).exists(),
            "may_read_again": self.has_read_again_permission(request),
        }


def _tell(request: HttpRequest, due: int) -> None:
    if due:
        messages.success(request, f"{due} text{' is' if due == 1 else 's are'} read again within seconds.")
    else:
        messages.info(request, "Nothing to do: only what failed, or what an earlier extractor read, is read again.")
