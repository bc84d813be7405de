"""The Celery app. Its broker is a doorbell: what is owed stands in PostgreSQL, see `claims.work.doorbell`."""

from celery import Celery, signals

from config import startup, task_log

with startup.refusing():
    startup.load_settings()

app = Celery("factbase")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["claims"])
task_log.connect()


@app.on_after_finalize.connect
def _add_timer(sender: Celery, **_: object) -> None:
    """Give every worker its own timer, which takes the steps when no bell comes."""
    from claims.timer import WorkerTimer

    sender.steps["worker"].add(WorkerTimer)


@signals.celeryd_init.connect
@signals.beat_init.connect
def _require_database(**_: object) -> None:
    with startup.refusing():
        startup.require_database()
