"""Conflicts: listed, shown and decided."""

from typing import ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.filters import ConflictFilter
from claims.api.rows import conflicts_shown, conflicts_with_history
from claims.api.serializers.conflicts import ConflictSerializer, ConflictWithHistorySerializer, DecisionSerializer
from claims.api.views.desk import Desk
from claims.models import Conflict
from claims.reviewing import review


@extend_schema_view(
    list=extend_schema(summary="List conflicts", description="Conflicts of all states, the newest first."),
    retrieve=extend_schema(
        summary="Show a conflict", description="One conflict with what happened to it and what people decided."
    ),
)
class Conflicts(Desk):
    """The disputes on facts."""

    queryset = Conflict.objects.none()
    serializer_class = ConflictSerializer
    detail_serializer_class = ConflictWithHistorySerializer
    filterset_class = ConflictFilter
    asks: ClassVar = {"resolve": "resolve_conflict"}

    def get_queryset(self) -> QuerySet[Conflict]:
        return conflicts_shown() if self.is_list() else conflicts_with_history()

    @extend_schema(
        summary="Resolve or dismiss a conflict",
        description="Decides it, or decides it anew, with a reason. It is reopened when what is said changes.",
        request=DecisionSerializer,
        responses=ConflictWithHistorySerializer,
    )
    @action(methods=["post"], detail=True)
    def resolve(self, request: Request, pk: int) -> Response:
        conflict = self.get_object()
        decision = DecisionSerializer(data=request.data)
        decision.is_valid(raise_exception=True)
        review.resolve_conflict(conflict, by=request.user, **decision.validated_data)
        return self.shown(conflict)
