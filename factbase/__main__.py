"""The command line: `python -m factbase VERB …`; each verb is a module of `factbase.commands`.

A verb's module is imported only when it is asked for. What is wrong with the input is one line on standard error and
exit status 2; no traceback reaches a user.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

VERBS: dict[str, str] = {
    "extract": "the figures of one text, or of many",
    "group": "the facts that many texts share",
    "positions": "where the claims on one fact agree and where they don't",
    "conflicts": "texts in, conflicts out",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb; the exit status: 0, 1 where some lines could not be read, 2 where nothing could be done."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="factbase", description="Reads figures out of news texts.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb, summary in VERBS.items():
        _add_verb(verbs.add_parser(verb, help=summary, description=summary.capitalize()), verb, words)
    chosen = parser.parse_args(words)
    try:
        return int(import_module(f"factbase.commands.{chosen.verb}").run(chosen))
    except (OSError, ValueError) as error:
        print(f"factbase {chosen.verb}: {_told(error)}", file=sys.stderr)
        return 2


def _add_verb(parser: argparse.ArgumentParser, verb: str, words: list[str]) -> None:
    """The verb's own arguments, if it is the one asked for: the other modules stay unread."""
    if words[:1] == [verb]:
        import_module(f"factbase.commands.{verb}").add_arguments(parser)


def _told(error: OSError | ValueError) -> str:
    """What was wrong and where, in one line."""
    if isinstance(error, OSError) and error.filename is not None:
        return f"cannot read {error.filename}: {error.strerror}"
    return " ".join(str(error).split())


if __name__ == "__main__":
    sys.exit(main())
