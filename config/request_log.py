"""One line a request, and an id on every line that is logged while it is answered and in the answer's head."""

import re
import time
import uuid
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

HEADER = "X-Request-ID"
# A proxy's own id is taken over, where it can do no harm in a log.
_SAFE_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}", re.ASCII)
log = structlog.get_logger(__name__)


class RequestLog:
    """Outermost of the middleware: whatever answers, it is told of."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.monotonic()
        request_id = _id_of(request)
        structlog.contextvars.clear_contextvars()
        with structlog.contextvars.bound_contextvars(request_id=request_id, path=request.path):
            response = self.get_response(request)
            tell = log.debug if _is_noise(request) else log.info
            tell(
                "request",
                method=request.method,
                status=response.status_code,
                milliseconds=round((time.monotonic() - began) * 1000),
                user=_user_id(request),
            )
        response.headers[HEADER] = request_id
        return response


def _id_of(request: HttpRequest) -> str:
    given = request.headers.get(HEADER, "")
    return given if _SAFE_ID.fullmatch(given) else uuid.uuid4().hex


def _is_noise(request: HttpRequest) -> bool:
    """Probes and style sheets, which come by the hundred."""
    return request.path in ("/livez", "/readyz") or request.path.startswith(settings.STATIC_URL)


def _user_id(request: HttpRequest) -> int | None:
    """Who asked, where the view has looked: a log line is worth no query of its own."""
    user = getattr(request, "user", None)
    if isinstance(user, SimpleLazyObject):
        user = getattr(request, "_cached_user", None)
    return getattr(user, "pk", None)
