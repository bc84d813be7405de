"""The web server behind a proxy that speaks HTTPS, DEBUG off: as the Dockerfile starts it, asked over a socket."""

import json
import re
from urllib.parse import urlencode

import pytest

from tests.deploy.programs import database_of_tests, run, web

PROXIED = {"host": "desk.example", "x_forwarded_proto": "https"}
PASSWORD = "no such password anywhere"


@pytest.fixture(scope="module")
def static(tmp_path_factory):
    """The style sheets, collected as in the image."""
    folder = tmp_path_factory.mktemp("static")
    assert run("manage.py", "collectstatic", "--noinput", "-v0", STATIC_DIR=str(folder)).returncode == 0
    return folder


@pytest.fixture(scope="module")
def server(django_db_setup, tmp_path_factory, static):
    settings = {"HTTPS": "true", "ALLOWED_HOSTS": "desk.example", "LOG_FORMAT": "json", "STATIC_DIR": str(static)}
    with web(tmp_path_factory.mktemp("web") / "log", DATABASE_URL=database_of_tests(), **settings) as server:
        yield server


def log_in(server, *, origin):
    """Try to log in as a browser does, from a page of `origin`."""
    page = server.ask("/admin/login/", **PROXIED)
    (cookie,) = (cookie for cookie in page.cookies if cookie.startswith("csrftoken="))
    (token,) = re.findall(rb'name="csrfmiddlewaretoken" value="(\w+)"', page.body)
    form = urlencode({"csrfmiddlewaretoken": token.decode(), "username": "nobody", "password": PASSWORD})
    return server.ask(
        "/admin/login/?next=/admin/",
        method="POST",
        body=form,
        cookie=cookie.partition(";")[0],
        content_type="application/x-www-form-urlencoded",
        origin=origin,
        referer=f"{origin}/admin/login/",
        **PROXIED,
    )


def test_plain_http_is_sent_to_https(server):
    answer = server.ask("/admin/login/", host="desk.example")
    assert (answer.status, answer.headers["Location"]) == (301, "https://desk.example/admin/login/")


def test_probes_ask_without_a_proxy(server):
    assert server.ask("/livez", host="desk.example").status == 200
    assert server.ask("/readyz", host="desk.example").status == 200


def test_another_host_is_refused(server):
    assert server.ask("/admin/login/", host="evil.example", x_forwarded_proto="https").status == 400


def test_https_is_kept_to(server):
    answer = server.ask("/admin/login/", **PROXIED)
    assert answer.status == 200
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert answer.cookies
    assert all("; Secure" in cookie for cookie in answer.cookies)


def test_forms_are_taken_from_the_desk_and_from_nowhere_else(server):
    refused = log_in(server, origin="https://evil.example")
    assert refused.status == 403
    taken = log_in(server, origin="https://desk.example")
    assert taken.status == 200
    assert b"Please enter the correct username and password" in taken.body


def test_the_pages_style_sheets_are_there(server):
    page = server.ask("/admin/login/", **PROXIED)
    sheets = re.findall(rb'<link rel="stylesheet" href="([^"]+)"', page.body)
    assert len(sheets) >= 2
    for sheet in sheets:
        answer = server.ask(sheet.decode(), accept_encoding="gzip", **PROXIED)
        assert (answer.status, answer.headers["Content-Type"]) == (200, 'text/css; charset="utf-8"')
        assert answer.headers["Content-Encoding"] == "gzip"


def test_no_page_tells_of_the_inside(server):
    answer = server.ask("/nowhere/", **PROXIED)
    assert answer.status == 404
    assert b"urlpatterns" not in answer.body


def test_each_request_is_one_line_with_an_id_and_no_secret(server):
    taken_over = server.ask("/admin/login/", x_request_id="from-the-proxy.1", **PROXIED)
    assert taken_over.headers["X-Request-ID"] == "from-the-proxy.1"
    made_anew = server.ask("/admin/login/", x_request_id='x" level=critical', **PROXIED)
    assert re.fullmatch("[0-9a-f]{32}", made_anew.headers["X-Request-ID"])
    failed = log_in(server, origin="https://desk.example")
    written = server.log.read_text()
    lines = [json.loads(line) for line in written.splitlines()]
    (line,) = (line for line in lines if line.get("request_id") == "from-the-proxy.1")
    assert {line[name] for name in ("event", "method", "path", "status", "user", "level")} == {
        "request", "GET", "/admin/login/", 200, None, "info"
    }  # fmt: skip
    assert isinstance(line["milliseconds"], int)
    assert [line["event"] for line in lines if line.get("request_id") == failed.headers["X-Request-ID"]]
    assert PASSWORD not in written
    assert "csrf" not in written.lower().replace("django.security.csrf", "").replace("csrf token", "")
    assert not [line for line in lines if line.get("path") in ("/livez", "/readyz") or "GET " in line["event"]]
