"""The Celery app. Its broker is a doorbell: what is owed stands in PostgreSQL, see `claims.doorbell`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("factbase")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["claims"])


@app.on_after_finalize.connect
def _add_timer(sender: Celery, **_: object) -> None:
    """Give every worker its own timer, which takes the steps when no bell comes."""
    from claims.timer import WorkerTimer

    sender.steps["worker"].add(WorkerTimer)
