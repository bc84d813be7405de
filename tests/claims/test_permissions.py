"""Who may do what: every group against every action."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from claims.permissions import ACTIONS, may
from claims.reviewing import copy_decisions, rereading, review
from tests.builders import a_claim, a_conflict, a_reading, a_user, an_article

pytestmark = pytest.mark.django_db

MAY = {
    None: set(),
    "viewer": {"view", "subscribe"},
}
MAY["reviewer"] = MAY["viewer"] | {"read_again", "review_claim", "group_claim", "resolve_conflict", "match_source"}
MAY["editor"] = MAY["reviewer"] | {"add_article", "withdraw_article", "relate_copies", "settle_fact", "edit_event"}
MAY["editor"] |= {"merge_source"}
MAY["administrator"] = MAY["editor"]


@pytest.mark.parametrize("group", MAY)
def test_each_group(group):
    user = a_user(group=group)
    assert {action for action in ACTIONS if may(user, action)} == MAY[group]


def test_nobody_and_the_inactive_may_nothing():
    left_the_desk = a_user(group="administrator", is_active=False)
    assert not any(may(user, action) for action in ACTIONS for user in (AnonymousUser(), left_the_desk))


def test_every_operation_asks(viewer):
    conflict = a_conflict()
    claim = a_claim()
    operations = [
        lambda: review.accept_claims([claim], by=viewer),
        lambda: review.reject_claims([claim], by=viewer),
        lambda: review.resolve_conflict(conflict, outcome="error", reason="A slip.", by=viewer),
        lambda: review.withdraw_article(claim.article, reason="Retracted.", by=viewer),
        lambda: copy_decisions.say_copy(claim.article, original=an_article(), by=viewer, reason="It says so."),
        lambda: rereading.read_again([a_reading()], by=viewer),
        lambda: review.settle_fact(conflict.fact, settled_at=None, by=viewer),
    ]
    for operation in operations:
        with pytest.raises(PermissionDenied):
            operation()
    claim.refresh_from_db()
    conflict.refresh_from_db()
    assert (claim.review_state, conflict.state, claim.article.withdrawn_at) == ("unreviewed", "open", None)
