"""Events, facts and verdicts as they are shown."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.api.fields import PERIOD, ChoiceOrNull, NumberField, TextOrNull
from claims.models import Claim, Conflict, Event, Fact, Verdict
from claims.models.conflicts import ConflictState
from claims.models.facts import COUNTINGS
from claims.models.verdicts import KINDS, SEVERITIES
from claims.queries import voice_as_shown

_IDS = {"type": "array", "items": {"type": "integer"}}
_BOUND = {"type": "string", "nullable": True}
_POSITIONS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["low", "high", "claims", "origins"],
        "properties": {
            "low": _BOUND,
            "high": _BOUND,
            "claims": _IDS,
            "origins": {"type": "array", "items": {"type": "string"}},
        },
    },
}
_PAIRS = {
    "type": "array",
    "description": "Two ids of claims and the reason.",
    "items": {"type": "array", "items": {}, "minItems": 3, "maxItems": 3},
}


class EventSerializer(serializers.Serializer[Event]):
    """What happened."""

    id = serializers.IntegerField()
    title = serializers.CharField()
    places = serializers.ListField(child=serializers.CharField())
    date = serializers.SerializerMethodField()

    @extend_schema_field(PERIOD)
    def get_date(self, event: Event) -> dict[str, Any] | None:
        if event.date_from is None and event.date_to is None:
            return None
        return {"from": event.date_from, "to": event.date_to, "precision": event.date_precision or None}


class EventTitleSerializer(serializers.Serializer[Event]):
    """An event, titled only."""

    id = serializers.IntegerField()
    title = serializers.CharField()


class VerdictSerializer(serializers.Serializer[Verdict]):
    """What judging a fact found. Claims are given by id; `low`, `best` and `high` are in `unit`."""

    id = serializers.IntegerField()
    judged_at = serializers.DateTimeField()
    policy_version = serializers.CharField()
    conflict = serializers.BooleanField()
    kind = ChoiceOrNull(KINDS)
    kinds = serializers.ListField(child=serializers.ChoiceField(KINDS))
    severity = ChoiceOrNull(SEVERITIES)
    positions = serializers.SerializerMethodField()
    superseded = serializers.ListField(child=serializers.IntegerField())
    outdated = serializers.ListField(child=serializers.IntegerField())
    copies = serializers.ListField(child=serializers.IntegerField())
    not_comparable = extend_schema_field(_PAIRS)(serializers.JSONField)()
    low = NumberField(allow_null=True)
    best = NumberField(allow_null=True)
    high = NumberField(allow_null=True)
    unit = TextOrNull()
    reason = serializers.CharField()

    @extend_schema_field(_POSITIONS)
    def get_positions(self, verdict: Verdict) -> list[dict[str, Any]]:
        return [
            {**position, "origins": [voice_as_shown(voice) for voice in position["origins"]]}
            for position in verdict.positions
        ]


class FactConflictSerializer(serializers.Serializer[Conflict]):
    """The conflict of a fact, in short."""

    id = serializers.IntegerField()
    state = serializers.ChoiceField(ConflictState.choices)
    kind = serializers.ChoiceField(KINDS)
    severity = serializers.ChoiceField(SEVERITIES)


class FactSerializer(serializers.Serializer[Fact]):
    """One question with a number for an answer, its latest verdict and its conflict, if it ever had one.

    Its rows come from `claims.api.rows.facts_shown`.
    """

    id = serializers.IntegerField()
    title = serializers.CharField()
    event = EventTitleSerializer(allow_null=True)
    metric = TextOrNull()
    kind = serializers.ChoiceField(Claim.KINDS)
    counted = TextOrNull()
    place = TextOrNull()
    period_from = serializers.DateField(allow_null=True)
    period_to = serializers.DateField(allow_null=True)
    unit_family = TextOrNull()
    counting = serializers.ChoiceField(COUNTINGS)
    part_of_fact = serializers.IntegerField(source="part_of_fact_id", allow_null=True)
    settled_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    awaits_judging = serializers.SerializerMethodField(help_text="Claims have come or changed since the verdict.")
    verdict = serializers.SerializerMethodField()
    conflict = serializers.SerializerMethodField()

    def get_awaits_judging(self, fact: Fact) -> bool:
        return fact.wanted > fact.judged

    @extend_schema_field(VerdictSerializer(allow_null=True))
    def get_verdict(self, fact: Fact) -> Any:
        latest: list[Verdict] = fact.latest_verdict  # type: ignore[attr-defined]
        return VerdictSerializer(latest[0]).data if latest else None

    @extend_schema_field(FactConflictSerializer(allow_null=True))
    def get_conflict(self, fact: Fact) -> Any:
        conflict = getattr(fact, "conflict", None)
        return FactConflictSerializer(conflict).data if conflict else None


class FactTitleSerializer(serializers.Serializer[Fact]):
    """A fact, titled only."""

    id = serializers.IntegerField()
    title = serializers.CharField()
