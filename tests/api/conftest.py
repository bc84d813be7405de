"""A client of each role, with a token."""

import pytest
from django.contrib.auth.models import User
from knox.models import AuthToken
from rest_framework.test import APIClient


def client_of(user: User) -> APIClient:
    """A client that sends a token of this user."""
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {AuthToken.objects.create(user)[1]}")
    return client


@pytest.fixture
def anyone() -> APIClient:
    """A client that sends no token."""
    return APIClient()


@pytest.fixture
def as_viewer(viewer) -> APIClient:
    return client_of(viewer)


@pytest.fixture
def as_reviewer(reviewer) -> APIClient:
    return client_of(reviewer)


@pytest.fixture
def as_editor(editor) -> APIClient:
    return client_of(editor)


@pytest.fixture
def as_stranger(stranger) -> APIClient:
    return client_of(stranger)
