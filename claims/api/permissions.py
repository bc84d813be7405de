"""The API's door: every request asks `claims.permissions.may`."""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from claims.permissions import Action, may


class MayRead(BasePermission):
    """Whoever may view the desk. Actions that change something ask for more, by `may_do`."""

    message = "You are not in a group that may see the desk. An administrator can add you to one."

    def has_permission(self, request: Request, view: Any) -> bool:
        return may(request.user, "view")


def may_do(asked: Action) -> type[BasePermission]:
    """The permission class for whoever may do this."""

    class MayDo(BasePermission):
        message = f"You may not do this ({asked.replace('_', ' ')}): your group has no permission for it."

        def has_permission(self, request: Request, view: Any) -> bool:
            return may(request.user, asked)

    return MayDo
