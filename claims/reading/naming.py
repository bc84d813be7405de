"""Names as written in a claim, and the sources they stand for.

In this order: what a person has decided of the name in this article; the one source that goes by it; else a source of
its own, which those that it may be are suggested for. An unnamed source ("officials", "Iranian reports") is one
article's own and no other article's voice. So is a name that could well be several sources' or a known person's, until
a person decides: a wrong source is worse than none.

A spokesman who is not named is the voice of the organisation, and stands for it. Whoever is named speaks with their own,
and anybody else without a name ("an official of the ministry") with one of the article's own; the organisation is their
parent.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.models import Attribution, SourceMatch
from claims.models.decisions import DecisionState
from factbase import Hop
from sources.kinds import kind_of, speaks_for_others
from sources.locks import lock
from sources.matching import Similar, is_nobodys_alone, similar_sources
from sources.models import Article, Source, SourceKind
from sources.queries import NAME_MAX, find_sources, known_by, source_key, survivor_of, unnamed_key

UNNAMED = "Unnamed: a voice of this article only."
FIRST = "The first source of this name."
ONLY = "The only source of this name."
NONE_OF_THEM = "None of the sources that it was suggested for: a voice of this article only."
FOR_OTHERS = "A spokesman who is not named speaks for the organisation."


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
        self._known: dict[tuple[str, bool, str], Named] = {}
        names = [name for hop in hops for name in _names_in(hop)]
        lock("source", map(source_key, [*names, *([credit] if credit else [])]))
        decided = SourceMatch.objects.filter(attribution__claim__article=article, decided_by__isnull=False)
        self._decided = list(decided.select_related("source__merged_into").order_by("decided_at", "pk"))

    def of(self, hop: Hop) -> Named:
        """What the name of this hop stands for."""
        wanted = (source_key(hop.full_name), hop.named, source_key(hop.organisation or ""))
        if wanted not in self._known:
            self._known[wanted] = self._resolve(hop)
        return self._known[wanted]

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
            own = self._articles_own(name, SourceKind.UNNAMED, parent)
            return Named(key, own, (Match(own, DecisionState.CONFIRMED, UNNAMED),))
        decided = [match for match in self._decided if match.key == key]
        confirmed = [match for match in decided if match.state == DecisionState.CONFIRMED]
        if confirmed:
            source = survivor_of(confirmed[-1].source)
            return Named(key, source, (Match(source, DecisionState.CONFIRMED, confirmed[-1].reason),))
        found = find_sources(key)
        if len(found) == 1:
            return Named(key, found[0], (Match(found[0], DecisionState.CONFIRMED, ONLY),))
        similar = _sharing(found) if found else similar_sources(name)
        open_ones = [like for like in similar if all(match.source_id != like.source.pk for match in decided)]
        if found or is_nobodys_alone(similar):
            voice = self._articles_own(name, SourceKind.OTHER, parent)
            nobody_else = Match(voice, DecisionState.CONFIRMED, NONE_OF_THEM)
            return Named(key, voice, tuple(_suggestions(open_ones, voice)) or (nobody_else,))
        kind = kind_of(name) if parent is None else SourceKind.OFFICIAL
        voice, _ = Source.objects.get_or_create(key=key, defaults={**known_by(name), "kind": kind, "parent": parent})
        return Named(key, voice, (Match(voice, DecisionState.CONFIRMED, FIRST), *_suggestions(open_ones, voice)))

    def _articles_own(self, name: str, kind: SourceKind, parent: Source | None) -> Source:
        source, _ = Source.objects.get_or_create(
            key=unnamed_key(self._article, name),
            defaults={"name": name[:NAME_MAX], "kind": kind, "article": self._article, "parent": parent},
        )
        return source


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
