"""How the web server runs, wherever it does: ``python -m gunicorn --config python:config.gunicorn --bind … config.wsgi``."""

from config import startup

with startup.refusing():
    startup.load_settings()
    from config.logs import LOGGING

# Few threads, since a page's time is its database's.
workers = 2
threads = 4
graceful_timeout = 5
control_socket_disable = True
# One line a request is logged by `config.request_log`.
accesslog = None
logconfig_dict = LOGGING


def on_starting(server: object) -> None:
    """Ask for the database once, before any worker runs: one that is started later, in an outage, is to wait for it."""
    with startup.refusing():
        startup.require_database()
