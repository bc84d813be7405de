"""Letters over a real SMTP connection, to a server of the test's own."""

import email
import email.policy
import socket

import pytest
from aiosmtpd.controller import Controller

from claims.alerts.delivery import deliver_next
from claims.models import Delivery
from tests.alerts.harbour import a_dispute, a_subscriber, make_due

pytestmark = pytest.mark.django_db


class Sink:
    """Takes all mail but that to addresses which it was told to refuse."""

    def __init__(self) -> None:
        self.mails: list[email.message.EmailMessage] = []
        self.answers: dict[str, str] = {}

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  (aiosmtpd's name)
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  (aiosmtpd's name)
        self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def smtp(settings, port):
    """The settings that EMAIL_URL=smtp://127.0.0.1:PORT makes; no server is there yet."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""


@pytest.fixture
def sink(smtp, port):
    handler = Sink()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler
    controller.stop()


def test_with_no_server_there_the_letter_is_due_again(smtp):
    a_subscriber()
    a_dispute()
    make_due()
    deliver_next()
    letter = Delivery.objects.get()
    assert (letter.state, letter.attempts, letter.sent_at) == ("due", 1, None)
    assert "ConnectionRefusedError" in letter.error


def test_a_refused_address_fails_at_once(sink):
    subscription = a_subscriber()
    sink.answers[subscription.address] = "550 5.1.1 no such user"
    a_dispute()
    make_due()
    deliver_next()
    letter = Delivery.objects.get()
    assert (letter.state, letter.attempts) == ("failed", 1)
    assert letter.error == "The mail server refused the address: 550 5.1.1 no such user"
    assert sink.mails == []


def test_an_address_put_off_is_tried_again(sink):
    subscription = a_subscriber()
    sink.answers[subscription.address] = "450 4.2.0 come back later"
    a_dispute()
    make_due()
    deliver_next()
    assert Delivery.objects.get().state == "due"
    del sink.answers[subscription.address]
    make_due()
    deliver_next()
    letter = Delivery.objects.get()
    assert (letter.state, letter.attempts, letter.error) == ("sent", 2, "")
    assert [mail["Message-ID"] for mail in sink.mails] == [letter.message_id]


def test_the_letter_arrives_as_it_was_made(sink):
    subscription = a_subscriber()
    a_dispute(title="Gardes tués au port, été 2019 🚢", lower_title="غارة على الميناء")
    make_due()
    deliver_next()
    [mail] = sink.mails
    letter = Delivery.objects.get()
    assert mail["Message-ID"] == letter.message_id
    assert mail["To"] == subscription.address
    # Python folds a long encoded subject before its first word, and reads the fold as a space.
    assert mail["Subject"].strip() == letter.subject == "Conflict: Gardes tués au port, été 2019 🚢: up to 30 or 45"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content_type() == "multipart/alternative"
    text, html = (part.get_content().replace("\r\n", "\n") for part in mail.iter_parts())
    assert text.strip() == letter.text.strip()
    assert html.strip() == letter.html.strip()
    assert "غارة على الميناء" in text
