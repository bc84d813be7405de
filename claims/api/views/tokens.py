"""Tokens: given for a name and a password, shown once, kept as digests, and given back."""

from typing import Any

from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from drf_spectacular.utils import extend_schema
from knox.models import AuthToken
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.authentication import TokenAuthentication
from claims.api.serializers.tokens import LogInSerializer, TokenSerializer
from claims.api.views.desk import DeskView


class Tokens(DeskView):
    """Log-in by name and password."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    problems = ("429",)

    def get_authenticate_header(self, request: Request) -> str:
        return "Token"

    @extend_schema(
        summary="Get a token",
        description="Send it as `Authorization: Token …`. After too many failures, a name is locked out for a while.",
        request=LogInSerializer,
        responses={201: TokenSerializer},
        auth=[],
    )
    def post(self, request: Request) -> Response:
        asked = LogInSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        user = _authenticated(request, asked.validated_data)
        stored, token = AuthToken.objects.create(user)
        return Response({"token": token, "expiry": stored.expiry}, status=201, headers={"Cache-Control": "no-store"})


class CurrentToken(DeskView):
    """The token that the request came with."""

    authentication_classes = (TokenAuthentication,)
    permission_classes = (IsAuthenticated,)

    @extend_schema(
        summary="Log out", description="The token that is sent is valid no longer.", request=None, responses={204: None}
    )
    def delete(self, request: Request) -> Response:
        request.auth.delete()
        return Response(status=204)


def _authenticated(request: Request, credentials: dict[str, Any]) -> User:
    """The user of these credentials. Failures are counted, and locked out, by django-axes, as in the admin."""
    plain = request._request
    user = authenticate(plain, **credentials)
    if getattr(plain, "axes_locked_out", False):
        # Its middleware would put a page of its own in the place of our answer.
        plain.axes_locked_out = False  # type: ignore[attr-defined]
        raise Throttled(detail="Too many failed attempts to log in. Try again later.")
    if not isinstance(user, User):
        raise AuthenticationFailed("The user name or the password is wrong.")
    user_logged_in.send(sender=User, request=plain, user=user)
    return user
