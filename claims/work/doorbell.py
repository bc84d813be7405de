"""Ringing: telling the workers that a step has work. The bell carries nothing, and may be lost.

What is owed stands in PostgreSQL; each worker looks for it by itself when no bell comes (`claims.timer`). So a ring
is one try with timeouts of 0.2 s, its errors are logged and swallowed, and after an error no one tries for 5 s:
a broker that is down or hangs never makes a request fail, or wait half a second longer.
"""

import os
import threading
import time
from functools import cache, partial
from typing import Literal

import redis
import structlog
from celery import current_app
from django.conf import settings
from django.db import transaction
from kombu import Connection
from redis.backoff import NoBackoff
from redis.retry import Retry

Step = Literal["read", "judge", "deliver"]
STEPS: tuple[Step, ...] = ("read", "judge", "deliver")

TIMEOUT_SECONDS = 0.2
BREAKER_SECONDS = 5.0
# A bell that nobody heard for this long is answered by the workers' timers.
BELL_EXPIRES_SECONDS = 10
# Any one bell makes a worker do all that is owed, so more of them in the queue say nothing; an idle queue never fills.
ENOUGH_BELLS = 50

_ONE_TRY = {
    "socket_timeout": TIMEOUT_SECONDS,
    "socket_connect_timeout": TIMEOUT_SECONDS,
    "max_retries": 0,
    "retry_on_timeout": False,
}
log = structlog.get_logger(__name__)


class _Breaker:
    """Open for some seconds after an error; while it is open nobody tries."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._open_until = 0.0

    def is_open(self) -> bool:
        return time.monotonic() < self._open_until

    def trip(self) -> None:
        self._open_until = time.monotonic() + BREAKER_SECONDS

    def close(self) -> None:
        self._open_until = 0.0


breaker = _Breaker()


def broker_asked_once() -> redis.Redis:
    """A client of the broker that tries once, for 0.2 s."""
    return redis.Redis.from_url(
        settings.REDIS_URL,
        socket_timeout=TIMEOUT_SECONDS,
        socket_connect_timeout=TIMEOUT_SECONDS,
        retry=Retry(NoBackoff(), 0),
    )


def ring(step: Step) -> None:
    """Ring for a step once the transaction is committed: one ring a batch, never one a row."""
    transaction.on_commit(partial(_ring_now, step, ENOUGH_BELLS))


def ring_for_help(step: Step) -> None:
    """Ring for one more worker, if one is idle: bells that wait mean that all are busy."""
    transaction.on_commit(partial(_ring_now, step, 1))


def _ring_now(step: Step, enough: int) -> None:
    # One thread at a time: those that waited behind a failing one find the breaker open.
    with breaker.lock:
        if breaker.is_open():
            return
        try:
            _publish(step, enough)
        except Exception as error:  # noqa: BLE001  (whatever a broker does, the work is owed in the database)
            breaker.trip()
            _hang_up()
            log.warning("bell not rung", step=step, error=type(error).__name__)


def _publish(step: Step, enough: int) -> None:
    # kombu's own client tries several times; this one asks first, once, whether anyone is there.
    if _counter().llen(current_app.conf.task_default_queue) >= enough:
        return
    current_app.send_task(
        f"claims.tasks.{step}", connection=_line(), retry=False, expires=BELL_EXPIRES_SECONDS, ignore_result=True
    )


# Kept, since connecting costs ten times as much as ringing does, and a reader rings after each article. Both notice
# that a broker has closed them, and connect anew.
@cache
def _counter() -> redis.Redis:
    return broker_asked_once()


@cache
def _line() -> Connection:
    return current_app.connection_for_write(connect_timeout=TIMEOUT_SECONDS, transport_options=_ONE_TRY)


def _hang_up() -> None:
    """Forget the connections: after an error, and in a process that was forked, whose parent still has them."""
    _counter.cache_clear()
    _line.cache_clear()


os.register_at_fork(after_in_child=_hang_up)
