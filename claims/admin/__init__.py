"""The desks: what people see and do. Importing them registers them on the site.

A desk reads by `claims.queries` and `sources.queries`, asks `claims.permissions`, and acts by `claims.reviewing.review`.
"""

from claims.admin import (
    alerts,
    articles,
    claims,
    conflicts,
    differing,
    events,
    facts,
    matches,
    readings,
    sources,
    users,
)

__all__ = [
    "alerts",
    "articles",
    "claims",
    "conflicts",
    "differing",
    "events",
    "facts",
    "matches",
    "readings",
    "sources",
    "users",
]
