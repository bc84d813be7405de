"""Real workers on the run's broker: one in this process, and one of its own that may be killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from celery.contrib.testing.worker import start_worker
from django.conf import settings
from django.db import connection

from config.celery import app
from tests.servers import servers


def wait_until(is_true: Callable[[], Any], *, seconds: float, what: str) -> None:
    """Wait for something that another process does; the limit is a failure's, not a measurement."""
    deadline = time.monotonic() + seconds
    while not is_true():
        if time.monotonic() > deadline:
            pytest.fail(f"{what}: not within {seconds} s")
        time.sleep(0.05)


def worker_environment(**changes: str) -> dict[str, str]:
    """This run's servers, and the database of the tests in it."""
    database = servers.database_url.rpartition("/")[0] + "/" + connection.settings_dict["NAME"]
    return {**os.environ, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "config.settings", **changes}


@pytest.fixture
def timer_environment(monkeypatch):
    """The timer's process finds the tests' database."""
    for name, value in worker_environment().items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def worker(timer_environment) -> Iterator[None]:
    """A worker of this process, pool solo, with the timer that every worker has."""
    with start_worker(app, pool="solo", perform_ping_check=False, shutdown_timeout=20, loglevel="WARNING"):
        yield


@pytest.fixture
def worker_process() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts `celery -A config worker` with another environment; ends what it started."""
    started: list[subprocess.Popen[bytes]] = []

    def start(**environment: str) -> subprocess.Popen[bytes]:
        command = [
            sys.executable,
            "-m",
            "celery",
            "-A",
            "config.celery",
            "worker",
            "--concurrency=1",
            "--loglevel=WARNING",
        ]
        process = subprocess.Popen(command, env=worker_environment(**environment), cwd=settings.BASE_DIR)
        started.append(process)
        return process

    yield start
    for process in started:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
