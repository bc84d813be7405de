"""`extract`: one text, its figures, as a table for a person or as JSON; or many texts, as JSON Lines (`--batch`)."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from factbase import Claim, extract_claims
from factbase.commands.lines import LineError, parse_published, read_articles, write_object, write_text
from factbase.figures import decimal_string

_COLUMNS = ("figure", "bounds", "counted", "metric", "date", "source")
_WIDEST = 44
_BOUND_SIGNS = {"at_least": "≥ {low}", "more_than": "> {low}", "up_to": "≤ {high}", "fewer_than": "< {high}"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this verb."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="a text file, or - for standard input")
    parser.add_argument("--published", metavar="DATE", help="the day of publication, such as 2019-12-31")
    parser.add_argument("--publisher", metavar="NAME", help="who publishes the text")
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
    claims = extract_claims(read_text(args.file), published=published, publisher=args.publisher)
    if args.json:
        write_text(json.dumps({"claims": [claim.to_json() for claim in claims]}, ensure_ascii=False, indent=2) + "\n")
    else:
        write_text(table(claims) + "\n")
    return 0


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
    rows = [_row(claim) for claim in claims]
    if not rows:
        return "No figures found."
    lines = [_COLUMNS, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_COLUMNS))]
    rule = tuple("-" * width for width in widths)
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in (_COLUMNS, rule, *rows))


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
            claims = extract_claims(line.text, published=line.published, publisher=line.publisher)
            answer = {"id": line.id, "claims": [claim.to_json() for claim in claims]}
        write_object(answer)
    return 1 if failed else 0
