"""Who may do what: by token or by session, by group, and nobody without."""

import json

import pytest
from django.test import Client
from knox.models import AuthToken
from rest_framework.test import APIClient

from claims.models import Claim, Conflict
from sources.models import Article
from tests.api.conftest import client_of
from tests.api.test_problems import assert_problem
from tests.builders import PASSWORD, a_claim, a_conflict, a_fact, a_user, an_article

pytestmark = pytest.mark.django_db

LISTS = ["articles", "claims", "facts", "events", "conflicts", "sources", "source-matches"]
ARTICLE = {"text": "Three bridges were damaged.", "publisher": "River Courier", "published_at": "2021-07-16"}
TOKENS = "/api/v1/tokens/"


class TestReading:
    @pytest.mark.parametrize("name", LISTS)
    def test_nobody_reads_without_a_token(self, anyone, name):
        response = anyone.get(f"/api/v1/{name}/")
        assert_problem(response, 401)
        assert response["WWW-Authenticate"] == "Token"

    @pytest.mark.parametrize("name", LISTS)
    def test_a_user_without_a_group_sees_nothing(self, as_stranger, name):
        problem = assert_problem(as_stranger.get(f"/api/v1/{name}/"), 403)
        assert "group" in problem["detail"]

    def test_a_stranger_is_not_told_what_is_there(self, as_stranger):
        assert_problem(as_stranger.get(f"/api/v1/claims/{a_claim().pk}/"), 403)
        assert_problem(as_stranger.get("/api/v1/claims/99999/"), 403)

    @pytest.mark.parametrize("name", LISTS)
    def test_a_viewer_reads(self, as_viewer, name):
        assert as_viewer.get(f"/api/v1/{name}/").status_code == 200

    @pytest.mark.parametrize("header", ["Token", "Token x y", "Token wrong", "Token \xff\xfe", f"Token {'a' * 64}"])
    def test_a_token_that_is_none(self, anyone, header):
        assert_problem(anyone.get("/api/v1/claims/", HTTP_AUTHORIZATION=header), 401)

    def test_a_token_of_a_user_who_was_shut_out(self, viewer):
        client = client_of(viewer)
        type(viewer).objects.update(is_active=False)
        assert_problem(client.get("/api/v1/claims/"), 401)

    def test_anyone_finds_the_way(self, anyone):
        assert anyone.get("/api/v1/").json()["conflicts"] == "http://testserver/api/v1/conflicts/"


def changes() -> dict[str, tuple[str, dict[str, str]]]:
    """Everything that changes something: where to, and what is sent."""
    claim = a_claim(fact=a_fact())
    return {
        "add": ("articles/", ARTICLE),
        "withdraw": (f"articles/{an_article().pk}/withdraw/", {"reason": "The publisher took it back."}),
        "accept": (f"claims/{claim.pk}/accept/", {}),
        "reject": (f"claims/{claim.pk}/reject/", {}),
        "resolve": (f"conflicts/{a_conflict().pk}/resolve/", {"outcome": "error", "reason": "A slip of the pen."}),
    }


@pytest.mark.parametrize(
    ("group", "allowed"),
    [
        (None, set()),
        ("viewer", set()),
        ("reviewer", {"accept", "reject", "resolve"}),
        ("editor", {"accept", "reject", "resolve", "add", "withdraw"}),
        ("administrator", {"accept", "reject", "resolve", "add", "withdraw"}),
    ],
)
def test_who_may_change_what(group, allowed):
    client = client_of(a_user(group=group))
    statuses = {
        name: client.post(f"/api/v1/{address}", sent, format="json").status_code
        for name, (address, sent) in changes().items()
    }
    assert statuses == {
        name: (201 if name == "add" else 200) if name in allowed else 403
        for name in ("add", "withdraw", "accept", "reject", "resolve")
    }


def test_nobody_changes_anything_without_a_token(anyone):
    for address, sent in changes().values():
        assert_problem(anyone.post(f"/api/v1/{address}", sent, format="json"), 401)


def test_a_refusal_comes_before_any_other_word_on_what_was_sent(as_viewer):
    assert_problem(as_viewer.post("/api/v1/articles/", {}, format="json"), 403)
    assert_problem(as_viewer.post(f"/api/v1/conflicts/{a_conflict().pk}/resolve/", {}, format="json"), 403)


class TestReviewing:
    def test_accepting_again_changes_nothing(self, as_reviewer, reviewer):
        claim = a_claim()
        for _ in range(2):
            response = as_reviewer.post(f"/api/v1/claims/{claim.pk}/accept/")
            assert (response.status_code, response.json()["review_state"]) == (200, "accepted")
        assert Claim.objects.get(pk=claim.pk).reviewed_by == reviewer

    def test_a_superseded_claim_cannot_be_reviewed(self, as_reviewer):
        claim = a_claim(review_state="superseded")
        for verb in ("accept", "reject"):
            assert_problem(as_reviewer.post(f"/api/v1/claims/{claim.pk}/{verb}/"), 409)

    def test_an_article_is_withdrawn_once_and_with_a_reason(self, as_editor):
        article = an_article()
        address = f"/api/v1/articles/{article.pk}/withdraw/"
        assert_problem(as_editor.post(address, {"reason": " "}, format="json"), 400, "reason")
        response = as_editor.post(address, {"reason": "Printed by mistake."}, format="json")
        assert response.json()["withdrawn_reason"] == "Printed by mistake."
        assert_problem(as_editor.post(address, {"reason": "Again."}, format="json"), 409)
        assert Article.objects.get(pk=article.pk).withdrawn_reason == "Printed by mistake."

    def test_a_conflict_that_has_ended_is_not_decided(self, as_reviewer):
        conflict = a_conflict()
        Conflict.objects.update(state="ended")
        body = {"outcome": "dismissed", "reason": "Too late."}
        assert_problem(as_reviewer.post(f"/api/v1/conflicts/{conflict.pk}/resolve/", body, format="json"), 409)


class TestTokens:
    def log_in(self, client: APIClient, **credentials: str):
        return client.post(TOKENS, credentials, format="json")

    def test_a_token_is_shown_once_and_kept_as_a_digest(self, anyone, viewer):
        response = self.log_in(anyone, username=viewer.username, password=PASSWORD)
        assert (response.status_code, response["Cache-Control"]) == (201, "no-store")
        token = response.json()["token"]
        assert token not in AuthToken.objects.get().digest
        assert anyone.get("/api/v1/claims/", HTTP_AUTHORIZATION=f"Token {token}").status_code == 200

    def test_logging_out_ends_this_token_only(self, viewer):
        here, there = client_of(viewer), client_of(viewer)
        assert here.delete(f"{TOKENS}current/").status_code == 204
        assert_problem(here.get("/api/v1/claims/"), 401)
        assert there.get("/api/v1/claims/").status_code == 200

    def test_logging_out_without_a_token(self, anyone, viewer):
        assert_problem(anyone.delete(f"{TOKENS}current/"), 401)
        anyone.force_login(viewer)
        assert_problem(anyone.delete(f"{TOKENS}current/"), 401)

    def test_wrong_credentials(self, anyone, viewer):
        assert_problem(self.log_in(anyone, username=viewer.username, password="wrong"), 401)
        assert_problem(self.log_in(anyone, username="nobody", password=PASSWORD), 401)

    def test_a_user_who_was_shut_out(self, anyone, viewer):
        type(viewer).objects.update(is_active=False)
        assert_problem(self.log_in(anyone, username=viewer.username, password=PASSWORD), 401)

    @pytest.mark.parametrize(
        ("sent", "fields"),
        [
            ({}, ["username", "password"]),
            ({"username": "a", "password": ["b"]}, ["password"]),
            ({"username": "nul \x00", "password": "b"}, ["username"]),
            ({"username": "a", "password": "\ud800"}, ["password"]),
            ([], ["body"]),
        ],
    )
    def test_credentials_that_cannot_be(self, anyone, sent, fields):
        response = anyone.post(TOKENS, json.dumps(sent), content_type="application/json")
        assert_problem(response, 400, *fields)

    def test_too_many_failures_lock_this_name_out(self, anyone, viewer, reviewer, settings):
        settings.AXES_FAILURE_LIMIT = 3
        statuses = [self.log_in(anyone, username=viewer.username, password="wrong").status_code for _ in range(3)]
        assert statuses[:2] == [401, 401]
        assert_problem(self.log_in(anyone, username=viewer.username, password=PASSWORD), 429)
        assert self.log_in(anyone, username=reviewer.username, password=PASSWORD).status_code == 201


class TestSessions:
    def test_a_session_reads(self, viewer):
        client = APIClient()
        client.force_login(viewer)
        assert client.get("/api/v1/claims/").status_code == 200

    def test_a_session_changes_nothing_without_the_csrf_token(self, reviewer):
        client = Client(enforce_csrf_checks=True)
        client.force_login(reviewer)
        claim = a_claim()
        address = f"/api/v1/claims/{claim.pk}/accept/"
        assert_problem(client.post(address, content_type="application/json"), 403)
        client.cookies["csrftoken"] = "a" * 32
        response = client.post(address, content_type="application/json", HTTP_X_CSRFTOKEN="a" * 32)
        assert response.status_code == 200
