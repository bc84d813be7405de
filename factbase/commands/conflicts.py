"""``python -m factbase conflicts``: what some texts share, and where they cannot all be true (contracts.md, section 4)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from factbase.commands.articles import add_arguments, fact_json, lines_of, read_in_order, without_gc
from factbase.commands.lines import write_object, write_text
from factbase.desk import claim_id, judge_facts, origin_of
from factbase.figures import decimal_string
from factbase.group import Fact, ReadArticle, fact_title, group_in_order
from factbase.phrases import name_of
from factbase.positions import Verdict

__all__ = ["add_arguments", "run"]


@without_gc()
def run(options: argparse.Namespace) -> int:
    """Read, group and judge; 1 where an article could not be read. Raises ValueError where none is named."""
    lines, errors = lines_of(options)
    articles = list(read_in_order(lines))
    judged = judge_facts(group_in_order(articles), articles)
    if options.batch or options.json:
        for item in chain((error.to_json() for error in errors), (_json(*one) for one in judged)):
            write_object(item)
    else:
        write_text("".join(_report(judged, articles)))
        sys.stderr.writelines(f"{error.error}\n" for error in errors)
    return int(bool(errors))


def _json(fact: Fact, verdict: Verdict) -> dict[str, Any]:
    return {"id": fact.key, **verdict.to_json(), **fact_json(fact)}


def _report(judged: Sequence[tuple[Fact, Verdict]], articles: Sequence[ReadArticle]) -> Iterator[str]:
    """Conflicts first, then the other facts that more than one claim answers."""
    claims = {
        claim_id(article.id, index): (article, index) for article in articles for index in range(len(article.claims))
    }
    shared = [one for one in judged if one[1].conflict or len(one[0].members) > 1]
    conflicts = sum(verdict.conflict for _, verdict in shared)
    yield f"Texts: {len(articles)}; facts told more than once: {len(shared)}, in conflict: {conflicts}.\n"
    for fact, verdict in sorted(shared, key=lambda one: not one[1].conflict):
        yield from _fact_lines(fact, verdict, claims)


def _fact_lines(fact: Fact, verdict: Verdict, claims: Mapping[str, tuple[ReadArticle, int]]) -> Iterator[str]:
    state = f"CONFLICT, {verdict.severity} ({', '.join(verdict.kinds)})" if verdict.conflict else "no conflict"
    numbers = ", ".join(
        f"{name} {decimal_string(number) or 'unknown'}"
        for name, number in (("low", verdict.low), ("best", verdict.best), ("high", verdict.high))
    )
    yield f"\n{fact_title(fact.question)}: {state}\n  {verdict.reason}\n  {numbers}\n"
    for number, position in enumerate(verdict.positions, start=1):
        yield from _claim_lines(f"position {number}", position.claims, claims)
    suggested = [claim_id(member.article, member.index) for member in fact.members if member.state == "suggested"]
    for heading, ids in (
        ("out of date", verdict.outdated),
        ("superseded", verdict.superseded),
        ("copies", verdict.copies),
        ("perhaps too", suggested),
    ):
        yield from _claim_lines(heading, ids, claims)


def _claim_lines(heading: str, ids: Iterable[str], claims: Mapping[str, tuple[ReadArticle, int]]) -> Iterator[str]:
    for name in ids:
        article, index = claims[name]
        claim = article.claims[index]
        origin = name_of(origin_of(claim, article=article.id, publisher=article.publisher))
        told = ", ".join(word for word in (article.publisher, str(article.published or "")) if word)
        yield f"  {heading:<12} {claim.quote:<20} {origin:<28} {told:<28} {name}\n"
