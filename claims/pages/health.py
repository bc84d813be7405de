"""Whether the service lives, and whether it is ready: what probes ask.

The broker is a doorbell: without it work is done a few seconds later. So it is reported, but only the database decides.
"""

from datetime import timedelta

import psycopg
import redis
from django.conf import settings
from django.db import Error, models
from django.db.models import DurationField, ExpressionWrapper, F, Min, Q
from django.db.models.functions import Now
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.models import Delivery, Fact, Reading
from claims.probes import ask_database
from claims.work.doorbell import broker_asked_once
from claims.work.leases import OWED

_TO_GROUP = Q(state=Reading.State.READ, due_at__lte=Now())
# The least that PostgreSQL's library knows; who asks commonly waits for five.
DATABASE_TIMEOUT_SECONDS = 2


@never_cache
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers. Nothing else is touched."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Database, broker, and for each step of the pipeline the age in seconds of the oldest work owed, or null."""
    broker = _broker_answers()
    try:
        ask_database(seconds=DATABASE_TIMEOUT_SECONDS)
        oldest = _oldest_owed()
    except (psycopg.Error, Error):
        return JsonResponse(
            {"ready": False, "database": False, "broker": broker, "oldest_owed_seconds": None}, status=503
        )
    return JsonResponse({"ready": True, "database": True, "broker": broker, "oldest_owed_seconds": oldest})


def _broker_answers() -> bool:
    try:
        with broker_asked_once() as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


def _oldest_owed() -> dict[str, float | None]:
    return {
        # Texts that are read again after an update wait until nothing new does, for hours if need be.
        "read": _age(Reading.objects.filter(OWED | _TO_GROUP, reread=False), Min("due_at")),
        "judge": _age(_facts_owed(), Min("wanted_at")),
        "deliver": _age(Delivery.objects.filter(OWED), Min("due_at")),
    }


def _facts_owed() -> models.QuerySet[Fact]:
    """Facts that wait for a verdict. Those that cannot be judged are failed work, not owed work."""
    return Fact.objects.filter(wanted__gt=F("judged"), judging_attempts__lt=settings.FACTBASE["JUDGING_ATTEMPTS"])


def _age(rows: models.QuerySet[models.Model], oldest: models.Aggregate) -> float | None:
    age: timedelta | None = rows.aggregate(
        age=ExpressionWrapper(Now() - oldest, output_field=DurationField())
    )["age"]  # fmt: skip
    return None if age is None else round(age.total_seconds(), 3)
