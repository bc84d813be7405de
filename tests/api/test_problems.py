"""One error shape: whatever is wrong with a request, the answer says what, where and why, and is never a 5xx."""

import json
from typing import Any

import pytest

from tests.builders import a_claim, a_conflict, an_article

pytestmark = pytest.mark.django_db

ARTICLES = "/api/v1/articles/"
ARTICLE = {"text": "Three bridges were damaged.", "publisher": "River Courier", "published_at": "2021-07-16"}
HUGE = "9" * 30


def assert_problem(response, status: int, *fields: str) -> dict[str, Any]:
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    problem: dict[str, Any] = json.loads(response.content)
    assert set(problem) == {"type", "title", "status", "detail", "instance", "errors"}
    assert problem["status"] == status
    assert problem["type"] == "about:blank"
    assert problem["title"]
    assert problem["detail"]
    assert problem["instance"].startswith("/api/")
    assert [error["field"] for error in problem["errors"]] == list(fields)
    assert all(error["reason"] for error in problem["errors"])
    assert "Traceback" not in response.content.decode()
    return problem


QUERIES = [
    ("claims/?metrik=killed", "metrik"),
    ("claims/?metric=murdered", "metric"),
    ("claims/?metric=killed&metric=injured", "metric"),
    ("claims/?metric=", "metric"),
    ("claims/?kind=number", "kind"),
    ("claims/?modifier=nearly", "modifier"),
    ("claims/?review_state=good", "review_state"),
    ("claims/?article=one", "article"),
    ("claims/?article=1.5", "article"),
    ("claims/?article=0", "article"),
    (f"claims/?fact={HUGE}", "fact"),
    (f"claims/?fact={'9' * 6000}", "fact"),
    ("claims/?origin=-1", "origin"),
    ("claims/?publisher=%00", "publisher"),
    ("claims/?q=%00", "q"),
    (f"claims/?q={'x' * 201}", "q"),
    ("claims/?published_after=yesterday", "published_after"),
    ("claims/?published_before=2019-13-01", "published_before"),
    ("claims/?published_before=0001-01-01T00:00%2B14:00", "published_before"),
    ("claims/?published_before=2019-01-01T00:00+14:00", "published_before"),  # a bare + is a blank
    ("claims/?grouped=maybe", "grouped"),
    ("claims/?format=xml", "format"),
    ("claims/?page_size=0", "page_size"),
    ("claims/?page_size=201", "page_size"),
    ("claims/?page_size=ten", "page_size"),
    (f"claims/?page_size={HUGE}", "page_size"),
    ("claims/?cursor=nonsense", "cursor"),
    ("claims/?cursor=cD1hYmM%3D", "cursor"),  # p=abc
    ("claims/?cursor=cD05OTk5OTk5OTk5OTk5OTk5OTk5OTk%3D", "cursor"),  # p=99999999999999999999
    ("claims/?cursor=cD0lMDA%3D", "cursor"),  # p=%00
    ("facts/?in_conflict=perhaps", "in_conflict"),
    ("facts/?updated_after=2019", "updated_after"),
    ("facts/?event=x", "event"),
    ("conflicts/?state=closed", "state"),
    ("conflicts/?severity=extreme", "severity"),
    ("conflicts/?kind=disagreement", "kind"),
    ("articles/?withdrawn=1", "withdrawn"),
    ("articles/?publisher=Courier", "publisher"),
    ("sources/?kind=newspaper", "kind"),
    ("events/?title=flood", "title"),
]


@pytest.mark.parametrize(("address", "field"), QUERIES)
def test_a_query_that_cannot_be(as_viewer, address, field):
    assert_problem(as_viewer.get(f"/api/v1/{address}"), 400, field)


def test_a_detail_knows_no_parameters(as_viewer):
    assert_problem(as_viewer.get(f"{ARTICLES}{an_article().pk}/?metric=killed"), 400, "metric")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": None}, "text"),
        ({"text": ""}, "text"),
        ({"text": 7}, "text"),
        ({"text": ["a", "list"]}, "text"),
        ({"text": "a nul \x00 in the middle"}, "text"),
        ({"text": "half a pair \ud800 of surrogates"}, "text"),
        ({"text": "long " * 250_000}, "text"),
        ({"text": "\N{SNOWMAN} long " * 1_000_000}, "text"),
        ({"title": {"en": "Flood"}}, "title"),
        ({"title": "t" * 501}, "title"),
        ({"title": "nul \x00"}, "title"),
        ({"publisher": None}, "publisher"),
        ({"publisher": "..."}, "publisher"),
        ({"publisher": "p" * 301}, "publisher"),
        ({"url": "courier.example/flood"}, "url"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": 1}, "url"),
        ({"published_at": None}, "published_at"),
        ({"published_at": 20210716}, "published_at"),
        ({"published_at": "last Friday"}, "published_at"),
        ({"published_at": "2999-01-01"}, "published_at"),
        ({"published_at": "0001-01-01T00:00+14:00"}, "published_at"),
    ],
)
def test_an_article_that_cannot_be(as_editor, changes, field):
    response = as_editor.post(ARTICLES, json.dumps({**ARTICLE, **changes}), content_type="application/json")
    assert_problem(response, 413 if response.status_code == 413 else 400, field)


def test_all_wrong_fields_are_named_at_once(as_editor):
    response = as_editor.post(ARTICLES, "{}", content_type="application/json")
    assert_problem(response, 400, "text", "publisher", "published_at")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"{'text': 1}",
        b'{"text": NaN}',
        b'{"text": "\xff"}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"1" * 5_000,
    ],
)
def test_a_body_that_is_no_json(as_editor, body):
    assert_problem(as_editor.post(ARTICLES, body, content_type="application/json"), 400, *_fields_of(body))


def _fields_of(body: bytes) -> list[str]:
    """No body at all is an article without its fields."""
    return ["text", "publisher", "published_at"] if not body else ["body"]


@pytest.mark.parametrize("body", ["[]", '"text"', "7", "null", "true"])
def test_a_body_that_is_no_object(as_editor, body):
    assert_problem(as_editor.post(ARTICLES, body, content_type="application/json"), 400, "body")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"reason": "Sum."}, "outcome"),
        ({"outcome": "solved", "reason": "Sum."}, "outcome"),
        ({"outcome": "error"}, "reason"),
        ({"outcome": "error", "reason": "  "}, "reason"),
        ({"outcome": "error", "reason": "nul \x00"}, "reason"),
        ({"outcome": "error", "reason": "\ud800"}, "reason"),
        ({"outcome": "error", "reason": 5, "low": "many"}, "low"),
        ({"outcome": "preferred", "reason": "Sum."}, "low"),
        ({"outcome": "preferred", "reason": "Sum.", "low": "31", "high": "30"}, "low"),
        ({"outcome": "preferred", "reason": "Sum.", "low": "NaN"}, "low"),
        ({"outcome": "preferred", "reason": "Sum.", "high": "1" * 2000}, "high"),
        ({"outcome": "preferred", "reason": "Sum.", "high": [30]}, "high"),
    ],
)
def test_a_decision_that_cannot_be(as_reviewer, body, field):
    address = f"/api/v1/conflicts/{a_conflict().pk}/resolve/"
    assert_problem(as_reviewer.post(address, json.dumps(body), content_type="application/json"), 400, field)


@pytest.mark.parametrize(
    "address",
    [
        "nowhere/",
        "articles",
        "articles/x/",
        "articles/-1/",
        "articles/99/",
        f"articles/{HUGE}/",
        f"articles/{'9' * 5000}/",
        "articles/%00/",
        "articles/99/claims/",
        f"articles/{HUGE}/claims/",
        "claims/99/",
        "facts/99/",
        "conflicts/99/",
        "sources/99999/",
        "events/99/",
    ],
)
def test_what_is_not_there(as_viewer, address):
    assert_problem(as_viewer.get(f"/api/v1/{address}"), 404)


def test_a_path_outside_of_the_version_is_a_problem_too(anyone):
    assert_problem(anyone.get("/api/v2/articles/"), 404)


def test_another_content_type(as_editor):
    assert_problem(as_editor.post(ARTICLES, "text=a", content_type="application/x-www-form-urlencoded"), 415)
    assert_problem(as_editor.post(ARTICLES, ARTICLE, format="multipart"), 415)


def test_a_charset_that_does_not_exist(as_editor):
    response = as_editor.post(ARTICLES, json.dumps(ARTICLE), content_type="application/json; charset=klingon")
    assert response.status_code == 201


def test_another_method(as_editor):
    response = as_editor.put(ARTICLES, ARTICLE, format="json")
    assert_problem(response, 405)
    assert "GET" in response["Allow"]
    assert_problem(as_editor.delete(f"{ARTICLES}{an_article().pk}/"), 405)
    assert_problem(as_editor.options(ARTICLES), 405)
    assert_problem(as_editor.trace(f"{ARTICLES}?page_size=0"), 405)


def test_another_representation(as_viewer):
    assert_problem(as_viewer.get(ARTICLES, HTTP_ACCEPT="text/csv"), 406)


def test_a_body_beyond_all_bounds(as_reviewer):
    address = f"/api/v1/conflicts/{a_conflict().pk}/resolve/"
    body = json.dumps({"outcome": "error", "reason": "so " * 50_000})
    assert_problem(as_reviewer.post(address, body, content_type="application/json"), 413, "body")


def test_an_unknown_host(as_viewer):
    assert_problem(as_viewer.get(ARTICLES, HTTP_HOST="elsewhere.example"), 400)


def test_an_error_of_ours_says_nothing_of_its_inside(as_viewer, monkeypatch):
    def fail(*_):
        raise RuntimeError("the secret inside")

    monkeypatch.setattr("claims.api.serializers.claims.ClaimSerializer.get_sentence", fail)
    claim = a_claim()
    problem = assert_problem(as_viewer.get(f"/api/v1/claims/{claim.pk}/"), 500)
    assert "secret" not in json.dumps(problem)
