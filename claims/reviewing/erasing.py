"""Erasing articles for good, as the law may ask: their texts, what was read of them, and what was told of that.

1. What goes with them is held, and deleted (`claims.reviewing.removal`).
2. Facts that other articles answer, too, stay and are judged again. What they and their earlier verdicts say of these
   articles goes (`claims.reviewing.silencing`).
3. The history of all that went is deleted with it (`claims.reviewing.forgetting`).

What people wrote themselves (why a conflict was resolved) stays, and so do the articles that copy these.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet

from claims.models import Attribution, Resolution
from claims.reviewing.forgetting import Gone, forget
from claims.reviewing.removal import hold_leaving, remove
from claims.reviewing.silencing import ask_without, named_after, silence
from sources.models import Article, Revision, Source


class NoSuchArticleError(ValueError):
    """There are no articles of these numbers."""

    def __init__(self, missing: Sequence[int]) -> None:
        self.missing = tuple(missing)
        super().__init__(f"no article has the number {', '.join(map(str, missing))}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was erased, counted; and, by their numbers, what stays and is worth a look.

    `judged_again` are facts, `resolved` those of them on which people wrote why they decided; `copies` are articles that
    hold the same text, or most of it.
    """

    articles: int
    texts: int
    claims: int
    facts: int
    sources: int
    verdicts: int
    letters: int
    history: int
    judged_again: tuple[int, ...]
    resolved: tuple[int, ...]
    copies: tuple[int, ...]


class _TakeBackError(Exception):
    """Ends the transaction of a preview."""

    def __init__(self, erased: Erased) -> None:
        self.erased = erased
        super().__init__()


def would_erase(articles: Collection[int]) -> Erased:
    """What erasing these articles would erase: it is done, counted and taken back. Raises what `erase` does."""
    try:
        with transaction.atomic():
            raise _TakeBackError(erase(articles))
    except _TakeBackError as taken_back:
        return taken_back.erased


@transaction.atomic
def erase(articles: Collection[int]) -> Erased:
    """Erase the articles of these numbers, all or none. NoSuchArticleError where one is not there."""
    chosen = Article.objects.filter(pk__in=articles)
    missing = sorted(set(articles) - set(chosen.values_list("pk", flat=True)))
    if missing:
        raise NoSuchArticleError(missing)
    copies = _holding_the_same(chosen)
    leaving = hold_leaving(chosen, sources=_named_first_in(chosen))
    texts = Revision.objects.filter(article__in=leaving.articles).count()
    hops = list(Attribution.objects.filter(claim__in=leaving.claims).values_list("pk", flat=True))
    voices = _sources(Q(pk__in=leaving.sources) | Q(article__in=leaving.articles))
    named = named_after(leaving)
    silenced = silence(leaving)
    remove(leaving)
    ask_without(leaving, named)
    sources = voices - _sources(Q(pk__in=voices))
    renamed = [*named.facts, *leaving.led_on]
    gone = Gone(leaving=leaving, hops=hops, sources=sources, facts=renamed, events=named.events)
    return Erased(
        articles=len(leaving.articles),
        texts=texts,
        claims=len(leaving.claims),
        facts=len(leaving.facts),
        sources=len(sources),
        verdicts=silenced.verdicts,
        letters=silenced.letters,
        history=forget(gone),
        judged_again=leaving.left,
        resolved=_resolved(leaving.left),
        copies=copies,
    )


def _holding_the_same(articles: QuerySet[Article]) -> tuple[int, ...]:
    """The other articles that count as one of these, or as what one of these counts as, and that itself."""
    originals = articles.exclude(copy_of=None).values("copy_of")
    kin = Q(copy_of__in=articles) | Q(copy_of__in=originals) | Q(pk__in=originals)
    return tuple(Article.objects.filter(kin).exclude(pk__in=articles).order_by("pk").values_list("pk", flat=True))


def _named_first_in(articles: QuerySet[Article]) -> QuerySet[Source]:
    """The sources that these texts name, and that were not here before the first of them; not their publishers.

    Whom a speaker belongs to ("an official of the Port Office") may be named as nothing else.
    """
    hops = Attribution.objects.filter(claim__article__in=articles)
    speaking = Q(claims__article__in=articles) | Q(matches__attribution__in=hops) | Q(suggestions__attribution__in=hops)
    speakers = Source.objects.filter(speaking | Q(article__in=articles)).values("pk")
    first = articles.order_by("created_at").values("created_at")[:1]
    named = Q(pk__in=speakers) | Q(children__in=speakers) | Q(credited__in=articles)
    found = Source.objects.filter(named, article=None, created_at__gte=first)
    return found.exclude(pk__in=articles.values("publisher")).distinct()


def _sources(where: Q) -> set[int]:
    return set(Source.objects.filter(where).values_list("pk", flat=True))


def _resolved(facts: Collection[int]) -> tuple[int, ...]:
    found = Resolution.objects.filter(conflict__fact__in=facts).order_by("conflict__fact")
    return tuple(found.values_list("conflict__fact", flat=True).distinct())
