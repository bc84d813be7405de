"""The read side of sources and of names to decide, for admin and API alike."""

from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from claims.models import Claim, SourceMatch
from claims.models.claims import ReviewState
from claims.models.decisions import DecisionState
from claims.queries import claims_with_context, its_sentence
from sources.matching import Similar, similar_sources
from sources.models import Article, Source, SourceAlias
from sources.queries import family_of

MOST_OFFERED = 20


def claims_said_by(source: Source) -> QuerySet[Claim]:
    """The claims that stand and of which it is the origin, each with its `sentence`, the last published first."""
    claims = claims_with_context().filter(origin__in=family_of(source)).exclude(review_state=ReviewState.SUPERSEDED)
    return claims.annotate(sentence=its_sentence()).order_by("-article__published_at", "-pk")


def articles_published_by(source: Source) -> QuerySet[Article]:
    """The articles of the source, and of those that were merged into it, the last published first."""
    articles = Article.objects.filter(publisher__in=family_of(source)).select_related("publisher", "current_revision")
    return articles.defer("current_revision__text").order_by("-published_at", "-pk")


def source_matches() -> QuerySet[SourceMatch]:
    """Matches with what a page says of one; `claim_count` are the claims of the voice that is to be decided."""
    of_voice = Claim.objects.filter(origin=OuterRef("voice")).exclude(review_state=ReviewState.SUPERSEDED)
    counted = of_voice.order_by().values("origin").annotate(rows=Count("pk")).values("rows")
    related = ("source__merged_into", "voice__article", "attribution__claim__article__publisher", "decided_by")
    return SourceMatch.objects.select_related(*related).annotate(claim_count=Coalesce(Subquery(counted), 0))


def suggested_matches() -> QuerySet[SourceMatch]:
    """Matches that are or were for a person to decide."""
    return source_matches().filter(voice__isnull=False)


def names_to_decide() -> QuerySet[SourceMatch]:
    """The suggestions that are open, each name and source once, the likeliest first."""
    earlier = _open(SourceMatch.objects.filter(voice=OuterRef("voice"), source=OuterRef("source")))
    once = ~Exists(earlier.filter(pk__lt=OuterRef("pk")))
    return _open(source_matches()).filter(once, voice__merged_into=None).order_by("-score", "pk")


def names_to_decide_on(source: Source) -> QuerySet[SourceMatch]:
    """Those that may be this source, and those of its own names that may be others."""
    return names_to_decide().filter(Q(source__in=family_of(source)) | Q(voice=source))


def _open(matches: QuerySet[SourceMatch]) -> QuerySet[SourceMatch]:
    """What is suggested and not decided. Of one article's own voice, what its last reading says."""
    superseded = Q(attribution__claim__review_state=ReviewState.SUPERSEDED, voice__article__isnull=False)
    return matches.filter(~superseded, state=DecisionState.SUGGESTED, voice__isnull=False)


def sources_to_merge_with(source: Source, *, words: str) -> list[Similar]:
    """Sources of these words or, without any, those that are like it, each with the reason; at most a screenful."""
    if not words:
        found = [similar for name in _names_of(source) for similar in similar_sources(name)]
        best = {similar.source.pk: similar for similar in sorted(found, key=lambda similar: similar.score)}
        best.pop(source.pk, None)
        return sorted(best.values(), key=lambda similar: -similar.score)[:MOST_OFFERED]
    named = Q(name__icontains=words) | Q(pk__in=SourceAlias.objects.filter(name__icontains=words).values("source"))
    sources = Source.objects.filter(named, article=None, merged_into=None).exclude(pk=source.pk)
    return [Similar(other, Decimal(0), other.get_kind_display()) for other in sources.order_by("name")[:MOST_OFFERED]]


def _names_of(source: Source) -> list[str]:
    return [source.name, *source.aliases.values_list("name", flat=True)]
