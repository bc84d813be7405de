"""Conflicts, what happened to them, and what people decided."""

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from claims.api.fields import NumberField
from claims.api.serializers.facts import FactTitleSerializer, VerdictSerializer
from claims.models import Conflict, ConflictEvent, Resolution
from claims.models.conflicts import ConflictState
from claims.models.verdicts import KINDS, SEVERITIES


class ConflictSerializer(serializers.Serializer[Conflict]):
    """The dispute on a fact, with the verdict that it stands on."""

    id = serializers.IntegerField()
    fact = FactTitleSerializer()
    state = serializers.ChoiceField(ConflictState.choices)
    kind = serializers.ChoiceField(KINDS)
    severity = serializers.ChoiceField(SEVERITIES)
    signature = serializers.CharField(help_text="Of the positions; it changes when they do.")
    opened_at = serializers.DateTimeField()
    changed_at = serializers.DateTimeField()
    verdict = VerdictSerializer()


class ConflictEventSerializer(serializers.Serializer[ConflictEvent]):
    """One thing that happened to a conflict; `by_user` is null where judging did it."""

    id = serializers.IntegerField()
    kind = serializers.ChoiceField(ConflictEvent.Kind.choices)
    at = serializers.DateTimeField()
    reason = serializers.CharField()
    verdict = serializers.IntegerField(source="verdict_id")
    by_user = serializers.CharField(source="by_user.username", default=None, allow_null=True)


class ResolutionSerializer(serializers.Serializer[Resolution]):
    """A person's decision. Later ones stand beside it; the last one holds."""

    id = serializers.IntegerField()
    outcome = serializers.ChoiceField(Resolution.Outcome.choices)
    low = NumberField(allow_null=True)
    high = NumberField(allow_null=True)
    reason = serializers.CharField()
    at = serializers.DateTimeField()
    by_user = serializers.CharField(source="by_user.username", default=None, allow_null=True)


class ConflictWithHistorySerializer(ConflictSerializer):
    """A conflict, what happened to it (the oldest first) and what was decided (the newest first)."""

    events = ConflictEventSerializer(many=True)
    resolutions = ResolutionSerializer(many=True)


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "One range is preferred",
            value={"outcome": "preferred", "reason": "The hospital lists names.", "low": "25", "high": "30"},
            request_only=True,
        )
    ]
)
class DecisionSerializer(serializers.Serializer[Resolution]):
    """A decision on a conflict. `preferred` needs a bound at least."""

    outcome = serializers.ChoiceField(Resolution.Outcome.choices)
    reason = serializers.CharField(max_length=5000)
    low = serializers.DecimalField(max_digits=60, decimal_places=20, required=False, allow_null=True)
    high = serializers.DecimalField(max_digits=60, decimal_places=20, required=False, allow_null=True)
    signature = serializers.CharField(
        max_length=64,
        required=False,
        allow_blank=True,
        help_text="The conflict's signature when it was looked at; refused where it has changed since.",
    )
