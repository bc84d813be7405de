"""Merging two sources that are one, and splitting names off a source that is not.

Nothing of what was stored is rewritten but who speaks: the one that is merged keeps its names, its articles and what
was decided of it, and leads to the one that survives. So splitting it off again restores what was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import pghistory
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from claims.grouping.placing import want_judging_of
from claims.locks import hold_claims
from claims.models import Attribution, Claim, Membership, SourceMatch
from claims.models.decisions import DecisionState
from claims.reviewing.review import NotPossibleError, Person, require
from claims.sourcing.copying import search_again, search_for_copies_of
from claims.sourcing.voices import claims_ending_at, claims_in_own_voice, give_claims, keys_of, lock_names, stand_for
from claims.work.doorbell import ring
from sources.kinds import kind_of
from sources.models import Article, Source, SourceAlias, SourceKind
from sources.queries import family_of, known_by

ONE_SOURCE = "The two are one source."


@dataclass(frozen=True, slots=True)
class Consequences:
    """What merging or splitting would change: whose names, how many claims and articles, and which facts it touches.

    `shared_addresses` are published by both: both articles stay, each with its own text.
    """

    names: tuple[str, ...]
    claims: int
    articles: int
    facts: tuple[int, ...]
    shared_addresses: int = 0


def merging_would(gone: Source, survivor: Source) -> Consequences:
    """What merging the one into the other would change; NotPossibleError where it cannot be."""
    _check(gone, survivor)
    ours = Article.objects.filter(publisher__in=_family(survivor)).exclude(url="")
    published = Article.objects.filter(publisher__in=_family(gone))
    names = Source.objects.filter(pk__in=_family(gone)).values_list("name", flat=True)
    aliases = SourceAlias.objects.filter(source__in=_family(gone)).values_list("name", flat=True)
    return Consequences(
        names=tuple(sorted({*names, *aliases})),
        claims=Claim.objects.filter(origin=gone).count(),
        facts=_facts_of(_concerned(gone)),
        articles=published.count(),
        shared_addresses=published.filter(url__in=ours.values("url")).count(),
    )


@transaction.atomic
def merge_sources(gone: Source, *, into: Source, by: Person, reason: str) -> None:
    """Have the first source be the second one; what it has said is judged as the second one's voice.

    Raises NotPossibleError where one of them was merged already, or speaks in one article only.
    """
    person = require(by, "merge_source")
    if not reason.strip():
        raise NotPossibleError("Say why they are one source.", field="reason")
    merge_into(gone, into, by=person, reason=reason.strip())


def merge_into(gone: Source, survivor: Source, *, by: User, reason: str) -> None:
    """Merge them, whoever asks. Call it in a transaction."""
    lock_names(gone, survivor)
    gone.refresh_from_db()
    survivor.refresh_from_db()
    _check(gone, survivor)
    concerned = list(_concerned(gone).values_list("pk", flat=True))
    family = family_of(gone)
    with pghistory.context(reason=reason):
        _settle_between(gone, survivor, by=by)
        Claim.objects.filter(pk__in=hold_claims(Claim.objects.filter(origin=gone))).update(origin=survivor)
        Source.objects.filter(Q(pk=gone.pk) | Q(merged_into=gone)).update(merged_into=survivor)
        if survivor.parent_id == gone.pk:
            above = gone.parent_id if gone.parent_id != survivor.pk else None
            Source.objects.filter(pk=survivor.pk).update(parent=above)
    # What each printed of the other is one publisher's own, and one may have been found to be an agency.
    search_again(family)
    want_judging_of(concerned)
    ring("judge")


def splitting_would(source: Source, *, keys: Sequence[str]) -> Consequences:
    """What splitting these names off would change; NotPossibleError where they are not its names."""
    merged, aliases = _chosen(source, keys)
    moving = [_claims_moving(source, part, keys_of(part)) for part in merged]
    moving.append(_claims_moving(source, None, {alias.key for alias in aliases}))
    ids = {pk for claims in moving for pk in claims.values_list("pk", flat=True)}
    return Consequences(
        names=tuple(sorted([*(part.name for part in merged), *(alias.name for alias in aliases)])),
        claims=len(ids),
        facts=_facts_of(Claim.objects.filter(Q(pk__in=ids) | Q(article__publisher__in=merged))),
        articles=Article.objects.filter(publisher__in=merged).count(),
    )


@transaction.atomic
def split_source(source: Source, *, keys: Sequence[str], by: Person, reason: str) -> list[Source]:
    """Give the names of these keys, and what was said under them, to sources of their own; returns them.

    A source that was merged comes back as it was; aliases become one new source together, by the first one's name.
    """
    person = require(by, "merge_source")
    if not reason.strip():
        raise NotPossibleError("Say why they are not one source.", field="reason")
    lock_names(source)
    merged, aliases = _chosen(source, keys)
    with pghistory.context(reason=reason.strip()):
        Source.objects.filter(pk__in=[part.pk for part in merged]).update(merged_into=None)
        parts = [(part, keys_of(part)) for part in merged]
        if aliases:
            parts.append((_source_of(aliases, kind=source.kind), {alias.key for alias in aliases}))
        for part, names in parts:
            _give_back(source, part, names, by=person, reason=reason.strip())
    search_for_copies_of(Article.objects.filter(publisher__in=merged))
    # What they publish of others is told by another outlet now.
    want_judging_of(Claim.objects.filter(article__publisher__in=merged).values_list("pk", flat=True))
    ring("judge")
    return [part for part, _ in parts]


def _check(gone: Source, survivor: Source) -> None:
    if gone.pk == survivor.pk:
        raise NotPossibleError("A source cannot be merged with itself.")
    for source in (gone, survivor):
        if source.merged_into is not None:
            raise NotPossibleError(f"{source} was merged into {source.merged_into}: use that one.")
    if survivor.article_id is not None:
        raise NotPossibleError(f"{survivor} speaks in one article only: nothing can be merged into it.")
    if gone.kind == SourceKind.UNNAMED or gone.article_id is not None:
        raise NotPossibleError(f"{gone} speaks in one article only, and is no other article's voice.")


def _chosen(source: Source, keys: Sequence[str]) -> tuple[list[Source], list[SourceAlias]]:
    """The merged sources and the aliases that go by these keys, all of them names of the source."""
    if source.merged_into is not None:
        raise NotPossibleError(f"{source} was merged into {source.merged_into}: split it off there.")
    merged = list(source.merged.filter(key__in=keys).order_by("name"))
    aliases = list(source.aliases.filter(key__in=keys).order_by("pk"))
    if not keys or {*(row.key for row in merged), *(row.key for row in aliases)} != set(keys):
        raise NotPossibleError("Choose among the names that the source goes by besides its own.", field="names")
    return merged, aliases


def _source_of(aliases: Sequence[SourceAlias], *, kind: str) -> Source:
    """A new source that these aliases are the names of."""
    first, *others = aliases
    if Source.objects.filter(key=first.key).exists():
        raise NotPossibleError(f"There is a source named {first} already: remove the alias instead.", field="names")
    own_kind = kind_of(first.name)
    new = Source.objects.create(**known_by(first.name), kind=kind if own_kind == SourceKind.OTHER else own_kind)
    first.delete()
    SourceAlias.objects.filter(pk__in=[alias.pk for alias in others]).update(source=new)
    return new


def _give_back(source: Source, part: Source, names: set[str], *, by: User, reason: str) -> None:
    """Have what stands under these names be the part's."""
    claims = list(_claims_moving(source, part, names).values_list("pk", flat=True))
    hops = _hops_named(source, names).values_list("matches__key", "pk").order_by("matches__key", "pk")
    for key, group in groupby(hops, key=itemgetter(0)):
        stand_for((hop for _, hop in group), part, key=key, voice=None, by=by, reason=reason)
    give_claims(Claim.objects.filter(pk__in=claims), part)


def _claims_moving(source: Source, part: Source | None, names: set[str]) -> QuerySet[Claim]:
    """The claims that speak with the source under these names, or as the part that was merged into it."""
    own = Q(pk__in=claims_ending_at(_hops_named(source, names)).values("pk"))
    if part is not None:
        decided = Attribution.objects.filter(matches__source=part, matches__state=DecisionState.CONFIRMED)
        own |= Q(pk__in=claims_ending_at(decided).values("pk")) | Q(pk__in=claims_in_own_voice(part).values("pk"))
    return Claim.objects.filter(own, origin=source)


def _hops_named(source: Source, names: set[str]) -> QuerySet[Attribution]:
    """The hops at which one of these names stands for the source."""
    standing = {"matches__source": source, "matches__state": DecisionState.CONFIRMED, "matches__key__in": names}
    return Attribution.objects.filter(**standing)


def _settle_between(gone: Source, survivor: Source, *, by: User) -> None:
    """That the one may be the other is decided herewith."""
    pair = (gone.pk, survivor.pk)
    between = SourceMatch.objects.filter(voice__in=pair, source__in=pair, state=DecisionState.SUGGESTED)
    suggested = between.filter(source=survivor).values_list("key", "attribution").order_by("key", "attribution")
    for key, group in groupby(list(suggested), key=itemgetter(0)):
        stand_for((hop for _, hop in group), survivor, key=key, voice=gone, by=by, reason=ONE_SOURCE)
    between.update(state=DecisionState.REJECTED, decided_by=by, decided_at=Now(), reason=ONE_SOURCE)


def _concerned(gone: Source) -> QuerySet[Claim]:
    """The claims that it says or publishes."""
    return Claim.objects.filter(Q(origin=gone) | Q(article__publisher__in=_family(gone)))


def _family(source: Source) -> QuerySet[Source]:
    return Source.objects.filter(Q(pk=source.pk) | Q(merged_into=source))


def _facts_of(claims: QuerySet[Claim]) -> tuple[int, ...]:
    confirmed = Membership.objects.filter(claim__in=claims.values("pk"), state=DecisionState.CONFIRMED)
    return tuple(confirmed.order_by("fact").values_list("fact", flat=True).distinct())
