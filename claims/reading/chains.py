"""A claim's chain as a person corrects it: each hop given by words of the text, found there, and resolved to a source.

A hop that stays as it was written keeps the sources that it was resolved to, and what people decided of them; any other
is resolved by `claims.reading.naming`, as in a reading.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import factbase
from claims.models import Attribution, Claim, SourceMatch
from claims.models.decisions import DecisionState
from claims.reading.naming import Names, matches_of
from factbase.spans import Span
from sources.models import Source
from sources.queries import own_voice, survivor_of

MOST_HOPS = 8
LONGEST_WORDS = 300
STANCES = tuple(name for name, _ in Attribution.STANCES)
# What a hop says; its position is its place in the chain, and what it is resolved to stands in its matches.
COLUMNS = ("name", "start", "end", "cue", "cue_start", "cue_end", "role", "stance", "named")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenHop:
    """A hop as a person gives it: the words that name the source, and the words that say that it spoke.

    Both stand in the text. `start` and `cue_start` say where (code points); without, it is the place that is nearest.
    """

    source: str
    cue: str = ""
    stance: str = "asserts"
    named: bool = True
    start: int | None = None
    cue_start: int | None = None


def find_words(text: str, words: str, *, near: Span, at: int | None = None) -> Span | None:
    """Where these words stand in the text, `at` the offset given or else nearest to a span; None where they don't.

    As they are written before in other letters, and as whole words before parts of words; any white space is alike.
    """
    written = r"\s+".join(map(re.escape, words.split()))
    if not written:
        return None
    if at is not None and 0 <= at < len(text) and (there := re.compile(written).match(text, at)):
        return there.span()
    for pattern in (rf"(?<!\w){written}(?!\w)", rf"(?i:(?<!\w){written}(?!\w))", rf"(?i:{written})"):
        found = [match.span() for match in re.finditer(pattern, text)]
        if found:
            return min(found, key=lambda span: max(span[0] - near[1], near[0] - span[1], 0))
    return None


def hops_given(chain: Sequence[GivenHop], *, text: str, near: Span) -> tuple[list[factbase.Hop], dict[str, str]]:
    """The hops that a person gives, found in the text, and for each field that is wrong (`attribution.0.cue`) why."""
    if len(chain) > MOST_HOPS:
        return [], {"attribution": f"A chain has at most {MOST_HOPS} hops."}
    hops, errors = [], {}
    for index, given in enumerate(chain):
        wrong = dict(_wrong_words(given, text=text))
        name = find_words(text, given.source, near=near, at=given.start)
        if name is None:
            wrong.setdefault("source", _not_there(given.source))
        cue = find_words(text, given.cue, near=name or near, at=given.cue_start)
        if given.cue.strip() and cue is None:
            wrong.setdefault("cue", _not_there(given.cue))
        errors.update({f"attribution.{index}.{field}": reason for field, reason in wrong.items()})
        if name and not wrong:
            role = "origin" if index == len(chain) - 1 else "relay"
            hops.append(_hop(text, given, name=name, cue=cue or (name[0], name[0]), role=role))
    return hops, errors


def _wrong_words(given: GivenHop, *, text: str) -> Iterator[tuple[str, str]]:
    if not given.source.strip():
        yield "source", "Give the words that name the source, as they stand in the text."
    for field, words in (("source", given.source), ("cue", given.cue)):
        if len(words) > LONGEST_WORDS:
            yield field, f"At most {LONGEST_WORDS} characters."
    if given.stance not in STANCES:
        yield "stance", f"{given.stance!r} is none of {', '.join(STANCES)}."


def _not_there(words: str) -> str:
    return f"“{words}” does not stand in the text: give the words as they are written there."


def _hop(text: str, given: GivenHop, *, name: Span, cue: Span, role: Any) -> factbase.Hop:
    return factbase.Hop(
        source=text[slice(*name)],
        start=name[0],
        end=name[1],
        cue=text[slice(*cue)],
        cue_start=cue[0],
        cue_end=cue[1],
        role=role,
        stance=given.stance,  # type: ignore[arg-type]  # checked against STANCES
        named=given.named,
    )


def columns_of(hop: factbase.Hop) -> dict[str, Any]:
    """The hop as the columns of its row."""
    return {"name": hop.source, **{column: getattr(hop, column) for column in COLUMNS[1:]}}


def hop_to_json(hop: Attribution) -> dict[str, Any]:
    """A hop with the keys of contracts.md; `stands_for` is the source that it is resolved to, by its name.

    Of one without a name, who speaks for a source that is any article's, that source is its `organisation`.
    """
    said = {column: getattr(hop, column) for column in COLUMNS}
    source = source_of(hop)
    resolved: dict[str, str | None] = {"stands_for": source.name if source else None}
    if source and not hop.named and source.article_id is None:
        resolved = {"stands_for": None, "organisation": source.name}
    return {"source": said.pop("name"), **said, **resolved}


def hop_from_json(written: Mapping[str, Any]) -> factbase.Hop:
    """The hop that `hop_to_json` wrote."""
    return factbase.Hop(**written)


def source_of(hop: Attribution) -> Source | None:
    """The source that a hop's name is confirmed to stand for, or that it was merged into since."""
    confirmed = [match.source for match in hop.matches.all() if match.state == DecisionState.CONFIRMED]
    return survivor_of(confirmed[0]) if confirmed else None


def replace_chain(claim: Claim, hops: Sequence[factbase.Hop], names: Names) -> Source:
    """Write these hops in the place of the claim's; returns its origin. `names` are those of the hops.

    Call it in a transaction that holds the claim's row.
    """
    earlier = {_written(row): row for row in claim.attribution.prefetch_related("matches__source__merged_into")}
    kept = [earlier.get(_written_hop(hop)) for hop in hops]
    matches = [list(row.matches.all()) if row else None for row in kept]
    origin = _origin(claim, hops, kept, names)
    claim.attribution.all().delete()
    rows = Attribution.objects.bulk_create(
        Attribution(claim=claim, position=position, **columns_of(hop)) for position, hop in enumerate(hops, start=1)
    )
    new = []
    for row, hop, decided in zip(rows, hops, matches, strict=True):
        new += matches_of(row, names.of(hop)) if decided is None else [_copy(match, row) for match in decided]
    SourceMatch.objects.bulk_create(new)
    return origin


def _origin(claim: Claim, hops: Sequence[factbase.Hop], kept: Sequence[Attribution | None], names: Names) -> Source:
    """Who speaks: the last hop, or the article in its own voice."""
    if not hops:
        return own_voice(claim.article)
    last = kept[-1]
    if last is None:
        return names.of(hops[-1]).voice
    # Until somebody decides whose name it is, an origin speaks as its article's own.
    return source_of(last) or (claim.origin if last.role == "origin" else names.of(hops[-1]).voice)


def _copy(match: SourceMatch, attribution: Attribution) -> SourceMatch:
    fields = ("source_id", "key", "voice_id", "state", "score", "reason", "decided_by_id", "decided_at")
    return SourceMatch(attribution=attribution, **{field: getattr(match, field) for field in fields})


def _written(row: Attribution) -> tuple[int, int, bool]:
    return row.start, row.end, row.named


def _written_hop(hop: factbase.Hop) -> tuple[int, int, bool]:
    return hop.start, hop.end, hop.named
