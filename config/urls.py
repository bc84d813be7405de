"""Every address of the service."""

from django.contrib import admin
from django.templatetags.static import static
from django.urls import include, path
from django.views.generic import RedirectView

from claims import health

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="admin:index")),
    path("favicon.ico", RedirectView.as_view(url=static("claims/favicon.svg"))),
    path("admin/", admin.site.urls),
    path("api/", include("claims.api.urls")),
    path("livez", health.livez),
    path("readyz", health.readyz),
]

handler400 = "claims.api.problems.bad_request"
handler500 = "claims.api.problems.server_error"
