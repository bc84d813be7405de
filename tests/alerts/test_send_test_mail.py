"""`manage.py send_test_mail`: one letter now, and one clear line on what became of it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def test_no_address(mailoutbox):
    with pytest.raises(CommandError, match="'nobody' is no mail address"):
        call_command("send_test_mail", "nobody")
    assert mailoutbox == []


def test_trouble_is_one_clear_line(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(CommandError) as raised:
        call_command("send_test_mail", "desk@desk.example")
    assert str(raised.value).startswith("The test letter was not sent. The mail could not be handed over")
    assert "\n" not in str(raised.value)


def test_says_where_it_went(settings, tmp_path):
    settings.EMAIL_BACKEND = "config.mailbox.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    out = StringIO()
    call_command("send_test_mail", "desk@desk.example", stdout=out)
    assert out.getvalue() == (
        f"The test letter to desk@desk.example was handed over to the folder {tmp_path / 'mail'} (EMAIL_URL is not set).\n"
    )
    assert len(list((tmp_path / "mail").glob("*.eml"))) == 1


def test_is_a_letter_of_text_alone(mailoutbox):
    call_command("send_test_mail", "desk@desk.example", stdout=StringIO())
    [mail] = mailoutbox
    assert mail.to == ["desk@desk.example"]
    assert mail.message()["Auto-Submitted"] == "auto-generated"
    assert mail.alternatives == []
