"""Lint our own migrations. The linter is called here, since only development has it and it is no app of the service."""

import os
import sys

import django
from django_migration_linter import MigrationLinter

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
linter = MigrationLinter(".", include_apps=["claims", "sources"], no_cache=True, quiet=["ignore", "ok"])
linter.lint_all_migrations()
linter.print_summary()
sys.exit(linter.has_errors)
