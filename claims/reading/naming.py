"""Names as written in a claim, and the sources they stand for.

In this order: what a person has decided of the name in this article; the one source that goes by it; else a source of
its own, which those that it may be are suggested for. An unnamed source ("officials", "Iranian reports") is one
article's own and no other article's voice. So is a name that could well be several sources' or a known person's, until
a person decides: a wrong source is worse than none.

A spokesman who is not named is the voice of the organisation, and stands for it. Whoever is named speaks with their own,
and anybody else without a name ("an official of the ministry") with one of the article's own; the organisation is their
parent.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.models import Attribution, SourceMatch
from claims.models.decisions import DecisionState
from factbase import Hop
from sources.directory import Directory
from sources.kinds import kind_of, speaks_for_others
from sources.locks import lock
from sources.matching import Similar, is_nobodys_alone
from sources.models import Article, Source, SourceKind
from sources.queries import source_key, survivor_of

UNNAMED = "Unnamed: a voice of this article only."
FIRST = "The first source of this name."
ONLY = "The only source of this name."
NONE_OF_THEM = "None of the sources that it was suggested for: a voice of this article only."
FOR_OTHERS = "A spokesman who is not named speaks for the organisation."
# An article has a few names; one that lists thousands shall not have all that are like any of them in memory at once.
AT_ONCE = 100

# The keys of a name and of its organisation, and whether it names anybody: alike, hops stand for the same source.
_Written = tuple[str, bool, str]


@dataclass(frozen=True, slots=True)
class Match:
    """A source that a name stands for, or may stand for while `voice` speaks, with the reason."""

    source: Source
    state: DecisionState
    reason: str
    score: Decimal = Decimal(1)
    voice: Source | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """What a name as written stands for: the source that speaks, and those that it is or may be."""

    key: str
    voice: Source
    matches: tuple[Match, ...]


class Names:
    """The names of one article, each looked up once. Make it inside a transaction: it locks the names it may create."""

    def __init__(self, article: Article, hops: Iterable[Hop], *, credit: str | None) -> None:
        self._article = article
        self._known: dict[_Written, Named] = {}
        names = [name for hop in hops for name in _names_in(hop)]
        lock("source", map(source_key, [*names, *([credit] if credit else [])]))
        decided = SourceMatch.objects.filter(attribution__claim__article=article, decided_by__isnull=False)
        self._decided = list(decided.select_related("source__merged_into").order_by("decided_at", "pk"))

    def of(self, hop: Hop) -> Named:
        """What the name of this hop stands for."""
        self.look_up([hop])
        return self._known[_written(hop)]

    def look_up(self, hops: Iterable[Hop]) -> None:
        """Look up the names of these hops together, and make the sources that there are none of, in their order."""
        unknown: dict[_Written, Hop] = {}
        for hop in hops:
            if (written := _written(hop)) not in self._known:
                unknown.setdefault(written, hop)
        new = list(unknown.values())
        for start in range(0, len(new), AT_ONCE):
            self._look_up_together(new[start : start + AT_ONCE])

    def _look_up_together(self, hops: Sequence[Hop]) -> None:
        named = {name for hop in hops for name in _names_in(hop)}
        every = {name for hop in hops for name in (hop.full_name, hop.organisation) if name}
        self._directory = Directory(self._article, names=named, own=every)
        self._known.update((_written(hop), self._resolve(hop)) for hop in hops)
        self._directory.store()

    def _resolve(self, hop: Hop) -> Named:
        name = hop.organisation or ""
        if source_key(name) in {"", source_key(hop.full_name)}:
            return self._by_name(hop.full_name, is_named=hop.named)
        organisation = self._by_name(name, is_named=_is_name(name))
        if hop.named or not speaks_for_others(hop.full_name):
            return self._by_name(hop.full_name, is_named=hop.named, parent=organisation.voice)
        return replace(organisation, matches=tuple(map(_told_for_others, organisation.matches)))

    def _by_name(self, name: str, *, is_named: bool, parent: Source | None = None) -> Named:
        key = source_key(name)
        if not is_named or not key:
            own = self._directory.own(name, kind=SourceKind.UNNAMED, parent=parent)
            return Named(key, own, (Match(own, DecisionState.CONFIRMED, UNNAMED),))
        decided = [match for match in self._decided if match.key == key]
        confirmed = [match for match in decided if match.state == DecisionState.CONFIRMED]
        if confirmed:
            source = survivor_of(confirmed[-1].source)
            return Named(key, source, (Match(source, DecisionState.CONFIRMED, confirmed[-1].reason),))
        found = self._directory.going_by(key)
        if len(found) == 1:
            return Named(key, found[0], (Match(found[0], DecisionState.CONFIRMED, ONLY),))
        similar = _sharing(found) if found else self._directory.similar(name)
        open_ones = [like for like in similar if all(match.source_id != like.source.pk for match in decided)]
        if found or is_nobodys_alone(similar):
            voice = self._directory.own(name, kind=SourceKind.OTHER, parent=parent)
            nobody_else = Match(voice, DecisionState.CONFIRMED, NONE_OF_THEM)
            return Named(key, voice, tuple(_suggestions(open_ones, voice)) or (nobody_else,))
        kind = kind_of(name) if parent is None else SourceKind.OFFICIAL
        voice = self._directory.make(name, kind=kind, parent=parent)
        return Named(key, voice, (Match(voice, DecisionState.CONFIRMED, FIRST), *_suggestions(open_ones, voice)))


def matches_of(attribution: Attribution, named: Named) -> list[SourceMatch]:
    """The rows, not yet saved, that say which sources this hop is or may be."""
    return [
        SourceMatch(
            attribution=attribution,
            key=named.key,
            source=match.source,
            state=match.state,
            score=match.score,
            reason=match.reason,
            voice=match.voice,
        )
        for match in named.matches
    ]


def _written(hop: Hop) -> _Written:
    return source_key(hop.full_name), hop.named, source_key(hop.organisation or "")


def _names_in(hop: Hop) -> Iterator[str]:
    """The names in a hop by which sources are found in other articles, too."""
    if hop.named:
        yield hop.full_name
    if hop.organisation and _is_name(hop.organisation):
        yield hop.organisation


def _is_name(organisation: str) -> bool:
    """Whether it could be met again in another article: "the ministry" could not."""
    return any(letter.isupper() for letter in organisation)


def _told_for_others(match: Match) -> Match:
    return replace(match, reason=FOR_OTHERS) if match.state == DecisionState.CONFIRMED else match


def _sharing(found: list[Source]) -> list[Similar]:
    score = (Decimal(1) / len(found)).quantize(Decimal("0.001"))
    return [Similar(source, score, f"One of {len(found)} sources that go by this name.") for source in found]


def _suggestions(similar: Iterable[Similar], voice: Source) -> Iterator[Match]:
    for like in similar:
        yield Match(like.source, DecisionState.SUGGESTED, like.reason, score=like.score, voice=voice)
