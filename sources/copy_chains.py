"""Chains of copies: a copy of a copy leads to one original, the root, which `Article.copy_of` names.

A chain ends before an article of which a person has said that the one it begins with is no copy. Who makes a match asks
`leads_to` first, under the lock of all who do, so that no chain is a ring.
"""

from collections.abc import Collection, Mapping

from django.db.models import Q

from sources.decisions import DecisionState
from sources.models import Article, CopyMatch


def follow_chains(articles: Collection[int]) -> set[int]:
    """Have these articles, and those that are copies of them, name their roots.

    Returns those whose root is another than before.
    """
    concerned = _with_copies(articles)
    originals = _originals_of(concerned)
    known = dict(Article.objects.filter(pk__in=concerned).values_list("pk", "copy_of"))
    parted = parted_from(concerned)
    changed = set()
    for article in concerned:
        root = _root(article, originals, parted)
        if known[article] != root:
            Article.objects.filter(pk=article).update(copy_of=root)
            changed.add(article)
    return changed


def parted_from(articles: Collection[int]) -> set[tuple[int, int]]:
    """Each of these articles with each of which a person has said that neither is a copy of the other."""
    rejected = CopyMatch.objects.filter(Q(copy__in=articles) | Q(original__in=articles), state=DecisionState.REJECTED)
    pairs = set(rejected.values_list("copy", "original"))
    return pairs | {(original, copy) for copy, original in pairs}


def leads_to(article: int, wanted: int) -> bool:
    """Whether the chain that begins with this article holds the other one, or is it."""
    return wanted in {article, *_originals_of([article]).values()}


def _with_copies(articles: Collection[int]) -> set[int]:
    """These, their copies, the copies of these, and so on."""
    found, new = set(articles), set(articles)
    confirmed = CopyMatch.objects.filter(state=DecisionState.CONFIRMED)
    while new:
        new = set(confirmed.filter(original__in=new).values_list("copy", flat=True)) - found
        found |= new
    return found


def _originals_of(articles: Collection[int]) -> dict[int, int]:
    """The next one in the chain, for each of these and of those in their chains that is a copy."""
    found: dict[int, int] = {}
    new = set(articles)
    confirmed = CopyMatch.objects.filter(state=DecisionState.CONFIRMED)
    while new:
        found.update(confirmed.filter(copy__in=new).values_list("copy", "original"))
        new = {found[article] for article in new if article in found} - found.keys()
    return found


def _root(article: int, originals: Mapping[int, int], parted: Collection[tuple[int, int]]) -> int | None:
    """Where the chain from this article ends; None where it is its own original."""
    at = article
    while at in originals:
        at = originals[at]
        if (article, at) in parted:
            return None
    return None if at == article else at
