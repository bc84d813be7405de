"""The web process's way in: ``gunicorn config.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# The app must be loaded where bells are rung, so that they go to this project's broker.
from config.celery import app as celery_app

__all__ = ["application", "celery_app"]

application = get_wsgi_application()
