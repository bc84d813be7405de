"""Run the measurements and print one table; with BENCH_DATA, also the scorer that lies with those texts."""

import os
import subprocess
import sys
from pathlib import Path

import tests.servers  # noqa: F401  (throwaway servers, before Django reads its settings)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from tests.bench import judging, reading
from tests.bench.table import Row, print_table


def main() -> int:
    """The exit status is the scorer's, 0 without one."""
    rows: list[Row] = [*reading.measure(), *judging.measure()]
    print_table(rows)
    data = os.environ.get("BENCH_DATA", "")
    return _score(Path(data)) if data else 0


def _score(data: Path) -> int:
    scorer = data / "score.py"
    if not scorer.is_file():
        print(f"BENCH_DATA={data}: there is no score.py in it.", file=sys.stderr)
        return 2
    engine = f"{sys.executable} -m factbase"
    return subprocess.run([sys.executable, str(scorer), "--engine", engine], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
