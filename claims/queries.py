"""The read side, for admin, API and mail alike."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, Left, Substr

from claims.models import Claim, Conflict, Delivery, DifferingReading, Event, Fact, Membership, Reading, Verdict
from claims.models.claims import ReviewState
from claims.models.conflicts import ConflictState
from claims.models.decisions import DecisionState
from sources.models import Article, Revision, Source


def claims_of_article(article: Article) -> QuerySet[Claim]:
    """What stands of the article, in its order: the claims of the last text that could be read."""
    standing = Claim.objects.filter(article=article).exclude(review_state=ReviewState.SUPERSEDED)
    return standing.select_related("origin", "article__publisher").order_by("reading", "index")


def facts_of_article(article: Article) -> QuerySet[Fact]:
    """The facts that the article's claims are confirmed members of."""
    memberships = {"memberships__claim__in": claims_of_article(article), "memberships__state": DecisionState.CONFIRMED}
    return Fact.objects.filter(**memberships).distinct().order_by("pk")


def conflicts_of_article(article: Article) -> QuerySet[Conflict]:
    """The open conflicts on these facts."""
    conflicts = Conflict.objects.filter(fact__in=facts_of_article(article), state=ConflictState.OPEN)
    return conflicts.select_related("fact", "verdict")


def verdicts_of_article(article: Article) -> QuerySet[Verdict]:
    """The latest verdict on each of these facts."""
    return latest_verdicts().filter(fact__in=facts_of_article(article)).select_related("fact")


def latest_verdicts() -> QuerySet[Verdict]:
    """For each fact what was found last."""
    return Verdict.objects.order_by("fact_id", "-id").distinct("fact_id")


def known_at(fact: Fact, at: datetime) -> Verdict | None:
    """What the desk knew of a fact at that time; None where it had not been judged yet."""
    return Verdict.objects.filter(fact=fact, judged_at__lte=at).order_by("-id").first()


def is_judged(revision: Revision) -> bool:
    """Whether this text has been read, or given up, and all facts that it touches are judged."""
    if revision.readings.filter(state__in=Reading.OWED).exists():
        return False
    return (
        not facts_of_article(revision.article)
        .filter(wanted__gt=F("judged"), judging_attempts__lt=settings.FACTBASE["JUDGING_ATTEMPTS"])
        .exists()
    )


def articles_for_list() -> QuerySet[Article]:
    """Articles with `claim_count` (what stands), `reading_state` (their text's last), `text_begins`; not the text."""
    standing = Claim.objects.filter(article=OuterRef("pk")).exclude(review_state=ReviewState.SUPERSEDED)
    last_reading = readings_shown().filter(revision=OuterRef("current_revision"))
    articles = Article.objects.select_related("publisher", "current_revision").defer("current_revision__text")
    return articles.annotate(
        claim_count=how_many(standing, of="article"),
        reading_state=Subquery(last_reading.values("state")[:1]),
        text_begins=Left("current_revision__text", 80),
    )


def claims_with_context() -> QuerySet[Claim]:
    """Claims with article, origin, chain and memberships, each read once for all; the texts only where asked for."""
    related = ("origin", "article__publisher", "article__current_revision", "reading__revision")
    memberships = Membership.objects.exclude(state=DecisionState.REJECTED).select_related("fact")
    claims = Claim.objects.select_related(*related).defer("article__current_revision__text", "reading__revision__text")
    return claims.prefetch_related("attribution", Prefetch("memberships", memberships))


def claims_to_correct() -> QuerySet[Claim]:
    """Claims with what correcting one asks for: its text, its chain and its article."""
    related = ("article__publisher", "article__credited_to", "origin", "reading__revision")
    return Claim.objects.select_related(*related).prefetch_related("attribution__matches__source__merged_into")


def facts_for_list() -> QuerySet[Fact]:
    """Facts, with `claim_count`, the confirmed members, and `latest`, a list of their last verdict or none."""
    confirmed = _standing_members().filter(fact=OuterRef("pk"), state=DecisionState.CONFIRMED)
    return (
        Fact.objects.select_related("conflict")
        .prefetch_related(Prefetch("verdicts", latest_verdicts(), to_attr="latest"))
        .annotate(claim_count=how_many(confirmed, of="fact"))
    )


def events_for_list() -> QuerySet[Event]:
    """Events with `fact_count`: the facts that were not merged into others."""
    return Event.objects.annotate(
        fact_count=how_many(Fact.objects.filter(event=OuterRef("pk"), merged_into=None), of="event")
    )


def _standing_members() -> QuerySet[Membership]:
    """Memberships of claims that no later reading has superseded."""
    return Membership.objects.exclude(claim__review_state=ReviewState.SUPERSEDED)


def members_of_fact(fact: Fact) -> QuerySet[Membership]:
    """Confirmed and suggested members that stand, with their claims, each with its `sentence`, by publication."""
    members = _standing_members().filter(fact=fact).exclude(state=DecisionState.REJECTED)
    claims = claims_with_context().annotate(sentence=its_sentence())
    return members.prefetch_related(Prefetch("claim", claims)).order_by("claim__article__published_at", "claim")


def conflicts_for_list() -> QuerySet[Conflict]:
    """Conflicts, the open ones first, then by severity, then the last changed."""
    open_first = Case(When(state=ConflictState.OPEN, then=0), default=1)
    worst_first = Case(*(When(severity=name, then=rank) for rank, name in enumerate(("high", "medium", "low"))))
    return (
        Conflict.objects.select_related("fact", "verdict")
        .annotate(state_rank=open_first, severity_rank=worst_first)
        .order_by("state_rank", "severity_rank", "-changed_at", "-id")
    )


def sources_for_list() -> QuerySet[Source]:
    """Sources with `claim_count`: the claims of which they are the origin."""
    return Source.objects.annotate(claim_count=how_many(Claim.objects.filter(origin=OuterRef("pk")), of="origin"))


def how_many(rows: QuerySet[Any], *, of: str) -> Coalesce:
    """How many rows there are for each outer one, without a join that would multiply the outer ones."""
    return Coalesce(Subquery(rows.order_by().values(of).annotate(rows=Count("pk")).values("rows")), 0)


def quoted_claims(ids: Iterable[int]) -> QuerySet[Claim]:
    """These claims, each with the `sentence` it stands in and the `title` above it, without loading the whole text."""
    related = ("article__publisher__merged_into", "origin__merged_into")
    claims = Claim.objects.filter(pk__in=list(ids)).select_related(*related).order_by("pk")
    return claims.annotate(sentence=its_sentence(), title=F("reading__revision__title"))


def its_sentence() -> Substr:
    """The sentence that a claim stands in, cut out by the database: the text itself may be long."""
    return Substr("reading__revision__text", F("sentence_start") + 1, F("sentence_end") - F("sentence_start"))


def figures_of_claims(ids: Iterable[int]) -> dict[int, Claim]:
    """These claims by their ids, with what their figures need for being said in words and nothing else."""
    figure = ("value", "low", "high", "modifier", "unit", "kind")
    return {claim.pk: claim for claim in Claim.objects.filter(pk__in=list(ids)).only(*figure)}


def readings_shown() -> QuerySet[Reading]:
    """Readings, first of a text the one that says how far it has been read: the last one.

    What is only owed because the extractor was updated comes after those that were done: the text has been read.
    """
    owed_again = Case(When(reread=True, finished_at=None, then=1), default=0)
    return Reading.objects.order_by(owed_again, "-pk")


def differing_readings() -> QuerySet[DifferingReading]:
    """Differing readings with their claims, chains and articles; the texts only where asked for."""
    related = ("reading__revision", "part_of", "claim__part_of", "claim__article__publisher")
    rows = DifferingReading.objects.select_related(*related, "claim__article__current_revision")
    deferred = ("reading__revision__text", "claim__article__current_revision__text")
    return rows.defer(*deferred).prefetch_related("claim__attribution")


def differing_to_review(rows: QuerySet[DifferingReading]) -> QuerySet[DifferingReading]:
    """Those that nobody has decided, of claims that stand in articles that stand."""
    of_standing = rows.exclude(claim__review_state=ReviewState.SUPERSEDED)
    return of_standing.filter(state=DecisionState.SUGGESTED, claim__article__withdrawn_at=None)


def desk_counts() -> dict[str, int]:
    """The desk's state in figures, by name; one query each."""
    standing = Claim.objects.exclude(review_state=ReviewState.SUPERSEDED)
    owed = Reading.objects.filter(state__in=Reading.OWED)
    rows: dict[str, QuerySet[Any]] = {
        "articles": Article.objects.all(),
        "claims": standing,
        "facts": Fact.objects.filter(merged_into=None),
        "open_conflicts": Conflict.objects.filter(state=ConflictState.OPEN),
        "origins": standing.order_by().values("origin").distinct(),
        "readings_owed": owed.filter(reread=False),
        "rereadings_owed": owed.filter(reread=True),
        "readings_failed": Reading.objects.filter(state=Reading.State.FAILED),
        "letters_sent": Delivery.objects.filter(state=Delivery.State.SENT),
    }
    return {name: found.count() for name, found in rows.items()}


def agreeing_verdicts() -> QuerySet[Verdict]:
    """The latest verdicts of facts on which two origins or more agree and nobody differs, the last judged first."""
    later = Verdict.objects.filter(fact=OuterRef("fact"), pk__gt=OuterRef("pk"))
    one_position_of_two = {"positions__1__isnull": True, "positions__0__origins__1__isnull": False}
    agreeing = Verdict.objects.filter(~Exists(later), conflict=False, fact__merged_into=None, **one_position_of_two)
    return agreeing.select_related("fact").order_by("-pk")


def voice_as_shown(voice: str) -> str:
    """A voice as people read it: without the article that an unnamed one belongs to."""
    article, hash_sign, name = voice.partition("#")
    return name if hash_sign and article.isdigit() else voice
