"""`extract`: one text, its figures, as a table for a person or as JSON; or many texts, as JSON Lines (`--batch`).

With `--all` also what looks like a number and was skipped, and why.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from factbase import Claim, Skipped, extract_all, extract_claims
from factbase.commands.lines import ArticleLine, LineError, parse_published, read_articles, write_object, write_text
from factbase.figures import decimal_string

_COLUMNS = ("figure", "bounds", "counted", "metric", "date", "source")
_SKIPPED_COLUMNS = ("skipped", "characters", "reason")
_WIDEST = 44
_BOUND_SIGNS = {"at_least": "≥ {low}", "more_than": "> {low}", "up_to": "≤ {high}", "fewer_than": "< {high}"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this verb."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="a text file, or - for standard input")
    parser.add_argument("--published", metavar="DATE", help="the day of publication, such as 2019-12-31")
    parser.add_argument("--publisher", metavar="NAME", help="who publishes the text")
    parser.add_argument("--all", action="store_true", help="also what looks like a number and was skipped, and why")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="JSON instead of a table")
    form.add_argument("--batch", action="store_true", help="JSON Lines on standard input, JSON Lines out")


def run(args: argparse.Namespace) -> int:
    """Prints the claims; 0, or 1 where a line of a batch could not be read.

    Raises ValueError and OSError where there is no text to read.
    """
    if args.batch:
        return _run_batch(args)
    published = parse_published(args.published)
    if args.file is None:
        raise ValueError("no FILE given: name a text file, - for standard input, or --batch")
    claims, skipped = _read(ArticleLine("", read_text(args.file), published, args.publisher), skips=args.all)
    if args.json:
        write_text(json.dumps(_answer(claims, skipped), ensure_ascii=False, indent=2) + "\n")
    else:
        tables = (table(claims),) if skipped is None else (table(claims), skipped_table(skipped))
        write_text("\n\n".join(tables) + "\n")
    return 0


def _read(line: ArticleLine, *, skips: bool) -> tuple[tuple[Claim, ...], tuple[Skipped, ...] | None]:
    """The claims of a text, and what was skipped, None where that is not asked for: it would cost its time."""
    if skips:
        return extract_all(line.text, published=line.published, publisher=line.publisher)
    return extract_claims(line.text, published=line.published, publisher=line.publisher), None


def _answer(claims: Iterable[Claim], skipped: Iterable[Skipped] | None) -> dict[str, Any]:
    told = {} if skipped is None else {"skipped": [stretch.to_json() for stretch in skipped]}
    return {"claims": [claim.to_json() for claim in claims], **told}


def read_text(file: str) -> str:
    """The text of a file, or of standard input for "-", exactly as it stands there.

    Raises OSError where it cannot be read, ValueError where it is not UTF-8.
    """
    name = "standard input" if file == "-" else file
    raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"{name} is not UTF-8: {error.reason} at byte {error.start}") from None


def table(claims: Iterable[Claim]) -> str:
    """The claims as aligned columns, one a line; a plain sentence where there is none."""
    return _aligned(_COLUMNS, [_row(claim) for claim in claims]) or "No figures found."


def skipped_table(skipped: Iterable[Skipped]) -> str:
    """What looks like a number and is no figure, one a line, with where it stands and why."""
    rows = [(_short(item.quote), f"{item.start}-{item.end}", item.reason) for item in skipped]
    return _aligned(_SKIPPED_COLUMNS, rows) or "Nothing skipped that looks like a number."


def _aligned(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Rows under their columns; empty where there are none."""
    lines = [columns, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rule = tuple("-" * width for width in widths)
    shown = ("  ".join(map(str.ljust, line, widths)).rstrip() for line in (columns, rule, *rows))
    return "\n".join(shown) if rows else ""


def _row(claim: Claim) -> tuple[str, ...]:
    return (
        _short(claim.quote),
        _bounds(claim),
        _short(claim.counted or "-"),
        ("no " if claim.negated and claim.value else "") + (claim.metric or "-"),
        _date(claim),
        _short(_source(claim)),
    )


def _bounds(claim: Claim) -> str:
    low, high = decimal_string(claim.low), decimal_string(claim.high)
    sign = _BOUND_SIGNS.get(claim.modifier)
    if sign is not None:
        bounds = sign.format(low=low, high=high)
    elif low == high:
        bounds = f"{'~ ' if claim.modifier == 'about' else ''}{low}"
    else:
        bounds = f"{low} to {high}"
    return f"{bounds} {claim.unit}" if claim.unit else bounds


def _date(claim: Claim) -> str:
    date = claim.event_date
    if date is None:
        return "-"
    return date.start if date.start == date.end else f"{date.start} to {date.end or 'now'}"


def _source(claim: Claim) -> str:
    chain = " > ".join(hop.source for hop in claim.attribution)
    if claim.hedge == "stated":
        return chain or "-"
    return f"{chain} ({claim.hedge})" if chain else f"({claim.hedge})"


def _short(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _WIDEST else f"{one_line[: _WIDEST - 1]}…"


def _run_batch(args: argparse.Namespace) -> int:
    if args.file is not None or args.published is not None or args.publisher is not None:
        raise ValueError("--batch reads standard input only; FILE, --published and --publisher stand in its lines")
    failed = False
    for line in read_articles(sys.stdin.buffer):
        if isinstance(line, LineError):
            failed = True
            answer = line.to_json()
        else:
            answer = {"id": line.id, **_answer(*_read(line, skips=args.all))}
        write_object(answer)
    return 1 if failed else 0
