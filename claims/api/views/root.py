"""The API's front door, its documentation, and what is at no address."""

from typing import Any

from csp.decorators import csp_update
from django.utils.decorators import method_decorator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from claims.api.views.desk import DeskView

LISTS = {
    "articles": "article",
    "claims": "claim",
    "facts": "fact",
    "events": "event",
    "conflicts": "conflict",
    "sources": "source",
    "source_matches": "source-match",
}


class Root(DeskView):
    """Where everything is. It shows no data, so anyone may ask."""

    permission_classes = (AllowAny,)

    @extend_schema(
        summary="Where everything is",
        description="The addresses of the lists, of the schema and of the documentation.",
        responses={(200, "application/json"): {"type": "object", "additionalProperties": {"type": "string"}}},
    )
    def get(self, request: Request) -> Response:
        lists = {name: reverse(f"api:{row}-list", request=request) for name, row in LISTS.items()}
        pages = {name: reverse(f"api:{name}", request=request) for name in ("tokens", "schema", "docs")}
        return Response({**lists, **pages})


@extend_schema(exclude=True)
class Nowhere(DeskView):
    """Any other path under /api/."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise NotFound("There is nothing at this address. Addresses end with a slash; see /api/docs/.")


# Swagger UI sets styles and shows icons from data; this page alone allows that. Its scripts are files of ours.
@method_decorator(csp_update({"style-src": ["'unsafe-inline'"], "img-src": ["data:"]}), name="dispatch")
class Docs(SpectacularSwaggerSplitView):
    """Swagger UI."""
