"""The facts that some texts share, in memory: each claim joins the fact that it matches best, or founds one.

Articles are taken in the order of publication. Candidates come from blocking keys only; a suggested member does not
change what its fact asks, and a part never joins its own total.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from factbase.figures import GROUPED_KINDS, Claim
from factbase.group.matching import DEFAULT_MATCHING, Match, Matching, State, match
from factbase.group.questions import Question, blocking_keys, context_of, fact_key, merged, question_of


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """A text with the claims read from it."""

    id: str
    text: str
    published: date | None
    publisher: str | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A claim on a fact, by its article and its place in that article's claims; how well it matches, and why."""

    article: str
    index: int
    score: float
    state: State
    reason: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One question and the claims that answer it; ``part_of`` is the key of the fact of its total."""

    key: str
    question: Question
    members: tuple[Member, ...]
    part_of: str | None = None


@dataclass(slots=True)
class _Growing:
    """A fact while claims are joining it."""

    key: str
    question: Question
    members: list[Member] = field(default_factory=list)


def group(articles: Sequence[ReadArticle], *, matching: Matching = DEFAULT_MATCHING) -> tuple[Fact, ...]:
    """The facts of these articles, in the order in which they were first told; each grouped claim is in exactly one."""
    desk = _Desk(matching)
    for article in sorted(articles, key=lambda article: (article.published or date.max, article.id)):
        desk.take(article)
    return desk.facts(articles)


class _Desk:
    """Facts so far, found again by their blocking keys."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        self._facts: list[_Growing] = []
        self._by_key: dict[str, dict[int, None]] = defaultdict(dict)
        self._fact_of: dict[tuple[str, int], int] = {}
        self._keys: set[str] = set()

    def take(self, article: ReadArticle) -> None:
        """Let each grouped claim of the article join a fact."""
        context = context_of(article=article.id, text=article.text, published=article.published)
        for index, claim in enumerate(article.claims):
            if claim.kind in GROUPED_KINDS:
                question = question_of(claim, context=context)
                at, found = self._best(question, barred=self._own_totals_and_parts(article, index))
                self._join(at, question, Member(article.id, index, found.score, found.state, found.reason))

    def facts(self, articles: Iterable[ReadArticle]) -> tuple[Fact, ...]:
        """All facts, each part's fact with the key of its total's."""
        total_of: dict[int, str] = {}
        for article in articles:
            for index, claim in enumerate(article.claims):
                at, total = self._fact_of.get((article.id, index)), self._fact_of.get((article.id, _total(claim)))
                if at is not None and total is not None and at != total:
                    total_of.setdefault(at, self._facts[total].key)
        return tuple(
            Fact(fact.key, fact.question, tuple(fact.members), total_of.get(at)) for at, fact in enumerate(self._facts)
        )

    def _own_totals_and_parts(self, article: ReadArticle, index: int) -> set[int]:
        own = {_total(article.claims[index])}
        own |= {other for other, claim in enumerate(article.claims) if _total(claim) == index}
        return {self._fact_of[article.id, other] for other in own if (article.id, other) in self._fact_of}

    def _best(self, question: Question, *, barred: set[int]) -> tuple[int | None, Match]:
        best: tuple[int | None, Match] = (None, Match(1.0, "confirmed", "first to tell it"))
        candidates = dict.fromkeys(at for key in blocking_keys(question) for at in self._by_key.get(key, ()))
        for at in candidates:
            if at not in barred:
                found = match(self._facts[at].question, question, matching=self._matching)
                if found.state != "apart" and (best[0] is None or _rank(found) > _rank(best[1])):
                    best = at, found
        return best

    def _join(self, at: int | None, question: Question, member: Member) -> None:
        if at is None:
            at = len(self._facts)
            self._facts.append(_Growing(self._new_key(question), question))
            self._index(at, question)
        elif member.state == "confirmed":
            self._facts[at].question = merged(self._facts[at].question, question)
            self._index(at, question)
        self._facts[at].members.append(member)
        self._fact_of[member.article, member.index] = at

    def _index(self, at: int, question: Question) -> None:
        for key in blocking_keys(question):
            self._by_key[key][at] = None

    def _new_key(self, question: Question) -> str:
        """The question's key; where two facts ask the very same and were kept apart, the later one is numbered."""
        key, number = fact_key(question), 1
        while (name := key if number == 1 else f"{key}-{number}") in self._keys:
            number += 1
        self._keys.add(name)
        return name


def _rank(found: Match) -> tuple[bool, float]:
    return found.state == "confirmed", found.score


def _total(claim: Claim) -> int:
    return -1 if claim.part_of is None else claim.part_of
