"""Every process that we start is recorded with its number and start time, and ended by that record alone.

A supervisor that is killed outright leaves its children behind, and the next run must end them: but a process number
is given out again, so a number alone would one day end a stranger. Ending our own children in good order goes the
very same way, from the records.
"""

import json
import os
import signal
import subprocess
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import IntEnum
from pathlib import Path
from typing import IO, Any

from config.embedded.places import EmbeddedError, Place

_POLL_SECONDS = 0.02


class Rank(IntEnum):
    """Who stands on whom: a higher rank is ended first, since it uses what lies below."""

    DATABASE = 0
    BROKER = 1
    PROGRAM = 2


# How long each rank has to end in order before it is killed.
GRACE_SECONDS = {Rank.PROGRAM: 10.0, Rank.BROKER: 10.0, Rank.DATABASE: 30.0}


@dataclass(frozen=True)
class Account:
    """Whom a child runs as, where that is not who we are."""

    uid: int
    gid: int


def user_arguments(account: Account | None) -> dict[str, Any]:
    """What `subprocess` needs to run a program as `account`."""
    return {} if account is None else {"user": account.uid, "group": account.gid, "extra_groups": []}


@dataclass(frozen=True)
class Child:
    """One recorded process, the leader of its own session and process group. `var` says whose record it is."""

    name: str
    pid: int
    started: str
    rank: Rank
    stop_signal: int
    var: str

    @property
    def is_alive(self) -> bool:
        return start_time(self.pid) == self.started


def start_time(pid: int) -> str | None:
    """When the process of this number started, in a form to be compared only; None where none runs.

    A process that has ended and waits to be collected (a zombie) no longer runs.
    """
    return _linux_start_time(pid) if Path("/proc/self/stat").exists() else _bsd_start_time(pid)


def _bsd_start_time(pid: int) -> str | None:
    found = subprocess.run(  # noqa: S603
        ["/bin/ps", "-o", "stat=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    state, _, started = found.stdout.strip().partition(" ")
    return None if not state or state.startswith("Z") else started.strip()


def _linux_start_time(pid: int) -> str | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except (FileNotFoundError, ProcessLookupError):
        return None
    # The second field is the program's name, in parentheses, and may hold anything; the state follows it.
    fields = stat.rpartition(")")[2].split()
    return None if fields[0] in "ZX" else f"{boot}:{fields[19]}"


def start_child(
    *,
    place: Place,
    name: str,
    args: Sequence[str],
    rank: Rank,
    env: Mapping[str, str],
    cwd: Path,
    output: IO[bytes] | int,
    stop_signal: signal.Signals = signal.SIGTERM,
    account: Account | None = None,
) -> subprocess.Popen[bytes]:
    """Start a process in a session of its own (Ctrl-C in our terminal is ours to pass on) and record it."""
    try:
        process = subprocess.Popen(  # noqa: S603
            list(args),
            env=dict(env),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **user_arguments(account),
        )
    except OSError as error:
        raise EmbeddedError(f"{name} cannot be started ({args[0]}): {error.strerror}") from error
    started = start_time(process.pid)
    if started is not None:
        _record(place, Child(name, process.pid, started, rank, stop_signal, str(place.var)))
    return process


def _record(place: Place, child: Child) -> None:
    path = place.records / f"{child.name}.json"
    unfinished = path.with_suffix(".new")
    unfinished.write_text(json.dumps(asdict(child)))
    unfinished.rename(path)


def recorded(place: Place) -> list[Child]:
    """The children that the records of this place name, dead or alive.

    A record that was copied along with a checkout names processes of the other one, and is not ours to act on.
    """
    children = []
    for path in sorted(place.records.glob("*.json")):
        with suppress(ValueError, TypeError):
            fields = json.loads(path.read_text())
            children.append(Child(**(fields | {"rank": Rank(fields["rank"])})))
    return [child for child in children if child.var == str(place.var)]


def end_recorded(place: Place, *, ranks: Collection[Rank] = tuple(Rank)) -> list[Child]:
    """End every recorded child of these ranks, the highest first; returns those that were still running."""
    children = [child for child in recorded(place) if child.rank in ranks]
    running = [child for child in children if child.is_alive]
    for rank in sorted(ranks, reverse=True):
        end_together([child for child in running if child.rank == rank], seconds=GRACE_SECONDS[rank])
    for child in children:
        (place.records / f"{child.name}.json").unlink(missing_ok=True)
    return running


def end_together(children: Iterable[Child], *, seconds: float) -> None:
    """Ask all of them to end, wait, then kill the groups of those that did not."""
    asked = [child for child in children if child.is_alive]
    for child in asked:
        with suppress(ProcessLookupError):
            os.kill(child.pid, child.stop_signal)
            # One that was frozen hears nothing until it goes on.
            os.kill(child.pid, signal.SIGCONT)
    deadline = time.monotonic() + seconds
    while any(child.is_alive for child in asked) and time.monotonic() < deadline:
        time.sleep(_POLL_SECONDS)
    for child in asked:
        # Their group too, of whom some may outlive a leader that went in order. Its number cannot have been
        # given to a stranger: the leader lived a moment ago, and a group keeps its number while it has members.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    while any(child.is_alive for child in asked):
        time.sleep(_POLL_SECONDS)
