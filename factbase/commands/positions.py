"""``python -m factbase positions``: facts in, one a line, verdicts out (contracts.md, section 3)."""

from __future__ import annotations

import argparse
import sys
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from factbase.commands.lines import LineError, read_objects, shortened, usable_id, write_object
from factbase.figures import Change, Modifier
from factbase.moments import Moment, parse_moment
from factbase.positions import FactClaim, Verdict, judge
from factbase.verdicts import Counting

_LONGEST_NUMBER = 100
_MODIFIERS: dict[str, Modifier] = {name: name for name in get_args(Modifier)}
_CHANGES: dict[str, Change] = {name: name for name in get_args(Change)}
_COUNTINGS: dict[str, Counting] = {name: name for name in get_args(Counting)}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This verb has no arguments: JSON Lines on standard input, JSON Lines out."""
    parser.epilog = "Reads JSON Lines on standard input, one fact a line."


def run(_: argparse.Namespace) -> int:
    """Judge each fact on standard input; 1 where a line could not be read."""
    failed = False
    for item in read_objects(sys.stdin.buffer):
        answer = item.to_json() if isinstance(item, LineError) else _answer(item)
        failed = failed or "error" in answer
        write_object(answer)
    return int(failed)


def _answer(item: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"id": usable_id(item), **_judged(item).to_json()}
    except ValueError as error:
        return LineError(usable_id(item), str(error)).to_json()


def _judged(item: dict[str, Any]) -> Verdict:
    counting = _COUNTINGS.get(str(item.get("counting")))
    if counting is None:
        raise ValueError(f"counting is neither cumulative nor incident: {shortened(item.get('counting'))}")
    claims = item.get("claims")
    if not isinstance(claims, list):
        raise ValueError(f"claims is no list: {shortened(claims)}")
    read = [_claim(claim, number) for number, claim in enumerate(claims)]
    if len({claim.id for claim in read}) < len(read):
        raise ValueError("two claims have the same id")
    return judge(read, counting=counting, settled_at=_moment(item, "settled_at"))


def _claim(item: Any, number: int) -> FactClaim:
    if not isinstance(item, dict):
        raise ValueError(f"claim {number} is no object: {shortened(item)}")
    try:
        return _fact_claim(item)
    except ValueError as error:
        raise ValueError(f"claim {shortened(item.get('id', number))}: {error}") from None


def _fact_claim(item: dict[str, Any]) -> FactClaim:
    name = _text(item, "id")
    if name is None:
        raise ValueError("id is missing")
    value, low, high = (_number(item, key) for key in ("value", "low", "high"))
    if value is None and low is None and high is None:
        raise ValueError("value, low and high are all null")
    if low is not None and high is not None and low > high:
        raise ValueError(f"low is above high: {low} and {high}")
    modifier = _MODIFIERS.get(_text(item, "modifier") or "exact")
    if modifier is None:
        raise ValueError(f"unknown modifier {shortened(item['modifier'])}")
    publisher = _text(item, "publisher")
    return FactClaim(
        id=name,
        value=value,
        low=low,
        high=high,
        modifier=modifier,
        origin=_text(item, "origin") or publisher or name,
        unit=_text(item, "unit") or None,
        as_of=_moment(item, "as_of"),
        published=_moment(item, "published"),
        publisher=publisher,
        copy_of=_text(item, "copy_of"),
        part_of=_text(item, "part_of"),
        change=_change(item),
        kind=_text(item, "kind"),
    )


def _text(item: dict[str, Any], key: str) -> str | None:
    value = item.get(key)
    if not isinstance(value, str | None):
        raise ValueError(f"{key} is neither a string nor null: {shortened(value)}")
    return value


def _number(item: dict[str, Any], key: str) -> Decimal | None:
    """A decimal string (a JSON number is understood, too), of a size that news could write."""
    value = item.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"{key} is no decimal string: {shortened(value)}")
    try:
        number = Decimal(str(value))
    except (InvalidOperation, ValueError):
        raise ValueError(f"{key} is no decimal string: {shortened(value)}") from None
    if not number.is_finite() or max(len(number.as_tuple().digits), abs(number.adjusted())) > _LONGEST_NUMBER:
        raise ValueError(f"{key} is no number of a sensible size: {shortened(value)}")
    return number


def _moment(item: dict[str, Any], key: str) -> Moment | None:
    written = _text(item, key)
    try:
        return parse_moment(written) if written else None
    except ValueError as error:
        raise ValueError(f"{key} is {error}") from None


def _change(item: dict[str, Any]) -> Change | None:
    written = _text(item, "change")
    if written is None:
        return next((change for name, change in _CHANGES.items() if item.get(name) is True), None)
    if written not in _CHANGES:
        raise ValueError(f"change is neither update nor correction: {shortened(written)}")
    return _CHANGES[written]
