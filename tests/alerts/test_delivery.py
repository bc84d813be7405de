"""Sending the letters that are due: first those that are not to be sent."""

import logging
import smtplib
from datetime import timedelta
from typing import ClassVar

import pytest
from django.contrib.auth.models import User
from django.core.mail.backends import locmem
from django.db import connection
from django.db.models.functions import Now

from claims.alerts.delivery import deliver_next
from claims.judging.judge import judge_batch
from claims.models import Claim, Conflict, Delivery, Subscription
from claims.reviewing.review import reject_claims, resolve_conflict
from tests import builders
from tests.alerts.harbour import a_dispute, a_subscriber, make_due, state

pytestmark = pytest.mark.django_db


class WatchingBackend(locmem.EmailBackend):
    """Notes what the database says while a letter is being sent."""

    seen: ClassVar[list[tuple[str, int, int]]] = []

    def send_messages(self, messages):
        delivery = Delivery.objects.get()
        self.seen.append((delivery.state, delivery.attempts, len(connection.savepoint_ids)))
        return super().send_messages(messages)


class FailingBackend(locmem.EmailBackend):
    """Raises what a test put here, for all letters or for those to one address."""

    error: Exception
    address: str | None = None

    def send_messages(self, messages):
        if self.address in (None, *messages[0].to):
            raise self.error
        return super().send_messages(messages)


@pytest.fixture
def failing_mail(settings):
    settings.EMAIL_BACKEND = f"{__name__}.FailingBackend"

    def failing_with(error: Exception, *, address: str | None = None) -> None:
        FailingBackend.error, FailingBackend.address = error, address

    return failing_with


def take_out_of_groups() -> None:
    for user in User.objects.all():
        user.groups.clear()


def end_the_conflict() -> None:
    reject_claims([Claim.objects.get(quote="45")], by=builders.a_user())
    judge_batch()


def decide(outcome: str) -> None:
    resolve_conflict(Conflict.objects.get(), outcome=outcome, reason="Looked into.", by=builders.a_user())


class TestNothingIsSent:
    def test_where_nothing_is_owed(self, mailoutbox):
        assert deliver_next() is False
        assert mailoutbox == []

    def test_before_the_wait_is_over(self, mailoutbox):
        a_subscriber()
        a_dispute()
        assert deliver_next() is False
        assert mailoutbox == []

    @pytest.mark.parametrize(
        ("meanwhile", "reason"),
        [
            (end_the_conflict, "The conflict is no longer open: it is ended."),
            (lambda: decide("error"), "The conflict is no longer open: it is resolved."),
            (lambda: decide("dismissed"), "The conflict is no longer open: it is dismissed."),
            (lambda: Subscription.objects.all().delete(), "The subscription is gone."),
            (lambda: Subscription.objects.update(active=False), "The subscription is paused."),
            (lambda: Subscription.objects.update(confirmed_at=None), "The address is not confirmed."),
            (
                lambda: Subscription.objects.update(address="b@desk.example"),
                "The subscription has another address now.",
            ),
            (lambda: User.objects.update(is_active=False), "The subscriber is deactivated."),
            (take_out_of_groups, "The subscriber may no longer see conflicts."),
            (
                lambda: Subscription.objects.update(min_severity="high"),
                "The subscription does not ask for this conflict now.",
            ),
            (lambda: Delivery.objects.get().items.all().delete(), "The conflict is gone."),
        ],
    )
    def test_where_it_is_not_wanted_any_more(self, mailoutbox, meanwhile, reason):
        a_subscriber()
        a_dispute()
        meanwhile()
        make_due()
        assert deliver_next() is True
        letter = Delivery.objects.get()
        assert (letter.state, letter.error, letter.sent_at) == ("dropped", reason, None)
        assert mailoutbox == []
        assert deliver_next() is False

    def test_while_another_worker_sends_it(self, mailoutbox):
        a_subscriber()
        a_dispute()
        make_due()
        Delivery.objects.update(state="leased", attempts=1, leased_until=Now() + timedelta(seconds=60))
        assert deliver_next() is False
        assert mailoutbox == []


class TestSending:
    def test_a_letter_is_kept_as_it_was_sent(self, mailoutbox):
        subscription = a_subscriber()
        a_dispute()
        make_due()
        assert deliver_next() is True
        assert deliver_next() is False
        [mail] = mailoutbox
        letter = Delivery.objects.get()
        assert (letter.state, letter.attempts, letter.error) == ("sent", 1, "")
        assert letter.sent_at is not None
        assert mail.to == [letter.address] == [subscription.address]
        assert (mail.subject, mail.body) == (letter.subject, letter.text)
        assert mail.alternatives[0].content == letter.html
        assert mail.alternatives[0].mimetype == "text/html"

    def test_headers(self, mailoutbox, settings):
        a_subscriber()
        a_dispute()
        make_due()
        deliver_next()
        sent = mailoutbox[0].message()
        assert sent["Message-ID"] == Delivery.objects.get().message_id
        assert sent["Auto-Submitted"] == "auto-generated"
        assert sent["From"] == settings.DEFAULT_FROM_EMAIL
        assert sent["Date"]
        assert sent["References"] is None
        assert sent["In-Reply-To"] is None

    def test_letters_on_one_conflict_to_one_address_are_a_thread(self, mailoutbox):
        a_subscriber()
        conflict = a_dispute()
        for value in (70, 90):
            make_due()
            deliver_next()
            state(conflict.fact, value, origin=f"Witness of {value}")
            judge_batch()
        make_due()
        deliver_next()
        first, second, third = (mail.message() for mail in mailoutbox)
        assert second["References"] == second["In-Reply-To"] == first["Message-ID"]
        assert third["References"] == third["In-Reply-To"] == first["Message-ID"]

    def test_nobody_is_referred_to_a_letter_that_went_to_someone_else(self, mailoutbox):
        a_subscriber()
        a_subscriber()
        a_dispute()
        make_due()
        while deliver_next():
            pass
        assert [mail.message()["References"] for mail in mailoutbox] == [None, None]

    def test_the_lease_is_taken_before_and_no_transaction_is_open_while_sending(self, settings):
        settings.EMAIL_BACKEND = f"{__name__}.WatchingBackend"
        a_subscriber()
        a_dispute()
        make_due()
        WatchingBackend.seen = []
        deliver_next()
        assert WatchingBackend.seen == [("leased", 1, len(connection.savepoint_ids))]

    def test_a_worker_that_dies_after_sending_sends_the_same_letter_again(self, mailoutbox):
        a_subscriber()
        a_dispute()
        make_due()
        deliver_next()
        Delivery.objects.update(state="leased", leased_until=Now() - timedelta(seconds=1), sent_at=None)
        deliver_next()
        first, second = (mail.message() for mail in mailoutbox)
        assert first["Message-ID"] == second["Message-ID"]
        assert second["References"] is None
        letter = Delivery.objects.get()
        assert (letter.state, letter.attempts) == ("sent", 2)

    def test_the_letter_that_waited_longest_goes_first(self, mailoutbox):
        first, second = a_subscriber(), a_subscriber()
        a_dispute()
        make_due()
        Delivery.objects.filter(subscription=second).update(due_at=Now() - timedelta(hours=1))
        while deliver_next():
            pass
        assert [mail.to for mail in mailoutbox] == [[second.address], [first.address]]


class TestTrouble:
    @pytest.mark.parametrize(
        "error",
        [
            ConnectionRefusedError(111, "Connection refused"),
            TimeoutError("timed out"),
            smtplib.SMTPServerDisconnected("Connection unexpectedly closed"),
            smtplib.SMTPDataError(451, b"try later"),
            smtplib.SMTPDataError(554, b"no mail from here"),
            smtplib.SMTPRecipientsRefused({"a@desk.example": (450, b"greylisted")}),
            RuntimeError("a backend with a fault"),
        ],
    )
    def test_is_tried_again_later(self, failing_mail, error):
        failing_mail(error)
        a_subscriber()
        a_dispute()
        make_due()
        assert deliver_next() is True
        letter = Delivery.objects.get()
        assert (letter.state, letter.attempts, letter.leased_until) == ("due", 1, None)
        assert letter.error
        assert deliver_next() is False, "it pauses first"

    def test_pauses_grow(self, failing_mail):
        failing_mail(TimeoutError("timed out"))
        a_subscriber()
        a_dispute()
        for _ in range(3):
            make_due()
            deliver_next()
        longest_before = timedelta(seconds=30 * 2**2)
        assert Delivery.objects.filter(due_at__gt=Now() + longest_before).exists()

    def test_fails_after_the_last_attempt_and_says_why(self, failing_mail, settings):
        failing_mail(smtplib.SMTPDataError(451, b"try\r\nlater"))
        a_subscriber()
        a_dispute()
        for _ in range(settings.FACTBASE["DELIVERY_ATTEMPTS"]):
            make_due()
            assert deliver_next() is True
        letter = Delivery.objects.get()
        assert (letter.state, letter.attempts) == ("failed", 8)
        assert letter.error == "The mail server refused: 451 try later"
        make_due()
        assert deliver_next() is False

    def test_an_address_refused_for_good_fails_at_once(self, failing_mail):
        failing_mail(smtplib.SMTPRecipientsRefused({"a@desk.example": (550, b"no such user")}))
        a_subscriber()
        a_dispute()
        make_due()
        deliver_next()
        letter = Delivery.objects.get()
        assert (letter.state, letter.attempts) == ("failed", 1)
        assert letter.error == "The mail server refused the address: 550 no such user"

    def test_one_letter_in_trouble_holds_up_no_other(self, failing_mail, mailoutbox):
        broken, whole = a_subscriber(), a_subscriber()
        failing_mail(TimeoutError("timed out"), address=broken.address)
        a_dispute()
        make_due()
        while deliver_next():
            pass
        assert [mail.to for mail in mailoutbox] == [[whole.address]]
        assert Delivery.objects.get(subscription=broken).state == "due"

    def test_a_letter_that_cannot_be_made_is_kept_with_the_error(self, mailoutbox, monkeypatch):
        def broken(delivery):
            raise KeyError("positions")

        monkeypatch.setattr("claims.alerts.delivery.conflict_letter", broken)
        a_subscriber()
        a_dispute()
        make_due()
        assert deliver_next() is True
        letter = Delivery.objects.get()
        assert (letter.state, letter.error) == ("due", "KeyError: 'positions'")
        assert mailoutbox == []

    def test_a_letter_that_killed_its_workers_ends_as_failed(self):
        a_subscriber()
        a_dispute()
        Delivery.objects.update(state="leased", attempts=8, leased_until=Now() - timedelta(seconds=1))
        assert deliver_next() is False
        letter = Delivery.objects.get()
        assert letter.state == "failed"
        assert letter.error

    def test_logs_name_no_address_and_no_password(self, failing_mail, settings, caplog):
        settings.EMAIL_HOST_PASSWORD = "hush-hush"
        subscription = a_subscriber()
        a_dispute()
        for error in (
            smtplib.SMTPRecipientsRefused({subscription.address: (450, f"<{subscription.address}> later".encode())}),
            smtplib.SMTPAuthenticationError(535, f"{subscription.address} hush-hush".encode()),
            ValueError(f"Invalid address {subscription.address}"),
        ):
            failing_mail(error)
            make_due()
            with caplog.at_level(logging.DEBUG):
                deliver_next()
        assert "letter not sent" in caplog.text
        assert subscription.address not in caplog.text
        assert "hush-hush" not in caplog.text
