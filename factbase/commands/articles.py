"""Articles for the commands that compare several: from JSON Lines or from files, read, grouped and handed on.

A file may begin with the lines ``publisher: NAME`` and ``published: DATE``, ended by an empty line; its name is its id.
"""

from __future__ import annotations

import argparse
import gc
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from factbase import extract_claims
from factbase.commands.lines import ArticleLine, LineError, parse_published, read_articles
from factbase.group import Fact, ReadArticle, event_title, when_told

# To read and group turn and turn about takes a sixth longer than many of each: a processor's caches hold either's work.
_READ_AT_ONCE = 100
_HEADER = re.compile(r"(publisher|published):[ \t]*(.*)", re.IGNORECASE)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments that these commands share: files or ``--batch``, and ``--json``."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="texts; - reads one from standard input")
    parser.add_argument("--batch", action="store_true", help="JSON Lines on standard input, JSON Lines out")
    parser.add_argument("--json", action="store_true", help="JSON Lines out")


def lines_of(options: argparse.Namespace) -> tuple[list[ArticleLine], list[LineError]]:
    """The articles, and what could not be read; an id that was there before is an error, too.

    Raises ValueError where no article is named, or files are named beside ``--batch``.
    """
    if options.batch == bool(options.files):
        raise ValueError("name FILEs, or give --batch and JSON Lines on standard input")
    lines = read_articles(sys.stdin.buffer) if options.batch else _from_files(options.files)
    articles: dict[str, ArticleLine] = {}
    errors: list[LineError] = []
    for line in lines:
        if isinstance(line, LineError):
            errors.append(line)
        elif line.id in articles:
            errors.append(LineError(line.id, "an article of this id was read before"))
        else:
            articles[line.id] = line
    return list(articles.values()), errors


def read_in_order(lines: list[ArticleLine]) -> Iterator[ReadArticle]:
    """The articles as grouping takes them, read when their turn comes. Empties the list: no text is held longer."""
    lines.sort(key=lambda line: when_told(line.id, line.published), reverse=True)
    while lines:
        yield from [_read(lines.pop()) for _ in range(min(_READ_AT_ONCE, len(lines)))]


def _read(line: ArticleLine) -> ReadArticle:
    claims = extract_claims(line.text, published=line.published, publisher=line.publisher)
    return ReadArticle(line.id, line.text, line.published, line.publisher, claims)


@contextmanager
def without_gc() -> Iterator[None]:
    """Claims, questions and facts never refer to each other in a circle; not to look for circles saves a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def article_of_file(name: str, content: str) -> ArticleLine:
    """The article of a file's content, with what its header says; ValueError where that cannot be."""
    header: dict[str, str] = {}
    lines = content.splitlines(keepends=True)
    at = 0
    while at < len(lines) and (found := _HEADER.fullmatch(lines[at].strip())):
        header[found[1].lower()] = found[2].strip()
        at += 1
    if not header or (at < len(lines) and lines[at].strip()):
        return ArticleLine(name, content)
    text = "".join(lines[at + 1 :])
    return ArticleLine(name, text, parse_published(header.get("published") or None), header.get("publisher") or None)


def fact_json(fact: Fact) -> dict[str, Any]:
    """A fact in the shape of contracts.md, section 2."""
    question = fact.question
    shown: dict[str, Any] = {
        "fact": fact.key,
        "metric": question.metric,
        "unit": question.unit,
        "counted": question.counted,
        "event": {
            "key": fact.event,
            "title": event_title(question),
            "date": question.event_date,
            "places": list(question.places),
        },
        "claims": [
            {
                "article": member.article,
                "index": member.index,
                "score": member.score,
                "state": member.state,
                "reason": member.reason,
            }
            for member in fact.members
        ],
    }
    return {**shown, "part_of_fact": fact.part_of} if fact.part_of else shown


def _from_files(files: Iterable[str]) -> Iterator[ArticleLine | LineError]:
    for name in files:
        try:
            raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            yield article_of_file(name, raw.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            yield LineError(name, f"{name}: not UTF-8: {error.reason} at byte {error.start}")
        except (OSError, ValueError) as error:
            yield LineError(name, f"{name}: {getattr(error, 'strerror', None) or error}")
