"""Runs the command line in this process: bytes in, the exit status and the JSON lines or text out."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from typing import Any

from factbase.__main__ import main


def run(verb: str, given: str | bytes, *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    """The exit status and the objects that a verb answers with."""
    status, out = run_text(verb, given, *arguments)
    return status, [json.loads(line) for line in out.splitlines()]


def run_text(verb: str, given: str | bytes, *arguments: str) -> tuple[int, str]:
    """The exit status and what a verb prints."""
    raw = given if isinstance(given, bytes) else given.encode()
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    kept = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8")
    try:
        with contextlib.redirect_stdout(out):
            status = main([verb, *arguments])
    finally:
        sys.stdin = kept
    out.flush()
    return status, out.buffer.getvalue().decode()
