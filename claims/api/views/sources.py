"""Sources: listed and shown."""

from drf_spectacular.utils import extend_schema, extend_schema_view

from claims.api.filters import SourceFilter
from claims.api.serializers.sources import SourceSerializer
from claims.api.views.desk import MOVED, MergingDesk
from sources.models import Source


@extend_schema_view(
    list=extend_schema(summary="List sources", description="Sources, the newest first."),
    retrieve=extend_schema(
        summary="Show a source", description="One source.", responses={200: SourceSerializer, 308: MOVED}
    ),
)
class Sources(MergingDesk):
    """Who speaks or publishes."""

    queryset = Source.objects.prefetch_related("aliases", "merged__aliases")
    serializer_class = SourceSerializer
    filterset_class = SourceFilter
