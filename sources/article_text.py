"""What an article must be before it is taken in: checked and tidied fields, or a clear error for each that is wrong."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from sources.models import PublishedPrecision
from sources.queries import source_key

TITLE_MAX = 500
PUBLISHER_MAX = 300
EARLIEST_YEAR = 1800

# Characters that no text holds but binary data does; tab and line feed are the exceptions among the controls.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\ufffe\uffff\ud800-\udfff]")
# Line ends of all systems, and those that come with text from PDF files.
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85]")
# Marks that turn the direction of writing: in a name they make a page say what its letters do not.
_TURNING = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_URL = URLValidator(schemes=("http", "https"))


class InvalidArticleError(ValueError):
    """An article that cannot be taken in; `errors` says for each field what is wrong with it."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = dict(errors)
        super().__init__(" ".join(f"{field}: {reason}" for field, reason in self.errors.items()))


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article as it will be stored: `text` is title, empty line, body."""

    title: str
    text: str
    publisher: str
    url: str
    published_at: datetime
    published_precision: str


def check_article(
    *, title: object, text: object, publisher: object, url: object, published_at: object, max_bytes: int, now: datetime
) -> ArticleText:
    """The article as it will be stored. Raises InvalidArticleError that names every field that is wrong."""
    errors: dict[str, str] = {}

    def checked(field: str, check: Any, *arguments: Any) -> Any:
        try:
            return check(*arguments)
        except ValueError as error:
            errors[field] = str(error)
            return None

    head = checked("title", _check_line, title, "title", TITLE_MAX)
    body = checked("text", _check_body, text, max_bytes)
    by = checked("publisher", _check_publisher, publisher)
    address = checked("url", _check_url, url)
    published = checked("published_at", parse_published, published_at, now)
    if errors:
        raise InvalidArticleError(errors)
    whole = f"{head}\n\n{body}" if head else body
    return ArticleText(head, whole, by, address, *published)


def parse_published(written: object, now: datetime) -> tuple[datetime, str]:
    """When an article was published, in UTC, and how precisely that is known.

    Takes an ISO 8601 date ("2019-12-31") or date and time ("2019-12-31T14:30+03:00"; without an offset, UTC), or a
    date or datetime. Raises ValueError, with the reason, where it is none, before 1800 or in the future.
    """
    moment, precision = _moment(written)
    if moment.year < EARLIEST_YEAR:
        raise ValueError(f"{moment.date()} is before {EARLIEST_YEAR}: give the date on which it was published.")
    # Somewhere on earth the next calendar day begins 14 hours before it does in UTC; clocks differ by minutes.
    ahead = timedelta(hours=14) if precision == PublishedPrecision.DAY else timedelta(minutes=10)
    if moment > now + ahead:
        raise ValueError(f"{moment.date()} is in the future: give the date on which it was published.")
    return moment, precision


def _moment(written: object) -> tuple[datetime, str]:
    if isinstance(written, str) and written.strip():
        try:
            parsed = datetime.fromisoformat(written.strip())
            is_day = len(written.strip()) <= len("2019-12-31")
        except ValueError:
            raise ValueError(
                "This is no date: write it as 2019-12-31, or with a time as 2019-12-31T14:30+03:00."
            ) from None
        written = parsed.date() if is_day else parsed
    if isinstance(written, datetime):
        aware = written if written.tzinfo else written.replace(tzinfo=UTC)
        try:
            return aware.astimezone(UTC), PublishedPrecision.TIME
        except OverflowError:
            raise ValueError("This date is outside of the calendar.") from None
    if isinstance(written, date):
        return datetime(written.year, written.month, written.day, tzinfo=UTC), PublishedPrecision.DAY
    raise ValueError("The date on which it was published is missing: write it as 2019-12-31.")


def _check_line(written: object, what: str, longest: int) -> str:
    if written is None:
        return ""
    if not isinstance(written, str):
        raise ValueError(f"The {what} must be text.")
    line = " ".join(_TURNING.sub("", unicodedata.normalize("NFC", written)).split())
    if _CONTROL.search(line):
        raise ValueError(f"The {what} holds characters that are no text.")
    if len(line) > longest:
        raise ValueError(f"The {what} is {len(line):,} characters long; at most {longest} are taken.")
    return line


def _check_publisher(written: object) -> str:
    line = _check_line(written, "publisher", PUBLISHER_MAX)
    if not source_key(line):
        raise ValueError("The publisher is missing: give the name of who published it.")
    return line


def _check_body(written: object, max_bytes: int) -> str:
    if not isinstance(written, str):
        raise ValueError("The text is missing." if written is None else "The text must be text.")
    # Offsets are into what is stored, so line ends are made one character before anything is read.
    body = _LINE_ENDS.sub("\n", written.lstrip("\ufeff")).strip()
    if not body:
        raise ValueError("The text is empty.")
    found = _CONTROL.search(body)
    if found:
        place = found.start() + 1
        raise ValueError(
            f"The text looks like binary data: character {place:,} is {ord(found[0]):#04x}, which is no text."
        )
    if not any(character.isalpha() for character in body):
        raise ValueError("The text holds no letters.")
    size = len(body.encode())
    if size > max_bytes:
        raise ValueError(f"The text is {size:,} bytes long; at most {max_bytes:,} are taken.")
    return body


def _check_url(written: object) -> str:
    if written is None or written == "":
        return ""
    if not isinstance(written, str) or len(written) > 2000:
        raise ValueError("The address must be text of at most 2,000 characters.")
    try:
        _URL(written.strip())
    except ValidationError:
        raise ValueError("This is no web address: it must begin with http:// or https:// and name a host.") from None
    return written.strip()
