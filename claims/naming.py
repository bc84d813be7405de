"""Names as written in a claim, and the sources they stand for.

An unnamed source ("officials", "Iranian reports") is one article's own and no other article's voice. So is a name that
could be several sources, until a person decides: a wrong source is worse than none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from claims.models import Attribution, SourceMatch
from claims.models.decisions import DecisionState
from factbase import Hop
from sources.locks import lock
from sources.models import Article, Source, SourceKind
from sources.queries import find_sources, source_key, unnamed_key


@dataclass(frozen=True, slots=True)
class Named:
    """What a name as written stands for: the source that speaks, and those that it may be, with the reason."""

    voice: Source
    matches: tuple[tuple[Source, DecisionState, Decimal, str], ...]


class Names:
    """The names of one article, each looked up once. Make it inside a transaction: it locks the names it may create."""

    def __init__(self, article: Article, hops: Iterable[Hop], *, credit: str | None) -> None:
        self._article = article
        self._known: dict[tuple[str, bool], Named] = {}
        names = [hop.full_name for hop in hops if hop.named]
        lock("source", map(source_key, [*names, *([credit] if credit else [])]))

    def of(self, hop: Hop) -> Named:
        """What the name of this hop stands for."""
        wanted = (source_key(hop.full_name), hop.named)
        if wanted not in self._known:
            self._known[wanted] = self._resolve(hop)
        return self._known[wanted]

    def _resolve(self, hop: Hop) -> Named:
        key = source_key(hop.full_name)
        if not hop.named or not key:
            source = self._articles_own(hop.full_name, SourceKind.UNNAMED)
            return Named(
                source, ((source, DecisionState.CONFIRMED, Decimal(1), "Unnamed: a voice of this article only."),)
            )
        found = find_sources(key)
        if not found:
            source, _ = Source.objects.get_or_create(key=key, defaults={"name": hop.full_name[:300]})
            return Named(source, ((source, DecisionState.CONFIRMED, Decimal(1), "The first source of this name."),))
        if len(found) == 1:
            return Named(found[0], ((found[0], DecisionState.CONFIRMED, Decimal(1), "The only source of this name."),))
        score = (Decimal(1) / len(found)).quantize(Decimal("0.001"))
        reason = f"One of {len(found)} sources that go by this name."
        voice = self._articles_own(hop.full_name, SourceKind.OTHER)
        return Named(voice, tuple((source, DecisionState.SUGGESTED, score, reason) for source in found))

    def _articles_own(self, name: str, kind: str) -> Source:
        source, _ = Source.objects.get_or_create(
            key=unnamed_key(self._article, name),
            defaults={"name": name[:300], "kind": kind, "article": self._article},
        )
        return source


def matches_of(attribution: Attribution, named: Named) -> list[SourceMatch]:
    """The rows, not yet saved, that say which sources this hop may be."""
    return [
        SourceMatch(attribution=attribution, source=source, state=state, score=score, reason=reason)
        for source, state, score, reason in named.matches
    ]
