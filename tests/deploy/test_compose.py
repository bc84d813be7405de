"""docker-compose.yml and Dockerfile name what is there: commands, variables, ports, paths, as the code has them."""

import importlib.util
import json
import re
import shlex
import tomllib
from itertools import pairwise
from pathlib import Path

import yaml
from django.conf import settings
from django.core.management import get_commands

from config import env
from config.embedded import service
from config.embedded.places import checkout_place
from tests.test_docs import TABLE

ROOT = Path(settings.BASE_DIR)
WRITTEN = (ROOT / "docker-compose.yml").read_text()
HEAD = WRITTEN.partition("\n\n")[0]
COMPOSE = yaml.safe_load(WRITTEN)
SERVICES = COMPOSE["services"]
OURS = {name: parts for name, parts in SERVICES.items() if parts["image"] == "factbase"}
DOCKERFILE = (ROOT / "Dockerfile").read_text().replace("\\\n", "")
STAGES = re.split(r"^(?=FROM )", DOCKERFILE, flags=re.M)[1:]


def as_here(name):
    """What `make run` starts by this name."""
    return ["python", *service.background(checkout_place())[name]]


def instructions(name):
    return re.findall(rf"^{name} (.+)$", STAGES[-1], re.M)


def test_no_secret_stands_in_a_file():
    for name, parts in SERVICES.items():
        for variable, value in parts.get("environment", {}).items():
            if re.search("SECRET|PASSWORD", variable):
                assert re.fullmatch(r"\$\{\w+:\?[^}]+\}", value), (name, variable)
    assert re.search(r"://facts:\$\{POSTGRES_PASSWORD:\?[^}]+\}@", SERVICES["web"]["environment"]["DATABASE_URL"])
    assert not re.search(r"(SECRET_KEY|PASSWORD)=[\w'\"]", DOCKERFILE)
    assert {".env*", "var", ".git"} <= set((ROOT / ".dockerignore").read_text().split())


def test_nothing_is_open_to_the_network():
    for parts in SERVICES.values():
        assert all(port.startswith("127.0.0.1:") for port in parts.get("ports", []))


def test_the_parts():
    assert set(SERVICES) == {"postgres", "redis", "mailpit", "tables", "web", "worker", "beat"}
    images = {name: SERVICES[name]["image"].partition(":")[::2] for name in ("postgres", "redis", "mailpit")}
    assert images["postgres"] == ("postgres", "18")
    assert images["redis"] == ("redis", "8")
    assert images["mailpit"][0] == "axllent/mailpit"


def test_every_part_that_stays_says_whether_it_is_well():
    assert {name for name, parts in SERVICES.items() if "healthcheck" not in parts} == {"tables"}


def test_start_order():
    for name in ("web", "worker", "beat"):
        assert SERVICES[name]["depends_on"] == {
            "tables": {"condition": "service_completed_successfully"},
            "redis": {"condition": "service_healthy"},
        }
    assert SERVICES["tables"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    assert SERVICES["tables"]["restart"] == "no"


def test_there_can_be_many_workers():
    assert not {"container_name", "ports", "volumes", "hostname"} & set(SERVICES["worker"])


def test_every_variable_that_is_set_is_one_that_is_read():
    assert {name for parts in OURS.values() for name in parts["environment"]} <= {*TABLE, "FACTBASE_ADMIN_PASSWORD"}
    assert "FACTBASE_ADMIN_PASSWORD" not in SERVICES["web"]["environment"]


def test_every_variable_that_may_be_given_is_documented():
    for name in re.findall(r"(?<!\$)\$\{(\w+)", WRITTEN):
        assert name in TABLE or f"{name}=" in HEAD, name


def test_every_volume_is_named():
    for parts in SERVICES.values():
        assert {volume.partition(":")[0] for volume in parts.get("volumes", [])} <= set(COMPOSE["volumes"])


def test_addresses_name_other_parts():
    variables = SERVICES["web"]["environment"]
    assert "@postgres:5432/factbase" in variables["DATABASE_URL"]
    assert variables["REDIS_URL"] == "redis://redis:6379/0"
    assert variables["EMAIL_URL"] == "${EMAIL_URL:-smtp://mailpit:1025}"
    assert "smtp" in env.MAIL_SCHEMES
    postgres = SERVICES["postgres"]["environment"]
    assert (postgres["POSTGRES_USER"], postgres["POSTGRES_DB"]) == ("facts", "factbase")


def test_the_web_container_may_ask_itself():
    assert SERVICES["web"]["environment"]["ALLOWED_HOSTS"].endswith(",127.0.0.1")


def test_the_worker_is_that_of_make_run():
    assert SERVICES["worker"]["command"] == as_here("worker")


def test_beat_is_that_of_make_run_with_its_schedule_elsewhere():
    *command, schedule = SERVICES["beat"]["command"]
    assert [*command, "--schedule"] == as_here("beat")[:-1]
    assert schedule.startswith("--schedule=")


def test_the_web_command_is_that_of_make_run():
    (written,) = instructions("CMD")
    assert json.loads(written)[1:] == [part.replace(service.HOST, "0.0.0.0") for part in service.web(port=8000)]  # noqa: S104
    assert instructions("EXPOSE") == ["8000"]
    assert SERVICES["web"]["ports"] == ["127.0.0.1:8000:8000"]
    assert "command" not in SERVICES["web"]


def test_management_commands_are_there():
    named = re.findall(r"manage\.py (\w+)", WRITTEN + DOCKERFILE)
    assert set(named) == {"migrate", "ensure_admin", "collectstatic"}
    assert set(named) <= set(get_commands())


def test_modules_that_are_run_are_there():
    words = [json.loads(instructions("CMD")[0])]
    for parts in OURS.values():
        check = parts.get("healthcheck", {}).get("test", [])
        words += [parts.get("command", []), shlex.split(check[-1]) if check[:1] == ["CMD-SHELL"] else check]
    modules = {after for part in words for word, after in pairwise(part) if word == "-m"}
    assert modules == {"gunicorn", "celery"}
    assert all(importlib.util.find_spec(module) for module in modules)


def test_the_image_is_made_in_two_stages_and_runs_as_nobody_special():
    assert len(STAGES) == 2
    assert "COPY --from=packages /venv /venv" in STAGES[1]
    assert instructions("USER") == ["factbase"]
    assert STAGES[1].index("USER factbase") > STAGES[1].index("collectstatic")
    assert STAGES[1].index("USER factbase") < STAGES[1].index("CMD")


def test_the_image_holds_what_is_imported_and_no_tests():
    copied = {line.split()[0] for line in instructions("COPY") if not line.startswith("--from")}
    rooms = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["root_packages"]
    assert copied == {"manage.py", *rooms}
    assert (ROOT / "requirements" / "run.txt").exists()


def test_the_image_writes_only_where_its_user_may():
    (variables,) = instructions("ENV")
    assert set(re.findall(r"(\w+)=", variables)) == {"PATH", "PYTHONUNBUFFERED", "FACTBASE_VAR", "STATIC_DIR"}
    assert "FACTBASE_VAR=/var/lib/factbase" in variables
    assert "--home-dir /var/lib/factbase factbase" in STAGES[1]
    assert SERVICES["beat"]["volumes"] == ["beat:/var/lib/factbase"]
    assert "--schedule=/var/lib/factbase/" in " ".join(SERVICES["beat"]["command"])
