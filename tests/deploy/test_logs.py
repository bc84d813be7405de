"""No line of any log says what an article, a password, a token or the secret key says; each says whose it is."""

import io
import json
import logging
import re

import pytest
import structlog
from celery import signals
from django.conf import settings
from django.core.management import call_command
from knox.models import AuthToken

import factbase
from claims import steps, tasks
from claims.alerts import mailing
from claims.models import Delivery, Reading
from config import logs, task_log
from tests.builders import PASSWORD, an_article

WORDS = "Forty porcupines were counted at the weir, the warden whispered."


@pytest.fixture
def written():
    """All that is logged, as JSON lines, at the lowest level there is."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    formatter = dict(logs.LOGGING["formatters"]["lines"])
    renderer = [structlog.stdlib.ProcessorFormatter.remove_processors_meta, logs.RENDERERS["json"]]
    handler.setFormatter(formatter.pop("()")(**formatter | {"processors": renderer}))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def lines(written):
    return [json.loads(line) for line in written.getvalue().splitlines()]


def line_of(written, event):
    (line,) = (line for line in lines(written) if line["event"] == event)
    return line


@pytest.mark.django_db
class TestNothingIsSaid:
    def test_at_a_failed_login(self, client, viewer, written):
        client.post("/admin/login/", {"username": viewer.username, "password": "nearly-the-password"})
        client.post("/api/v1/tokens/", {"username": viewer.username, "password": "nearly-the-password"})
        assert len([line for line in lines(written) if line["event"] == "request"]) == 2
        assert "nearly-the-password" not in written.getvalue()
        assert settings.SECRET_KEY not in written.getvalue()

    def test_at_a_login(self, client, viewer, written):
        client.post("/admin/login/", {"username": viewer.username, "password": PASSWORD})
        session = client.cookies["sessionid"].value
        client.get("/admin/")
        assert PASSWORD not in written.getvalue()
        assert session not in written.getvalue()
        assert [line["user"] for line in lines(written) if line["event"] == "request"][-1] == viewer.pk

    def test_of_an_article_that_is_posted_with_a_token(self, client, editor, written):
        token = AuthToken.objects.create(editor)[1]
        article = {"title": "Weir", "text": WORDS, "publisher": "Weir Post", "published_at": "2019-12-31"}
        answer = client.post(
            "/api/v1/articles/", article, content_type="application/json", headers={"authorization": f"Token {token}"}
        )
        assert answer.status_code == 201
        line = line_of(written, "request")
        assert (line["status"], line["user"], line["path"]) == (201, editor.pk, "/api/v1/articles/")
        assert line["request_id"] == answer["X-Request-ID"]
        for secret in (token, "Token ", "porcupines", "Weir Post"):
            assert secret not in written.getvalue()

    def test_of_a_text_that_cannot_be_read(self, monkeypatch, written):
        def fail(text, **_):
            try:
                raise KeyError(text)
            except KeyError:
                raise ValueError(f"no grammar for {text}") from None

        an_article(text=WORDS)
        monkeypatch.setattr(factbase, "extract_claims", fail)
        steps.take("read")
        assert "porcupines" in Reading.objects.get().error
        line = line_of(written, "reading failed")
        assert "ValueError" in json.dumps(line)
        assert "porcupines" not in written.getvalue()

    def test_of_a_view_that_fails(self, client, viewer, monkeypatch, written):
        def fail(*_, **__):
            raise RuntimeError(WORDS)

        client.force_login(viewer)
        client.raise_request_exception = False
        monkeypatch.setattr("django.contrib.admin.sites.AdminSite.each_context", fail)
        assert client.get("/admin/").status_code == 500
        line = line_of(written, "Internal Server Error: /admin/")
        assert line["exception"].startswith("RuntimeError at ")
        assert "test_logs.py" in line["exception"]
        assert line["request_id"] == line_of(written, "request")["request_id"]
        assert "porcupines" not in written.getvalue()

    def test_of_a_letter_that_is_not_sent(self, monkeypatch, written):
        def fail(*_, **__):
            raise mailing.NotSentError(f"refused: {WORDS} to a@desk.example", name="SMTPDataError 550")

        Delivery.objects.create(address="a@desk.example", key="k", message_id="m")
        monkeypatch.setattr("claims.alerts.delivery._deliver", fail)
        steps.take("deliver")
        assert "porcupines" in Delivery.objects.get().error
        assert line_of(written, "letter not sent")["error"] == "SMTPDataError 550"
        for secret in ("porcupines", "a@desk.example"):
            assert secret not in written.getvalue()

    def test_of_a_step_that_the_timer_cannot_take(self, monkeypatch, written):
        def fail():
            raise RuntimeError(WORDS)

        monkeypatch.setattr(steps, "take_turns", fail)
        monkeypatch.setattr("sys.stdin", io.StringIO("read\n"))
        monkeypatch.setattr("claims.management.commands.take_steps.close_old_connections", lambda: None)
        call_command("take_steps", "--on-request")
        line = line_of(written, "steps not taken")
        assert (line["task"], line["error"]) == ("timer", "RuntimeError")
        assert line["task_id"]
        assert "porcupines" not in written.getvalue()


def test_an_error_is_told_by_its_class_and_place_and_so_is_what_it_came_of(written):
    try:
        try:
            raise KeyError(WORDS)
        except KeyError as error:
            raise ValueError(WORDS) from error
    except ValueError:
        logging.getLogger("some.library").exception("it failed")
    told = line_of(written, "it failed")["exception"]
    assert re.fullmatch(r"ValueError at \S+test_logs.py:\d+ \w+, after KeyError at \S+test_logs.py:\d+ \w+", told)


def test_a_reset_link_is_cut(client, written):
    logging.getLogger("some.library").warning("Forbidden: %s", "/admin/reset/MQ/a-token-of-somebody/")
    assert line_of(written, "Forbidden: /admin/reset/…/")


def test_what_a_task_logs_carries_its_id(written):
    task_log.connect()
    task = tasks.read
    signals.task_prerun.send(sender=task, task_id="an-id", task=task)
    structlog.get_logger("anywhere").info("something")
    signals.task_failure.send(sender=task, task_id="an-id", exception=RuntimeError(WORDS))
    signals.task_postrun.send(sender=task, task_id="an-id", task=task)
    structlog.get_logger("anywhere").info("nothing")
    for event in ("something", "task failed"):
        line = line_of(written, event)
        assert (line["task"], line["task_id"]) == ("claims.tasks.read", "an-id")
    assert "task_id" not in line_of(written, "nothing")
    assert "porcupines" not in written.getvalue()


@pytest.mark.parametrize("name", ["celery.app.trace", "celery.worker.strategy", "django.server", "django.db.backends"])
def test_loggers_that_quote_are_quiet(name, written):
    logging.getLogger(name).debug(WORDS)
    assert not written.getvalue()
