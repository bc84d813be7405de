"""One error shape for the whole API: problem details (RFC 9457), with each wrong field and the reason.

Whatever goes wrong under /api/ becomes a `Problem`: errors of the framework, refusals of `claims.reviewing.review` and of the
intake, and what nobody foresaw, which is logged and says nothing of its inside.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import structlog
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views import defaults
from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler as rest_exception_handler

from claims.api.parsers import BodyTooLongError
from claims.reviewing.correcting import InvalidCorrectionError
from claims.reviewing.review import NotPossibleError
from sources.article_text import InvalidArticleError

CONTENT_TYPE = "application/problem+json"
UNFORESEEN = "Something went wrong on our side. It has been logged."
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong: the HTTP status, one sentence, and for each field that is wrong the reason."""

    status: int
    detail: str
    errors: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def to_json(self, *, instance: str) -> dict[str, Any]:
        return {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            "instance": quote(instance),
            "errors": [{"field": name, "reason": reason} for name, reason in self.errors],
        }


def exception_handler(error: Exception, context: dict[str, Any]) -> Response:
    """The response to anything that a view raises."""
    path = context["request"].path
    found = _framework_problem(error, context) or _our_problem(error)
    if found is None:
        log.exception("request failed", path=path, method=context["request"].method, exc_info=error)
        found = Problem(500, UNFORESEEN)
    return Response(
        found.to_json(instance=path), status=found.status, headers=dict(found.headers), content_type=CONTENT_TYPE
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400: what is refused before a view is reached."""
    if not request.path.startswith("/api/"):
        return defaults.bad_request(request, exception)
    return _as_json(request, Problem(400, "The request cannot be read."))


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: what fails outside of a view."""
    if not request.path.startswith("/api/"):
        return defaults.server_error(request)
    return _as_json(request, Problem(500, UNFORESEEN))


def _as_json(request: HttpRequest, found: Problem) -> HttpResponse:
    return JsonResponse(found.to_json(instance=request.path), status=found.status, content_type=CONTENT_TYPE)


def _framework_problem(error: Exception, context: dict[str, Any]) -> Problem | None:
    response = rest_exception_handler(error, context)
    if response is None:
        return None
    if isinstance(error, ValidationError):
        return _invalid(tuple(_reasons(error.detail)))
    detail = str(response.data["detail"])
    return Problem(response.status_code, detail, _field_of(error, detail), dict(response.headers))


def _field_of(error: Exception, detail: str) -> tuple[tuple[str, str], ...]:
    if isinstance(error, BodyTooLongError):
        return ((error.field, detail),)
    return (("body", detail),) if isinstance(error, ParseError) else ()


def _our_problem(error: Exception) -> Problem | None:
    for kind, problem_of in _OURS.items():
        if isinstance(error, kind):
            return problem_of(error)
    return None


def _not_possible(error: Any) -> Problem:
    """A wrong field is the sender's mistake; without one, it is the state of things that stands against it."""
    return _invalid(((error.field, str(error)),)) if error.field else Problem(409, str(error))


# In this order: the first that fits. Values are what is said.
_OURS: dict[type[Exception], Callable[[Any], Problem]] = {
    InvalidArticleError: lambda error: _invalid(tuple(error.errors.items())),
    InvalidCorrectionError: lambda error: _invalid(tuple(error.errors.items())),
    NotPossibleError: _not_possible,
    RequestDataTooBig: lambda _: Problem(413, "The request is too long."),
    SuspiciousOperation: lambda _: Problem(400, "The request cannot be read."),
    OperationalError: lambda _: Problem(503, "The database does not answer. Try again in a moment."),
}


def _invalid(errors: tuple[tuple[str, str], ...]) -> Problem:
    fields = ", ".join(dict.fromkeys(name for name, _ in errors))
    return Problem(400, f"The request is not as it must be: see {fields}.", errors)


def _reasons(detail: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """The framework's nested errors as pairs of a dotted field and a reason."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            own = "" if name == "non_field_errors" else str(name)
            yield from _reasons(inner, ".".join(part for part in (at, own) if part))
    elif isinstance(detail, list):
        for inner in detail:
            yield from _reasons(inner, at)
    else:
        yield at or "body", str(detail)
