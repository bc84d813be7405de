"""Names and the sources that they may be."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.api.fields import TextOrNull
from claims.api.serializers.sources import SourceNameSerializer
from claims.models import SourceMatch
from claims.models.decisions import DecisionState
from sources.models import Source
from sources.queries import survivor_of


class SourceMatchSerializer(serializers.Serializer[SourceMatch]):
    """A name as written, the source that it may be, and the one that speaks (`voice`) until a person decides."""

    id = serializers.IntegerField()
    name = serializers.CharField(source="attribution.name", help_text="As written.")
    article = serializers.IntegerField(source="attribution.claim.article_id")
    claim = serializers.IntegerField(source="attribution.claim_id")
    source = serializers.SerializerMethodField()  # type: ignore[assignment]
    voice = serializers.SerializerMethodField()
    state = serializers.ChoiceField(DecisionState.choices)
    score = serializers.FloatField(help_text="How much speaks for it, from 0 to 1.")
    reason = TextOrNull()
    claims = serializers.IntegerField(source="claim_count", help_text="How many claims of the voice there are.")
    decided_by = serializers.CharField(source="decided_by.username", allow_null=True, default=None)
    decided_at = serializers.DateTimeField(allow_null=True)

    @extend_schema_field(SourceNameSerializer)
    def get_source(self, match: SourceMatch) -> dict[str, Any]:
        return _named(survivor_of(match.source))

    @extend_schema_field(SourceNameSerializer)
    def get_voice(self, match: SourceMatch) -> dict[str, Any] | None:
        return _named(match.voice) if match.voice else None


class ReasonSerializer(serializers.Serializer[None]):
    """Why it is decided so."""

    reason = serializers.CharField(required=False, allow_blank=True, max_length=1000)


class ConfirmationSerializer(ReasonSerializer):
    """How far a confirmation reaches."""

    scope = serializers.ChoiceField(
        [("article", "in this article"), ("always", "wherever the name stands")],
        default="article",
        help_text="`always` makes the name one of the source's, or merges the voice into it, and asks for more.",
    )


def _named(source: Source) -> dict[str, Any]:
    return {"id": source.pk, "name": source.name}
