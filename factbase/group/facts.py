"""The facts that some texts share, in memory: each claim joins the fact that it matches best, or founds one.

Articles are taken in the order of publication, of each its totals before its parts. Candidates come from blocking keys
only; a suggested member does not change what its fact asks, and a part never joins its own total.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from factbase.figures import Claim
from factbase.group.candidates import Candidates
from factbase.group.choosing import choose
from factbase.group.contexts import context_of
from factbase.group.keys import blocking_keys
from factbase.group.matching import DEFAULT_MATCHING, Matching, State, match
from factbase.group.questions import Question, fact_key, merged
from factbase.group.told import EventsTold
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
    """A claim on a fact, by its article and its place in that article's claims; how well it matches, and why.

    ``quote`` is the figure as written.
    """

    article: str
    index: int
    quote: str
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


def group(articles: Iterable[ReadArticle], *, matching: Matching = DEFAULT_MATCHING) -> tuple[Fact, ...]:
    """The facts of these articles, in the order in which they were first told; each grouped claim is in exactly one."""
    in_order = sorted(articles, key=lambda article: when_told(article.id, article.published))
    return group_in_order(in_order, matching=matching)


def group_in_order(articles: Iterable[ReadArticle], *, matching: Matching = DEFAULT_MATCHING) -> tuple[Fact, ...]:
    """The same of articles that come sorted by `when_told`. None of them is held: they may be read one after another."""
    desk = _Desk(matching)
    for article in articles:
        desk.take(article)
    return desk.facts()


def when_told(article: str, published: date | None) -> tuple[date, str]:
    """Sorts articles as they are taken: by publication, those without a date last; of one day by their ids."""
    return published or date.max, article


class _Desk:
    """Facts so far, found again by their blocking keys."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        self._facts: list[_Growing] = []
        self._candidates = Candidates()
        self._keys: set[str] = set()
        # Where a part was placed, and where its total: either fact may later become one with others.
        self._parts: list[tuple[int, int]] = []

    def take(self, article: ReadArticle) -> None:
        """Let each grouped claim of the article join a fact, or found one, beside that which it may answer instead."""
        context = context_of(article=article.id, text=article.text, published=article.published)
        kin = _kin(article.claims)
        told: EventsTold[str] = EventsTold()
        placed: dict[int, int] = {}
        for index, question in questions_of(article.claims, context=context).items():
            barred = {self._standing(placed[other]) for other in kin[index] if other in placed}
            at = self._place(article, index, question, barred=barred, event=told.of(question))
            told.add(question, self._facts[at].event)
            placed[index] = at
        totals = ((index, article.claims[index].part_of) for index in sorted(placed))
        self._parts += [(placed[index], placed[total]) for index, total in totals if total in placed]

    def facts(self) -> tuple[Fact, ...]:
        """All facts in the order of their first claims, each part's fact with the key of its total's."""
        self._fold()
        total_of: dict[int, str] = {}
        for part, total in self._parts:
            if (at := self._standing(part)) != (whole := self._standing(total)):
                total_of.setdefault(at, self._facts[whole].key)
        return tuple(
            Fact(fact.key, fact.question, tuple(fact.members), total_of.get(at), fact.event)
            for at, fact in enumerate(self._facts)
            if fact.merged_into is None
        )

    def _place(
        self, article: ReadArticle, index: int, question: Question, *, barred: set[int], event: str | None
    ) -> int:
        """The fact that a claim of the article joins or founds."""
        keys = blocking_keys(question)
        found = choose(question, self._open_to(keys, barred=barred), matching=self._matching)
        how = found.match
        member = Member(article.id, index, article.claims[index].quote, how.score, how.state, how.reason)
        at = found.where
        if at is None or how.state != "confirmed":
            return self._found(question, keys, member, beside=at, event=event)
        self._join(at, question, keys, member)
        self._merge(at, [where for where, _ in found.also])
        return at

    def _open_to(self, keys: Sequence[str], *, barred: set[int]) -> Iterator[tuple[int, Question]]:
        """The facts that a claim with these keys could join."""
        for at in self._candidates.of(keys):
            if at not in barred and self._facts[at].merged_into is None:
                yield at, self._facts[at].question

    def _join(self, at: int, question: Question, keys: Sequence[str], member: Member) -> None:
        self._facts[at].question = merged(self._facts[at].question, question)
        self._candidates.add(at, keys)
        self._facts[at].members.append(member)

    def _found(
        self, question: Question, keys: Sequence[str], member: Member, *, beside: int | None, event: str | None
    ) -> int:
        at, key = len(self._facts), self._new_key(question)
        self._facts.append(_Growing(key, event or key, question, [member], beside))
        self._candidates.add(at, keys)
        return at

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
        survivor.members += other.members
        other.members, other.merged_into = [], kept

    def _fold(self) -> None:
        """A claim that nobody joined is a suggested member of the fact that it stands beside."""
        for fact in reversed(self._facts):
            if fact.beside is None or len(fact.members) != 1 or fact.merged_into is not None:
                continue
            at = self._standing(fact.beside)
            fact.merged_into = at
            self._facts[at].members.append(fact.members[0])

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


def _kin(claims: Sequence[Claim]) -> Mapping[int, Sequence[int]]:
    """Of each claim its total and its parts: it never joins the fact of any of them."""
    kin: dict[int, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        if claim.part_of is not None:
            kin[index].append(claim.part_of)
            kin[claim.part_of].append(index)
    return kin
