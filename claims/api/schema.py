"""OpenAPI: every operation says which problems it can answer with."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import inline_serializer
from rest_framework import serializers

from claims.api.problems import CONTENT_TYPE

_WRONG_FIELD = inline_serializer(
    "WrongField",
    {
        "field": serializers.CharField(help_text="A key of the body, a query parameter, or `body` for all of it."),
        "reason": serializers.CharField(),
    },
    many=True,
)
PROBLEM = inline_serializer(
    "Problem",
    {
        "type": serializers.CharField(help_text="`about:blank`: the status says what kind of problem it is."),
        "title": serializers.CharField(),
        "status": serializers.IntegerField(),
        "detail": serializers.CharField(help_text="What went wrong, in a sentence."),
        "instance": serializers.CharField(help_text="The path that was asked for."),
        "errors": _WRONG_FIELD,
    },
)

# What is said of each status, in the order of their numbers.
PROBLEMS = {
    "400": "The request is not as it must be; `errors` names each field.",
    "401": "Not logged in: no token, or one that is not valid.",
    "403": "Logged in, but without the permission.",
    "404": "There is no such thing.",
    "406": "Only JSON can be had.",
    "409": "Not possible as things stand.",
    "413": "The body is too long.",
    "415": "The body must be `application/json`.",
    "429": "Too many attempts.",
}
ALWAYS = {"400", "401", "403", "406"}
OF_ONE = {"404"}
OF_BODIES = {"413", "415"}
OF_CHANGES = {"409"}


class DeskSchema(AutoSchema):
    """The framework's schema with our problem responses. A view may add statuses by its `problems`."""

    def _get_response_bodies(self, direction: Any = "response") -> Any:
        bodies = super()._get_response_bodies(direction)
        for status in self._problem_statuses() - set(bodies):
            bodies[status] = self._problem(status, direction)
        return dict(sorted(bodies.items()))

    def _problem_statuses(self) -> set[str]:
        is_one, has_body = "{" in self.path, self.method in {"POST", "PATCH"}
        return (
            ALWAYS
            | (OF_ONE if is_one else set())
            | (OF_BODIES if has_body else set())
            | (OF_CHANGES if is_one and has_body else set())
            | set(getattr(self.view, "problems", ()))
        )

    def _problem(self, status: str, direction: Any) -> dict[str, Any]:
        response = self._get_response_for_code(PROBLEM, status, [CONTENT_TYPE], direction)  # type: ignore[no-untyped-call]
        return {**response, "description": PROBLEMS[status]}
