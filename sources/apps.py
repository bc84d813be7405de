from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Sources, articles, revisions."""

    name = "sources"
    verbose_name = "Sources and articles"
