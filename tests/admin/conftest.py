"""A browser without JavaScript, logged in as one of the cast."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse


@pytest.fixture
def desk(client: Client):
    """`desk(user)`: the test client, logged in as this user."""

    def logged_in(user: User) -> Client:
        client.force_login(user)
        return client

    return logged_in


def page_of(thing) -> str:
    """The address of a thing's page."""
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


def list_of(model: str) -> str:
    """The address of a list, such as `list_of("claims_fact")`."""
    return reverse(f"admin:{model}_changelist")
