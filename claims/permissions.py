"""Who may do what: one table and one function, for the admin and the API alike.

The groups viewer, reviewer, editor and administrator hold Django's permissions; migration 0002 gives them theirs.
"""

from typing import Literal

from django.contrib.auth.models import AnonymousUser, User

Action = Literal[
    "view",
    "add_article",
    "withdraw_article",
    "relate_copies",
    "read_again",
    "review_claim",
    "group_claim",
    "edit_event",
    "resolve_conflict",
    "settle_fact",
    "match_source",
    "merge_source",
    "subscribe",
]

ACTIONS: dict[Action, str] = {
    "view": "claims.view_claim",
    "add_article": "sources.add_article",
    "withdraw_article": "sources.withdraw_article",
    "relate_copies": "sources.change_article",
    "read_again": "claims.change_reading",
    "review_claim": "claims.review_claim",
    "group_claim": "claims.group_claim",
    "edit_event": "claims.change_event",
    "resolve_conflict": "claims.resolve_conflict",
    "settle_fact": "claims.change_fact",
    "match_source": "claims.change_sourcematch",
    "merge_source": "sources.change_source",
    "subscribe": "claims.add_subscription",
}


def may(user: User | AnonymousUser, action: Action) -> bool:
    """Whether this user may do this; a user in none of the groups sees nothing."""
    return bool(user.is_active and user.has_perm(ACTIONS[action]))
