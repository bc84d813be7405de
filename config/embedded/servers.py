"""The PostgreSQL and the Valkey of one place: started together, ended in order."""

import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from config.embedded import children, postgresql, valkey
from config.embedded.children import Rank
from config.embedded.places import EmbeddedError, Place, is_root, private_directory
from config.embedded.programs import SERVER_ENVIRONMENT, find_programs

# Long enough for PostgreSQL to recover from a crash on a slow disk.
_READY_SECONDS = 60.0
_POLL_SECONDS = 0.01


class Servers:
    """The servers of one place. Their addresses hold whether they run or not."""

    def __init__(self, *, place: Place, throwaway: bool = False) -> None:
        self.place = place
        self.database_url = place.database_url
        self.redis_url = place.redis_url
        self._throwaway = throwaway
        self._programs = find_programs()
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def postgres_pid(self) -> int:
        return self._running["postgres"].pid

    @property
    def valkey_pid(self) -> int:
        return self._running["valkey"].pid

    @property
    def processes(self) -> Mapping[str, subprocess.Popen[bytes]]:
        """The servers that were started here, by name."""
        return dict(self._running)

    def start(self, *, postgres: bool = True, broker: bool = True) -> None:
        """Start the servers asked for, and return when they answer. `end_leftovers` comes first."""
        self._make_directories()
        if postgres:
            postgresql.prepare(self.place, self._programs, throwaway=self._throwaway)
            command = postgresql.command(self.place, self._programs, throwaway=self._throwaway)
            # SIGINT is PostgreSQL's fast shutdown: it ends sessions, writes everything out, and goes.
            self._start("postgres", command, rank=Rank.DATABASE, stop_signal=signal.SIGINT)
        if broker:
            valkey.prepare(self.place, self._programs)
            command = valkey.command(self.place, self._programs, throwaway=self._throwaway)
            self._start("valkey", command, rank=Rank.BROKER, stop_signal=signal.SIGTERM)
        if postgres:
            self._await("postgres", postgresql.is_ready)
        if broker:
            self._await("valkey", valkey.is_ready)

    def stop(self) -> None:
        """End what runs here: Valkey, then PostgreSQL."""
        children.end_recorded(self.place)
        for process in self._running.values():
            process.wait()
        self._running.clear()

    def stop_broker(self) -> None:
        """End Valkey alone, as where a broker goes down."""
        children.end_recorded(self.place, ranks={Rank.BROKER})
        self._running.pop("valkey").wait()

    def start_broker(self) -> None:
        """Start Valkey again, at the same address."""
        self.start(postgres=False, broker=True)

    def freeze_broker(self) -> None:
        """Make Valkey hang: it takes connections, and answers nothing."""
        self._running["valkey"].send_signal(signal.SIGSTOP)

    def thaw_broker(self) -> None:
        """Let a frozen Valkey go on."""
        self._running["valkey"].send_signal(signal.SIGCONT)

    def _make_directories(self) -> None:
        # The servers' account passes through to its own directories, and can neither list nor write here.
        private_directory(self.place.state, mode=0o711 if is_root() else 0o700)
        if self.place.var != self.place.state:
            private_directory(self.place.var)
        private_directory(self.place.records)
        private_directory(self.place.logs)
        private_directory(self.place.sockets, owner=self._programs.owner)

    def _start(self, name: str, command: list[str], *, rank: Rank, stop_signal: signal.Signals) -> None:
        with _fresh_log(self._log(name)).open("ab") as output:
            self._running[name] = children.start_child(
                place=self.place,
                name=name,
                args=command,
                rank=rank,
                env=SERVER_ENVIRONMENT,
                cwd=Path("/"),
                output=output,
                stop_signal=stop_signal,
                account=self._programs.account,
            )

    def _await(self, name: str, is_ready: Callable[[Place], bool]) -> None:
        deadline = time.monotonic() + _READY_SECONDS
        while not is_ready(self.place):
            ended = self._running[name].poll() is not None
            if ended or time.monotonic() > deadline:
                what = "ended at once" if ended else f"did not answer for {_READY_SECONDS:.0f} s"
                last = "\n".join(self._log(name).read_text(errors="replace").splitlines()[-5:])
                raise EmbeddedError(f"{name} {what}; the last lines of {self._log(name)}:\n{last}")
            time.sleep(_POLL_SECONDS)

    def _log(self, name: str) -> Path:
        return self.place.logs / f"{name}.log"


def end_leftovers(place: Place) -> list[str]:
    """End what a supervisor that was killed left running here, and clear its stale files; returns the names ended.

    Only for whoever knows that no supervisor of this place is alive.
    """
    known = children.recorded(place)
    ended = children.end_recorded(place)
    postgresql.remove_stale_files(place, dead={child.pid for child in known})
    return [child.name for child in ended]


def _fresh_log(path: Path) -> Path:
    """The last run's log is kept beside, so that a crash can be read and no log grows for ever."""
    if path.exists():
        path.replace(path.with_suffix(".previous.log"))
    return path
