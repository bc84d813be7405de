"""Pages of lists: by a cursor, so that what arrives meanwhile neither repeats nor hides a row."""

import re
from typing import Any, cast

from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request

from claims.api.ids import MAX_ID

# What a cursor of ours points at: the number that the list is ordered by.
_POSITION = re.compile(r"[0-9]{1,19}")


class NewestFirst(CursorPagination):
    """Newest first; `?page_size=` up to 200."""

    ordering = "-id"
    page_size_query_param = "page_size"
    max_page_size = 200
    cursor_query_description = "Where the page begins: take it from `next` or `previous` of another page."
    page_size_query_description = "Rows a page, from 1 to 200; 50 where it is not given."

    def get_page_size(self, request: Request) -> int:
        written = request.query_params.get("page_size")
        if written is None:
            return cast(int, self.page_size)
        if not re.fullmatch(r"[0-9]{1,4}", written) or not 1 <= int(written) <= self.max_page_size:
            raise ValidationError({"page_size": [f"This must be a whole number from 1 to {self.max_page_size}."]})
        return int(written)

    def decode_cursor(self, request: Request) -> Cursor | None:
        """The cursor of a request. Anyone can write one, so its position is checked before it reaches a query."""
        try:
            cursor = super().decode_cursor(request)
        except NotFound:
            raise ValidationError({"cursor": ["This is no cursor of this list."]}) from None
        position = cursor.position if cursor else None
        if position is not None and (not _POSITION.fullmatch(str(position)) or int(position) > MAX_ID):
            raise ValidationError({"cursor": ["This is no cursor of this list."]})
        return cursor

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        parameters = super().get_schema_operation_parameters(view)
        for parameter in parameters:
            if parameter["name"] == self.page_size_query_param:
                parameter["schema"] |= {"minimum": 1, "maximum": self.max_page_size}
        return parameters

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        page = super().get_paginated_response_schema(schema)
        for link in ("next", "previous"):
            page["properties"][link].pop("example")
        return {**page, "required": ["next", "previous", "results"]}


class InTextOrder(NewestFirst):
    """The claims of one article, in the order of its text."""

    ordering = "index"
