"""The rooms: what may import what is held by import-linter; what else must stay true is held here."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
FRAMEWORKS = {"django", "rest_framework", "celery", "kombu", "redis", "psycopg"}


def test_the_engine_runs_without_a_framework():
    script = (
        "import sys, factbase\n"
        "factbase.extract_claims('At least 19 people were killed.')\n"
        f"print(sorted({FRAMEWORKS!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_import_contracts_hold():
    script = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert "Contracts: 4 kept, 0 broken" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["tasks.py", "admin.py", "admin", "signals.py"])
def test_sources_has_none_of(name):
    assert not (ROOT / "sources" / name).exists()


def test_no_signals_carry_the_flow():
    for room in ("claims", "sources"):
        for path in (ROOT / room).rglob("*.py"):
            imported = {getattr(node, "module", None) for node in ast.walk(ast.parse(path.read_text()))}
            assert "django.db.models.signals" not in imported, path


def test_every_task_is_a_thin_door():
    tree = ast.parse((ROOT / "claims" / "tasks.py").read_text())
    for function in (node for node in tree.body if isinstance(node, ast.FunctionDef)):
        assert not function.args.args, f"{function.name} carries data"
        assert len(function.body) <= 2, f"{function.name} holds logic"


def test_no_whole_row_is_saved_again():
    """`update()` or `update_fields`: a whole-row save would overwrite what another wrote meanwhile."""
    for room in ("claims", "sources"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "save":
                    of_super = isinstance(node.func.value, ast.Call)
                    assert of_super or any(k.arg == "update_fields" for k in node.keywords), f"{path}:{node.lineno}"


def test_every_owned_model_is_named_by_the_glossary():
    ours = {model.__name__ for app in ("sources", "claims") for model in apps.get_app_config(app).get_models()}
    events = {name for name in ours if name.endswith("Event") and name[: -len("Event")] in ours}
    glossary = {
        "Source", "SourceAlias", "SourceMatch", "Article", "Revision", "CopyMatch",
        "CopyPrint", "CopySearch", "Reading", "Claim", "Attribution", "Event", "Fact",
        "Membership", "FactMatch", "DifferingReading", "Verdict", "Conflict", "ConflictEvent", "Resolution", "Subscription", "Delivery",
        "DeliveryItem", "Profile",
    }  # fmt: skip
    assert ours - events <= glossary
