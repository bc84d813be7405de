"""Sources as they are shown."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.api.fields import TextOrNull
from sources.models import Reliability, Source, SourceKind


class SourceNameSerializer(serializers.Serializer[Source]):
    """A source, named only."""

    id = serializers.IntegerField()
    name = serializers.CharField()


class SourceSerializer(serializers.Serializer[Source]):
    """Who speaks or publishes. An unnamed source speaks in one article only, which `article` names."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(SourceKind.choices)
    aliases = serializers.SerializerMethodField()
    merged = serializers.SerializerMethodField(help_text="The ids of those that were merged into it.")
    parent = serializers.IntegerField(source="parent_id", allow_null=True)  # type: ignore[assignment]
    country = TextOrNull(help_text="ISO 3166-1 code of two letters.")
    time_zone = TextOrNull()
    reliability = serializers.ChoiceField(Reliability.choices, help_text="Admiralty scale; it decides nothing.")
    article = serializers.IntegerField(source="article_id", allow_null=True)

    @extend_schema_field({"type": "array", "items": {"type": "string"}})
    def get_aliases(self, source: Source) -> list[str]:
        """Its own, and the names of those that were merged into it."""
        merged = [name for part in source.merged.all() for name in (part.name, *map(str, part.aliases.all()))]
        return [*map(str, source.aliases.all()), *merged]

    @extend_schema_field({"type": "array", "items": {"type": "integer"}})
    def get_merged(self, source: Source) -> list[int]:
        return [part.pk for part in source.merged.all()]
