"""The README is true: its variables are those that are read, its commands are there, its example is what happens."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command, get_commands

from claims import steps
from claims.doorbell import STEPS
from claims.models import Conflict

ROOT = Path(settings.BASE_DIR)
README = (ROOT / "README.md").read_text()
TABLE = dict(re.findall(r"^\| `([A-Z_]+)` \| (?:`([^`]*)`|[^|]*) \|", README, re.M))


def test_every_variable_that_is_read_is_in_the_table_and_no_other():
    read = set(re.findall(r'_env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "config" / "env.py").read_text()))
    assert set(TABLE) == read


@pytest.mark.parametrize("name", ["ARTICLE_MAX_BYTES", "ALERT_WAIT_SECONDS", "TIMER_SECONDS", "LEASE_SECONDS"])
def test_defaults_of_the_table_are_those_of_the_code(name):
    written = re.search(rf'"{name}", ([\d_.]+)', (ROOT / "config" / "env.py").read_text())
    assert float(written[1].replace("_", "")) == float(TABLE[name])


def test_every_make_target_that_is_named_is_there():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    assert {
        name for pair in re.findall(r"^make ([a-z-]+)|`make ([a-z-]+)", README, re.M) for name in pair if name
    } <= targets


def test_every_management_command_that_is_named_is_there():
    assert set(re.findall(r"manage\.py (\w+)", README)) <= set(get_commands())


def test_every_path_that_is_named_is_there():
    for path in re.findall(r"`((?:factbase|claims|sources|config|tests)/[\w./]*)`", README):
        assert (ROOT / path).exists(), path


@pytest.mark.django_db
def test_the_example_is_a_conflict(tmp_path, capsys):
    texts = dict(re.findall(r"^printf '([^']+)' > (\w+\.txt)", README, re.M))
    commands = [line for line in README.splitlines() if line.startswith(".venv/bin/python manage.py read_article")]
    assert len(texts) == len(commands) == 2
    for text, name in texts.items():
        (tmp_path / name).write_text(text)
    for command in commands:
        _, _, verb, name, *options = shlex.split(command)
        call_command(verb, str(tmp_path / name), *(option for option in options if option != "--wait"))
    for step in STEPS:
        steps.take(step)
    assert "cannot both hold" in Conflict.objects.get().verdict.reason


@pytest.mark.parametrize("verb", ["extract", "conflicts"])
def test_the_engines_commands_run(verb, tmp_path):
    for name in ("first.txt", "second.txt"):
        (tmp_path / name).write_text("At least 45 members of the Northern Guard were killed.")
    command = next(line for line in README.splitlines() if line.startswith(f".venv/bin/python -m factbase {verb}"))
    arguments = [str(tmp_path / word) if word.endswith(".txt") else word for word in shlex.split(command)[1:]]
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "At least 45" in done.stdout


@pytest.mark.parametrize(
    ("url", "said"), [("smtp+tls://u:secret@mail.example", "must be one of"), ("mail.example", "must be one of")]
)
def test_a_mail_address_of_an_unknown_kind_is_refused_without_its_password(url, said):
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
