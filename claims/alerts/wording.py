"""Words as a letter shows them. What articles say is never trusted to keep to its place in it."""

import re
import textwrap
import unicodedata
from datetime import UTC, datetime, tzinfo

from django.utils import dateformat

# Marks that turn the direction of whatever follows, the rest of the letter included.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_EMPTY_LINES = re.compile(r"\n{3,}")
LINE_LENGTH = 76


def one_line(text: str) -> str:
    """The text without line breaks, control characters and marks that turn direction: it cannot pose as ours."""
    spaced = " ".join(text.split())
    return "".join(char for char in spaced if unicodedata.category(char) != "Cc" and char not in _TURNING)


def shortened(text: str, *, limit: int) -> str:
    """The beginning of a text, cut between words where there are any; at most `limit` characters."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    return (kept.rpartition(" ")[0] or kept).rstrip(" ,;:") + "…"


def shortened_before(text: str, *, limit: int) -> str:
    """The end of a text, cut as `shortened` cuts its beginning."""
    if len(text) <= limit:
        return text
    kept = text[-(limit - 1) :]
    return "…" + (kept.partition(" ")[2] or kept)


def number_of(count: int, noun: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def moment(at: datetime, *, zone: tzinfo) -> str:
    """A time in a zone, with the zone's name."""
    return f"{dateformat.format(at.astimezone(zone), 'j F Y, H:i')} {zone}"


def day(at: datetime) -> str:
    """The calendar day that is kept as its midnight in UTC: no zone moves it to another."""
    return dateformat.format(at.astimezone(UTC), "j F Y")


def wrapped(text: str) -> str:
    """A letter's text in lines that mail programs show whole, each paragraph at its own indent; links stay whole."""
    lines = (_wrapped_line(line) for line in text.strip().split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)) + "\n"


def _wrapped_line(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.fill(
        line.strip(),
        LINE_LENGTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
