"""Hostile texts: how much more a character costs than one of news, where a text is made to be hard to read."""

from datetime import date
from functools import partial

from factbase import extract_claims
from tests.bench import texts
from tests.bench.table import Row, processor_seconds
from tests.factbase.hostile import WITH_CLAIMS, WITHOUT_CLAIMS, repeated

PUBLISHED = date(2019, 12, 31)
LONG, SHORT = 1_000_000, 20_000
# A megabyte of each of these, and the slowest few of all pieces in short texts.
AT_LENGTH = ("1 ", "1", ",", "one hundred and ", "12 of the ", '"', '"30 died," said Roe. ', "a", "\n")
SLOWEST = 8


def measure() -> list[Row]:
    """Rows by piece: characters a second, against as many of news."""
    long, short = (_seconds(texts.news(size), times=3) for size in (LONG, SHORT))
    at_length = [_row(piece, LONG, _seconds(repeated(piece, LONG), times=1), long) for piece in AT_LENGTH]
    pieces = (*WITHOUT_CLAIMS, *WITH_CLAIMS)
    rows = [_row(piece, SHORT, _seconds(repeated(piece, SHORT), times=2), short) for piece in pieces]
    slowest = sorted(rows, key=lambda row: row.ratio, reverse=True)[:SLOWEST]
    print(f"the {SLOWEST} slowest of {len(pieces)} pieces in texts of {SHORT:,} characters stand last", flush=True)
    return [*at_length, *slowest]


def _row(piece: str, size: int, seconds: float, news: float) -> Row:
    return Row(f"{piece!r} for {size:,} characters", size, "characters", seconds, "as much news", news)


def _seconds(text: str, *, times: int) -> float:
    return processor_seconds(partial(extract_claims, text, published=PUBLISHED), times=times)
