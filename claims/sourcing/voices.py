"""Whose voice a name is: the rows that change where a person decides it, for one article or for all.

The operations are in `claims.reviewing.source_matching` and `claims.reviewing.source_merging`; each is in a transaction and holds the names.
"""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from claims.grouping.placing import want_judging_of
from claims.locks import hold_claims
from claims.models import Attribution, Claim, SourceMatch
from claims.models.decisions import DecisionState
from claims.work.doorbell import ring
from sources.locks import lock
from sources.models import Source, SourceAlias


def lock_names(*sources: Source, keys: Iterable[str] = ()) -> None:
    """Hold all names of these sources, and names of these keys, so that no reading resolves one of them meanwhile."""
    family = Source.objects.filter(Q(pk__in=[source.pk for source in sources]) | Q(merged_into__in=sources))
    aliases = SourceAlias.objects.filter(source__in=family)
    lock("source", [*family.values_list("key", flat=True), *aliases.values_list("key", flat=True), *keys])


def keys_of(source: Source) -> set[str]:
    """The keys of the source's own name and aliases."""
    return {source.key, *source.aliases.values_list("key", flat=True)}


def stand_for(hops: Iterable[int], source: Source, *, key: str, voice: Source | None, by: User, reason: str) -> None:
    """Have the name at these hops stand for this source, and for no other; hops that a correction took away are none.

    The claims are held: nobody corrects their chains until this is done.
    """
    named = Attribution.objects.filter(pk__in=set(hops))
    hold_claims(Claim.objects.filter(pk__in=named.values("claim")))
    standing = set(named.values_list("pk", flat=True))
    decision = {"decided_by": by, "decided_at": Now(), "reason": reason}
    rows = SourceMatch.objects.filter(attribution__in=standing)
    told_otherwise = rows.exclude(source=source).exclude(state=DecisionState.REJECTED)
    told_otherwise.filter(Q(key=key) | Q(state=DecisionState.CONFIRMED)).update(
        state=DecisionState.REJECTED, **decision
    )
    rows.filter(source=source).update(state=DecisionState.CONFIRMED, key=key, **decision)
    # A name that stands for its own voice is no question any more.
    until_decided = None if voice == source else voice
    missing = standing - set(rows.filter(source=source).values_list("attribution", flat=True))
    SourceMatch.objects.bulk_create(
        SourceMatch(
            attribution_id=hop, source=source, key=key, voice=until_decided, state=DecisionState.CONFIRMED, **decision
        )
        for hop in sorted(missing)
    )


def hops_of(article: int, *, key: str) -> QuerySet[Attribution]:
    """The hops of an article's claims at which this name stands."""
    return Attribution.objects.filter(claim__article=article, matches__key=key).distinct()


def claims_ending_at(hops: QuerySet[Attribution]) -> QuerySet[Claim]:
    """The claims whose origin is one of these hops."""
    ends = hops.filter(role="origin").order_by()
    return Claim.objects.filter(pk__in=ends.values("claim"))


def claims_in_own_voice(publisher: Source) -> QuerySet[Claim]:
    """The claims that articles of this publisher, or credited to it, make without naming anybody."""
    credited = Q(article__credited_to=publisher)
    published = Q(article__credited_to=None, article__publisher=publisher)
    return Claim.objects.filter(credited | published, attribution=None)


def give_claims(claims: QuerySet[Claim], to: Source) -> None:
    """Have these claims speak with this source; the facts concerned are owed a verdict."""
    ids = hold_claims(claims)
    Claim.objects.filter(pk__in=ids).update(origin=to)
    want_judging_of(ids)
    ring("judge")
