"""The broker is a doorbell: with it down or hanging, nothing fails, nothing waits long, and nothing is lost."""

import time

import pytest
import redis
from django.db import transaction

from claims.models import Reading
from claims.work import doorbell
from tests.builders import an_article
from tests.servers import servers
from tests.worker.conftest import wait_until

# What a flush empties is put back: the groups come by migration, and other tests need them.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def queue():
    """The broker's queue, empty."""
    with redis.Redis.from_url(servers.redis_url) as client:
        client.delete("celery")
        yield lambda: client.llen("celery")
        client.delete("celery")


class TestRinging:
    def test_nothing_is_rung_where_nothing_is_committed(self, queue):
        with transaction.atomic():
            doorbell.ring("read")
            transaction.set_rollback(True)
        assert queue() == 0

    def test_one_article_one_bell(self, queue):
        an_article()
        assert queue() == 1

    def test_the_same_article_again_rings_for_nobody(self, queue):
        article = an_article(text="Nobody is hurt.")
        an_article(text="Nobody is hurt.")
        assert queue() == 1
        assert article.revisions.count() == 1

    def test_an_idle_queue_never_fills(self, queue):
        for _ in range(doorbell.ENOUGH_BELLS + 20):
            doorbell.ring("read")
        assert queue() == doorbell.ENOUGH_BELLS

    def test_help_is_rung_for_where_no_bell_waits(self, queue):
        for _ in range(3):
            doorbell.ring_for_help("read")
        assert queue() == 1

    def test_who_rings_often_connects_once(self, queue):
        def connections():
            with redis.Redis.from_url(servers.redis_url) as client:
                return client.info("stats")["total_connections_received"]

        doorbell.ring("read")
        before = connections()
        for _ in range(5):
            doorbell.ring("read")
        assert connections() == before + 1  # that of the count itself
        assert queue() == 6

    def test_a_broker_that_was_started_anew_is_rung_at_once(self, broker, queue):
        doorbell.ring("read")
        broker.stop_broker()
        broker.start_broker()
        doorbell.ring("read")
        assert queue() == 1
        assert not doorbell.breaker.is_open()

    def test_a_broker_that_is_down_fails_no_request(self, broker, caplog):
        broker.stop_broker()
        an_article()
        assert Reading.objects.get().state == "due"
        assert doorbell.breaker.is_open()
        assert "bell not rung" in caplog.text

    def test_a_broker_that_hangs_costs_less_than_half_a_second(self, broker):
        """The bound is the design's: what a request may wait for a broker, whatever state that is in."""
        broker.freeze_broker()
        began = time.monotonic()
        an_article()
        waited = time.monotonic() - began
        assert doorbell.breaker.is_open()
        assert waited < 0.5

    def test_while_the_breaker_is_open_nobody_tries(self, broker, monkeypatch):
        tries: list[str] = []
        monkeypatch.setattr(doorbell, "_publish", lambda step, enough: tries.append(step))
        doorbell.breaker.trip()
        doorbell.ring("read")
        assert tries == []
        doorbell.breaker.close()
        doorbell.ring("read")
        assert tries == ["read"]


class TestWorker:
    def test_reads_when_the_bell_rings(self, worker):
        an_article(text="At least 19 people were killed.")
        wait_until(lambda: Reading.objects.get().state == "done", seconds=10, what="the reading")

    @pytest.mark.parametrize("trouble", ["stop_broker", "freeze_broker"])
    def test_reads_within_seconds_where_no_bell_can_ring(self, worker, broker, trouble):
        getattr(broker, trouble)()
        an_article(text="At least 19 people were killed.")
        wait_until(lambda: Reading.objects.get().state == "done", seconds=6, what="the reading")
