"""Mail as files, where no mail server is set."""

import email
import email.policy

import pytest

from claims.alerts.delivery import deliver_next
from claims.models import Delivery
from tests.alerts.harbour import a_dispute, a_subscriber, make_due

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_BACKEND = "config.mailbox.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "desk" / "mail")
    return tmp_path / "desk" / "mail"


def test_a_folder_that_cannot_be_written_to_leaves_the_letter_due(folder):
    folder.parent.mkdir()
    folder.write_text("a file where the folder should be")
    a_subscriber()
    a_dispute()
    make_due()
    deliver_next()
    assert Delivery.objects.get().state == "due"


def test_each_letter_is_a_mail_of_its_own_that_only_its_owner_reads(folder):
    a_subscriber()
    a_subscriber()
    a_dispute(lower_title="غارة على الميناء 🔥")
    make_due()
    while deliver_next():
        pass
    files = list(folder.glob("*.eml"))
    mails = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]
    letters = {letter.message_id: letter for letter in Delivery.objects.all()}
    assert sorted(mail["Message-ID"] for mail in mails) == sorted(letters)
    for mail in mails:
        assert mail.defects == []
        text, html = (part.get_content().replace("\r\n", "\n") for part in mail.iter_parts())
        assert text.strip() == letters[mail["Message-ID"]].text.strip()
        assert "غارة على الميناء 🔥" in html
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
