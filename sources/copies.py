"""Copies: articles whose text is another publisher's, word for word or nearly so. They count as their original.

1. A new text owes a search (`want_search`), in the transaction that stores it.
2. The prints of the text are committed before anybody looks: of two copies that come at once, one sees the other.
3. `relate` compares the article with those that share prints, and makes it the copy (`CopyMatch`) of that which it has
   most in common with, of those that rank before it; and those that rank behind its copies, where they have more in
   common with it than with what they are copies of. What a person has decided stays.
4. `Article.copy_of` is the root of the chain: copies of copies lead to one original.

Relating is one at a time, under a lock that is taken only where there is something to say.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from django.contrib.auth.models import User
from django.db.models import Q
from django.db.models.functions import Now

from factbase.near_copies import Likeness
from sources.copy_chains import follow_chains, leads_to, parted_from
from sources.copy_prints import Alike, Told, alike_with, told_of
from sources.decisions import DecisionState
from sources.locks import lock
from sources.models import Article, CopyMatch, CopySearch, SourceKind
from sources.queries import survivor_of

# A reading searches for the copies of its text; where none does, a worker does after this.
READ_WITHIN = timedelta(minutes=1)

_BY_MACHINE = Q(decided_at=None)


class RingOfCopiesError(ValueError):
    """What is to be the original is itself a copy of its copy."""


def want_search(article: Article, *, after: timedelta = READ_WITHIN) -> None:
    """Owe a comparison of this article's text with the others."""
    CopySearch.objects.update_or_create(article=article, defaults={"due_at": Now() + after})


def search_again_for_copies_of(articles: Collection[int]) -> None:
    """Owe a search to the copies of articles that are about to be deleted: they may still be copies of each other."""
    copies = Article.objects.filter(Q(copy_of__in=articles) | Q(copy_matches__original__in=articles))
    for copy in copies.exclude(pk__in=articles).order_by("pk").distinct():
        want_search(copy, after=timedelta())


def lock_copies() -> None:
    """Whoever relates articles, or deletes them, waits here for whoever does; taken before any article's row."""
    lock("copies", ["all"])


def relate(told: Told) -> set[int]:
    """Say of an article, and of those that are copies of it now, whose copies they are. Call it in a transaction.

    Its prints, and the prints of all that came before, are committed. Those that were its copies and are no more are
    owed a search of their own: there may be hundreds. Returns the articles whose original is another than before.
    """
    article = told.article.pk
    known = CopyMatch.objects.filter(_BY_MACHINE, state=DecisionState.CONFIRMED)
    held = known.filter(Q(copy=article) | Q(original=article)).values_list("copy", "original")
    alike = alike_with(told, also=[copy for copy, original in held if original == article])
    if not alike and not held:
        return set()
    lock_copies()
    before, behind = _by_rank(told, alike)
    # What it is a copy of no more shall not keep that from being its copy.
    known.filter(copy=article).exclude(original__in=[other.told.article for other in before]).delete()
    copies = [other.told.article.pk for other in behind]
    for other in behind:
        _offer(told, other, behind=copies)
    for match in known.filter(original=article).exclude(copy__in=copies).select_related("copy").order_by("copy"):
        want_search(match.copy, after=timedelta())
    _choose(told, before)
    return follow_chains({article, *copies})


def decide(copy: Article, original: Article, *, state: DecisionState, by: User, reason: str) -> set[int]:
    """Have a person's word on whether one article is a copy of another stand, until a person changes it.

    Call it in a transaction. Returns the articles whose original is another than before; raises RingOfCopiesError.
    """
    lock_copies()
    CopyMatch.objects.filter(_BY_MACHINE, copy=original, original=copy).delete()
    if state == DecisionState.CONFIRMED:
        if leads_to(original.pk, copy.pk):
            raise RingOfCopiesError
        CopyMatch.objects.filter(copy=copy, state=DecisionState.CONFIRMED).exclude(original=original).delete()
    decision = {"state": state, "score": 1, "reason": reason, "decided_by": by, "decided_at": Now()}
    CopyMatch.objects.update_or_create(copy=copy, original=original, defaults=decision)
    for told in told_of([copy.pk, original.pk]).values():
        before, _ = _by_rank(told, alike_with(told))
        _choose(told, before)
    return follow_chains({copy.pk, original.pk})


def _choose(told: Told, before: Sequence[Alike]) -> None:
    """Make the article the copy of what it has most in common with of those that rank before it, or of nothing.

    Unless a person has said of what.
    """
    matches = CopyMatch.objects.filter(copy=told.article, state=DecisionState.CONFIRMED)
    if matches.exclude(_BY_MACHINE).exists():
        return
    most_first = sorted(before, key=lambda other: -other.likeness.of_first)
    parted = parted_from([told.article.pk])
    best = next(
        (other for other in most_first if _may_be_original(other.told.article.pk, told.article.pk, parted)), None
    )
    if best is None:
        matches.delete()
    else:
        _store(told.article, best.told.article, best.likeness)


def _offer(told: Told, other: Alike, *, behind: Collection[int]) -> None:
    """Make another article that ranks behind the copy of this one, if it has more in common with it than with its own.

    Where it has as much, the one that ranks before is its original. What a person has said stays.
    """
    original, copy = told.article, other.told.article
    held = CopyMatch.objects.filter(copy=copy, state=DecisionState.CONFIRMED).first()
    likeness = other.likeness.reversed
    if held is not None and held.decided_at is not None:
        return
    if held is not None and held.original_id != original.pk:
        score, as_much_counts = _score(likeness), held.original_id in behind
        if score < held.score or (score == held.score and not as_much_counts):
            return
    if _may_be_original(original.pk, copy.pk, parted_from([copy.pk])):
        _store(copy, original, likeness)


def _store(copy: Article, original: Article, likeness: Likeness) -> None:
    """Have the one be the copy of the other, and of nothing else; `likeness` is seen from the copy."""
    CopyMatch.objects.filter(copy=copy, state=DecisionState.CONFIRMED).exclude(original=original).delete()
    reason = likeness.reason(_text_named(original))
    found = {"state": DecisionState.CONFIRMED, "score": _score(likeness), "reason": reason}
    CopyMatch.objects.update_or_create(copy=copy, original=original, defaults=found)


def _score(likeness: Likeness) -> Decimal:
    return Decimal(likeness.of_first).quantize(Decimal("0.001"))


def _may_be_original(original: int, copy: int, parted: Collection[tuple[int, int]]) -> bool:
    return (copy, original) not in parted and not leads_to(original, copy)


def _by_rank(told: Told, alike: Sequence[Alike]) -> tuple[list[Alike], list[Alike]]:
    """Those of these that rank before this article, and may be its original, and those behind; both in their order."""
    credited = {told.credit, *(other.told.credit for other in alike)}
    ranked = sorted(alike, key=lambda other: _rank(other.told, credited))
    before = [other for other in ranked if _rank(other.told, credited) < _rank(told, credited)]
    return before, ranked[len(before) :]


def _rank(told: Told, credited: Iterable[str]) -> tuple[int, datetime, int]:
    """Who comes first is the original: an agency or whom another one credits, then who credits one, then the earliest.

    A paper that has only a day, or that is quicker to print a wire's text than the wire is to be taken in here, is no
    original for that.
    """
    publisher = survivor_of(told.article.publisher)
    is_wire = publisher.kind == SourceKind.AGENCY or publisher.key in credited
    return (0 if is_wire else 1 if told.credit else 2), told.article.published_at, told.article.pk


def _text_named(article: Article) -> str:
    published = article.published_at
    return f"the text of {article.publisher.name} of {published.day} {published:%B %Y}"
