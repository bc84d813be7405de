"""The one command: starts all that the service needs, watches it, and ends it in order.

The numbered steps of `_serve` are the order. Whatever happens in them (a signal, a child that dies, an error), what
has been started is ended by its records: programs, then Valkey, then PostgreSQL. Signals only set an event that the
waiting loops look at, so none of them can cut a step in two.
"""

import errno
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NoReturn

from config.embedded import children, service
from config.embedded.children import Rank
from config.embedded.lock import hold
from config.embedded.output import relay, say
from config.embedded.places import CHECKOUT, EmbeddedError, Place, checkout_place, private_directory
from config.embedded.servers import Servers, end_leftovers

_FIRST_PAGE_SECONDS = 60.0
_POLL_SECONDS = 0.1
_LAST_LINES_SECONDS = 2.0
_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


class Interrupted(Exception):  # noqa: N818 (being asked to end is no error)
    """Somebody asked us to end."""


@dataclass(frozen=True)
class Run:
    """One run of the supervisor: where it is, what its children are told, and those of them that must live."""

    place: Place
    port: int
    stop: threading.Event
    env: Mapping[str, str]
    sample_desk: bool
    begun: str = field(default_factory=lambda: datetime.now(UTC).isoformat())
    watched: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    relays: list[threading.Thread] = field(default_factory=list)


def run(*, port: int) -> int:
    """Run the service until asked to end; returns the exit status. Raises EmbeddedError where it cannot go on."""
    stop = threading.Event()
    for number in _STOP_SIGNALS:
        signal.signal(number, lambda *_: stop.set())
    place, sample_desk = checkout_place(), service.wants_sample_desk()
    private_directory(place.var)
    private_directory(place.records)
    with hold(place, who=f"process {os.getpid()}, {service.address(port)}"):
        for name in end_leftovers(place):
            say(f"Ended {name}, which an earlier run had left behind.")
        _check_port(port)
        place.site_url_file.write_text(service.address(port))
        env = service.environment(place, port=port)
        this = Run(place=place, port=port, stop=stop, env=env, sample_desk=sample_desk)
        try:
            with suppress(Interrupted):
                _serve(this)
        finally:
            say("Ending everything …")
            children.end_recorded(place)
            for thread in this.relays:
                thread.join(_LAST_LINES_SECONDS)
            say("Everything has ended.")
    return 0


def _serve(this: Run) -> NoReturn:
    # What needs each other waits for each other, and nothing else does: the first page is to come soon.
    collectstatic = _begin(this, "collectstatic", "--noinput", "--verbosity=0")  # 1. needs no server
    _start_servers(this)  # 2. PostgreSQL and Valkey, unless the environment names others
    _finish(this, "migrate", _begin(this, "migrate", "--noinput", "--verbosity=0"))  # 3.
    _finish(this, "collectstatic", collectstatic)
    ensure_admin = _begin(this, "ensure_admin", extra=service.admin_environment(this.place))  # 4. the first user
    this.watched["web"] = _start_python(this, "web", service.web(port=this.port))  # 5.
    _await_first_page(this)
    _finish(this, "ensure_admin", ensure_admin)
    for name, args in service.background(this.place).items():  # 6. worker and beat
        this.watched[name] = _start_python(this, name, args)
    say(service.announcement(this.place, this.env, port=this.port))
    if this.sample_desk:  # 7. nothing waits for it
        _load_sample_desk(this)
    while True:  # 8. until somebody asks us to end, or a child dies
        _pause(this)


def _start_servers(this: Run) -> None:
    postgres, broker = not os.environ.get("DATABASE_URL"), not os.environ.get("REDIS_URL")
    if postgres or broker:
        say(f"Starting the embedded servers; their data are in {this.place.state}")
        servers = Servers(place=this.place)
        servers.start(postgres=postgres, broker=broker)
        this.watched.update(servers.processes)


def _begin(this: Run, name: str, *options: str, extra: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    say(f"manage.py {name}")
    return _start_python(this, name, ["manage.py", name, *options], extra=extra)


def _finish(this: Run, name: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        _pause(this)
    if process.returncode != 0:
        raise EmbeddedError(f"manage.py {name} failed; what it said stands above.")


def _load_sample_desk(this: Run) -> None:
    """On the first run; the command knows by itself whether this is one. Where it fails, the service goes on."""
    process = _start_python(this, "sample desk", ["manage.py", "load_sample_desk", "--first-run", this.begun])
    while process.poll() is None:
        _pause(this)
    if process.returncode != 0:
        say("The sample desk was not loaded as a whole; why stands above. All else runs.")


def _start_python(
    this: Run, name: str, args: list[str], *, extra: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    process = children.start_child(
        place=this.place,
        name=name,
        args=[sys.executable, *args],
        rank=Rank.PROGRAM,
        env={**this.env, **(extra or {})},
        cwd=CHECKOUT,
        output=subprocess.PIPE,
    )
    this.relays.append(relay(name, process))
    return process


def _pause(this: Run) -> None:
    """One turn of any waiting; raises where somebody asked us to end, or where a child that must live is dead."""
    if this.stop.wait(_POLL_SECONDS):
        raise Interrupted
    for name, process in this.watched.items():
        if process.poll() is not None:
            status = process.returncode
            how = f"status {status}" if status >= 0 else f"signal {-status}"
            raise EmbeddedError(f"{name} ended by itself ({how}), so everything ends. Its last lines stand above.")


def _await_first_page(this: Run) -> None:
    deadline = time.monotonic() + _FIRST_PAGE_SECONDS
    while not _answers(this.port):
        if time.monotonic() > deadline:
            raise EmbeddedError(f"{service.address(this.port)}/livez did not answer for {_FIRST_PAGE_SECONDS:.0f} s.")
        _pause(this)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(service.HOST, port, timeout=5)
    try:
        connection.request("GET", "/livez")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        # As gunicorn does: a port whose last connections are still closing is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((service.HOST, port))
        except OSError as error:
            why = (
                "is taken by another program"
                if error.errno == errno.EADDRINUSE
                else f"cannot be used: {error.strerror}"
            )
            raise EmbeddedError(f"Port {port} {why}. Choose another: make run PORT={port + 1}") from None
