import django.contrib.admin.apps as admin_apps
from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Claims, facts, conflicts, alerts."""

    default = True
    name = "claims"
    verbose_name = "Claims and conflicts"


class FactbaseAdminConfig(admin_apps.AdminConfig):
    """Django's admin with this project's site."""

    default = False
    default_site = "claims.admin_site.FactbaseAdminSite"
