"""Articles: taken in, listed, shown, withdrawn, and the claims of each."""

from typing import ClassVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import mixins
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from claims.api.filters import ArticleClaimFilter, ArticleFilter
from claims.api.pagination import InTextOrder
from claims.api.parsers import BodyLimit, article_limit
from claims.api.rows import articles_shown, articles_with_text, claims_shown
from claims.api.serializers.articles import (
    ArticleSerializer,
    ArticleSubmissionSerializer,
    ArticleWithTextSerializer,
    WithdrawalSerializer,
)
from claims.api.serializers.claims import ClaimSerializer
from claims.api.views.desk import Desk, DeskView
from claims.models import Claim
from claims.models.claims import ReviewState
from claims.pipeline import take_in
from claims.reviewing import review
from sources.models import Article

_CREATED = OpenApiResponse(ArticleWithTextSerializer, description="Taken in; its reading is due.")
_KNOWN = OpenApiResponse(
    ArticleWithTextSerializer,
    description="There already: the same publisher and text, or the same publisher and address with this new revision.",
)
_SENT = ("title", "text", "publisher", "url", "published_at")


@extend_schema_view(
    list=extend_schema(summary="List articles", description="Articles, the last taken in first, without their texts."),
    retrieve=extend_schema(summary="Show an article", description="One article with its text and its revisions."),
)
class Articles(Desk):
    """Publications of publishers."""

    queryset = Article.objects.none()
    serializer_class = ArticleSerializer
    detail_serializer_class = ArticleWithTextSerializer
    filterset_class = ArticleFilter
    asks: ClassVar = {"create": "add_article", "withdraw": "withdraw_article"}

    def get_queryset(self) -> QuerySet[Article]:
        return articles_shown().defer("current_revision__text") if self.is_list() else articles_with_text()

    def body_limit(self) -> BodyLimit:
        return article_limit() if self.action == "create" else super().body_limit()

    @extend_schema(
        summary="Take an article in",
        description="Stores the article once, however often it is sent, and owes its reading.",
        request=ArticleSubmissionSerializer,
        responses={201: _CREATED, 200: _KNOWN},
    )
    def create(self, request: Request) -> Response:
        if not isinstance(request.data, dict):
            raise ValidationError({"body": ["This must be an object."]})
        stored = take_in(**{name: request.data.get(name) for name in _SENT})
        response = self.shown(stored.article)
        if stored.outcome == "created":
            response.status_code = 201
            response["Location"] = reverse("api:article-detail", kwargs={"pk": stored.article.pk})
        return response

    @extend_schema(
        summary="Withdraw an article",
        description="Takes its claims out of all positions; the article stays, and says that it was withdrawn.",
        request=WithdrawalSerializer,
        responses=ArticleWithTextSerializer,
    )
    @action(methods=["post"], detail=True)
    def withdraw(self, request: Request, pk: int) -> Response:
        article = self.get_object()
        asked = WithdrawalSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        review.withdraw_article(article, reason=asked.validated_data["reason"], by=request.user)
        return self.shown(article)


@extend_schema_view(
    get=extend_schema(
        summary="List the claims of an article",
        description="All that was read in its current revision, in the order of the text, in a fact or not.",
    )
)
class ArticleClaims(mixins.ListModelMixin, DeskView):
    """The claims of one article."""

    queryset = Claim.objects.none()
    serializer_class = ClaimSerializer
    filterset_class = ArticleClaimFilter
    pagination_class = InTextOrder

    def is_list(self) -> bool:
        return True

    def get_queryset(self) -> QuerySet[Claim]:
        article = get_object_or_404(Article, pk=self.kwargs["pk"])
        return claims_shown().filter(article=article).exclude(review_state=ReviewState.SUPERSEDED)

    def get(self, request: Request, pk: int) -> Response:
        return self.list(request)
