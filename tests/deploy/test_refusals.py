"""What the service does not start with; each says so in one line, whichever program is started."""

import hashlib

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.safety import refuse_unsafe
from tests.deploy.programs import run

GOOD = hashlib.sha256(b"a key of the tests, the same in each of their processes").hexdigest()
HOSTS = ["desk.example"]
NOWHERE = "postgres://facts:hunter2hunter2@127.0.0.1:1/factbase"
GUNICORN = ("-m", "gunicorn", "--config", "python:config.gunicorn", "--bind", "127.0.0.1:0", "config.wsgi")
WORKER = ("-m", "celery", "--quiet", "-A", "config", "worker")
BEAT = ("-m", "celery", "--quiet", "-A", "config", "beat", "--schedule", "{schedule}")


def refused(**changes):
    with pytest.raises(ImproperlyConfigured) as raised:
        refuse_unsafe(**{"debug": False, "secret_key": GOOD, "allowed_hosts": HOSTS, **changes})
    return str(raised.value)


class TestWhatIsUnsafe:
    @pytest.mark.parametrize("key", [GOOD, "k3y" + "0123456789" * 5])
    def test_a_long_key_and_named_hosts_are_not(self, key):
        refuse_unsafe(debug=False, secret_key=key, allowed_hosts=["desk.example", "127.0.0.1", "[::1]"])

    def test_debugging_may_be_careless_but_not_without_a_key(self):
        refuse_unsafe(debug=True, secret_key="short", allowed_hosts=["*"])
        assert "SECRET_KEY is not set" in refused(debug=True, secret_key="")

    @pytest.mark.parametrize(
        ("key", "said"),
        [
            ("", "is not set"),
            ("x" * 49, "49 characters long; it must have 50"),
            ("abab" * 20, "repeats"),
            ("django-insecure-" + GOOD, "from a template"),
            ("Please-ChangeMe-" + GOOD, "from a template"),
        ],
    )
    def test_keys(self, key, said):
        reason = refused(secret_key=key)
        assert said in reason
        assert not key or key not in reason

    @pytest.mark.parametrize(
        ("hosts", "said"),
        [(["*"], "wildcard *"), (["a.example", ".example"], "wildcard .example"), (["*.example"], "*."), ([], "empty")],
    )
    def test_hosts(self, hosts, said):
        assert said in refused(allowed_hosts=hosts)

    def test_both_are_said_at_once(self):
        reason = refused(secret_key="short", allowed_hosts=["*"])
        assert "SECRET_KEY" in reason
        assert "ALLOWED_HOSTS" in reason
        assert "\n" not in reason


class TestPrograms:
    @pytest.mark.parametrize("program", [("manage.py", "check"), GUNICORN, WORKER, BEAT], ids=" ".join)
    def test_none_starts_with_a_short_key(self, program, tmp_path):
        done = run(*(part.format(schedule=tmp_path / "beat") for part in program), SECRET_KEY="a short one")
        assert done.returncode != 0
        assert done.stderr.startswith("factbase: SECRET_KEY is 11 characters long")
        assert done.stderr.count("\n") == 1
        assert "a short one" not in done.stderr

    @pytest.mark.parametrize("program", [GUNICORN, WORKER, BEAT], ids=" ".join)
    def test_none_starts_without_its_database(self, program, tmp_path):
        done = run(
            *(part.format(schedule=tmp_path / "beat") for part in program), DATABASE_URL=NOWHERE, LOG_LEVEL="ERROR"
        )
        assert done.returncode == 1
        assert done.stderr.startswith("factbase: the database does not answer (")
        assert done.stderr.count("\n") == 1
        assert "hunter2" not in done.stderr

    def test_a_web_server_without_our_options_does_not_try_for_ever(self):
        done = run("-m", "gunicorn", "--no-control-socket", "--bind", "127.0.0.1:0", "config.wsgi", SECRET_KEY="short")
        assert done.returncode == 3
        assert "factbase: SECRET_KEY is 5 characters long" in done.stderr
        assert "Traceback" not in done.stderr

    @pytest.mark.parametrize("command", [("check",), ("collectstatic", "--dry-run", "--noinput", "-v0")], ids=" ".join)
    def test_a_command_that_needs_no_database_asks_for_none(self, command):
        done = run("manage.py", *command, DATABASE_URL=NOWHERE)
        assert done.returncode == 0, done.stderr

    @pytest.mark.deep
    def test_a_command_that_needs_it_says_why_it_failed(self):
        done = run("manage.py", "migrate", "--check", DATABASE_URL=NOWHERE)
        assert done.returncode == 1
        assert "the database does not answer (connection failed: " in done.stderr
        assert done.stderr.count("\n") == 1
        assert "hunter2" not in done.stderr

    @pytest.mark.parametrize(
        ("name", "value", "said"),
        [
            ("DATABASE_URL", "mysql://u:hunter2@h/n", "DATABASE_URL must be PostgreSQL's"),
            ("DATABASE_URL", "postgres://u:hunter2/@h:port/n", "DATABASE_URL cannot be read"),
            ("LOG_LEVEL", "LOUD", "LOG_LEVEL"),
            ("LOG_FORMAT", "xml", "LOG_FORMAT"),
        ],
    )
    def test_a_variable_that_cannot_be_read_is_named(self, name, value, said):
        done = run("manage.py", "check", **{name: value})
        assert done.returncode == 1
        assert said in done.stderr
        assert done.stderr.count("\n") == 1
        assert "hunter2" not in done.stderr

    def test_the_deployment_check_is_content(self):
        done = run("manage.py", "check", "--deploy", "--fail-level=WARNING", HTTPS="true", ALLOWED_HOSTS="desk.example")
        assert done.returncode == 0, done.stderr
