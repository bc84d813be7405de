"""A new user's terminal: the documentation's commands in one shell, beside a service that runs."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.documents import ROOT, Block

_END = "=== end of block"
_CURL = """#!{python}
import argparse, urllib.request
parser = argparse.ArgumentParser()
parser.add_argument("url")
parser.add_argument("-s", action="store_true")
parser.add_argument("-H", action="append", default=[])
parser.add_argument("-d")
asked = parser.parse_args()
request = urllib.request.Request(asked.url, asked.d and asked.d.encode(), dict(line.split(": ", 1) for line in asked.H))
with urllib.request.urlopen(request) as answer:
    print(answer.read().decode(), end="")
"""


class Terminal:
    """A shell in a folder that has of the checkout what commands name, with `var` and `curl` of its own."""

    def __init__(self, home: Path, *, port: int, env: dict[str, str]) -> None:
        self._port = port
        for name in ("manage.py", "factbase"):
            (home / name).symlink_to(ROOT / name)
        write_program(home / ".venv" / "bin" / "python", f'#!/bin/sh\nexec {sys.executable} "$@"\n')
        if shutil.which("curl") is None:
            write_curl(home / "bin" / "curl")
        path = f"{env['PATH']}:{home / 'bin'}"
        self._shell = subprocess.Popen(
            ["sh", "-e"], cwd=home, env={**env, "PATH": path}, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def run(self, block: Block) -> str:
        """Run the commands of a block; what they say. A command that fails ends the shell, and the test."""
        # An answer need not end its last line.
        self._shell.stdin.write(f"{self.here(block.text)}\nprintf '\\n{_END}\\n'\n")
        self._shell.stdin.flush()
        lines: list[str] = []
        for line in self._shell.stdout:
            if line.strip() == _END:
                return "".join(lines)
            lines.append(line)
        raise AssertionError(f"a command failed:\n{block.text}\n{''.join(lines)}")

    def here(self, text: str) -> str:
        """What the documentation says of port 8000, said of the port that is served here."""
        return text.replace("127.0.0.1:8000", f"127.0.0.1:{self._port}")

    def close(self) -> None:
        self._shell.communicate()


def assert_said(expected: str, said: str) -> None:
    """Whether each line of a block "text" was among what the commands before it said; rows may have other numbers."""
    for line in expected.splitlines():
        assert _without_ids(line.strip()) in _without_ids(said), f"not said: {line}\nbut: {said}"


def _without_ids(text: str) -> str:
    return re.sub(r"/\d+/", "/ID/", text)


def write_program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


def write_curl(path: Path) -> None:
    """What stands in for curl on a machine without it; it knows the options that the documentation uses."""
    write_program(path, _CURL.format(python=sys.executable))
