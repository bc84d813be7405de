"""What all views of the API have in common: who may ask, what may be asked, and where merged rows lead."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from drf_spectacular.utils import OpenApiResponse, extend_schema, inline_serializer
from rest_framework import mixins, serializers
from rest_framework.exceptions import ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.viewsets import GenericViewSet

from claims.api.parsers import BodyLimit, BoundedJSONParser
from claims.api.permissions import may_do
from claims.api.schema import DeskSchema
from claims.permissions import Action

_MERGED = inline_serializer(
    "Merged", {"id": serializers.IntegerField(), "merged_into": serializers.IntegerField(help_text="Its survivor.")}
)
MOVED = OpenApiResponse(_MERGED, description="Merged: `Location` leads to the one that survives.")


class DeskView(GenericAPIView[Any]):
    """A view that says who may ask for what, and refuses query parameters that it does not know."""

    schema = DeskSchema()
    parser_classes = (BoundedJSONParser,)
    http_method_names = ("get", "head", "post", "delete")
    filterset_class: Any = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method in self.allowed_methods:
            refuse_unknown(request, known=self.known_query())

    def body_limit(self) -> BodyLimit:
        return BodyLimit()

    def is_list(self) -> bool:
        """Whether this answers with a page of rows, which filters narrow."""
        return False

    def known_query(self) -> set[str]:
        if not self.is_list():
            return set()
        return {*self.filterset_class.base_filters, "cursor", "page_size"}

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        # Filters have defaults; one row that is asked for by its id is shown whatever they say.
        return super().filter_queryset(queryset) if self.is_list() else queryset


class Desk(DeskView, mixins.ListModelMixin, mixins.RetrieveModelMixin, GenericViewSet[Any]):
    """A list and its rows one by one; actions that change something are named in `asks`."""

    # action -> what its user must be permitted; any other action asks for the permission to view.
    asks: ClassVar[Mapping[str, Action]] = {}
    detail_serializer_class: Any = None
    lookup_value_converter = "int"

    def is_list(self) -> bool:
        return self.action == "list"

    def get_permissions(self) -> list[Any]:
        asked = self.asks.get(self.action)
        permission: type[BasePermission] | None = may_do(asked) if asked else None
        return [permission()] if permission else list(super().get_permissions())

    def get_serializer_class(self) -> Any:
        if self.is_list() or self.detail_serializer_class is None:
            return self.serializer_class
        return self.detail_serializer_class

    def shown(self, row: Model) -> Response:
        """The row as it stands now, read again."""
        return Response(self.get_serializer(self.get_queryset().get(pk=row.pk)).data)


class MergingDesk(Desk):
    """Rows that can be merged: lists leave out what is merged, and a merged row leads to its survivor."""

    def get_queryset(self) -> QuerySet[Any]:
        rows = super().get_queryset()
        return rows.filter(merged_into=None) if self.is_list() else rows

    @extend_schema(responses={308: MOVED})
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        found = self.get_object()
        if found.merged_into_id is None:
            return Response(self.get_serializer(found).data)
        survivor = found.merged_into
        while survivor.merged_into is not None:
            survivor = survivor.merged_into
        address = reverse(f"api:{self.basename}-detail", kwargs={"pk": survivor.pk})
        return Response({"id": found.pk, "merged_into": survivor.pk}, status=308, headers={"Location": address})


def refuse_unknown(request: Request, *, known: set[str]) -> None:
    """Refuse what would be passed over in silence: an unknown parameter, one given twice, or one without a value."""
    wrong = {}
    for name, values in request.query_params.lists():
        if name not in known:
            wrong[name] = [f"There is no such parameter here. Known: {', '.join(sorted(known)) or 'none'}."]
        elif len(values) > 1:
            wrong[name] = ["This is given more than once."]
        elif not values[0]:
            wrong[name] = ["This is empty: leave it out, or give a value."]
    if wrong:
        raise ValidationError(wrong)
