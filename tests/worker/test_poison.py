"""A text that kills its reader ends as failed, and the next is read. A worker of its own, which may be killed."""

import pytest

from claims.models import Reading
from claims.work.leases import LEASE_RAN_OUT
from tests.builders import an_article
from tests.worker.conftest import wait_until

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

POISON = "THIS TEXT KILLS ITS READER, all 32 rockets of it."
IMPATIENT = {"DJANGO_SETTINGS_MODULE": "tests.worker.poisoned_settings", "LEASE_SECONDS": "1", "TIMER_SECONDS": "0.5"}


def test_a_text_that_kills_its_reader_ends_as_failed_and_the_next_is_read(worker_process):
    an_article(text=POISON)
    an_article(text="At least 19 people were killed.")
    process = worker_process(**IMPATIENT)
    wait_until(lambda: Reading.objects.filter(state="failed").exists(), seconds=30, what="the failure")
    wait_until(lambda: Reading.objects.filter(state="done").exists(), seconds=10, what="the next reading")
    failed = Reading.objects.get(state="failed")
    assert (failed.attempts, failed.error) == (3, LEASE_RAN_OUT)
    assert POISON in failed.revision.text
    assert process.poll() is None


@pytest.mark.deep
def test_control_without_the_poison_both_are_read(worker_process):
    an_article(text=POISON)
    an_article(text="At least 19 people were killed.")
    worker_process(LEASE_SECONDS="1", TIMER_SECONDS="0.5")
    wait_until(lambda: Reading.objects.filter(state="done").count() == 2, seconds=30, what="both readings")
