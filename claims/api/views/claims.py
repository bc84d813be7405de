"""Claims: listed, shown, accepted, rejected and corrected."""

from typing import ClassVar

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.filters import ClaimFilter
from claims.api.rows import claims_shown
from claims.api.serializers.claims import ClaimSerializer, CorrectionSerializer, VersionSerializer
from claims.api.views.desk import Desk
from claims.models import Claim
from claims.models.claims import ReviewState
from claims.reviewing import correcting, review


@extend_schema_view(
    list=extend_schema(
        summary="List claims",
        description="Claims in a fact, the last read first. `grouped=false` has those in none, such as ages and "
        "durations, `grouped=all` both; superseded ones come where `review_state=superseded` asks for them.",
    ),
    retrieve=extend_schema(summary="Show a claim", description="One claim, in a fact or not, superseded or not."),
)
class Claims(Desk):
    """Figures as texts state them."""

    queryset = claims_shown()
    serializer_class = ClaimSerializer
    filterset_class = ClaimFilter
    http_method_names = ("get", "head", "post", "patch")
    asks: ClassVar = dict.fromkeys(("accept", "reject", "partial_update", "restore"), "review_claim")

    @extend_schema(
        summary="Correct a claim",
        description="Corrects the figure, the metric, what is counted or the chain; what was read stays in `as_read`. "
        "The facts concerned are judged again, and a claim of another metric is grouped anew.",
        request=CorrectionSerializer,
        responses=ClaimSerializer,
    )
    def partial_update(self, request: Request, pk: int) -> Response:
        claim = self.get_object()
        asked = CorrectionSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        correcting.edit_claim(claim, by=request.user, **asked.validated_data)
        return self.shown(claim)

    @extend_schema(
        summary="Go back to what was read",
        description="Undoes all corrections of a claim. It is unreviewed then.",
        request=VersionSerializer,
        responses=ClaimSerializer,
    )
    @action(methods=["post"], detail=True)
    def restore(self, request: Request, pk: int) -> Response:
        claim = self.get_object()
        asked = VersionSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        correcting.restore_claim(claim, by=request.user, seen=asked.validated_data.get("version", ""))
        return self.shown(claim)

    @extend_schema(
        summary="Accept a claim",
        description="Says that it was read as it stands in the text. Accepting it again changes nothing.",
        request=None,
        responses=ClaimSerializer,
    )
    @action(methods=["post"], detail=True)
    def accept(self, request: Request, pk: int) -> Response:
        claim = self._reviewable()
        review.accept_claims([claim], by=request.user)
        return self.shown(claim)

    @extend_schema(
        summary="Reject a claim",
        description="Says that the text does not state it: it counts nowhere any more. Again, it changes nothing.",
        request=None,
        responses=ClaimSerializer,
    )
    @action(methods=["post"], detail=True)
    def reject(self, request: Request, pk: int) -> Response:
        claim = self._reviewable()
        review.reject_claims([claim], by=request.user)
        return self.shown(claim)

    def _reviewable(self) -> Claim:
        claim: Claim = self.get_object()
        if claim.review_state == ReviewState.SUPERSEDED:
            raise review.NotPossibleError("A later reading has superseded this claim: review the one that stands.")
        return claim
