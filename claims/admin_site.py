"""The admin's site: Django's own, with this project's name.

It stands outside of `claims.admin`, whose desks are registered on it: were it inside, making the site would import the
desks, and these would make a second one.
"""

from django.contrib import admin


class FactbaseAdminSite(admin.AdminSite):
    """All desks hang on this site."""

    site_header = "factbase"
    site_title = "factbase"
    index_title = "The desk"
    # The front page.
    site_url = "/"
