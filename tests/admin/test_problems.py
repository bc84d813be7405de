"""Pages for what went wrong: in words, in the site's colours, without a traceback."""

import pytest
from django.db import DatabaseError
from django.test import Client, override_settings
from django.urls import reverse

from claims.admin.facts import FactDesk
from tests.admin.conftest import list_of


def test_a_wrong_address(desk, viewer):
    response = desk(viewer).get("/admin/nothing/here/")
    assert response.status_code == 404
    assert "There is nothing here" in response.content.decode()


def test_a_refusal(desk, stranger):
    assert "You may not do this" in desk(stranger).get(list_of("claims_fact")).content.decode()


def test_a_form_that_has_expired(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    response = client.post(reverse("admin:sources_article_add"), {"text": "No token."})
    assert response.status_code == 403
    assert "This form has expired" in response.content.decode()


@override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1000)
def test_more_than_is_taken_at_all(desk, editor):
    response = desk(editor).post(reverse("admin:sources_article_add"), {"text": "much " * 1000})
    assert response.status_code == 400
    assert "too large" in response.content.decode()


def test_an_error_of_the_database(desk, viewer, monkeypatch):
    def fail(*_):
        raise DatabaseError("secret detail")

    monkeypatch.setattr(FactDesk, "get_queryset", fail)
    client = desk(viewer)
    client.raise_request_exception = False
    response = client.get(list_of("claims_fact"))
    content = response.content.decode()
    assert response.status_code == 500
    assert "Something went wrong here" in content
    assert "secret detail" not in content
    assert "Traceback" not in content


@pytest.mark.parametrize("status", [403, 404])
def test_they_hold_no_inline_script_or_style(desk, stranger, status):
    address = {403: list_of("claims_fact"), 404: "/admin/nothing/"}[status]
    content = desk(stranger).get(address).content.decode()
    assert "<style" not in content
    assert "<script" not in content
