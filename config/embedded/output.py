"""What the supervisor says, and what its children say, line by line in one stream."""

import subprocess
import sys
import threading
from contextlib import suppress

_LABEL_WIDTH = 13
_writing = threading.Lock()


def say(text: str) -> None:
    """Write one or more whole lines to our standard output."""
    # Whoever read us may be gone (a closed terminal): then there is nobody to tell, and still everything to end.
    with _writing, suppress(OSError, ValueError):
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def relay(name: str, process: subprocess.Popen[bytes]) -> threading.Thread:
    """Pass on what a child writes, each line labelled with its name, until it and its own children are gone."""
    thread = threading.Thread(target=_relay, args=(name, process), name=f"output of {name}", daemon=True)
    thread.start()
    return thread


def _relay(name: str, process: subprocess.Popen[bytes]) -> None:
    if process.stdout is not None:
        with process.stdout as lines:
            for line in lines:
                say(f"{name:<{_LABEL_WIDTH}}| {line.decode(errors='replace').rstrip()}")
