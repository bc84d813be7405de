"""Merging and splitting on a source's page; each shows first what it changes."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from claims.admin.desk import require
from claims.admin.previewed import PreviewedForm
from claims.admin.source_forms import MergeForm, SplitForm
from claims.models import Fact
from claims.queries import sources_for_list
from claims.reviewing.previews import preview
from claims.reviewing.review import NotPossibleError
from claims.reviewing.source_merging import Consequences, merge_sources, merging_would, split_source, splitting_would
from claims.sourcing.queries import sources_to_merge_with
from sources.models import Source

# Each fact that is previewed is judged twice; the numbers above the table are of all.
MOST_PREVIEWED = 20


class MergingPages(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    """What the desk of sources does about two that are one, or one that is two."""

    def get_urls(self) -> list[URLPattern]:
        pages = {"merge": self.merge, "split": self.split}
        return [
            *(
                path(f"<int:object_id>/{name}/", self.admin_site.admin_view(view), name=f"sources_source_{name}")
                for name, view in pages.items()
            ),
            *super().get_urls(),
        ]

    def merge(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Have the source be another one from now on."""
        source = self._source(request, object_id)
        form = MergeForm(_posted(request))
        words = request.GET.get("q", "").replace("\0", "")[:200].strip()

        def operation() -> Source:
            into, reason = form.cleaned_data["source"], form.cleaned_data["reason"]
            merge_sources(source, into=into, by=request.user, reason=reason)
            return into  # type: ignore[no-any-return]

        return self._act(
            request, source, form, operation, lambda: merging_would(source, form.cleaned_data["source"]),
            what="Merge", more={"options": sources_to_merge_with(source, words=words), "words": words},
        )  # fmt: skip

    def split(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Give names of the source to sources of their own."""
        source = self._source(request, object_id)
        form = SplitForm(_posted(request), source=source)

        def operation() -> Source:
            names, reason = form.cleaned_data["names"], form.cleaned_data["reason"]
            return split_source(source, keys=names, by=request.user, reason=reason)[0]

        return self._act(
            request, source, form, operation, lambda: splitting_would(source, keys=form.cleaned_data["names"]),
            what="Split", more={},
        )  # fmt: skip

    def _source(self, request: HttpRequest, object_id: int) -> Source:
        require(request, "merge_source")
        source = sources_for_list().filter(pk=object_id).first()
        if source is None:
            raise Http404
        return source

    def _act(
        self,
        request: HttpRequest,
        source: Source,
        form: PreviewedForm,
        operation: Callable[[], Source],
        consequences: Callable[[], Consequences],
        *,
        what: str,
        more: dict[str, Any],
    ) -> HttpResponse:
        """Show the form; posted, show what it would change; confirmed as previewed, do it and go to the source."""
        shown: dict[str, Any] = {}
        if form.is_bound and form.is_valid():
            try:
                if form.is_previewed:
                    done = operation()
                    messages.success(request, "Done; the facts concerned are judged again.")
                    return HttpResponseRedirect(reverse("admin:sources_source_change", args=[done.pk]))
                shown = {"consequences": consequences(), "changes": _changes(operation, consequences())}
            except NotPossibleError as error:
                form.add_error(error.field if error.field in form.fields else None, str(error))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": f"{what}: {source}",
            "item": source,
            "form": form,
            "what": what,
            "as_asked": form.as_asked() if shown else "",
            "back": reverse("admin:sources_source_change", args=[source.pk]),
            **shown,
            **more,
        }
        template = f"claims/admin/source_{what.lower()}.html"
        return TemplateResponse(request, template, context, status=400 if form.errors else 200)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _changes(operation: Callable[[], Source], consequences: Consequences) -> list[Any]:
    """The facts whose verdicts would say something else, of the first that are concerned."""

    def done() -> None:
        operation()

    facts = Fact.objects.filter(pk__in=consequences.facts[:MOST_PREVIEWED])
    return preview(done, of=facts)
