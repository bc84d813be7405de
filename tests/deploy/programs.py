"""Programs of the service as processes of their own, on the run's servers or on none."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.embedded.desk import free_port
from tests.servers import servers

ROOT = Path(settings.BASE_DIR)


def database_of_tests() -> str:
    """The address of the tests' own database on the run's server."""
    return f"{servers.database_url.rpartition('/')[0]}/{connection.settings_dict['NAME']}"


def run(*args: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run `python ARGS` to its end, with these changes to the environment."""
    return subprocess.run(
        [sys.executable, *args], cwd=ROOT, env={**os.environ, **changes}, capture_output=True, text=True, timeout=60
    )


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes
    cookies: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Web:
    """A web server that runs, and the file that it logs to."""

    port: int
    log: Path

    def ask(self, path: str, *, method: str = "GET", body: str = "", patience: float = 20, **headers: str) -> Answer:
        """One request; `x_forwarded_proto=…` is the header X-Forwarded-Proto."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=patience)
        try:
            client.request(method, path, body=body or None, headers=named)
            answer = client.getresponse()
            cookies = answer.headers.get_all("Set-Cookie") or []
            return Answer(answer.status, dict(answer.headers), answer.read(), cookies)
        finally:
            client.close()


@contextmanager
def web(log: Path, **changes: str) -> Iterator[Web]:
    """The web server as the Dockerfile starts it; ended as by `docker stop`."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn", "--bind", f"127.0.0.1:{port}"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "config.wsgi"], cwd=ROOT, env={**os.environ, **changes}, stdout=output, stderr=output
        )
    server = Web(port, log)
    try:
        _await(server, process)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(20)
        finally:
            process.kill()
            process.wait()


def _await(server: Web, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while True:
        assert process.poll() is None, server.log.read_text()
        assert time.monotonic() < deadline, server.log.read_text()
        try:
            # A request waits until a worker is there; only who listens must be.
            socket.create_connection(("127.0.0.1", server.port), timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
