"""Loading the sample desk. Each step finds what is done already: cut off anywhere, it goes on the next time.

1. Take the reports in, all or none.
2. Read and judge, beside whatever workers there are, until all of them are judged.
3. Let their letters wait for `LETTERS_WAIT` only; workers send them.
4. Once the letters on the contested crowd are out, resolve that conflict, as a reviewer of the sample desk's own.
"""

import time
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Least

from claims import queries, steps
from claims.models import Conflict, Delivery, Fact, Resolution
from claims.models.conflicts import ConflictState
from claims.models.decisions import DecisionState
from claims.pipeline import take_in
from claims.reviewing import review
from claims.sample_desk.reports import reports, sample_articles, was_removed
from sources.locks import lock
from sources.models import Article

REVIEWER = "sample-reviewer"
LETTERS_WAIT = timedelta(seconds=5)
READING_PATIENCE_SECONDS = 60.0
LETTERS_PATIENCE_SECONDS = 20.0
POLL_SECONDS = 0.2

_CONTESTED_METRIC = "protested"
_REASON = (
    "They did not count the same people: the ministry those at the gate, the organisers all who had marched there. "
    "Resolved by the sample desk itself, to show what a resolved conflict is like."
)


class NotReadError(Exception):
    """The reports are stored, but not all of them were read and judged in time. They stay due."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the sample desk holds, and how many of its reports were new."""

    new: int
    articles: int
    facts: int
    conflicts: int


def load() -> Loaded:
    """Load the sample desk; done again, it changes nothing. Raises NotReadError where reading takes too long."""
    with transaction.atomic():
        outcomes = [take_in(**asdict(report)).outcome for report in reports()]
    _finish()
    conflicts = Conflict.objects.filter(fact__in=sample_facts()).exclude(state=ConflictState.ENDED)
    return Loaded(
        new=len(outcomes) - outcomes.count("unchanged"),
        articles=sample_articles().count(),
        facts=sample_facts().count(),
        conflicts=conflicts.count(),
    )


def load_on_first_run(*, begun: datetime) -> Loaded | None:
    """Load where there was no article before this run began, or finish what was cut off; None where nothing is new.

    An article that has come in since the beginning of the run does not make it another than the first.
    """
    if sample_articles().exists():
        _finish()
        return None
    return None if Article.objects.filter(created_at__lt=begun).exists() or was_removed() else load()


def sample_facts() -> QuerySet[Fact]:
    """The facts of which a claim of the sample desk is a confirmed member."""
    members = {"memberships__claim__article__in": sample_articles(), "memberships__state": DecisionState.CONFIRMED}
    return Fact.objects.filter(**members).distinct()


def _finish() -> None:
    _work_until_judged()
    _hasten_letters()
    _await_letters_on_contested()
    _resolve_contested()


def _work_until_judged() -> None:
    deadline = time.monotonic() + READING_PATIENCE_SECONDS
    while not _are_judged():
        if time.monotonic() > deadline:
            raise NotReadError(f"not all reports were read and judged within {READING_PATIENCE_SECONDS:.0f} s")
        # What is not for us to take, another worker holds.
        if not steps.take("read") + steps.take("judge"):
            time.sleep(POLL_SECONDS)


def _are_judged() -> bool:
    articles = sample_articles().select_related("current_revision")
    return all(queries.is_judged(article.current_revision) for article in articles if article.current_revision)


def _hasten_letters() -> None:
    letters = Delivery.objects.filter(
        state=Delivery.State.DUE, attempts=0, items__event__conflict__fact__in=sample_facts()
    )
    letters.update(due_at=Least("due_at", F("created_at") + LETTERS_WAIT))


def _await_letters_on_contested() -> None:
    """A letter on a conflict that is resolved already is dropped; yet without a worker nobody will ever send it."""
    untried = Q(state=Delivery.State.DUE, attempts=0) | Q(state=Delivery.State.LEASED)
    letters = Delivery.objects.filter(untried, items__event__conflict__in=_contested())
    deadline = time.monotonic() + LETTERS_PATIENCE_SECONDS
    while letters.exists() and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS)


@transaction.atomic
def _resolve_contested() -> None:
    lock("sample desk", ["resolve"])
    for conflict in _contested():
        outcome = Resolution.Outcome.BY_SCOPE
        review.resolve_conflict(conflict, outcome=outcome, reason=_REASON, by=_reviewer(), signature=conflict.signature)


def _contested() -> QuerySet[Conflict]:
    """The conflict that is for the sample desk to resolve: nobody has decided on it before."""
    facts = sample_facts().filter(metric=_CONTESTED_METRIC)
    return Conflict.objects.filter(fact__in=facts, state=ConflictState.OPEN, resolutions=None)


def _reviewer() -> User:
    """A reviewer whom nobody can log in as: without a password, and active in this one object only."""
    nobody = {"is_active": False, "password": make_password(None)}
    reviewer, _ = User.objects.get_or_create(username=REVIEWER, defaults=nobody)
    reviewer.groups.add(Group.objects.get(name="reviewer"))
    reviewer.is_active = True
    return reviewer
