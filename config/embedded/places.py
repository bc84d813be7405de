"""Where one checkout keeps what runs: its data, sockets, secrets and records, and the addresses that follow.

Everything follows from one directory, `var/` of the checkout (or FACTBASE_VAR), so that `manage.py` in another
shell finds the servers that `make run` started without asking anybody. PostgreSQL refuses to run as root: there
the servers run as `nobody` and keep their data under /var/lib/factbase/, since a private home cannot be entered
by `nobody` and must not be opened for it.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

CHECKOUT = Path(__file__).resolve().parents[2]
ROOT_STATE = Path("/var/lib/factbase")
DATABASE = "factbase"
DATABASE_USER = "facts"

# A socket's whole path must fit 103 bytes (macOS; Linux: 107), of which PostgreSQL's own file name takes 14.
_LONGEST_SOCKET_DIRECTORY = 85


class EmbeddedError(Exception):
    """Something that whoever started us can mend; its text says what and how, and is all that they see."""


@dataclass(frozen=True)
class Place:
    """The directories of one set of servers: `var` is ours, `state` and `sockets` are the servers'."""

    var: Path
    state: Path
    sockets: Path

    @property
    def postgres_data(self) -> Path:
        return self.state / "postgresql"

    @property
    def valkey_data(self) -> Path:
        return self.state / "valkey"

    @property
    def valkey_socket(self) -> Path:
        return self.sockets / "v.sock"

    @property
    def records(self) -> Path:
        return self.var / "running"

    @property
    def logs(self) -> Path:
        return self.var / "log"

    @property
    def mail(self) -> Path:
        return self.var / "mail"

    @property
    def site_url_file(self) -> Path:
        """What `make run` serves at, for commands in another shell."""
        return self.var / "site_url"

    @property
    def database_url(self) -> str:
        return f"postgres://{DATABASE_USER}@{quote(str(self.sockets), safe='')}/{DATABASE}"

    @property
    def redis_url(self) -> str:
        return f"unix://{quote(str(self.valkey_socket))}?db=0"


def is_root() -> bool:
    return os.geteuid() == 0


def root_state() -> Path:
    """The directory below which root keeps everything of the embedded servers, open to be passed through."""
    try:
        ROOT_STATE.mkdir(parents=True, exist_ok=True)
        # Explicitly: whatever umask root has, `nobody` must get through.
        ROOT_STATE.chmod(0o755)
    except OSError as error:
        raise EmbeddedError(
            f"{ROOT_STATE} cannot be made ({error.strerror}); as root the embedded servers live there. "
            "Run as an ordinary user, or set DATABASE_URL and REDIS_URL."
        ) from error
    return ROOT_STATE


def checkout_place() -> Place:
    """The place of this checkout, the same from every shell. Makes and starts nothing."""
    return place_of(Path(os.environ.get("FACTBASE_VAR") or CHECKOUT / "var"))


def place_of(var: Path) -> Place:
    """The place that belongs to this `var` directory, for whoever asks."""
    var = var.resolve()
    digest = hashlib.sha256(os.fsencode(var)).hexdigest()[:12]
    if is_root():
        return Place(var=var, state=ROOT_STATE / digest, sockets=ROOT_STATE / digest / "sockets")
    sockets = var / "sockets"
    if len(os.fsencode(sockets)) > _LONGEST_SOCKET_DIRECTORY:
        # Only /tmp is short on every system, and the same whatever TMPDIR says in another shell.
        sockets = Path(f"/tmp/factbase-{os.geteuid()}-{digest}")  # noqa: S108 (private_directory checks the owner)
    return Place(var=var, state=var, sockets=sockets)


def place_at(home: Path) -> Place:
    """A place whose directories all lie in `home`."""
    return Place(var=home, state=home, sockets=home / "sockets")


def private_directory(path: Path, *, owner: tuple[int, int] | None = None, mode: int = 0o700) -> Path:
    """Make `path` a directory that only its owner (uid, gid; default: who runs this) enters, or say why it cannot be."""
    if path.is_symlink():
        raise EmbeddedError(f"{path} is a symbolic link, and so not private. Remove it.")
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if owner is not None:
            os.chown(path, *owner)
        # Fails where another user made it first, which in /tmp would be one who lies in wait.
        path.chmod(mode)
    except OSError as error:
        raise EmbeddedError(f"{path} cannot be used: {error.strerror}. Does it belong to another user?") from error
    return path


def celery_broker_url(redis_url: str) -> str:
    """The same server as Celery writes it: kombu has a scheme of its own for Unix sockets."""
    parts = urlsplit(redis_url)
    if parts.scheme != "unix":
        return redis_url
    database = parse_qs(parts.query).get("db", ["0"])[0]
    return f"redis+socket://{parts.path}?virtual_host={database}"
