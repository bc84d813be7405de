"""Users: administrators look after them, but nobody makes himself a superuser."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from tests.admin.conftest import list_of, page_of


@pytest.mark.parametrize("model", ["auth_user", "auth_group"])
def test_an_editor_sees_no_users(desk, editor, model):
    assert desk(editor).get(list_of(model)).status_code == 403


def test_an_administrator_cannot_make_himself_a_superuser(desk, administrator):
    fields = {"username": administrator.username, "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    dates = {"date_joined_0": "2019-12-31", "date_joined_1": "12:00"}
    group = Group.objects.get(name="administrator")
    response = desk(administrator).post(page_of(administrator), {**fields, **dates, "groups": [group.pk]})
    assert response.status_code == 302
    administrator.refresh_from_db()
    assert not administrator.is_superuser


def test_an_administrator_does_not_touch_a_superuser(desk, administrator, admin_user):
    address = reverse("admin:auth_user_password_change", args=[admin_user.pk])
    assert desk(administrator).get(address).status_code == 403
    assert desk(administrator).post(page_of(admin_user), {"username": "taken over"}).status_code == 403


def test_an_administrator_adds_a_user_to_a_group(desk, administrator):
    password = "a-long-password-for-tests"
    fields = {"username": "anna", "password1": password, "password2": password, "usable_password": "true"}
    assert desk(administrator).post(reverse("admin:auth_user_add"), fields).status_code == 302
    anna = User.objects.get(username="anna")
    dates = {"date_joined_0": "2019-12-31", "date_joined_1": "12:00"}
    chosen = {"username": "anna", "is_active": "on", "is_staff": "on", "groups": [Group.objects.get(name="viewer").pk]}
    assert desk(administrator).post(page_of(anna), {**chosen, **dates}).status_code == 302
    assert [group.name for group in anna.groups.all()] == ["viewer"]
