"""Facts and events: listed and shown."""

from drf_spectacular.utils import extend_schema, extend_schema_view

from claims.api.filters import EventFilter, FactFilter
from claims.api.rows import facts_shown
from claims.api.serializers.facts import EventSerializer, FactSerializer
from claims.api.views.desk import MOVED, MergingDesk
from claims.models import Event


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
