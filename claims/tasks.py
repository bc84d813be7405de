"""All Celery tasks: thin doors. They carry no data and hold no logic; they may run twice, late or not at all."""

from celery import shared_task

from claims import steps
from claims.judging.judge import want_judging_by_policy as _want_judging_by_policy
from claims.judging.verification import verify as _verify


@shared_task(name="claims.tasks.read")
def read() -> None:
    """Read what is due, and judge what that makes owed."""
    steps.answer_bell("read")


@shared_task(name="claims.tasks.judge")
def judge() -> None:
    """Judge the facts that want it."""
    steps.answer_bell("judge")


@shared_task(name="claims.tasks.deliver")
def deliver() -> None:
    """Send the letters that are due. Letters wait a minute or so, so it is mostly the worker's timer that takes them."""
    steps.answer_bell("deliver")


@shared_task(name="claims.tasks.want_judging_by_policy")
def want_judging_by_policy() -> None:
    """Facts judged by another policy than today's are judged again."""
    _want_judging_by_policy()


@shared_task(name="claims.tasks.verify")
def verify() -> None:
    """Every night: what is stored must be what judging finds."""
    _verify()
