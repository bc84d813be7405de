"""Tokens: knox's own, where a header that no token can be is a wrong token rather than an error."""

from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from knox.auth import TokenAuthentication as KnoxAuthentication
from rest_framework.exceptions import AuthenticationFailed


class TokenAuthentication(KnoxAuthentication):  # type: ignore[misc]
    """`Authorization: Token …`"""

    def authenticate_credentials(self, token: bytes) -> tuple[object, object]:
        if not token.isalnum():
            raise AuthenticationFailed("This is no token.")
        found: tuple[object, object] = super().authenticate_credentials(token)
        return found


class TokenScheme(KnoxTokenScheme):  # type: ignore[no-untyped-call]
    """How the OpenAPI schema says it."""

    target_class = "claims.api.authentication.TokenAuthentication"
    name = "token"
