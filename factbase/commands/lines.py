"""Lines of the command line: JSON Lines in, values or a clear error out, and the run goes on; JSON Lines out.

A line may be anything: not JSON, not UTF-8, of wrong types, nested ten thousand deep. Whatever it is, it becomes one
`LineError` in its place. Streams may be of bytes (better: a line that is not UTF-8 then spoils itself only) or of text.
Blank lines are no lines.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NoReturn

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One text to read: the input line of contracts.md, section 1."""

    id: str
    text: str
    published: date | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class LineError:
    """A line that could not be read: its id where it has a usable one, and what is wrong with it."""

    id: str | int | None
    error: str

    def to_json(self) -> dict[str, Any]:
        """``{"id": …|null, "error": "…"}``."""
        return {"id": self.id, "error": self.error}


def read_articles(stream: Iterable[bytes | str]) -> Iterator[ArticleLine | LineError]:
    """The articles of a stream, one a line, in its order, each line that cannot be read as a `LineError`."""
    for item in read_objects(stream):
        if isinstance(item, LineError):
            yield item
            continue
        try:
            yield _article(item)
        except ValueError as error:
            yield LineError(usable_id(item), str(error))


def read_objects(stream: Iterable[bytes | str]) -> Iterator[dict[str, Any] | LineError]:
    """The JSON objects of a stream, one a line, in its order; any other line as a `LineError`."""
    for number, raw in enumerate(stream, start=1):
        if raw.strip():
            try:
                yield _object(raw)
            except ValueError as error:
                yield LineError(None, f"line {number}: {error}")


def parse_published(written: str | None) -> date | None:
    """The day of publication, of an ISO 8601 date ("2019-12-31") or time (its day as written); None stays None.

    Raises ValueError where it is neither.
    """
    if written is None:
        return None
    try:
        if not _DAY.fullmatch(written):
            raise ValueError
        return datetime.fromisoformat(written).date()
    except ValueError:
        raise ValueError(f"published is no date like 2019-12-31: {shortened(written)}") from None


def write_object(item: dict[str, Any]) -> None:
    """One JSON object as a line on standard output, at once."""
    write_text(json.dumps(item, ensure_ascii=False) + "\n")


def write_text(text: str) -> None:
    """Text on standard output, as UTF-8 whatever the terminal's locale is."""
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def usable_id(item: dict[str, Any]) -> str | int | None:
    """The id of a line's object, None where it has none that could be written back."""
    name = item.get("id")
    return name if isinstance(name, str | int) and not isinstance(name, bool) else None


def shortened(value: object) -> str:
    """A value as an error message shows it: quoted, and no longer than a line."""
    written = repr(value)
    return written if len(written) <= 60 else f"{written[:57]}..."


def _object(raw: bytes | str) -> dict[str, Any]:
    try:
        line = raw.decode("utf-8-sig") if isinstance(raw, bytes) else raw
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8: {error.reason} at byte {error.start}") from None
    try:
        item = json.loads(line, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at character {error.pos}") from None
    except RecursionError:
        raise ValueError("not readable: nested too deep") from None
    except ValueError as error:
        raise ValueError("not readable: a number of thousands of digits" if "digits" in str(error) else error) from None
    if not isinstance(item, dict):
        raise ValueError("not a JSON object")
    if "\\u" in line or not isinstance(raw, bytes):
        _refuse_surrogates(item)
    return item


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"not JSON: {name} is no number")


def _refuse_surrogates(item: object) -> None:
    """Half of a surrogate pair is no character: no output could carry it on."""
    try:
        json.dumps(item, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise ValueError("not text: half of a surrogate pair") from None


def _article(item: dict[str, Any]) -> ArticleLine:
    for key in ("id", "text"):
        if not isinstance(item.get(key), str):
            raise ValueError(f"{key} is no string: {shortened(item.get(key))}")
    for key in ("published", "publisher"):
        if not isinstance(item.get(key), str | None):
            raise ValueError(f"{key} is neither a string nor null: {shortened(item[key])}")
    publisher = (item.get("publisher") or "").strip() or None
    return ArticleLine(item["id"], item["text"], parse_published(item.get("published") or None), publisher)
