"""The documentation is true: what it names is there, what it shows is what happens, and no command in it goes untried.

The guided tour is walked through in `tests/embedded/test_whole_service.py`.
"""

import inspect
import os
import re
import shlex
import subprocess
import sys
from itertools import pairwise

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command, get_commands

from claims import steps
from claims.models import Conflict, Fact
from claims.sample_desk import loading
from claims.work.doorbell import STEPS
from config import env
from config.embedded import service
from config.embedded.places import checkout_place
from config.safety import refuse_unsafe
from tests.documents import PAGES, ROOT, blocks, commands, section, table
from tests.embedded.walk import Terminal, assert_said

README = PAGES["README.md"]
TABLE = dict(re.findall(r"^\| `([A-Z_]+)` \| (?:`([^`]*)`|[^|]*) \|", README, re.M))
MAKEFILE = (ROOT / "Makefile").read_text()
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
TEXTS = {name: text for text, name in re.findall(r"^printf '([^']+)' > (\w+\.txt)", README, re.M)}
TOUR = commands(section("README.md", "Five minutes"))
ENGINE = commands(section("README.md", "The engine alone"))
PROBES = [command for command in commands(section("docs/operating.md", "What to watch")) if command.startswith("curl ")]
ELSEWHERE = [
    command for text in PAGES.values() for command in commands(text) if command not in {*TOUR, *ENGINE, *PROBES}
]
KINDS = {
    "make": r"make \w+",
    "manage": r"\.venv/bin/python manage\.py \w+",
    "program": r"\.venv/bin/python -m (gunicorn|celery) ",
    "compose": r"docker compose up ",
    "secret": r"export \w+=\$\(python3 -c '.+'\)$",
    "git": r"git pull$",
}


def of_kind(kind):
    return [command for command in ELSEWHERE if re.match(KINDS[kind], command)]


def heading_anchors(text):
    return {
        re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-") for head in re.findall(r"^#+ (.+)$", text, re.M)
    }


def test_no_command_is_left_out():
    assert [command for command in ELSEWHERE if not any(re.match(pattern, command) for pattern in KINDS.values())] == []
    assert all(of_kind(kind) for kind in KINDS)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)]+)\)", PAGES[page]):
        name, _, anchor = target.partition("#")
        path = (ROOT / page).parent / name if name else ROOT / page
        assert path.exists(), target
        assert not anchor or anchor in heading_anchors(path.read_text()), target


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_is_named_is_there(page):
    for path in re.findall(r"(?<![\w./-])(?:factbase|claims|sources|config|tests|docs)/[\w./-]*\w/?", PAGES[page]):
        assert (ROOT / path).exists(), path


class TestConfiguration:
    def test_every_variable_that_is_read_is_in_the_table_and_no_other(self):
        read = set(re.findall(r'_env\.\w+\(\s*"([A-Z_]+)"', inspect.getsource(env)))
        assert set(TABLE) == read

    @pytest.mark.parametrize("name", ["ARTICLE_MAX_BYTES", "ALERT_WAIT_SECONDS", "TIMER_SECONDS", "LEASE_SECONDS"])
    def test_defaults_of_the_table_are_those_of_the_code(self, name):
        written = re.search(rf'"{name}", ([\d_.]+)', inspect.getsource(env))
        assert float(written[1].replace("_", "")) == float(TABLE[name])

    def test_every_variable_that_other_pages_set_is_one_that_is_read(self):
        text = "".join(block.text for page in PAGES for block in blocks(PAGES[page]) if block.language == "text")
        assert set(re.findall(r"^([A-Z_]+)=", text, re.M)) == {
            "HTTPS",
            "ALLOWED_HOSTS",
            "CSRF_TRUSTED_ORIGINS",
            "SITE_URL",
        }
        assert set(re.findall(r"^([A-Z_]+)=", text, re.M)) <= set(TABLE)

    @pytest.mark.parametrize(
        ("url", "said"), [("smtp+tls://u:secret@mail.example", "must be one of"), ("mail.example", "must be one of")]
    )
    def test_a_mail_address_of_an_unknown_kind_is_refused_without_its_password(self, url, said):
        done = subprocess.run(
            [sys.executable, "manage.py", "check"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            env={**os.environ, "EMAIL_URL": url},
        )
        assert done.returncode == 1
        assert said in done.stderr
        assert "secret" not in done.stderr
        assert "Traceback" not in done.stderr


class TestMake:
    def test_every_target_that_is_named_is_there(self):
        targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.M))
        for page in PAGES.values():
            assert set(re.findall(r"`make ([a-z-]+)", page)) <= targets

    @pytest.mark.parametrize("command", of_kind("make"))
    def test_every_command_has_its_target_and_variables(self, command):
        _, target, *given = shlex.split(command)
        assert re.search(rf"^{target}:", MAKEFILE, re.M)
        for name, _, _ in (pair.partition("=") for pair in given):
            assert f"$({name})" in MAKEFILE.split(f"\n{target}:", 1)[1].split("\n\n", 1)[0]


class TestManagementCommands:
    def test_every_one_that_is_named_is_there(self):
        for page in PAGES.values():
            assert set(re.findall(r"manage\.py (\w+)", page)) <= set(get_commands())

    @pytest.mark.django_db
    @pytest.mark.parametrize("command", of_kind("manage"))
    def test_each_runs(self, command, monkeypatch, capsys):
        monkeypatch.setattr(loading, "LETTERS_PATIENCE_SECONDS", 0.0)
        monkeypatch.setenv("FACTBASE_ADMIN_PASSWORD", "a-password-for-tests")
        _, _, verb, *options = shlex.split(command)
        call_command(verb, *options)
        shown = [
            block.text for block in blocks(section("docs/operating.md", "What to watch")) if block.language == "text"
        ]
        if verb == "verify_verdicts":
            assert_said(shown[-1], capsys.readouterr().out)


@pytest.mark.django_db
def test_the_same_number_some_days_later_is_no_conflict(tmp_path):
    """What the tour says of 3 January: the first number is out of date."""
    taken = [shlex.split(command)[2:] for command in TOUR if " manage.py read_article " in command]
    assert len(TEXTS) == len(taken) == 2
    for (verb, name, *options), day in zip(taken, ("2019-12-31", "2020-01-03"), strict=True):
        (tmp_path / name).write_text(TEXTS[name])
        options = [option for option in options if option != "--wait"]
        call_command(verb, str(tmp_path / name), *options, "--published", day)
    for step in STEPS:
        steps.take(step)
    assert not Conflict.objects.exists()
    verdict = Fact.objects.get().verdicts.latest()
    assert "Up to 30 by hospital records is out of date" in verdict.reason


def test_the_engine_alone_says_what_is_shown(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    terminal = Terminal(tmp_path, port=8000, env=dict(os.environ))
    commanded, shown = blocks(section("README.md", "The engine alone"))
    said = terminal.run(commanded)
    terminal.close()
    assert_said(shown.text, said)
    assert "≤ 30" in said
    assert re.search("^K-2 .* a designator", said, re.M)


class TestPrograms:
    def test_each_is_that_of_make_run(self):
        ours = {"web": service.web(port=8000), **service.background(checkout_place())}
        ours["beat"][-1] = "var/beat-schedule"
        assert [shlex.split(command)[1:] for command in of_kind("program")] == list(ours.values())

    @pytest.mark.parametrize("command", of_kind("compose"))
    def test_parts_that_are_scaled_are_there(self, command):
        words = shlex.split(command)
        assert set(words) <= {"docker", "compose", "up", "--build", "--detach", "--scale", "worker=4"}
        assert all("worker" in COMPOSE["services"] for option, _ in pairwise(words) if option == "--scale")

    @pytest.mark.parametrize("command", of_kind("secret"))
    def test_secrets_are_made_that_the_service_takes(self, command):
        name = command.split("=")[0].removeprefix("export ")
        assert f"${{{name}:?" in (ROOT / "docker-compose.yml").read_text()
        script = f'python3() {{ {sys.executable} "$@"; }}; {command}; printenv {name}'
        made = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True).stdout.strip()
        assert re.fullmatch(r"[\w-]{16,}", made)
        if name == "SECRET_KEY":
            refuse_unsafe(debug=False, secret_key=made, allowed_hosts=settings.ALLOWED_HOSTS)
        if name == "POSTGRES_PASSWORD":
            assert made.isalnum()


class TestProbes:
    def test_the_answer_that_is_shown_has_what_is_answered(self, client, db):
        shown = next(block.text for block in blocks(PAGES["docs/operating.md"]) if '"ready"' in block.text)
        answered = client.get("/readyz").json()
        assert re.findall(r'"(\w+)":', shown) == [*answered, *answered["oldest_owed_seconds"]]

    def test_events_that_are_named_are_logged(self):
        logged = "".join(path.read_text() for path in (ROOT / "claims").rglob("*.py"))
        for event in ("fact not judged", "stored verdicts differ"):
            assert f"`{event}`" in PAGES["docs/operating.md"]
            assert f'"{event}' in logged


def test_what_is_tried_how_often_is_what_is_set():
    text = section("docs/operating.md", "What to watch")
    words = {3: "three attempts", 8: "eight attempts"}
    assert text.count(words[settings.FACTBASE["READING_ATTEMPTS"]]) == 2
    assert settings.FACTBASE["JUDGING_ATTEMPTS"] == settings.FACTBASE["READING_ATTEMPTS"]
    assert words[settings.FACTBASE["DELIVERY_ATTEMPTS"]] in text
    assert table(text, "what you see")
