"""Every address of the service."""

from django.contrib import admin
from django.urls import include, path

from claims import health

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/", include("claims.api.urls")),
    path("livez", health.livez),
    path("readyz", health.readyz),
]

handler400 = "claims.api.problems.bad_request"
handler500 = "claims.api.problems.server_error"
