"""Every address of the service."""

from django.contrib import admin
from django.templatetags.static import static
from django.urls import include, path
from django.views.generic import RedirectView

from claims.pages import health
from claims.pages.front import front

urlpatterns = [
    path("", front, name="front"),
    path("favicon.ico", RedirectView.as_view(url=static("claims/favicon.svg"))),
    path("admin/", include("claims.pages.passwords")),
    path("admin/", admin.site.urls),
    path("api/", include("claims.api.urls")),
    path("livez", health.livez),
    path("readyz", health.readyz),
]

handler400 = "claims.api.problems.bad_request"
handler500 = "claims.api.problems.server_error"
