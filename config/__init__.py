"""The composition root: settings, addresses, the Celery app and the embedded servers."""
