"""The facts that claims could join, in memory: those of the database that share a key with them, and those founded since."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from claims.grouping.questions import question_from_json
from claims.models import Fact
from factbase.group import MOST_KEYS, Candidates, Question, blocking_keys, merged

# Facts that have no number yet come after all that have one.
_FIRST_NEW = 2**62


class Candidate:
    """A fact and its question, which grows while claims join.

    Of the facts that share a key few are looked at: the question is made from its column when it is.
    """

    __slots__ = ("_question", "fact", "keys", "place")

    def __init__(self, place: int, fact: Fact, *, question: Question | None = None) -> None:
        self.place = place
        self.fact = fact
        self.keys = list(fact.blocking_keys)
        self._question = question

    @property
    def question(self) -> Question:
        if self._question is None:
            self._question = question_from_json(self.fact.question)
        return self._question

    def join(self, question: Question) -> None:
        """Let a claim that asks this join."""
        self._question = merged(self.question, question)


class Desk:
    """The candidates, found by their keys as `factbase.group` finds them: a key that very many share is not followed."""

    def __init__(self, facts: Iterable[Fact], *, sharing: Mapping[str, Sequence[int]]) -> None:
        self._candidates = {fact.pk: Candidate(fact.pk, fact) for fact in facts}
        self._index = Candidates()
        for key, found in sharing.items():
            for place in found:
                self._index.add(place, [key])
        self._new = 0

    def of_fact(self, fact: int) -> Candidate | None:
        return self._candidates.get(fact)

    def near(self, keys: Sequence[str], *, barred: Collection[int]) -> Iterator[Candidate]:
        """The likeliest of the facts that share these keys, a bounded number, but for those barred by their places."""
        for place in self._index.of(keys):
            candidate = self._candidates.get(place)
            # It may have been removed or merged into another since it was found.
            if candidate is not None and place not in barred and not candidate.fact.merged_into_id:
                yield candidate

    def add(self, fact: Fact, question: Question) -> Candidate:
        """A fact that was founded just now."""
        candidate = Candidate(_FIRST_NEW + self._new, fact, question=question)
        self._new += 1
        self._candidates[candidate.place] = candidate
        self.keep_found(candidate)
        return candidate

    def keep_found(self, candidate: Candidate) -> None:
        """Let a fact be found by what it asks now.

        Its first keys stay: what a fact is found by does not wander off with its latest reports.
        """
        more = [key for key in blocking_keys(candidate.question) if key not in candidate.keys]
        more = more[: max(0, 2 * MOST_KEYS - len(candidate.keys))]
        candidate.keys += more
        self._index.add(candidate.place, more)
