#!/usr/bin/env python3
"""Django's command line for this project."""

import os
import sys


def main() -> int:
    """Run the management command that the arguments name; a failing set-up is one clear line, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
        from django.db import OperationalError

        import config.celery  # noqa: F401  (bells that a command rings go to this project's broker)
        from config.startup import why_unanswered
    except ModuleNotFoundError as error:
        if error.name != "django":
            raise
        print(
            "Django is not installed here: run `make install`, then use .venv/bin/python manage.py …", file=sys.stderr
        )
        return 1
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        print(f"manage.py: {error}", file=sys.stderr)
        return 1
    except OperationalError as error:
        print(f"manage.py: {why_unanswered(error)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
