"""The facts that some texts share, in memory: each claim joins the fact that it matches best, or founds one.

Articles are taken in the order of publication, of each its totals before its parts. Candidates come from blocking keys
only; a suggested member does not change what its fact asks, and a part never joins its own total.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from factbase.figures import Claim
from factbase.group.candidates import Candidates
from factbase.group.choosing import choose
from factbase.group.keys import blocking_keys
from factbase.group.matching import DEFAULT_MATCHING, Matching, State, match
from factbase.group.questions import Question, context_of, fact_key, merged
from factbase.group.within import questions_of


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
    """One question and the claims that answer it; ``part_of`` is the key of the fact of its total.

    ``event`` is the key of the fact that told of its event first: those killed and those injured are of one event.
    """

    key: str
    question: Question
    members: tuple[Member, ...]
    part_of: str | None = None
    event: str = ""


@dataclass(slots=True)
class _Growing:
    """A fact while claims are joining it, and the fact that its first claim may answer instead."""

    key: str
    event: str
    question: Question
    members: list[Member]
    beside: int | None = None
    merged_into: int | None = None


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
        self._candidates = Candidates()
        self._fact_of: dict[tuple[str, int], int] = {}
        self._keys: set[str] = set()

    def take(self, article: ReadArticle) -> None:
        """Let each grouped claim of the article join a fact, or found one, beside that which it may answer instead."""
        context = context_of(article=article.id, text=article.text, published=article.published)
        events: dict[tuple[int, int] | None, str] = {}
        for index, question in questions_of(article.claims, context=context).items():
            keys = blocking_keys(question)
            found = choose(question, self._open_to(article, index, keys), matching=self._matching)
            member = Member(article.id, index, found.match.score, found.match.state, found.match.reason)
            at = found.where
            if at is not None and member.state == "confirmed":
                self._join(at, question, keys, member)
                events.setdefault(question.event, self._facts[at].event)
                self._merge(at, [where for where, _ in found.also])
            else:
                self._found(question, keys, member, beside=at, event=events.get(question.event))
                events.setdefault(question.event, self._facts[-1].event)

    def facts(self, articles: Iterable[ReadArticle]) -> tuple[Fact, ...]:
        """All facts in the order of their first claims, each part's fact with the key of its total's."""
        self._fold()
        total_of: dict[int, str] = {}
        for article in articles:
            for index, claim in enumerate(article.claims):
                at, total = self._fact_of.get((article.id, index)), self._fact_of.get((article.id, _total(claim)))
                if at is not None and total is not None and at != total:
                    total_of.setdefault(at, self._facts[total].key)
        return tuple(
            Fact(fact.key, fact.question, tuple(fact.members), total_of.get(at), fact.event)
            for at, fact in enumerate(self._facts)
            if fact.merged_into is None
        )

    def _open_to(self, article: ReadArticle, index: int, keys: Sequence[str]) -> Iterator[tuple[int, Question]]:
        """The facts that a claim could join: none that holds its own total, or a part of it."""
        own = {_total(article.claims[index])}
        own |= {other for other, claim in enumerate(article.claims) if _total(claim) == index}
        barred = {self._fact_of[article.id, other] for other in own if (article.id, other) in self._fact_of}
        for at in self._candidates.of(keys):
            if at not in barred and self._facts[at].merged_into is None:
                yield at, self._facts[at].question

    def _join(self, at: int, question: Question, keys: Sequence[str], member: Member) -> None:
        self._facts[at].question = merged(self._facts[at].question, question)
        self._candidates.add(at, keys)
        self._facts[at].members.append(member)
        self._fact_of[member.article, member.index] = at

    def _found(
        self, question: Question, keys: Sequence[str], member: Member, *, beside: int | None, event: str | None
    ) -> None:
        at, key = len(self._facts), self._new_key(question)
        self._facts.append(_Growing(key, event or key, question, [member], beside))
        self._candidates.add(at, keys)
        self._fact_of[member.article, member.index] = at

    def _merge(self, at: int, others: Iterable[int]) -> None:
        """Facts that a later claim shows to be one question become one, where they match each other as surely."""
        for other in others:
            kept, gone = (self._facts[place] for place in sorted((at, other)))
            found = match(kept.question, gone.question, matching=self._matching, by="worst")
            if gone.merged_into is None and found.state == "confirmed":
                self._unite(min(at, other), max(at, other))
                at = min(at, other)

    def _unite(self, kept: int, gone: int) -> None:
        survivor, other = self._facts[kept], self._facts[gone]
        survivor.question = merged(survivor.question, other.question)
        self._candidates.add(kept, blocking_keys(other.question))
        for member in other.members:
            survivor.members.append(member)
            self._fact_of[member.article, member.index] = kept
        other.members, other.merged_into = [], kept

    def _fold(self) -> None:
        """A claim that nobody joined is a suggested member of the fact that it stands beside."""
        for fact in reversed(self._facts):
            if fact.beside is None or len(fact.members) != 1 or fact.merged_into is not None:
                continue
            at = self._standing(fact.beside)
            fact.merged_into = at
            self._facts[at].members.append(fact.members[0])
            self._fact_of[fact.members[0].article, fact.members[0].index] = at

    def _standing(self, at: int) -> int:
        while (into := self._facts[at].merged_into) is not None:
            at = into
        return at

    def _new_key(self, question: Question) -> str:
        """The question's key; where two facts ask the very same and were kept apart, the later one is numbered."""
        key, number = fact_key(question), 1
        while (name := key if number == 1 else f"{key}-{number}") in self._keys:
            number += 1
        self._keys.add(name)
        return name


def _total(claim: Claim) -> int:
    return -1 if claim.part_of is None else claim.part_of
