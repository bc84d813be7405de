"""A reading as rows: its claims with their chains, and what becomes of those that the text had before.

Storing the same reading again changes nothing: neither what a person has decided, nor any claim that is read the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import factbase
from claims.bulk import copy_rows, take_ids
from claims.models import Attribution, Claim, Reading, SourceMatch
from claims.models.claims import ReviewState
from claims.reading.carrying import Layout, carry_over, hand_on_decisions, supersede
from claims.reading.chains import columns_of as columns_of_hop
from claims.reading.differing import keep_differing
from claims.reading.naming import Names, matches_of
from claims.reading.reconciling import Reconciled, is_reviewed, reconcile
from claims.reading.statements import columns_of
from sources.intake import publisher_named
from sources.models import Article
from sources.queries import own_voice, source_key

# Where a claim stands and who says it; what it says follows, see `columns_of`.
_PLACE_COLUMNS = (
    "id",
    "reading_id",
    "article_id",
    "index",
    "origin_id",
    "part_of_id",
    "review_state",
    "superseded_from",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What a reading made of its text's claims, by their numbers, and how many readings differ from a reviewed one.

    `claims` are those that stand now, in the order of the text. `changed` stood before or stand again, and count
    otherwise now; those read the same again that count as before are only counted.
    """

    claims: tuple[Claim, ...]
    new: tuple[int, ...]
    changed: tuple[int, ...]
    superseded: tuple[int, ...]
    same: int
    differing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClaim:
    """A claim that is not stored yet: its number, its place in its reading, its origin and its total."""

    pk: int
    index: int
    read: factbase.Claim
    origin: int
    part_of: int | None = None


def store_claims(reading: Reading, found: Sequence[factbase.Claim]) -> Stored:
    """Store what a reading found, and let claims that say the same be its claims. Call it inside a transaction.

    Locks names of sources, then the article, then the claims that the text has.
    """
    article = reading.revision.article
    credit = factbase.credited_to(reading.revision.text)
    names = Names(article, [hop for claim in found for hop in claim.attribution], credit=credit)
    article = Article.objects.select_for_update(of=("self",), no_key=True).get(pk=article.pk)
    _credit(article, credit)
    layout = _lay_out(reading, found, names=names, own_voice=own_voice(article).pk)
    plan = layout.plan
    changed = carry_over(layout)
    supersede(Claim.objects.filter(pk__in=[claim.pk for claim in plan.superseded]))
    _store_new(layout, names)
    hand_on_decisions({earlier: layout.numbers[index] for earlier, index in plan.successors.items()})
    return Stored(
        claims=tuple(reading.claims.exclude(review_state=ReviewState.SUPERSEDED).order_by("index")),
        new=tuple(layout.numbers[index] for index in plan.new),
        changed=tuple(changed),
        superseded=tuple(claim.pk for claim in plan.superseded),
        same=len(plan.same) + len(plan.kept),
        differing=keep_differing(layout),
    )


def _lay_out(reading: Reading, found: Sequence[factbase.Claim], *, names: Names, own_voice: int) -> Layout:
    before = _claims_of_text(reading)
    plan = reconcile(found, before)
    numbers = dict(zip(plan.new, take_ids(Claim, len(plan.new)), strict=True))
    numbers |= {index: claim.pk for index, claim in (plan.same | plan.differs_from).items()}
    held = {claim.index: claim.pk for claim in before if claim.reading_id == reading.pk}
    speaking = (*plan.new, *_resolved_anew(plan))
    names.look_up([hop for index in speaking for hop in found[index].attribution[-1:]])
    return Layout(
        reading=reading,
        plan=plan,
        numbers=numbers,
        places=_places(plan, numbers=numbers, held=held),
        origins={index: _voice(found[index], names, own_voice) for index in speaking},
        own_voice=own_voice,
    )


def _resolved_anew(plan: Reconciled) -> Iterator[int]:
    """Claims that nobody has reviewed and that speak as their article's own: whom they speak for may be known now."""
    for index, claim in plan.same.items():
        if plan.found[index].attribution and not is_reviewed(claim) and claim.origin.article_id is not None:
            yield index


def _voice(read: factbase.Claim, names: Names, own_voice: int) -> int:
    return names.of(read.attribution[-1]).voice.pk if read.attribution else own_voice


def _claims_of_text(reading: Reading) -> list[Claim]:
    """All claims of the reading's text, whatever has become of them, nobody else's to change until we are done."""
    claims = Claim.objects.filter(reading__revision=reading.revision_id).order_by("pk")
    locked = claims.select_for_update(of=("self",), no_key=True)
    return list(locked.select_related("origin").prefetch_related("attribution"))


def _credit(article: Article, name: str | None) -> None:
    """A credit of the whole article makes it that publisher's voice, unless somebody has said whose it is."""
    if name and source_key(name) and article.credited_to is None:
        source = publisher_named(name)
        if source != article.publisher:
            article.credited_to = source
            article.save(update_fields=["credited_to"])


def _places(plan: Reconciled, *, numbers: Mapping[int, int], held: Mapping[int, int]) -> dict[int, int]:
    """The place of each claim of the reading, by its number, in the order of the text.

    `held` are places that the reading has given already. Where one is another claim's, all are placed behind them.
    """
    read = [(found.start, numbers[index]) for index, found in enumerate(plan.found) if index not in plan.differs_from]
    order = sorted([*read, *((claim.start, claim.pk) for claim in plan.kept)], key=lambda placed: placed[0])
    is_free = all(held.get(place, pk) == pk for place, (_, pk) in enumerate(order))
    return {pk: place for place, (_, pk) in enumerate(order, start=0 if is_free else max(held) + 1)}


def _store_new(layout: Layout, names: Names) -> None:
    """Write the claims that nobody had read here before, with their chains."""
    numbers = layout.numbers
    new = []
    for index in layout.plan.new:
        read, pk = layout.plan.found[index], numbers[index]
        place, origin = layout.places[pk], layout.origins[index]
        new.append(NewClaim(pk=pk, index=place, read=read, origin=origin, part_of=layout.total_of(index)))
    copy_claims(layout.reading, new)
    _store_chains(new, names)


def copy_claims(reading: Reading, claims: Sequence[NewClaim]) -> None:
    """Write the rows of these claims, without their chains."""
    rows = (
        (
            *(claim.pk, reading.pk, reading.revision.article_id, claim.index, claim.origin, claim.part_of),
            *(ReviewState.UNREVIEWED.value, "", *columns_of(claim.read).values()),
        )
        for claim in claims
    )
    if claims:
        copy_rows(Claim, [*_PLACE_COLUMNS, *columns_of(claims[0].read)], rows)


def _store_chains(claims: Sequence[NewClaim], names: Names) -> None:
    pairs = [
        (hop, Attribution(claim_id=claim.pk, position=position, **columns_of_hop(hop)))
        for claim in claims
        for position, hop in enumerate(claim.read.attribution, start=1)
    ]
    names.look_up(hop for hop, _ in pairs)
    Attribution.objects.bulk_create(attribution for _, attribution in pairs)
    SourceMatch.objects.bulk_create(
        match for hop, attribution in pairs for match in matches_of(attribution, names.of(hop))
    )
