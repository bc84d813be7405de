"""The web process's way in: ``gunicorn config.wsgi``, with the options of `config.gunicorn`."""

from django.core.wsgi import get_wsgi_application

from config import startup

# By this status gunicorn knows that starting another worker would help nobody.
BOOT_ERROR = 3

with startup.refusing(status=BOOT_ERROR):
    startup.load_settings()
    # The app must be loaded where bells are rung, so that they go to this project's broker.
    from config.celery import app as celery_app

__all__ = ["application", "celery_app"]

application = get_wsgi_application()
