"""Requests made up from the schema, right and wrong ones: no error of ours, and answers as the schema says.

The seed is fixed, so that the same requests are made each time.
"""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from knox.models import AuthToken
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from tests.builders import a_claim, a_conflict, a_fact, a_user

pytestmark = pytest.mark.django_db

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much]


@pytest.fixture
def _one_connection(db) -> Iterator[None]:
    """The test's transaction lives in its connection: no request may end it, as in Django's own test client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def headers(_one_connection) -> dict[str, str]:
    """Those of someone who may do everything, at a desk that has something on it."""
    a_claim(fact=a_fact(), origin="Fire Office")
    a_conflict()
    return {"Authorization": f"Token {AuthToken.objects.create(a_user(group='administrator'))[1]}"}


# As the service gives it out.
schema = schemathesis.openapi.from_wsgi("/api/schema/", get_wsgi_application())


@schema.parametrize()
@settings(max_examples=4, derandomize=True, deadline=None, database=None, suppress_health_check=QUIET)
def test_made_up_requests(case, headers):
    case.call_and_validate(headers=headers, checks=CHECKS)


@pytest.mark.deep
@schema.parametrize()
@settings(max_examples=80, derandomize=True, deadline=None, database=None, suppress_health_check=QUIET)
def test_many_made_up_requests(case, headers):
    case.call_and_validate(headers=headers, checks=CHECKS)
