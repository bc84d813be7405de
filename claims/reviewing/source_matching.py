"""What a person may do to a suggestion: say that a name is this source, in this article or wherever it stands, or not.

As in `claims.reviewing.review`: each operation checks who asks, changes rows by the state it expects, owes the facts concerned a
new verdict and rings. What was decided of a name in an article stays when the article is read again.
"""

from typing import Literal

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from claims.locks import hold_claims
from claims.models import Attribution, Claim, SourceMatch
from claims.models.decisions import DecisionState
from claims.permissions import Action
from claims.reading.naming import NONE_OF_THEM
from claims.reviewing.review import NotPossibleError, Person, require
from claims.reviewing.source_merging import merge_into
from claims.sourcing.voices import claims_ending_at, give_claims, hops_of, keys_of, lock_names, stand_for
from sources.models import Source
from sources.queries import family_of, find_sources, known_by, survivor_of

Scope = Literal["article", "always"]
CORRECTED = "The claim has been corrected meanwhile: this name stands there no more, and is no question."
# A name that is decided for good becomes a name of the source, which is more than a decision on one article.
ASKS: dict[Scope, tuple[Action, ...]] = {"article": ("match_source",), "always": ("match_source", "merge_source")}


@transaction.atomic
def confirm_match(match: SourceMatch, *, scope: Scope, by: Person, reason: str = "") -> None:
    """Say that the name is this source: in this `article`, or `always`.

    Always: the name becomes an alias of the source or, where it is a source of its own by now, that one is merged into
    it, with all that it has said. NotPossibleError where the name has been decided, or is another source's, too.
    """
    for action in ASKS[scope]:
        person = require(by, action)
    match, voice = _lock(match)
    source = survivor_of(match.source)
    if match.state != DecisionState.SUGGESTED:
        raise NotPossibleError("This has been decided already.")
    if voice == source:
        raise NotPossibleError("They are one source already.")
    if scope == "always":
        _confirm_always(match, voice, source, by=person, reason=reason)
    else:
        _confirm_in_article(match, voice, source, by=person, reason=reason)


@transaction.atomic
def reject_match(match: SourceMatch, *, by: Person, reason: str = "") -> None:
    """Say that the name is not this source: it is never suggested again.

    Where a person had said that it is, for this article, the claims concerned speak with their own voice again.
    """
    person = require(by, "match_source")
    match, voice = _lock(match)
    if match.state == DecisionState.CONFIRMED:
        _take_back(match, voice, by=person, reason=reason)
        return
    suggested = SourceMatch.objects.filter(voice=voice, source=match.source, state=DecisionState.SUGGESTED)
    hops = list(suggested.values_list("attribution", flat=True))
    suggested.update(state=DecisionState.REJECTED, decided_by=person, decided_at=Now(), reason=reason)
    still_open = SourceMatch.objects.filter(voice=voice, state=DecisionState.SUGGESTED)
    if voice.article_id and not still_open.exists():
        stand_for(hops, voice, key=match.key, voice=voice, by=person, reason=reason or NONE_OF_THEM)


def _lock(match: SourceMatch) -> tuple[SourceMatch, Source]:
    """The match as it is now, and who speaks until it is decided; nobody resolves these names meanwhile."""
    voice = match.voice
    if voice is None:
        raise NotPossibleError("This name was no suggestion: correct the claim's chain, or split or merge the sources.")
    # An article's own voice is known by another key than the name that a reading looks for.
    lock_names(survivor_of(match.source), voice, keys=[match.key])
    # Before the matches: whoever corrects a chain holds its claim, and then deletes the matches of the old one.
    concerned = Q(pk=match.pk)
    if voice.article_id:
        concerned |= Q(voice=voice)
    hops = SourceMatch.objects.filter(concerned).values("attribution")
    hold_claims(Claim.objects.filter(pk__in=Attribution.objects.filter(pk__in=hops).values("claim")))
    locked = SourceMatch.objects.select_for_update(of=("self",)).select_related("source").filter(pk=match.pk).first()
    if locked is None:
        raise NotPossibleError(CORRECTED)
    voice.refresh_from_db()
    return locked, voice


def _confirm_in_article(match: SourceMatch, voice: Source, source: Source, *, by: User, reason: str) -> None:
    hops = hops_of(match.attribution.claim.article_id, key=match.key)
    stand_for(_numbers(hops), source, key=match.key, voice=voice, by=by, reason=reason or match.reason)
    give_claims(claims_ending_at(hops).filter(origin=voice), source)


def _confirm_always(match: SourceMatch, voice: Source, source: Source, *, by: User, reason: str) -> None:
    """One article's own voice leaves its name to the source; a source of its own is merged into it."""
    if voice.article_id is None:
        merge_into(voice, source, by=by, reason=reason or match.reason)
        return
    others = [other.name for other in find_sources(match.key) if other != source]
    if others:
        told = f"{others[0]} goes by this name, too: decide it for the article, or merge the sources."
        raise NotPossibleError(told)
    if match.key not in keys_of(source):
        source.aliases.create(**known_by(voice.name))
    in_articles = SourceMatch.objects.filter(voice__article__isnull=False, state=DecisionState.SUGGESTED)
    same = in_articles.filter(source__in=family_of(source), key=match.key).select_related("voice", "attribution__claim")
    for other in same.order_by("voice_id", "pk").distinct("voice_id"):
        _confirm_in_article(other, other.voice or voice, source, by=by, reason=reason)


def _take_back(match: SourceMatch, voice: Source, *, by: User, reason: str) -> None:
    if match.decided_by is None or voice.merged_into_id is not None:
        raise NotPossibleError("This is one source by now: split it off on the source's page.")
    hops = hops_of(match.attribution.claim.article_id, key=match.key)
    stand_for(_numbers(hops), voice, key=match.key, voice=voice, by=by, reason=reason or NONE_OF_THEM)
    give_claims(claims_ending_at(hops).filter(origin=survivor_of(match.source)), voice)


def _numbers(hops: QuerySet[Attribution]) -> list[int]:
    return list(hops.values_list("pk", flat=True))
