"""Valkey of one place: its command line, and when it answers."""

import socket

from config.embedded.places import Place, private_directory
from config.embedded.programs import Programs

_ANSWER_SECONDS = 0.5


def prepare(place: Place, programs: Programs) -> None:
    """Make the directory that it keeps its queue in, and clear the socket of one that did not end in order."""
    private_directory(place.valkey_data, owner=programs.owner)
    place.valkey_socket.unlink(missing_ok=True)


def command(place: Place, programs: Programs, *, throwaway: bool) -> list[str]:
    """The server's command line: no network, one private Unix socket, every write appended to a file."""
    options = {
        "port": "0",
        "unixsocket": str(place.valkey_socket),
        "unixsocketperm": "700",
        "dir": str(place.valkey_data),
        "daemonize": "no",
        "appendonly": "no" if throwaway else "yes",
        "save": "",
    }
    return [str(programs.valkey), *(part for name, value in options.items() for part in (f"--{name}", value))]


def is_ready(place: Place) -> bool:
    """Whether it answers, its data loaded."""
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(_ANSWER_SECONDS)
            connection.connect(str(place.valkey_socket))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
    except OSError:
        return False
