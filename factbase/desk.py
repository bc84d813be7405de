"""Facts judged in memory: members of grouped facts become the claims that judging takes, as the service does from rows.

What counts (rule 0): confirmed members that are not projected, not denied, and not negated unless the value is 0. The
origin is the last hop's source, or the publisher where the article speaks itself; an unnamed one is its article's only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from factbase.figures import Claim
from factbase.group import Fact, ReadArticle
from factbase.metrics import counting_of
from factbase.moments import Moment, parse_moment
from factbase.policy import DEFAULT_POLICY, Policy
from factbase.positions import FactClaim, Verdict, judge
from factbase.verdicts import Counting
from factbase.voices import with_corrected

_COUNTING: Mapping[str, Counting] = {"cumulative": "cumulative", "incident": "incident"}


def judge_facts(
    facts: Iterable[Fact], articles: Sequence[ReadArticle], *, policy: Policy = DEFAULT_POLICY
) -> list[tuple[Fact, Verdict]]:
    """The verdict on each fact of these articles, in their order."""
    held = {article.id: article for article in articles}
    return [
        (
            fact,
            judge(
                with_corrected(_fact_claims(fact, held)),
                counting=_COUNTING[counting_of(fact.question.metric)],
                policy=policy,
            ),
        )
        for fact in facts
    ]


def claim_id(article: str, index: int) -> str:
    """The id of a claim within a run: "ARTICLE-ID#INDEX"."""
    return f"{article}#{index}"


def counts(claim: Claim) -> bool:
    """Whether a claim speaks for its origin at all (rule 0)."""
    denied = claim.hedge == "denied" or (bool(claim.attribution) and claim.attribution[-1].stance == "denies")
    return claim.hedge != "projected" and not denied and (not claim.negated or claim.value == 0)


def fact_claim(article: ReadArticle, index: int, *, part_of: str | None = None) -> FactClaim:
    """A claim of an article as judging takes it; ``part_of`` is the id of its total, where that is on the fact."""
    claim = article.claims[index]
    return FactClaim(
        id=claim_id(article.id, index),
        value=claim.value,
        low=claim.low,
        high=claim.high,
        modifier=claim.modifier,
        origin=origin_of(_sourced(article, claim), article=article.id, publisher=article.publisher),
        unit=claim.unit,
        as_of=_as_of(claim) or article.published,
        published=article.published,
        publisher=article.publisher or article.id,
        part_of=part_of,
        change=claim.change,
        kind=claim.kind,
    )


def origin_of(claim: Claim, *, article: str, publisher: str | None) -> str:
    """The one voice that a claim is: its last hop, its publisher, or its article where that has none."""
    if not claim.attribution:
        return publisher or article
    hop = claim.attribution[-1]
    name = " ".join(hop.full_name.split())
    name = name[4:] if name.lower().startswith("the ") else name
    return name if hop.named else f"{article}#{name}"


def _sourced(article: ReadArticle, claim: Claim) -> Claim:
    """The claim that this one says again without its source, as a headline does, or the claim itself.

    It is no second voice beside the one that its own text names for the number.
    """
    if claim.attribution:
        return claim
    told = _figure(claim)
    return next((other for other in article.claims if other.attribution and _figure(other) == told), claim)


def _figure(claim: Claim) -> tuple[object, ...]:
    return claim.metric, claim.kind, claim.unit, claim.modifier, claim.value, claim.low, claim.high


def _fact_claims(fact: Fact, held: Mapping[str, ReadArticle]) -> list[FactClaim]:
    """The claims that count on a fact, and the parts of its totals, read in from the facts of their own populations."""
    found = []
    for member in fact.members:
        article = held[member.article]
        if member.state != "confirmed" or not _is_comparable(article.claims[member.index]):
            continue
        found.append(fact_claim(article, member.index))
        total = claim_id(article.id, member.index)
        found += [
            fact_claim(article, index, part_of=total)
            for index, claim in enumerate(article.claims)
            if claim.part_of == member.index and index != member.index and _is_comparable(claim)
        ]
    return found


def _is_comparable(claim: Claim) -> bool:
    return counts(claim) and any(bound is not None for bound in (claim.value, claim.low, claim.high))


def _as_of(claim: Claim) -> Moment | None:
    try:
        return parse_moment(claim.as_of) if claim.as_of else None
    except ValueError:
        return None
