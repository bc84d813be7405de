"""Bodies: JSON in UTF-8 and of bounded length; what cannot be read is said, never an error of ours."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any, NoReturn

from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser

SMALL_BODY_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class BodyLimit:
    """How long a body may be, and what is said, of which field, where it is longer."""

    max_bytes: int = SMALL_BODY_BYTES
    field: str = "body"
    reason: str = f"The body is too long: at most {SMALL_BODY_BYTES:,} bytes are taken."


def article_limit() -> BodyLimit:
    """An article's text may have ARTICLE_MAX_BYTES, and JSON may write every byte as an escape of six."""
    text_bytes = int(settings.FACTBASE["ARTICLE_MAX_BYTES"])
    reason = f"The text is too long: at most {text_bytes:,} bytes are taken."
    return BodyLimit(max_bytes=6 * text_bytes + SMALL_BODY_BYTES, field="text", reason=reason)


class BodyTooLongError(APIException):
    """413, with the field that must have been too long."""

    status_code = 413
    default_code = "too_long"

    def __init__(self, limit: BodyLimit) -> None:
        super().__init__(limit.reason)
        self.field = limit.field


class BoundedJSONParser(BaseParser):
    """One JSON value, no longer than the view's `body_limit` says."""

    media_type = "application/json"

    def parse(
        self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        limit: BodyLimit = (parser_context or {})["view"].body_limit()
        body = stream.read(limit.max_bytes + 1)
        if len(body) > limit.max_bytes:
            raise BodyTooLongError(limit)
        try:
            return json.loads(body.decode(), parse_constant=_refuse_constant)
        except UnicodeDecodeError as error:
            raise ParseError(f"The body is not UTF-8: byte {error.start + 1} cannot be read.") from None
        except json.JSONDecodeError as error:
            raise ParseError(
                f"The body is not JSON: {error.msg} at line {error.lineno}, column {error.colno}."
            ) from None
        except ValueError as error:
            raise ParseError(f"The body is not JSON: {error}.") from None
        except RecursionError:
            raise ParseError("The body is nested too deep.") from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
