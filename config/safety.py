"""What the service refuses to run with where DEBUG is off: a secret that can be guessed, and answering to any name."""

from collections.abc import Sequence

from django.core.checks.security.base import SECRET_KEY_MIN_LENGTH, SECRET_KEY_MIN_UNIQUE_CHARACTERS
from django.core.exceptions import ImproperlyConfigured

HOW_TO_MAKE_ONE = "Make one: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
# Words of keys that stand in templates, examples and tutorials, and so are known to everybody.
_WORDS_OF_KNOWN_KEYS = ("insecure", "changeme", "change-me", "change_me", "change me", "replace-me", "your-secret")


def refuse_unsafe(*, debug: bool, secret_key: str, allowed_hosts: Sequence[str]) -> None:
    """Raise ImproperlyConfigured, in one line, with all that is unsafe; the key itself is never named."""
    if not secret_key:
        raise ImproperlyConfigured("SECRET_KEY is not set. Set it in the environment, or let `make run` make one.")
    wrong = [] if debug else [_wrong_with_key(secret_key), _wrong_with_hosts(allowed_hosts)]
    if any(wrong):
        raise ImproperlyConfigured(" ".join(reason for reason in wrong if reason))


def _wrong_with_key(key: str) -> str:
    if len(key) < SECRET_KEY_MIN_LENGTH:
        return f"SECRET_KEY is {len(key)} characters long; it must have {SECRET_KEY_MIN_LENGTH}. {HOW_TO_MAKE_ONE}"
    if len(set(key)) < SECRET_KEY_MIN_UNIQUE_CHARACTERS:
        return f"SECRET_KEY repeats a few characters, and so can be guessed. {HOW_TO_MAKE_ONE}"
    if any(word in key.lower() for word in _WORDS_OF_KNOWN_KEYS):
        return f"SECRET_KEY is one from a template, which everybody knows. {HOW_TO_MAKE_ONE}"
    return ""


def _wrong_with_hosts(hosts: Sequence[str]) -> str:
    if not hosts:
        return "ALLOWED_HOSTS is empty: no request would be answered. Name the hosts that people reach the desk at."
    wild = [host for host in hosts if "*" in host or host.startswith(".")]
    if wild:
        return f"ALLOWED_HOSTS holds the wildcard {wild[0]}; name each host, or set DEBUG=true to try things out."
    return ""
