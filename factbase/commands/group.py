"""``python -m factbase group``: the facts that many texts share (contracts.md, section 2)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from factbase.commands.articles import add_arguments, articles_of, fact_json
from factbase.commands.lines import write_object, write_text
from factbase.group import Fact, ReadArticle, fact_title, group

__all__ = ["add_arguments", "run"]


def run(options: argparse.Namespace) -> int:
    """Group the articles given; 1 where one could not be read. Raises ValueError where none is named."""
    articles, errors = articles_of(options)
    facts = group(articles)
    if options.batch or options.json:
        for item in (*(error.to_json() for error in errors), *map(fact_json, facts)):
            write_object(item)
    else:
        write_text("".join(_table(facts, articles)))
        sys.stderr.writelines(f"{error.error}\n" for error in errors)
    return int(bool(errors))


def _table(facts: Sequence[Fact], articles: Sequence[ReadArticle]) -> Iterator[str]:
    held = {article.id: article for article in articles}
    for fact in facts:
        yield f"{fact_title(fact.question)}\n"
        for member in fact.members:
            quote = held[member.article].claims[member.index].quote
            yield f"  {quote:<20} {member.article}  {member.state} {member.score:.2f}: {member.reason}\n"
        yield "\n"
