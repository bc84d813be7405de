"""What all desks have in common.

Nothing is deleted; a refusal is 403, what is not there 404; an empty list says what to do.

`Desk` is Django's own list and form; `PageDesk` has a page to read instead of the form, with small forms that each post
to an address of their own.
"""

from collections.abc import Callable
from typing import Any, NoReturn

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import IntegrityError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from claims.pages.wording import moment_words
from claims.permissions import Action, may

SAVED_MEANWHILE = "Nothing was saved: somebody else has just saved the same. Look again."


class Desk(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    """A list and, where it is opened, Django's form. `empty_text` says what to do where the list is empty."""

    empty_text = ""
    change_list_template = "claims/admin/change_list.html"
    list_per_page = 50
    show_full_result_count = False

    class Media:
        css = {"all": ("claims/desk.css",)}  # noqa: RUF012  (as Django has it)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        self._check_list_request(request)
        title = str(self.opts.verbose_name_plural).capitalize()
        return super().changelist_view(
            request, {"title": title, "empty_text": self.empty_text, **(extra_context or {})}
        )

    def _check_list_request(self, request: HttpRequest) -> None:
        """Refuse what Django would pass on to the database, or answer with the list as if nothing had been asked."""
        if any("\0" in value for values in request.GET.lists() for value in values[1]):
            raise SuspiciousOperation("PostgreSQL takes no NUL in text")
        if None in map(row_number, request.POST.getlist("_selected_action")):
            raise SuspiciousOperation("rows are selected by their numbers")
        action = request.POST.get("action")
        if action and action not in self.get_actions(request):
            raise PermissionDenied

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError:
            messages.error(request, SAVED_MEANWHILE)
            return HttpResponseRedirect(request.get_full_path())

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        """Save what was changed in the form, never the whole row."""
        obj.save(update_fields=self.fields_to_save(form) if change else None)

    def fields_to_save(self, form: Any) -> list[str]:
        """The columns that a saved form has changed."""
        return list(form.changed_data)

    def _get_obj_does_not_exist_redirect(self, *args: object) -> NoReturn:
        raise Http404


class PageDesk(Desk):
    """A list and, where it is opened, a page to read: a subclass gives `page_template` and `page_context`."""

    page_template = ""

    def page_context(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """What the page shows besides `item`, the object itself."""
        return {}

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            raise PermissionDenied
        obj = self.item(request, object_id)
        # What was merged into another leads to it.
        return self.page(request, obj) if str(obj.pk) == object_id else HttpResponseRedirect(self.address(obj))

    def item(self, request: HttpRequest, object_id: str | int) -> Any:
        """The object of a page or of what is done there; 403 for those who may not see it, 404 where there is none."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        obj = self.get_object(request, str(object_id))
        if obj is None or not self.has_view_permission(request, obj):
            raise Http404
        return obj

    def page(self, request: HttpRequest, obj: Model, **forms_with_errors: object) -> TemplateResponse:
        """The page; with errors, the forms that have them in the place of empty ones."""
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": str(obj),
            "item": obj,
            **self.page_context(request, obj),
            **forms_with_errors,
        }
        return TemplateResponse(request, self.page_template, context, status=400 if forms_with_errors else 200)

    def doing(self, name: str, view: Callable[..., HttpResponse]) -> URLPattern:
        """The address of something that is done to one object: POST alone, `admin:<app>_<model>_<name>`."""
        full_name = f"{self.opts.app_label}_{self.opts.model_name}_{name}"
        return path(f"<int:object_id>/{name}/", self.admin_site.admin_view(require_POST(view)), name=full_name)

    def address(self, obj: Model) -> str:
        """The address of the object's page."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[obj.pk])

    def back(self, request: HttpRequest, obj: Model) -> HttpResponseRedirect:
        """To where the form was posted from, as its field `next` says, or to the object's page."""
        wanted = request.POST.get("next", "")
        is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
        return HttpResponseRedirect(wanted if is_ours else self.address(obj))


def moment_column(field: str, title: str) -> Callable[[Any], str]:
    """A column of a list: the moment in this field of the row."""

    @admin.display(description=title, ordering=field)
    def shown(row: Any) -> str:
        return moment_words(getattr(row, field), "time")

    return shown


def is_page(request: HttpRequest) -> bool:
    """Whether this is about one object, not about the list."""
    return request.resolver_match is not None and "object_id" in request.resolver_match.kwargs


def row_number(written: str | None) -> int | None:
    """The id of a row as an address or a form has it; None where it is none that a row can have."""
    return int(written) if written and written.isdecimal() and len(written) < 19 else None


def require(request: HttpRequest, action: Action) -> None:
    """403 for those who may not do this."""
    if not may(request.user, action):
        raise PermissionDenied
