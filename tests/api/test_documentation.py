"""The schema says what the service does, without a warning, and its page runs under its own policy alone."""

import io

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def operations(schema):
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


@pytest.fixture(scope="module")
def schema():
    from drf_spectacular.generators import SchemaGenerator

    return SchemaGenerator().get_schema(request=None, public=True)


def test_without_warnings():
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=io.StringIO())


def test_every_operation_is_described_and_has_its_problems(schema):
    for name, operation in operations(schema):
        assert operation["summary"], name
        assert operation["description"], name
        problems = [
            response for status, response in operation["responses"].items() if status.startswith("4")
        ]  # fmt: skip
        assert problems, name
        for response in problems:
            reference = response["content"]["application/problem+json"]["schema"]["$ref"]
            assert reference == "#/components/schemas/Problem", name


def test_the_endpoints_of_the_contract(schema):
    assert {name.replace("/api/v1", "") for name, _ in operations(schema)} == {
        "GET /", "POST /tokens/", "DELETE /tokens/current/",
        "GET /articles/", "POST /articles/", "GET /articles/{id}/", "GET /articles/{id}/claims/",
        "POST /articles/{id}/withdraw/",
        "GET /claims/", "GET /claims/{id}/", "POST /claims/{id}/accept/", "POST /claims/{id}/reject/",
        "PATCH /claims/{id}/", "POST /claims/{id}/restore/",
        "GET /facts/", "GET /facts/{id}/", "GET /facts/{id}/verdict/", "GET /events/", "GET /events/{id}/",
        "GET /conflicts/", "GET /conflicts/{id}/", "POST /conflicts/{id}/resolve/",
        "GET /sources/", "GET /sources/{id}/",
        "GET /source-matches/", "GET /source-matches/{id}/", "POST /source-matches/{id}/confirm/",
        "POST /source-matches/{id}/reject/",
    }  # fmt: skip


def test_the_schema_is_for_anyone(anyone):
    assert anyone.get("/api/schema/").status_code == 200


def test_the_page_may_style_itself_and_runs_no_script_but_ours(anyone):
    page = anyone.get("/api/docs/")
    policy = dict(part.strip().split(" ", 1) for part in page["Content-Security-Policy"].split(";"))
    assert policy["style-src"] == "'self' 'unsafe-inline'"
    assert policy["img-src"] == "'self' data:"
    assert policy["script-src"] == "'self'"
    html = page.content.decode()
    assert all("src=" in tag for tag in html.split("<script")[1:])
    assert "//" not in html.replace("</", "")
    script = anyone.get("/api/docs/?script=")
    assert script["Content-Type"].startswith("application/javascript")
    assert "/api/schema/" in script.content.decode()


def test_other_pages_keep_the_strict_policy(anyone):
    assert "unsafe-inline" not in anyone.get("/api/schema/")["Content-Security-Policy"]
