"""What a source's page shows above its form: what it has said and published, how far it agreed, what is to be decided."""

from typing import Any

from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpRequest

from claims.pages.wording import figure_words, range_words
from claims.permissions import may
from claims.sourcing.agreement import Compared, agreement_of
from claims.sourcing.queries import articles_published_by, claims_said_by, names_to_decide_on
from sources.models import Source

CLAIMS_A_PAGE = 10
MOST_LISTED = 10


def source_page(request: HttpRequest, source: Source) -> dict[str, Any]:
    """The context of the page, for whoever may see it."""
    compared = agreement_of(source)
    articles = articles_published_by(source)
    merged = _merged_into(source)
    return {
        "claims": Paginator(claims_said_by(source), CLAIMS_A_PAGE).get_page(request.GET.get("said")),
        "agreed": sum(found.agrees for found in compared),
        "compared": [_row(found) for found in compared],
        "articles": list(articles[:MOST_LISTED]),
        "article_count": articles.count(),
        "title": source.name,
        "subtitle": "",
        "merged": merged,
        "children": list(source.children.filter(merged_into=None)[: MOST_LISTED + 1]),
        "matches": list(names_to_decide_on(source)[:MOST_LISTED]),
        "can_split": bool(merged) or source.aliases.exists(),
        "may_decide": may(request.user, "match_source"),
        "may_merge": may(request.user, "merge_source") and source.article_id is None,
    }


def _merged_into(source: Source) -> list[dict[str, Any]]:
    """Those that were merged into it, with their names, and who did so, when and why."""
    parts = list(source.merged.prefetch_related("aliases").order_by("name"))
    before = Source.pgh_event_model.objects.filter(pgh_obj__in=parts, merged_into=None)  # type: ignore[attr-defined]
    told = {event.pgh_obj_id: event for event in before.select_related("pgh_context").order_by("pgh_id")}
    said = {pk: event.pgh_context.metadata for pk, event in told.items() if event.pgh_context}
    users = User.objects.in_bulk([metadata.get("user") for metadata in said.values()])
    return [
        {
            "names": [part.name, *(alias.name for alias in part.aliases.all())],
            "at": told[part.pk].pgh_created_at if part.pk in told else None,
            "by": users.get(said.get(part.pk, {}).get("user", 0)),
            "reason": said.get(part.pk, {}).get("reason", ""),
        }
        for part in parts
    ]


def _row(found: Compared) -> dict[str, Any]:
    said = dict.fromkeys(figure_words(claim) for claim in found.claims)
    return {
        "fact": found.fact,
        "resolved": range_words(found.low, found.high, found.unit),
        "said": ", ".join(said),
        "agrees": found.agrees,
    }
