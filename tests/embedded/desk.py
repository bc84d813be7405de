"""A stand-in service, so that the supervisor is tried with real processes and without the real one's tables.

It has what the supervisor calls: `manage.py`, a web application with /livez, and a Celery app. Its web application
adds a row on each visit of /visit and answers with their number.
"""

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from config.embedded import places
from config.embedded.children import Child, start_time
from config.embedded.servers import end_leftovers

MANAGE = """
import os, sys, psycopg
verb = sys.argv[1]
if verb == os.environ.get("FAILING_STEP"):
    sys.exit("this step was told to fail")
if verb == "migrate":
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS visit (id bigserial)")
if verb == "load_sample_desk":
    print("asked for the sample desk:", *sys.argv[2:])
if verb == "ensure_admin":
    assert len(os.environ["FACTBASE_ADMIN_PASSWORD"]) > 10
"""

WSGI = """
import os, psycopg
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    if environ["PATH_INFO"] != "/visit":
        return [b"alive"]
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute("INSERT INTO visit DEFAULT VALUES")
        return [str(connection.execute("SELECT count(*) FROM visit").fetchone()[0]).encode()]
"""

GUNICORN = """
workers, threads, graceful_timeout, control_socket_disable = 2, 4, 5, True
"""

CELERY = """
import os
from celery import Celery
from config.embedded import celery_broker_url
app = Celery("stand-in", broker=celery_broker_url(os.environ["REDIS_URL"]))
app.conf.broker_connection_retry_on_startup = True
"""


class Desk:
    """A stand-in checkout, and what a person does with it in a terminal."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.port = free_port()
        self._env = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "REDIS_URL"}}
        shutil.copytree(places.CHECKOUT / "config" / "embedded", home / "config" / "embedded")
        files = {
            "manage.py": MANAGE,
            "config/wsgi.py": WSGI,
            "config/celery.py": CELERY,
            "config/gunicorn.py": GUNICORN,
        }
        files["config/__init__.py"] = ""
        for name, text in files.items():
            (home / name).write_text(text)

    @property
    def output(self) -> str:
        return (self.home / "output").read_text()

    @property
    def place(self) -> places.Place:
        return places.place_of(self.home / "var")

    def start(self, **env: str) -> subprocess.Popen[bytes]:
        """What `make run` does in a terminal of its own."""
        unwanted = {"SECRET_KEY", "FACTBASE_VAR", "PORT", "SAMPLE_DESK"}
        ours = {key: value for key, value in self._env.items() if key not in unwanted}
        with (self.home / "output").open("wb") as output:
            return subprocess.Popen(
                [sys.executable, "-m", "config.embedded", "run", "--port", str(self.port)],
                cwd=self.home,
                env=ours | env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def await_text(self, text: str, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + 60
        while text not in self.output:
            assert process.poll() is None, f"it ended with status {process.returncode}:\n{self.output}"
            assert time.monotonic() < deadline, f"it did not come to say {text!r}:\n{self.output}"
            time.sleep(0.05)

    def visit(self) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", "/visit")
        number = int(connection.getresponse().read())
        connection.close()
        return number

    def recorded_pid(self, name: str) -> int:
        return int(json.loads((self.place.records / f"{name}.json").read_text())["pid"])

    def clear_up(self) -> None:
        """End whatever a failed test left, and remove the servers' data, which as root lie elsewhere."""
        end_leftovers(self.place)
        shutil.rmtree(self.place.state, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def family(pid: int) -> dict[int, str]:
    """A process and all that descend from it: number to start time."""
    parents = _parents()
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return {number: started for number in found if (started := start_time(number))}


def _parents() -> dict[int, int]:
    if not Path("/proc/self/stat").exists():
        listing = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        return {int(child): int(parent) for child, parent in (line.split() for line in listing.splitlines())}
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
    return parents


def survivors(processes: dict[int, str]) -> list[int]:
    return [pid for pid, started in processes.items() if start_time(pid) == started]


def record(place: places.Place, child: Child) -> None:
    """Write down a process as if an earlier run had started it."""
    (place.records / f"{child.name}.json").write_text(json.dumps(asdict(child)))
