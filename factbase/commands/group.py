"""``python -m factbase group``: the facts that many texts share (contracts.md, section 2)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import chain

from factbase.commands.articles import add_arguments, fact_json, lines_of, read_in_order, without_gc
from factbase.commands.lines import write_object, write_text
from factbase.group import Fact, fact_title, group_in_order

__all__ = ["add_arguments", "run"]


@without_gc()
def run(options: argparse.Namespace) -> int:
    """Group the articles given; 1 where one could not be read. Raises ValueError where none is named."""
    lines, errors = lines_of(options)
    facts = group_in_order(read_in_order(lines))
    if options.batch or options.json:
        for item in chain((error.to_json() for error in errors), map(fact_json, facts)):
            write_object(item)
    else:
        write_text("".join(_table(facts)))
        sys.stderr.writelines(f"{error.error}\n" for error in errors)
    return int(bool(errors))


def _table(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        yield f"{fact_title(fact.question)}\n"
        for member in fact.members:
            yield f"  {member.quote:<20} {member.article}  {member.state} {member.score:.2f}: {member.reason}\n"
        yield "\n"
