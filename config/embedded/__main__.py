"""`python -m config.embedded run` and `python -m config.embedded exec -- COMMAND …`."""

import argparse
import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Sequence

from config.embedded import EmbeddedError, supervisor, throwaway


def main(args: Sequence[str]) -> int:
    """Run the verb that the arguments name; what goes wrong is one message, not a traceback."""
    options = _parser().parse_args(args)
    try:
        if options.verb == "run":
            return supervisor.run(port=options.port)
        return execute(options.command)
    except EmbeddedError as error:
        sys.stderr.write(f"factbase: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def execute(command: Sequence[str]) -> int:
    """Run a command with throwaway servers, and nothing of this checkout's, in its environment.

    Returns its exit status, as a shell would: 128 and the signal's number where one ended it.
    """
    with throwaway() as servers:
        ours = {
            "DATABASE_URL": servers.database_url,
            "REDIS_URL": servers.redis_url,
            "FACTBASE_VAR": str(servers.place.var),
            "SECRET_KEY": os.environ.get("SECRET_KEY") or secrets.token_urlsafe(50),
        }
        try:
            process = subprocess.Popen(list(command), env={**os.environ, **ours})  # noqa: S603
        except OSError as error:
            raise EmbeddedError(f"{command[0]} cannot be started: {error.strerror}") from error
        # Ctrl-C reaches the command by itself, as one of the terminal's group; we stay to clear up behind it.
        signal.signal(signal.SIGINT, lambda *_: None)
        signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        status = process.wait()
    return status if status >= 0 else 128 - status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m config.embedded", description="factbase and its embedded servers")
    verbs = parser.add_subparsers(dest="verb", required=True)
    run = verbs.add_parser("run", help="run the whole service until Ctrl-C")
    run.add_argument("--port", type=_port, default=os.environ.get("PORT") or "8000", help="default: PORT, or 8000")
    execute = verbs.add_parser("exec", help="run a command with throwaway servers")
    execute.add_argument("command", nargs="+", help="the command, after --")
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: it must be a number from 1 to 65535")
    return int(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
