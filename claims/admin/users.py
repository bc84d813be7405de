"""The desks of users and groups: Django's own, with plain widgets, and no way up for those who are no superusers."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class UserDesk(UserAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    """Users. One who leaves is made inactive: what he decided stays his. To see the desk a user must be staff."""

    # The two-column widget writes style attributes, which the Content-Security-Policy refuses.
    filter_horizontal = ()
    list_filter = ("is_active", "is_staff", "groups")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Who may set the password of a superuser is one.
        above = obj is not None and obj.is_superuser and not _is_superuser(request)
        return super().has_change_permission(request, obj) and not above

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        own = super().get_readonly_fields(request, obj)
        return own if _is_superuser(request) else (*own, "is_superuser", "user_permissions")


@admin.register(Group)
class GroupDesk(GroupAdmin):
    """Groups: viewer, reviewer, editor and administrator come with the service."""

    filter_horizontal = ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _is_superuser(request: HttpRequest) -> bool:
    return request.user.is_active and request.user.is_superuser
