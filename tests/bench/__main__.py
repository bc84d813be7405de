"""Run the measurements, each in a process of its own; with BENCH_DATA, also the scorer that lies with those texts.

`python -m tests.bench reading hostile` runs some of them only.
"""

import importlib
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tests.bench import peer
from tests.bench.table import print_table

# Modules of this package, each with a `measure`. Those of the service take throwaway servers of their own, and longer.
OF_THE_ENGINE = ("reading", "grouping", "peer", "lengths", "hostile")
OF_THE_SERVICE = ("copies", "backlog", "judging")
PARTS = (*OF_THE_ENGINE, *OF_THE_SERVICE)


def main(chosen: list[str]) -> int:
    """The highest exit status of the parts and of the scorer; 2 where there is no such measurement."""
    unknown = [part for part in chosen if part not in PARTS]
    if unknown:
        print(f"no measurement {', '.join(unknown)}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    if len(chosen) == 1:
        return _measure(chosen[0])
    statuses = [_python("-m", "tests.bench", part) for part in chosen or PARTS]
    data = os.environ.get("BENCH_DATA", "")
    return max(*statuses, _score(Path(data)) if data else 0)


def _measure(part: str) -> int:
    if part in OF_THE_SERVICE:
        _serve()
    print_table(importlib.import_module(f"tests.bench.{part}").measure())
    return 0


def _serve() -> None:
    """Throwaway servers, before Django reads its settings, and Django."""
    import tests.servers  # noqa: F401

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("LOG_LEVEL", "ERROR")
    import django

    django.setup()


def _score(data: Path) -> int:
    """The scorer's own table, its speed beside the peer's where there is one."""
    scorer = data / "score.py"
    if not scorer.is_file():
        print(f"BENCH_DATA={data}: there is no score.py in it.", file=sys.stderr)
        return 2
    arguments = [str(scorer), "--engine", f"{sys.executable} -m factbase"]
    with suppress(OSError, subprocess.CalledProcessError):  # the measurement of the peer says why there is none
        arguments += ["--peer-python", str(peer.python())]
    return _python(*arguments)


def _python(*arguments: str) -> int:
    return subprocess.run([sys.executable, *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
