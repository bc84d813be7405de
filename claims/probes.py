"""Asking the database whether it answers, on a connection of its own.

The pool's would wait for longer than who asks does, and it may hold connections to a server that is gone.
"""

import psycopg
from django.db import connection


def ask_database(*, seconds: int) -> None:
    """Connect and go. Raises psycopg.OperationalError after at most so many seconds, of which 2 is the least."""
    parameters = connection.get_connection_params()
    psycopg.connect(**{**parameters, "connect_timeout": seconds}).close()
