"""Names to decide: listed, confirmed and rejected."""

from typing import ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.filters import SourceMatchFilter
from claims.api.serializers.matches import ConfirmationSerializer, ReasonSerializer, SourceMatchSerializer
from claims.api.views.desk import Desk
from claims.models import SourceMatch
from claims.reviewing import source_matching
from claims.sourcing.queries import suggested_matches


@extend_schema_view(
    list=extend_schema(
        summary="List names to decide",
        description="Names that may be a source's which goes by another, each name and source once. "
        "`state=confirmed` and `state=rejected` have those that a person has decided.",
    ),
    retrieve=extend_schema(summary="Show a name to decide", description="One name and a source that it may be."),
)
class SourceMatches(Desk):
    """Names as written, and the sources that they may be."""

    queryset = SourceMatch.objects.none()
    serializer_class = SourceMatchSerializer
    filterset_class = SourceMatchFilter
    asks: ClassVar = {"confirm": "match_source", "reject": "match_source"}

    def get_queryset(self) -> QuerySet[SourceMatch]:
        return suggested_matches()

    @extend_schema(
        summary="Confirm that a name is the source",
        description="Its claims speak with the source, and the facts concerned are judged again.",
        request=ConfirmationSerializer,
        responses=SourceMatchSerializer,
    )
    @action(methods=["post"], detail=True)
    def confirm(self, request: Request, pk: int) -> Response:
        match = self.get_object()
        asked = ConfirmationSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        source_matching.confirm_match(match, by=request.user, **asked.validated_data)
        return self.shown(match)

    @extend_schema(
        summary="Reject that a name is the source",
        description="It is never suggested again. What was confirmed for an article is taken back.",
        request=ReasonSerializer,
        responses=SourceMatchSerializer,
    )
    @action(methods=["post"], detail=True)
    def reject(self, request: Request, pk: int) -> Response:
        match = self.get_object()
        asked = ReasonSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        source_matching.reject_match(match, by=request.user, **asked.validated_data)
        return self.shown(match)
