"""Addresses under /api/."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

from claims.api.views.articles import ArticleClaims, Articles
from claims.api.views.claims import Claims
from claims.api.views.conflicts import Conflicts
from claims.api.views.facts import Events, Facts
from claims.api.views.matches import SourceMatches
from claims.api.views.root import Docs, Nowhere, Root
from claims.api.views.sources import Sources
from claims.api.views.tokens import CurrentToken, Tokens

app_name = "api"

router = SimpleRouter(use_regex_path=False)
router.register("articles", Articles, basename="article")
router.register("claims", Claims, basename="claim")
router.register("facts", Facts, basename="fact")
router.register("events", Events, basename="event")
router.register("conflicts", Conflicts, basename="conflict")
router.register("sources", Sources, basename="source")
router.register("source-matches", SourceMatches, basename="source-match")

urlpatterns = [
    path("v1/", Root.as_view(), name="root"),
    path("v1/", include(router.urls)),
    path("v1/articles/<int:pk>/claims/", ArticleClaims.as_view(), name="article-claims"),
    path("v1/tokens/", Tokens.as_view(), name="tokens"),
    path("v1/tokens/current/", CurrentToken.as_view(), name="current-token"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", Docs.as_view(url_name="api:schema"), name="docs"),
    # Last: whatever is left is answered in the API's own shape, too.
    re_path("", Nowhere.as_view()),
]
