"""Facts and events: listed and shown."""

from datetime import datetime

from django.core.exceptions import ValidationError as FormError
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.filters import EventFilter, FactFilter, MomentField
from claims.api.rows import facts_shown
from claims.api.serializers.facts import EventSerializer, FactSerializer, VerdictSerializer
from claims.api.views.desk import MOVED, MergingDesk
from claims.models import Event
from claims.queries import known_at


@extend_schema_view(
    list=extend_schema(summary="List facts", description="Facts with their latest verdicts, the newest fact first."),
    retrieve=extend_schema(
        summary="Show a fact",
        description="One fact with its latest verdict and its conflict. Its claims: `/claims/?fact=`.",
        responses={200: FactSerializer, 308: MOVED},
    ),
)
class Facts(MergingDesk):
    """Questions with a number for an answer."""

    queryset = facts_shown()
    serializer_class = FactSerializer
    filterset_class = FactFilter

    def known_query(self) -> set[str]:
        return {"known_at"} if self.action == "verdict" else super().known_query()

    @extend_schema(
        summary="Show what was known of a fact",
        description="The verdict as it stood at a time; the latest where none is given. 404 before the first.",
        parameters=[OpenApiParameter("known_at", OpenApiTypes.DATETIME, description="Such as 2020-01-03T12:00:00Z.")],
        responses=VerdictSerializer,
    )
    @action(methods=["get"], detail=True)
    def verdict(self, request: Request, pk: int) -> Response:
        fact = self.get_object()
        verdict = known_at(fact, _time_asked(request))
        if verdict is None:
            raise NotFound("The fact had not been judged by then.")
        return Response(VerdictSerializer(verdict).data)


def _time_asked(request: Request) -> datetime:
    """The time in `known_at`, now where it is not given."""
    try:
        return MomentField(required=False).clean(request.query_params.get("known_at")) or timezone.now()
    except FormError as error:
        raise ValidationError({"known_at": error.messages}) from None


@extend_schema_view(
    list=extend_schema(summary="List events", description="Events, the newest first."),
    retrieve=extend_schema(
        summary="Show an event",
        description="One event. Its facts: `/facts/?event=`.",
        responses={200: EventSerializer, 308: MOVED},
    ),
)
class Events(MergingDesk):
    """What happened."""

    queryset = Event.objects.all()
    serializer_class = EventSerializer
    filterset_class = EventFilter
