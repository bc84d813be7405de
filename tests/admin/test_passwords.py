"""A new password by mail: a letter to those who may have one, one answer to all who ask, a link that works once."""

import email
import re
import smtplib
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache

from claims.pages import passwords
from tests.builders import PASSWORD, a_user

pytestmark = pytest.mark.django_db
ASK = "/admin/password_reset/"
NEW = "another-long-password-for-tests"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Where letters become files, and nobody has had one yet."""
    settings.EMAIL_BACKEND = "config.mailbox.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    settings.SITE_URL = "https://desk.example"
    cache.clear()
    return tmp_path / "mail"


def ask(client, address):
    answer = client.post(ASK, {"email": address}, follow=True)
    for thread in threading.enumerate():
        if thread.name == passwords.THREAD_NAME:
            thread.join(20)
    return answer


def letters(folder: Path):
    return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in folder.glob("*.eml")]


def link_in(letter):
    (link,) = re.findall(r"https?://\S+", letter.get_content())
    return link


class TestNoLetter:
    @pytest.mark.parametrize("fields", [{"is_active": False}, {"email": "another@desk.example"}])
    def test_to_whom_may_have_none(self, client, folder, fields):
        a_user(username="ada", **{"email": "ada@desk.example", **fields})
        ask(client, "ada@desk.example")
        assert not letters(folder)

    def test_to_whom_has_no_password_here(self, client, folder):
        user = a_user(email="ada@desk.example")
        user.set_unusable_password()
        user.save(update_fields=["password"])
        ask(client, "ada@desk.example")
        assert not letters(folder)

    def test_more_than_three_within_an_hour(self, client, folder, viewer):
        for _ in range(5):
            ask(client, viewer.email)
        assert len(letters(folder)) == 3
        other = a_user()
        ask(client, other.email)
        assert len(letters(folder)) == 4


def test_whoever_asks_is_told_the_same(client, viewer):
    pages = [ask(client, address) for address in (viewer.email, "nobody@desk.example")]
    said = [re.sub(rb'nonce="[^"]*"|value="[^"]*"', b"", page.content) for page in pages]
    assert said[0] == said[1]
    assert [page.redirect_chain for page in pages] == [[("/admin/password_reset/done/", 302)]] * 2


def test_a_mail_server_that_fails_is_not_told_of(client, viewer, monkeypatch, caplog):
    def fail(*_):
        raise smtplib.SMTPServerDisconnected("the server went away")

    monkeypatch.setattr("config.mailbox.EmailBackend.send_messages", fail)
    answer = ask(client, viewer.email)
    assert answer.status_code == 200
    assert "Failed to send password reset email" in caplog.text


def test_the_log_in_page_leads_there(client):
    assert f'href="{ASK}' in client.get("/admin/login/").content.decode()


@pytest.mark.parametrize("path", [ASK, f"{ASK}done/", "/admin/reset/MQ/nonsense/", "/admin/reset/done/"])
def test_the_pages_are_the_desks(client, path):
    page = client.get(path).content.decode()
    assert "factbase" in page
    assert "Django" not in page


def test_the_link_works_once(client, folder, viewer):
    ask(client, viewer.email.upper())
    (letter,) = letters(folder)
    assert letter["To"] == viewer.email
    assert letter["From"] == settings.DEFAULT_FROM_EMAIL
    assert letter["Subject"] == "Password reset on factbase"
    link = link_in(letter)
    # Whatever host was asked for, the letter leads to the desk.
    assert link.startswith("https://desk.example/admin/reset/")
    path = link.removeprefix("https://desk.example")

    form = client.get(path, follow=True)
    here = form.redirect_chain[-1][0]
    assert "Enter new password" in form.content.decode()
    weak = client.post(here, {"new_password1": "12345", "new_password2": "12345"})
    assert "too short" in weak.content.decode()
    done = client.post(here, {"new_password1": NEW, "new_password2": NEW}, follow=True)
    assert "Your password has been set" in done.content.decode()

    changed = User.objects.get(pk=viewer.pk)
    assert changed.check_password(NEW)
    assert not changed.check_password(PASSWORD)
    entered = client.post("/admin/login/?next=/admin/", {"username": viewer.username, "password": NEW})
    assert (entered.status_code, entered["Location"]) == (302, "/admin/")
    again = client.get(path, follow=True).content.decode()
    assert "invalid, possibly because it has already been used" in again
    assert "new_password1" not in again


def test_a_user_changes_his_own(client, viewer):
    client.force_login(viewer)
    form = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert client.post("/admin/password_change/", {**form, "old_password": "wrong"}).status_code == 200
    assert User.objects.get(pk=viewer.pk).check_password(PASSWORD)
    assert client.post("/admin/password_change/", form).status_code == 302
    assert User.objects.get(pk=viewer.pk).check_password(NEW)
    assert client.get("/admin/").status_code == 200
