"""Claims as they are shown: the keys of the engine's claims, and what the desk knows of each besides."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from claims.api.fields import MOMENT, PERIOD, ChoiceOrNull, NumberField, TextOrNull, moment_as_shown
from claims.api.serializers.sources import SourceNameSerializer
from claims.models import Attribution, Claim, Membership, SourceMatch
from claims.models.claims import ReviewState
from claims.reading.chains import LONGEST_WORDS, MOST_HOPS, GivenHop
from claims.reviewing.correcting import EDITABLE, version_of
from factbase.metrics import METRICS
from sources.models import Source
from sources.queries import survivor_of

# Offsets are kept as integers of four bytes.
MOST_CHARACTERS = 2**31 - 1


class HopSerializer(serializers.Serializer[Attribution]):
    """One hop of the chain of those who are said to have said it; `source_id` where the name is decided."""

    source = serializers.CharField(source="name", help_text="As written.")  # type: ignore[assignment]
    source_id = serializers.SerializerMethodField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    cue = serializers.CharField()
    cue_start = serializers.IntegerField()
    cue_end = serializers.IntegerField()
    role = serializers.ChoiceField(Attribution.ROLES)
    stance = serializers.ChoiceField(Attribution.STANCES)
    named = serializers.BooleanField()

    def get_source_id(self, hop: Attribution) -> int | None:
        matches: list[SourceMatch] = hop.confirmed_matches  # type: ignore[attr-defined]
        return survivor_of(matches[0].source).pk if matches else None


class ClaimSerializer(serializers.Serializer[Claim]):
    """One figure as one revision states it; offsets are code points of the revision's text, half-open.

    Its rows come from `claims.api.rows.claims_shown`.
    """

    id = serializers.IntegerField()
    article = serializers.IntegerField(source="article_id")
    revision = serializers.IntegerField(source="reading.revision_id")
    index = serializers.IntegerField(help_text="Its place among the claims of its reading.")
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    quote = serializers.CharField()
    sentence = serializers.SerializerMethodField()
    kind = serializers.ChoiceField(Claim.KINDS)
    value = NumberField(allow_null=True, help_text="The number stated; null where none is, such as in a range.")
    low = NumberField(allow_null=True, help_text="null is open.")
    high = NumberField(allow_null=True, help_text="null is open.")
    modifier = serializers.ChoiceField(Claim.MODIFIERS)
    unit = TextOrNull()
    counted = TextOrNull()
    metric = TextOrNull()
    negated = serializers.BooleanField()
    change = ChoiceOrNull(Claim.CHANGES)
    hedge = serializers.ChoiceField(Claim.HEDGES)
    as_of = serializers.SerializerMethodField()
    event_date = serializers.SerializerMethodField()
    places = serializers.ListField(child=serializers.CharField())
    attribution = HopSerializer(many=True)
    part_of = serializers.SerializerMethodField(help_text="The index of the total that this figure is part of.")
    part_of_claim = serializers.IntegerField(source="part_of_id", allow_null=True, help_text="The id of that total.")
    rule = serializers.CharField()
    confidence = serializers.FloatField()
    review_state = serializers.ChoiceField(ReviewState.choices)
    as_read = serializers.JSONField(allow_null=True, help_text="What was read, where a person has changed it.")
    differing = serializers.IntegerField(
        source="differing_count", help_text="How many later readings differ from it and wait for review."
    )
    version = serializers.SerializerMethodField(help_text="Of what can be corrected; it changes when that does.")
    fact = serializers.SerializerMethodField(help_text="The fact that it is a confirmed member of.")
    origin = serializers.SerializerMethodField()

    @extend_schema_field({"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2})
    def get_sentence(self, claim: Claim) -> list[int]:
        return [claim.sentence_start, claim.sentence_end]

    @extend_schema_field({**MOMENT, "nullable": True})
    def get_as_of(self, claim: Claim) -> str | None:
        return moment_as_shown(claim.as_of, claim.as_of_precision)

    @extend_schema_field(PERIOD)
    def get_event_date(self, claim: Claim) -> dict[str, Any] | None:
        if claim.event_from is None:
            return None
        return {"from": claim.event_from, "to": claim.event_to, "precision": claim.event_precision or None}

    def get_part_of(self, claim: Claim) -> int | None:
        return claim.part_of.index if claim.part_of else None

    def get_version(self, claim: Claim) -> str:
        return version_of(claim)

    def get_fact(self, claim: Claim) -> int | None:
        memberships: list[Membership] = claim.confirmed_memberships  # type: ignore[attr-defined]
        return memberships[0].fact_id if memberships else None

    @extend_schema_field(SourceNameSerializer)
    def get_origin(self, claim: Claim) -> dict[str, Any]:
        origin: Source = survivor_of(claim.origin)
        return {"id": origin.pk, "name": origin.name}


def _version() -> serializers.CharField:
    says = "The claim's version when it was looked at; refused where it has changed since."
    return serializers.CharField(max_length=64, required=False, allow_blank=True, help_text=says)


def _number() -> serializers.DecimalField:
    return serializers.DecimalField(max_digits=60, decimal_places=20, required=False, allow_null=True)


class GivenHopSerializer(serializers.Serializer[Attribution]):
    """One hop of a corrected chain. The other keys of a claim's hop may stay in it: they follow from these."""

    source = serializers.CharField(  # type: ignore[assignment]
        max_length=LONGEST_WORDS, help_text="The words that name the source, as they stand in the text."
    )
    cue = serializers.CharField(
        max_length=LONGEST_WORDS, required=False, allow_blank=True, help_text="Those that say that it spoke."
    )
    stance = serializers.ChoiceField(Attribution.STANCES, required=False)
    named = serializers.BooleanField(required=False)
    start = serializers.IntegerField(
        min_value=0, max_value=MOST_CHARACTERS, required=False, allow_null=True, help_text="Where; else the nearest."
    )
    cue_start = serializers.IntegerField(min_value=0, max_value=MOST_CHARACTERS, required=False, allow_null=True)


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "Another figure, said by another source",
            value={"value": "25", "modifier": "up_to", "attribution": [{"source": "hospital records", "cue": "show"}]},
            request_only=True,
        )
    ]
)
class CorrectionSerializer(serializers.Serializer[Claim]):
    """What is corrected of a claim; what is left out stays. Bounds that are left out follow from a new value."""

    value = _number()
    low = _number()
    high = _number()
    modifier = serializers.ChoiceField(Claim.MODIFIERS, required=False)
    unit = serializers.CharField(max_length=40, required=False, allow_blank=True, allow_null=True)
    metric = serializers.ChoiceField(tuple(METRICS), required=False, allow_blank=True, allow_null=True)
    counted = serializers.CharField(max_length=LONGEST_WORDS, required=False, allow_blank=True, allow_null=True)
    attribution = GivenHopSerializer(
        many=True, required=False, help_text=f"The whole chain, at most {MOST_HOPS} hops; the last is the origin."
    )
    version = _version()

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        """The arguments of `claims.reviewing.correcting.edit_claim`."""
        unknown = sorted(set(self.initial_data) - set(self.fields))
        if unknown:
            raise serializers.ValidationError({key: ["This cannot be corrected."] for key in unknown})
        changes = {field: given[field] for field in EDITABLE if field in given}
        changes.update({field: changes[field] or "" for field in ("unit", "metric", "counted") if field in changes})
        chain = given.get("attribution")
        hops = None if chain is None else [GivenHop(**hop) for hop in chain]
        return {**changes, "attribution": hops, "seen": given.get("version", "")}


class VersionSerializer(serializers.Serializer[Claim]):
    """What somebody saw of a claim."""

    version = _version()
