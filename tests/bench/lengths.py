"""Whether long texts cost more a character than short ones, in time and in memory."""

import subprocess
import sys
from datetime import date
from functools import partial

from factbase import extract_claims
from tests.bench import texts
from tests.bench.table import Row, processor_seconds

SIZES = (1_000, 10_000, 100_000, 1_000_000)
PUBLISHED = date(2019, 12, 31)
# Each size is read so often that all of them read as many characters.
_CHARACTERS = 200_000
_PEAK = """
import resource, sys
from factbase import extract_claims
claims = extract_claims(sys.stdin.buffer.read().decode())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
_MEASURED = 4_000_000


def measure() -> list[Row]:
    """A row for each size, against the shortest, and one for the memory."""
    seconds = {size: _seconds(size) for size in SIZES}
    shortest = SIZES[0]
    timed = [
        Row(
            f"reading texts of {size:,} characters",
            _CHARACTERS,
            "characters",
            seconds[size],
            f"texts of {shortest:,}",
            seconds[shortest],
        )
        for size in SIZES
    ]
    print(f"memory at its peak: {_mib_a_megabyte():,.0f} MiB for each MB of one text", flush=True)
    return timed


def _seconds(size: int) -> float:
    """For as many characters as are measured of each size, of the same text cut in pieces of this one."""
    whole = texts.news(max(size, _CHARACTERS))
    read = processor_seconds(partial(_read, [whole[at : at + size] for at in range(0, len(whole), size)]))
    return read * _CHARACTERS / len(whole)


def _read(listed: list[str]) -> None:
    for text in listed:
        extract_claims(text, published=PUBLISHED)


def _mib_a_megabyte() -> float:
    """What a process takes for one long text above what it takes for a short one."""
    short, long = (_peak_kib(texts.news(size)) for size in (SIZES[0], _MEASURED))
    return (long - short) / 1024 / (_MEASURED / 1e6)


def _peak_kib(text: str) -> int:
    done = subprocess.run([sys.executable, "-c", _PEAK], input=text.encode(), capture_output=True, check=True)
    unit = 1024 if sys.platform == "darwin" else 1  # macOS tells bytes
    return int(done.stdout) // unit
